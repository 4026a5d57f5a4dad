"""Names of places that a report misspells by a letter, where it says what holds them: "Apatsingán, Michoacán"."""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase

from testigo.protocols import Gazetteer, PlaceKind, Toponym
from testigo.resolution.place_containment import units, units_of

_SHORTEST = 7  # letters: of shorter names too many are a letter apart


def respelt(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the toponyms, those that the gazetteer lacks under the one name a letter away in what holds them, if any.

    First and last letter must be right: "Palmito" and "Palmitos" are two villages.
    """
    names = {toponym.start: toponym.name for toponym in toponyms}
    return tuple(
        _respelt(toponym, None if toponym.parent is None else names.get(toponym.parent), gazetteer)
        for toponym in toponyms
    )


def _respelt(toponym: Toponym, parent: str | None, gazetteer: Gazetteer) -> Toponym:
    if parent is None or len(toponym.name) < _SHORTEST or gazetteer.lookup(toponym.name):
        return toponym
    holding = units(gazetteer.lookup(parent))
    meant = {
        entry.id: name
        for name in _near(toponym.name)
        if gazetteer.knows(name)
        for entry in gazetteer.lookup(name)
        if entry.kind is PlaceKind.SETTLEMENT and not holding.isdisjoint(units_of(entry))
    }
    return replace(toponym, name=min(meant.values())) if len(meant) == 1 else toponym


def _near(name: str) -> Iterator[str]:
    """Yield the names that differ by one letter: another, one more, one less, or two in the other order."""
    for at in range(1, len(name)):
        before, here, behind = name[:at], name[at], name[at + 1 :]
        yield from (f"{before}{letter}{here}{behind}" for letter in ascii_lowercase)
        if behind:
            yield f"{before}{behind}"
            yield from (f"{before}{letter}{behind}" for letter in ascii_lowercase if letter != here)
            if len(behind) > 1:
                yield f"{before}{behind[0]}{here}{behind[1:]}"
