"""The places that an incident may have, with what speaks for each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.muc4.circumstances import UNKNOWN, Option, features_of, step, without
from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.localities import Way, paths
from benchmarks.muc4.told import type_of
from benchmarks.muc4.words import tables
from testigo.lexicon.place_names import fold
from testigo.model import Place
from testigo.protocols import PlaceKind, PlaceRole

_BEHIND = 30  # characters behind a name whose first word counts


def places(incident: Decided, material: Material, home: str) -> list[Option]:
    """Return the places that an incident may have; the first is the country alone."""
    country = str(tables().countries[home]["name"])
    ways = paths(material, home)
    around = Around.of(incident, material)
    least = min((around.distance(each) for each in ways.values()), default=UNKNOWN)
    found = [
        Option(value, features_of("place", _place_features(told, around, least == around.distance(told), len(ways))))
        for value, told in ways.items()
    ]
    return [Option(country, features_of("place", _no_place(incident, material, home, len(ways)))), *found]


@dataclass(frozen=True, slots=True)
class Around:
    """Where an incident is told of in a report, and which places the accounts have, by their names."""

    type: str
    text: str
    sentences: tuple[int, ...]
    read: Counter[str]
    read_of_type: Counter[str]

    @classmethod
    def of(cls, incident: Decided, material: Material) -> "Around":
        """Return what surrounds an incident."""
        sentences = tuple(one.sentence for filler in incident.fillers for one in filler.members)
        read = [
            (fold(reading.value.name).upper(), type_of(account) == incident.type)
            for account in material.accounts
            for reading in account.of("place")
            if isinstance(reading.value, Place)
        ]
        of_type = Counter(name for name, own in read if own)
        return cls(incident.type, material.report.text, sentences, Counter(name for name, _ in read), of_type)

    def distance(self, ways: list[Way]) -> int:
        """Return how many sentences lie between the incident and the nearest of the ways, datelines left out."""
        return min(
            (self.to(way) for way in ways if way.locality.toponym.role is not PlaceRole.DATELINE), default=UNKNOWN
        )

    def to(self, way: Way) -> int:
        """Return how many sentences lie between the incident and a place."""
        return min((abs(way.locality.sentence - each) for each in self.sentences), default=UNKNOWN)


def _no_place(incident: Decided, material: Material, home: str, others: int) -> Iterator[str]:
    length = step(len(material.extraction.scenes) // 3)
    yield from without(incident, material, others)
    yield from (f"none length {length}", f"none length {length} {min(others, 6)}", f"none home {home}")
    yield f"none fillers {min(len(incident.fillers), 4)}"


def _place_features(ways: list[Way], around: Around, nearest: bool, others: int) -> Iterator[str]:
    way = min(ways, key=around.to)
    place, toponym = way.locality, way.locality.toponym
    near, filed = step(around.distance(ways)), any(each.locality.toponym.role is PlaceRole.DATELINE for each in ways)
    before, behind = (
        around.text[: toponym.start].lower().split()[-2:],
        around.text[toponym.end :][:_BEHIND].lower().split(),
    )
    size, often = len(str(place.population)), min(len(ways), 4)
    read, of_type = min(around.read[place.name], 3), min(around.read_of_type[place.name], 2)
    alone = (
        f"nearest {nearest}", f"filed {filed}", f"role {toponym.role}", f"way {way.how} {way.form}", f"size {size}",
        f"often {often}", f"of type {of_type}", f"type {around.type}", f"form {way.form}",
    )  # fmt: skip
    yield from alone
    yield from (f"near {near} {each}" for each in alone)
    yield from (f"near {near}", f"read {read}", f"known {bool(place.kinds)}", f"state {PlaceKind.STATE in place.kinds}")
    yield from (f"called {way.form} {way.how} {place.called}", f"kind {toponym.kind}", f"name {place.name}")
    yield from (f"others {min(others, 5)}", f"filed {filed} others {min(others, 4)}", f"filed {filed} often {often}")
    yield f"here {min(sum(each.locality.sentence in around.sentences for each in ways), 3)}"
    yield from (f"after {' '.join(before[-1:])}", f"after {' '.join(before)}", f"then {' '.join(behind[:1])}")
