"""Which unit of ISO 3166-2 each state of GeoNames is: the two number and spell them differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from gazetteer_sources import Subdivision, administrative_codes, subdivisions

from testigo.lexicon.place_names import fold
from testigo.model.distance import kilometres

Place = tuple[str, str]  # country and GeoNames' code of the state

_GENERIC = frozenset(
    (
        *("oblast", "province", "region", "state", "governorate", "department", "prefecture", "county", "city"),
        *("municipality", "al"),
    )
)
# Spellings of one name: of the 189 pairs found so, read one by one, all were one unit.
_ALIKE = 0.8
_NEAR_KM = 100.0  # from the middle of the state's towns to the unit's


@dataclass(frozen=True, slots=True)
class State:
    """A state of GeoNames: the names it has there, and the middle of its towns in degrees."""

    place: Place
    names: tuple[str, ...]
    lat: float
    lon: float


def units_of(states: Iterable[State]) -> dict[Place, Subdivision]:
    """Return the unit of each state that has one; no two states have the same.

    By the table of exceptions, then by name (of two states of one name, the nearer), then by likeness near by.
    """
    known = {unit.code: unit for unit in subdivisions()}
    waiting = list(states)
    found = {state.place: known[code] for state in waiting if (code := _exception(state.place)) is not None}
    for pairs in (_by_name, _by_likeness):
        taken = {unit.code for unit in found.values()}
        free = [unit for unit in known.values() if unit.code not in taken]
        for _, state, unit in sorted(pairs([one for one in waiting if one.place not in found], free), key=_best_first):
            if state.place not in found and unit.code not in taken:
                found[state.place] = unit
                taken.add(unit.code)
    return found


def stem(name: str) -> str:
    """Return a state's name without the word for what it is: the two sources word that differently."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _GENERIC) or " ".join(words)


Pair = tuple[float, State, Subdivision]  # how badly they fit


def _best_first(pair: Pair) -> tuple[float, Place, str]:
    misfit, state, unit = pair
    return misfit, state.place, unit.code


def _exception(place: Place) -> str | None:
    country, code = place
    suffix = administrative_codes()["iso"].get(country, {}).get(code)
    return f"{country}-{suffix}" if suffix else None


def _by_name(states: Iterable[State], units: Iterable[Subdivision]) -> Iterator[Pair]:
    index: Mapping[Place, list[Subdivision]] = defaultdict(list)
    for unit in units:
        for name in {stem(name) for name in unit.names}:
            index[unit.country, name].append(unit)
    for state in states:
        for stemmed in {stem(name) for name in state.names}:
            for unit in index.get((state.place[0], stemmed), ()):
                # the unit's first name before its others, a top one before those inside it; then the nearer state
                misfit = 1e6 * (stem(unit.names[0]) != stemmed) + 2e6 * (not unit.top)
                yield misfit + _apart(state, unit), state, unit


def _by_likeness(states: Iterable[State], units: Iterable[Subdivision]) -> Iterator[Pair]:
    inside: dict[str, list[Subdivision]] = defaultdict(list)
    for unit in units:
        inside[unit.country].append(unit)
    for state in states:
        for unit in inside[state.place[0]]:
            if _apart(state, unit) <= _NEAR_KM:
                likeness = max(_likeness(one, other) for one in state.names for other in unit.names)
                if likeness >= _ALIKE:
                    yield 1 - likeness, state, unit


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, stem(one), stem(other)).ratio()


def _apart(state: State, unit: Subdivision) -> float:
    return kilometres(state.lat, state.lon, unit.lat, unit.lon)
