"""What each name of a report may mean, and how likely that is by itself."""

from dataclasses import dataclass, replace
from math import log10

import numpy as np
import numpy.typing as npt

from testigo.protocols import Candidate, Gazetteer, PlaceKind, PlaceRole, Toponym
from testigo.resolution.place_containment import units, units_of

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

# Set by a sweep on the first half of the Local-Global Lexicon (by document id).
_BY_POPULATION = 0.8  # for each power of ten
_BY_KIND = {
    PlaceKind.COUNTRY: 2.0,
    PlaceKind.REGION: 6.0,
    PlaceKind.STATE: 1.0,
    PlaceKind.MUNICIPALITY: -0.5,
    PlaceKind.SETTLEMENT: 0.0,
}
_OTHER_NAME = -2.5  # the name is not the entry's usual one
_CAPITAL = 3.0  # of a country
_CALLED_SO = 3.0  # the words say what kind of place it is
_HOME = 1.5  # in the country the source reports from
_DISTANCE_REACH = 80  # code points between a place and the one it is so far from
_MOST = 40  # candidates kept for a name


@dataclass(frozen=True, slots=True)
class Sense:
    """A name that has one meaning in a report, with every toponym that bears it.

    ``parent`` is the position, among the report's senses, of the name that the words say contains it;
    ``distances`` are positions of names that the words put so many kilometres away.
    """

    name: str
    toponyms: tuple[Toponym, ...]
    candidates: tuple[Candidate, ...]
    prior: Floats
    parent: int | None = None
    distances: tuple[tuple[int, float], ...] = ()


_Key = tuple[str, bool, str | None]  # name, demonym or not, name of the parent


def senses(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer, home: str | None) -> tuple[Sense, ...]:
    """Return the names of a report. One name has one meaning, unless the words place it in two ("Paris, Texas")."""
    by_start = {toponym.start: toponym for toponym in toponyms}
    parents = {t.start: by_start[t.parent].name if t.parent in by_start else None for t in toponyms}
    usual: dict[str, str | None] = {}
    for toponym in toponyms:
        if parents[toponym.start]:
            usual.setdefault(toponym.name, parents[toponym.start])
    grouped: dict[_Key, list[Toponym]] = {}
    for toponym in toponyms:
        parent = parents[toponym.start] or usual.get(toponym.name)
        key = (toponym.name, toponym.role is PlaceRole.DEMONYM, parent)
        grouped.setdefault(key, []).append(toponym)
    groups = [tuple(group) for group in grouped.values()]
    position = {toponym.start: number for number, group in enumerate(groups) for toponym in group}
    known = [_entries(group, gazetteer) for group in groups]
    towns = _towns(groups, known)
    found = tuple(_sense(number, group, position, known, towns, home) for number, group in enumerate(groups))
    for toponym, before in zip(toponyms[1:], toponyms, strict=False):
        if toponym.distance_km is not None and toponym.start - before.end < _DISTANCE_REACH:
            at = position[toponym.start]
            distances = (*found[at].distances, (position[before.start], toponym.distance_km))
            found = (*found[:at], replace(found[at], distances=distances), *found[at + 1 :])
    return tuple(_without_namesakes(sense, found) for sense in found)


def _without_namesakes(sense: Sense, found: tuple[Sense, ...]) -> Sense:
    """Hold it against a state that the name is not its usual one where the report calls it by that: not twice by two.

    "Central Darfur ... in Zalingei" names the state and its capital.
    """
    called = {entry.id for other in found for entry in other.candidates if entry.main and other.name != sense.name}
    twice = [entry.kind is PlaceKind.STATE and not entry.main and entry.id in called for entry in sense.candidates]
    return replace(sense, prior=sense.prior - _CALLED_SO * np.array(twice)) if any(twice) else sense


