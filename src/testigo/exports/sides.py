"""Who stands against whom: the two sides of an incident, and the type of violence that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from testigo.codebook import load
from testigo.exports.record import ActorRecord, IncidentRecord


class Violence(StrEnum):
    """UCDP's three types of organised violence, by their numbers 1 to 3."""

    STATE_BASED = "state-based"
    NON_STATE = "non-state"
    ONE_SIDED = "one-sided"

    @property
    def number(self) -> int:
        """The number in the column ``type_of_violence``."""
        return list(Violence).index(self) + 1


@dataclass(frozen=True, slots=True)
class Sides:
    """Side a acts; side b is acted upon or is the other party of a clash."""

    a: tuple[ActorRecord, ...]
    b: tuple[ActorRecord, ...]

    @property
    def everyone(self) -> tuple[ActorRecord, ...]:
        """The actors of both sides."""
        return self.a + self.b


def sides(perpetrators: Sequence[ActorRecord] | None, targets: Sequence[ActorRecord] | None) -> Sides:
    """Return the two sides. Where there is no target, the parties of a clash stand among the perpetrators."""
    acting, acted_upon = tuple(perpetrators or ()), tuple(targets or ())
    if len(acting) > 1 and not acted_upon:
        return Sides(acting[:1], acting[1:])
    return Sides(acting, acted_upon)


def sides_of(record: IncidentRecord) -> Sides:
    """Return the two sides of an incident."""
    return sides(record.perpetrators, record.targets)


def kind_as_side(actor: ActorRecord) -> str | None:
    """Return what UCDP calls such an actor as a side: state, non-state, civilians or, unknown, None."""
    kind = load().actor_kinds.get(actor.kind)
    return kind.crosswalk.ucdp if kind else None


def violence(event_type: str, opposed: Sides) -> Violence | None:
    """Return UCDP's type of violence, or None where the event or its sides do not tell.

    An attack on people who fight (police, a rival group) is not one-sided, whatever the event type says.
    """
    event = load().event_types.get(event_type)
    rule = event.crosswalk.ucdp if event else None
    if rule is None:
        return None
    a, b = ({kind_as_side(actor) for actor in side} - {None} for side in (opposed.a, opposed.b))
    fighting = b - {"civilians"}
    if b == {"civilians"} or (rule == "one_sided" and not fighting):
        return Violence.ONE_SIDED
    if ("state" in a and "non-state" in b) or ("non-state" in a and "state" in b):
        return Violence.STATE_BASED
    return Violence.NON_STATE if "non-state" in a & b else None
