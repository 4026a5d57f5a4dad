"""What each name of a report may mean, and how likely that is by itself."""

from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from testigo.protocols import Candidate, Gazetteer, PlaceKind, PlaceRole, Toponym

Floats = npt.NDArray[np.float64]

# Set by a sweep on the first half of the Local-Global Lexicon (by document id).
_BY_POPULATION = 0.6  # for each power of ten
_BY_KIND = {
    PlaceKind.COUNTRY: 2.0,
    PlaceKind.REGION: 6.0,
    PlaceKind.STATE: 1.0,
    PlaceKind.MUNICIPALITY: -0.5,
    PlaceKind.SETTLEMENT: 0.0,
}
_OTHER_NAME = -1.5  # the name is not the entry's usual one
_CAPITAL = 3.0  # of a country
_CALLED_SO = 3.0  # the words say what kind of place it is
_HOME = 1.5  # in the country the source reports from
_MOST = 40  # candidates kept for a name


@dataclass(frozen=True, slots=True)
class Sense:
    """A name that has one meaning in a report, with every toponym that bears it.

    ``parent`` is the position, among the report's senses, of the name that the words say contains it.
    """

    name: str
    toponyms: tuple[Toponym, ...]
    candidates: tuple[Candidate, ...]
    prior: Floats
    parent: int | None = None


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
    position = {toponym.start: number for number, group in enumerate(grouped.values()) for toponym in group}
    return tuple(_sense(tuple(group), position, gazetteer, home) for group in grouped.values())


def _sense(group: tuple[Toponym, ...], position: dict[int, int], gazetteer: Gazetteer, home: str | None) -> Sense:
    kinds = {toponym.kind for toponym in group if toponym.kind}
    candidates = gazetteer.lookup(group[0].name)
    if group[0].role is PlaceRole.DEMONYM:
        candidates = tuple(c for c in candidates if c.kind in kinds or c.kind is PlaceKind.REGION)
    scored = sorted(((_prior(c, kinds, home), c) for c in candidates), key=lambda pair: -pair[0])[:_MOST]
    parent = next((position[t.parent] for t in group if t.parent is not None and t.parent in position), None)
    prior = np.array([score for score, _ in scored])
    return Sense(group[0].name, group, tuple(c for _, c in scored), prior, parent)


def _prior(candidate: Candidate, kinds: set[PlaceKind], home: str | None) -> float:
    score = _BY_KIND[candidate.kind] + _BY_POPULATION * log10(max(candidate.population, 10))
    score += _CAPITAL if candidate.capital else 0.0
    score += 0.0 if candidate.main else _OTHER_NAME
    score += _CALLED_SO if candidate.kind in kinds else 0.0
    return score + (_HOME if home and candidate.country == home else 0.0)