def _entries(group: tuple[Toponym, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    entries = gazetteer.lookup(group[0].name)
    if group[0].role is not PlaceRole.DEMONYM:
        return entries
    return tuple(entry for entry in entries if entry.kind in (group[0].kind, PlaceKind.REGION))


def _sense(
    number: int,
    group: tuple[Toponym, ...],
    position: dict[int, int],
    known: list[tuple[Candidate, ...]],
    towns: frozenset[int],
    home: str | None,
) -> Sense:
    kinds = frozenset(toponym.kind for toponym in group if toponym.kind)
    kinds |= {PlaceKind.SETTLEMENT} if towns.intersection(toponym.start for toponym in group) else frozenset()
    parent = next((position[t.parent] for t in group if t.parent is not None and t.parent in position), None)
    entries = known[number]
    if kinds and PlaceKind.COUNTRY not in kinds:  # "the municipality of Argelia" is no country
        entries = tuple(entry for entry in entries if entry.kind is not PlaceKind.COUNTRY) or entries
    if len(entries) > _MOST:
        entries = _likeliest(entries, number, parent, known)
    priors = ((_prior(entry, kinds, home) - _overshadowed(entry, kinds, entries), entry) for entry in entries)
    scored = sorted(priors, key=lambda pair: -pair[0])
    prior = np.array([score for score, _ in scored])
    return Sense(group[0].name, group, tuple(entry for _, entry in scored), prior, parent)


def _overshadowed(entry: Candidate, kinds: frozenset[PlaceKind], entries: tuple[Candidate, ...]) -> float:
    """Return what speaks against a state that has fewer people than a town of its name abroad, unless called a state.

    "Israeli strikes hit Gaza": not the province of Mozambique.
    """
    if entry.kind is not PlaceKind.STATE or PlaceKind.STATE in kinds:
        return 0.0
    towns = (one for one in entries if one.kind is PlaceKind.SETTLEMENT and one.main and one.country != entry.country)
    return _CALLED_SO if any(town.population > entry.population for town in towns) else 0.0


def _towns(groups: list[tuple[Toponym, ...]], known: list[tuple[Candidate, ...]]) -> frozenset[int]:
    """Return the starts of names that are towns: those with quarters, and those that reports were filed from.

    A dateline names a town and then what holds it; where the name is a country's too, it may be that.
    """
    toponyms = [toponym for group in groups for toponym in group]
    holders = {toponym.parent for toponym in toponyms}
    quartered = {toponym.parent for toponym in toponyms if toponym.sector and toponym.parent is not None}
    dated = {
        toponym.start
        for group, entries in zip(groups, known, strict=True)
        for toponym in group
        if toponym.role is PlaceRole.DATELINE and toponym.start not in holders
        if not any(entry.kind is PlaceKind.COUNTRY for entry in entries)
    }
    return frozenset(quartered | dated)


def _likeliest(
    entries: tuple[Candidate, ...], number: int, parent: int | None, known: list[tuple[Candidate, ...]]
) -> tuple[Candidate, ...]:
    """Return as many entries as are weighed: those inside the named parent first, then inside any other named place."""
    holding = units(known[parent]) if parent is not None else frozenset()
    others = units(entry for at, listed in enumerate(known) if at != number for entry in listed[:_MOST])

    def order(entry: Candidate) -> tuple[bool, int, int]:
        inside = units_of(entry)
        return holding.isdisjoint(inside), -sum(one in others for one in inside), -entry.population

    return tuple(sorted(entries, key=order)[:_MOST])


def _prior(candidate: Candidate, kinds: frozenset[PlaceKind], home: str | None) -> float:
    score = _BY_KIND[candidate.kind] + _BY_POPULATION * log10(max(candidate.population, 10))
    score += _CAPITAL if candidate.capital else 0.0
    score += 0.0 if candidate.main else _OTHER_NAME
    score += _CALLED_SO if candidate.kind in kinds else 0.0
    return score + (_HOME if home and candidate.country == home else 0.0)
