"""What rules can ask of an incident: its cells, without the evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from testigo.lexicon.text import plain
from testigo.model import Actor, Certainty, Code, Count, DateRange, Incident, Place, Value

SIDES = ("perpetrator", "target")


@dataclass(frozen=True, slots=True)
class Facts:
    """An incident as rules see it; names are folded, days are the earliest it can have been."""

    id: str
    type: str
    day: date | None
    place: Place | None
    actors: frozenset[str]
    weapons: frozenset[str]
    counts: dict[str, int]  # the least that is believed
    certainty: Certainty

    def key(self, name: str) -> frozenset[str]:
        """Return what an incident has under a name that "first time" can be asked of; empty where not known."""
        if name == "type":
            return frozenset({self.type})
        if name in ("actor", "weapon"):
            return self.actors if name == "actor" else self.weapons
        return folded(getattr(self.place, {"state": "admin1", "municipality": "admin2"}.get(name, name), None))


def folded(name: str | None) -> frozenset[str]:
    """Return a name as it is compared: without case and accents."""
    return frozenset({plain(name)}) if name else frozenset()


def facts_of(incident: Incident) -> Facts:
    """Return what rules can ask of an incident."""
    date_range = next((value for value in _values(incident, "date") if isinstance(value, DateRange)), None)
    place = next((value for value in _values(incident, "place") if isinstance(value, Place)), None)
    kind = incident.event_type.value
    counts = {
        cell.attribute: value.low
        for cell in incident.cells
        for value in _values(incident, cell.attribute)
        if isinstance(value, Count)
    }
    return Facts(
        id=incident.id,
        type=kind.code if isinstance(kind, Code) else "",
        day=(date_range.earliest or date_range.latest) if date_range else None,
        place=place,
        actors=frozenset(name for side in SIDES for name in _actors(incident, side)),
        weapons=frozenset(value.code for value in _values(incident, "weapon") if isinstance(value, Code)),
        counts=counts,
        certainty=Certainty(incident.certainty),
    )


def _actors(incident: Incident, side: str) -> Iterator[str]:
    for value in _values(incident, side):
        if isinstance(value, Actor):
            yield plain(value.label)
            if value.actor_id:
                yield value.actor_id


def _values(incident: Incident, attribute: str) -> tuple[Value, ...]:
    cell = incident.cell(attribute)
    value = cell.value if cell else None
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, Value) else ()
