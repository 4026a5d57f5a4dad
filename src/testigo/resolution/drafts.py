"""Accounts in the making: the mentions of one incident with what they claim, and how two of them compare."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from testigo.lexicon.words import read_list
from testigo.model import DateRange, Mention, Place, PlacePrecision, Reading, Told

PRECISIONS = tuple(PlacePrecision)  # the closest first
COUNTS = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
HARMFUL = frozenset({"attack", "abduction", "protest", "sexual_violence"})  # families whose victims die or are hurt


@dataclass(slots=True)
class Draft:
    """An account in the making."""

    family: str
    mentions: list[Mention] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    @property
    def background(self) -> bool:
        """Whether it is told as background, as its first mention is."""
        return self.mentions[0].told is Told.BACKGROUND

    def values(self, attribute: str) -> list[Any]:
        """Return the meanings of what it says of an attribute, but for what is taken back."""
        found = (reading for reading in self.readings if reading.claim.attribute == attribute)
        return [reading.value for reading in found if reading.value is not None and not reading.claim.retracted]

    @property
    def date(self) -> DateRange | None:
        """The narrowest date told."""
        return min(self.values("date"), key=_width, default=None)

    @property
    def place(self) -> Place | None:
        """The closest place told; of equally close ones the first."""
        return min(self.values("place"), key=lambda place: PRECISIONS.index(place.located), default=None)


def _width(date: DateRange) -> int:
    return date.days if date.days is not None else 10_000


@cache
def tables() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the families of event types, and the event types with family and weight (lexicon/families.yaml)."""
    table = read_list("", "families")
    return table["families"], table["types"]


def family(event_type: str) -> str:
    """Return the family of an event type; "any" for words that only point at an incident."""
    return str(tables()[1][event_type]["family"]) if event_type else "any"


def weight(event_type: str) -> int:
    """Return how much an event type says, against the others of its account."""
    return int(tables()[1][event_type]["weight"]) if event_type else 0


def dates_agree(one: DateRange | None, other: DateRange | None) -> bool:
    """Say whether two dates can be one: an unknown one can be any."""
    return one is None or other is None or one.overlaps(other)


def places_agree(one: Place | None, other: Place | None) -> bool:
    """Say whether two places can be one: the same, or one within the other as far as is known."""
    if one is None or other is None or one.gazetteer_id == other.gazetteer_id:
        return True
    if one.country != other.country:
        return False
    if PlacePrecision.COUNTRY in {one.located, other.located}:
        return True
    if one.admin1 != other.admin1:
        return False
    if PlacePrecision.STATE in {one.located, other.located}:
        return True
    return one.admin2 == other.admin2 and one.admin2 is not None
