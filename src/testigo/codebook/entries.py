"""What the codebook is made of. Names, definitions and examples are given by language ("en", "es")."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, with_config

_STRICT = ConfigDict(extra="forbid")

ByLanguage = Mapping[str, str]


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class EventCrosswalk:
    """Where an event type stands in other schemes; None where a scheme has no place for it.

    ``ucdp`` is a rule, not a code: by_sides (type 1 where a state's forces are a side, 2 where both sides
    are organised and non-state, 3 where the targets are civilians) or one_sided (type 3).
    """

    acled: tuple[str, str]  # event type, sub-event type
    ucdp: Literal["by_sides", "one_sided"] | None
    plover: tuple[str, str | None] | None  # event, mode
    gtd: str | None  # attack type
    muc4: str | None  # incident type
    cameo: str | None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of incident. ``weapon`` is the type of weapon it implies by itself."""

    code: str
    name: ByLanguage
    definition: ByLanguage
    examples: Mapping[str, tuple[str, ...]]
    violent: bool
    weapon: str | None
    crosswalk: EventCrosswalk


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Attribute:
    """What a claim can state. ``value`` names a class of testigo.model; ``personal`` calls for care on export."""

    code: str
    name: ByLanguage
    definition: ByLanguage
    value: Literal["DateRange", "Place", "Actor", "Code", "Count", "Words", "Person"]
    many: bool
    personal: bool


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class WeaponCrosswalk:
    """The MUC-4 instrument type and the GTD weapon type."""

    muc4: str | None
    gtd: str | None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Weapon:
    """A type of weapon, and the wider type it belongs to."""

    code: str
    name: ByLanguage
    definition: ByLanguage
    broader: str | None
    crosswalk: WeaponCrosswalk


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class ActorCrosswalk:
    """ACLED's "inter" as word and number, the UCDP side, and the MUC-4 type of a human target."""

    acled: tuple[str, int] | None
    ucdp: Literal["state", "non-state", "civilians"] | None
    muc4: str | None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class ActorKind:
    """A sort of people who act or are acted upon."""

    code: str
    name: ByLanguage
    definition: ByLanguage
    state: bool
    armed: bool
    crosswalk: ActorCrosswalk


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Term:
    """A code of a short ordered list: certainty, status, telling, voice, grade or clarity. ``rank`` 0 is the first."""

    code: str
    rank: int
    name: ByLanguage
    definition: ByLanguage


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Rule:
    """How a value is believed where several are claimed, in plain language."""

    code: str
    attributes: tuple[str, ...]
    text: ByLanguage


@with_config(_STRICT)
@dataclass(frozen=True, slots=True)
class Clear:
    """What makes an incident clear: a date of at most ``days``, a place of at least that precision."""

    days: int
    place: Literal["exact", "settlement", "municipality", "state", "country"]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All rules as data, by code, in the order of the files."""

    event_types: Mapping[str, EventType]
    attributes: Mapping[str, Attribute]
    weapons: Mapping[str, Weapon]
    actor_kinds: Mapping[str, ActorKind]
    certainties: Mapping[str, Term]
    statuses: Mapping[str, Term]
    tellings: Mapping[str, Term]
    rules: Mapping[str, Rule]
    voices: Mapping[str, Term]
    grades: Mapping[str, Term]
    clarities: Mapping[str, Term]
    two_sided: frozenset[str]  # event types in which both sides act
    clear: Clear

    def is_armed(self, kind: str) -> bool:
        """Say whether actors of a kind bear arms; of a kind that is not in the codebook nobody knows that they do."""
        return kind in self.actor_kinds and self.actor_kinds[kind].armed

    def wider_weapons(self, code: str) -> tuple[str, ...]:
        """Return the types that a type of weapon belongs to, nearest first: "rifle" gives ("firearm",)."""
        wider: list[str] = []
        broader = self.weapons[code].broader
        while broader is not None:
            wider.append(broader)
            broader = self.weapons[broader].broader
        return tuple(wider)
