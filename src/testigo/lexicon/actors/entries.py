"""What the register of armed actors is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import ConfigDict, with_config

_STRICT = ConfigDict(extra="forbid")

RelationKind = Literal["split_from", "successor_of", "merged_into", "wing_of", "member_of", "ally", "rival", "led_by"]
MUTUAL = frozenset({"ally", "rival"})  # these hold both ways
PART_OF = frozenset({"wing_of", "member_of"})


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Relation:
    """What an actor is to another; ``other`` is its id, for led_by a person's. Years, both included."""

    kind: RelationKind
    other: str
    source: str  # the public knowledge it rests on, in words
    since: int | None = None
    until: int | None = None

    def held(self, earliest: int | None, latest: int | None) -> bool:
        """Say whether it can have held in some year from ``earliest`` to ``latest``."""
        return _can_meet(self.since, self.until, earliest, latest)


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A group or force.

    ``names`` are by language, ``local`` names mean the actor only in reports from its own countries ("the army").
    ``countries`` are ISO 3166-1 alpha-2, the home first; empty for actors without one. ``since`` and ``until``
    are years, both included. ``ambiguous`` lists names that another actor of the same country bears as well.
    """

    id: str
    name: str
    kind: str  # a code of the codebook's actor kinds
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    local: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    ambiguous: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()

    def existed(self, earliest: int | None, latest: int | None) -> bool:
        """Say whether the actor can have existed in some year from ``earliest`` to ``latest``."""
        return _can_meet(self.since, self.until, earliest, latest)


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Person:
    """A public figure, or a leader named in public records; nobody else belongs in the register.

    ``nicknames`` are shown and never searched for: many people share them.
    """

    id: str
    name: str
    role: str
    of: str  # the id of the group
    source: str
    aliases: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words of words.yaml; the file says what each list is for."""

    nouns: frozenset[str]
    articles: frozenset[str]
    ordinary: frozenset[str]
    apart: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    serving: Mapping[str, frozenset[str]]


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class GenericKind:
    """How an unnamed actor of a kind is labelled, by language; ``dated`` adds the years of its government."""

    dated: bool
    label: Mapping[str, str]


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class GenericCountry:
    """A country's name by language, and the days on which its governments took office."""

    name: Mapping[str, str]
    governments: tuple[date, ...] = ()


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class GenericNames:
    """The names of generic.yaml."""

    kinds: Mapping[str, GenericKind]
    countries: Mapping[str, GenericCountry]

    def label(self, kind: str, country: str, on: date | None, language: str) -> str | None:
        """Return "Police Forces of Mexico (2018-2024)" and the like, or None for a kind or country not listed."""
        if kind not in self.kinds or country not in self.countries:
            return None
        label = self.kinds[kind].label[language].format(country=self.countries[country].name[language])
        return label + (self._years(country, on) if self.kinds[kind].dated and on else "")

    def _years(self, country: str, on: date) -> str:
        starts = self.countries[country].governments
        begun = [start for start in starts if start <= on]
        if not begun:
            return ""
        later = starts[len(begun) :]
        return f" ({begun[-1].year}-{later[0].year if later else ''})"


def _can_meet(since: int | None, until: int | None, earliest: int | None, latest: int | None) -> bool:
    begun = since is None or latest is None or since <= latest
    return begun and (until is None or earliest is None or until >= earliest)
