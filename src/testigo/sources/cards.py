"""A source as a card: one YAML file says who publishes, where they are at home, what is taken and how often.

The shipped cards are in ``outlets``. A user's own folder of cards adds to them, and one of the same name replaces it.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from testigo.model import ConfigurationError

SHIPPED = Path(__file__).with_name("outlets")
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class SourceKind(StrEnum):
    """Who speaks, as far as it bears on what they say."""

    STATE = "state"
    INDEPENDENT = "independent"
    PARTISAN = "partisan"
    WIRE = "wire"
    NGO = "ngo"
    INTERGOVERNMENTAL = "intergovernmental"
    BELLIGERENT = "belligerent"


class Taken(StrEnum):
    """What is taken of a source: lists of addresses in many forms, or files as they stand."""

    FEED = "feed"  # RSS, Atom or JSON Feed
    SITEMAP = "sitemap"
    ADDRESS = "address"  # one page, whose links are not followed
    GDELT = "gdelt"  # an article list of the GDELT Project
    LINKS = "links"  # a spreadsheet of links: .csv, .tsv or .xlsx, a file or an address
    FOLDER = "folder"
    MAILBOX = "mailbox"  # mbox, or a folder of .eml
    ARCHIVE = "archive"  # WARC or WACZ


LOCAL = frozenset({Taken.FOLDER, Taken.MAILBOX, Taken.ARCHIVE})


class Card(BaseModel):
    """A source. ``country`` (ISO 3166-1 alpha-2) and ``place`` are where it is at home."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Words
    publisher: Words
    kind: SourceKind
    takes: Mapping[Taken, Words]  # what, and where it is
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None
    place: Words | None = None
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2}$")] | None = None
    hosts: tuple[Words, ...] = ()  # of its reports' addresses
    every: Annotated[float, Field(gt=0)] = 60.0  # minutes between looks
    delay: Annotated[float, Field(ge=0)] = 2.0  # seconds between requests
    recheck: tuple[Annotated[float, Field(gt=0)], ...] = (6.0, 24.0, 168.0)  # hours after which a page is taken again
    per_day: tuple[Annotated[float, Field(ge=0)], Annotated[float, Field(ge=0)]] | None = None  # reports expected
    verified: bool = False  # somebody looked at it on line

    @model_validator(mode="after")
    def _takes_one_thing(self) -> Self:
        if len(self.takes) != 1:
            raise ValueError("'takes' names one thing, such as {feed: https://...}")
        if self.per_day and self.per_day[0] > self.per_day[1]:
            raise ValueError("'per_day' is [least, most]")
        return self

    @property
    def what(self) -> Taken:
        """What is taken."""
        return next(iter(self.takes))

    @property
    def where(self) -> str:
        """The address or path of what is taken."""
        return next(iter(self.takes.values()))


def load_cards(*folders: Path) -> dict[str, Card]:
    """Return the cards in folders by id, the shipped ones where none is given; later folders win.

    Raises ConfigurationError, naming the file, for a card that is none.
    """
    paths = [path for folder in folders or (SHIPPED,) for path in _files(folder)]
    return {path.stem: _card(path) for path in paths}


def card_of(address: str, cards: Mapping[str, Card]) -> Card | None:
    """Return the card whose host an address is of, the longest host first."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    named = [(each, card) for card in cards.values() for each in card.hosts]
    found = [(each, card) for each, card in named if host == each or host.endswith(f".{each}")]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: there is no such folder of source cards")
    return sorted(folder.glob("*.yaml"))


def _card(path: Path) -> Card:
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(read, dict):
            raise ConfigurationError(f"{path}: a card is a list of names with their values")
        return Card(id=path.stem, **read)
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, each['loc'])) or 'card'}: {each['msg']}" for each in error.errors())
        raise ConfigurationError(f"{path}: {told}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
        raise ConfigurationError(f"{path}: it cannot be read ({error})") from error
