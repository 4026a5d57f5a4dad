"""How likely each candidate is in the light of the report's other places."""

from collections.abc import Sequence

import numpy as np

from testigo.protocols import Candidate, PlaceKind
from testigo.resolution.place_containment import is_within
from testigo.resolution.place_senses import Floats, Sense, Whole

# Set by a sweep on the first half of the Local-Global Lexicon (by document id).
_SAME_COUNTRY = 0.8
_SAME_STATE = 3.0
_NEAR = 4.0  # falls off with distance
_REACH_KM = 100.0
_STATE_REACH_KM = 400.0  # two towns of one state tell less of each other where the state is as large as England
_SUPPORT = 3.0
_DILUTION = 0.5  # the more names a report has, the less each one tells
_SAME_WORDS = 0.3  # "Hanover" and "Hanover County"
_LINK = 6.0  # the words say that one contains the other, and it does
_AROUND = 8.0  # near the source's own town
_DISTANCE_SLACK = 0.35  # roads are longer than the straight line, and reports round
_ROUNDS = 4  # beliefs change little after
_EARTH_KM = 6371.0


def beliefs(meant: tuple[Sense, ...], around: Candidate | None = None) -> list[Floats]:
    """Return, for each sense, a probability for each of its candidates. ``around`` is the source's own town."""
    entries = [(number, entry) for number, sense in enumerate(meant) for entry in sense.candidates]
    if not entries:
        return [np.empty(0) for _ in meant]
    group = np.array([number for number, _ in entries])
    prior = np.concatenate([sense.prior for sense in meant])
    if around:
        prior = prior + _AROUND * np.exp(-distances_km([around, *(entry for _, entry in entries)])[0, 1:] / _REACH_KM)
    weight = np.array([1 + np.log(len(meant[number].toponyms)) for number, _ in entries])
    apart = distances_km([entry for _, entry in entries])
    affinity = _affinity([entry for _, entry in entries], apart) * _independence(meant, group) * weight[None, :]
    affinity /= max(1.0, sum(1 + np.log(len(sense.toponyms)) for sense in meant)) ** _DILUTION
    links = _links(meant, entries) + _stated_distances(meant, group, apart)
    # That a partner fits counts for half, the partner's own likelihood for the rest.
    prior = prior + links.max(axis=1) / 2
    links = links / 2
    likely = _softmax(prior, group)
    for _ in range(_ROUNDS):
        likely = _softmax(prior + _SUPPORT * np.log1p(affinity @ likely) + links @ likely, group)
    return [likely[group == number] for number in range(len(meant))]


def _affinity(entries: list[Candidate], apart: Floats) -> Floats:
    country = _codes([entry.country or entry.id for entry in entries])
    state = _codes([(entry.country, _state(entry)) for entry in entries])
    small = np.array([entry.kind in (PlaceKind.SETTLEMENT, PlaceKind.MUNICIPALITY) for entry in entries])
    both_small = small[:, None] * small[None, :]
    near = np.exp(-apart / _REACH_KM) * both_small
    state_wide = np.where(both_small, np.exp(-apart / _STATE_REACH_KM), 1.0)
    same_country = country[:, None] == country[None, :]
    same_state = state[:, None] == state[None, :]
    return np.asarray(_SAME_COUNTRY * same_country + _SAME_STATE * same_state * state_wide + _NEAR * near)


def _independence(meant: tuple[Sense, ...], group: Whole) -> Floats:
    """Return how much two senses can tell of each other: nothing of itself, little where one name holds the other."""
    size = len(meant)
    telling = np.ones((size, size))
    for left in range(size):
        for right in range(size):
            if left == right:
                telling[left, right] = 0.0
            elif meant[left].name.startswith(meant[right].name) or meant[right].name.startswith(meant[left].name):
                telling[left, right] = _SAME_WORDS
    return np.asarray(telling[np.ix_(group, group)])


def _state(entry: Candidate) -> str:
    """Return the state an entry is in or is; what lies in none is alike to itself alone."""
    return entry.name if entry.kind is PlaceKind.STATE else entry.admin1 or entry.id


def _codes(labels: Sequence[object]) -> Whole:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels])


def distances_km(entries: Sequence[Candidate]) -> Floats:
    """Return the distances between all entries in kilometres, along the chord: exact enough near by."""
    lat, lon = np.radians([[e.lat, e.lon] for e in entries]).T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return np.asarray(_EARTH_KM * np.sqrt(np.maximum(2 - 2 * points @ points.T, 0)))


def _links(meant: tuple[Sense, ...], entries: list[tuple[int, Candidate]]) -> Floats:
    links = np.zeros((len(entries), len(entries)))
    for inner, (number, entry) in enumerate(entries):
        parent = meant[number].parent
        if parent is None:
            continue
        for outer, (other, holder) in enumerate(entries):
            if other == parent and is_within(entry, holder):
                strength = _LINK / 2 if holder.kind is PlaceKind.SETTLEMENT else _LINK
                links[inner, outer] = links[outer, inner] = strength
    return links


def _stated_distances(meant: tuple[Sense, ...], group: Whole, apart: Floats) -> Floats:
    """Return links between entries that are as far apart as the words say: "130 km east of San Salvador"."""
    links = np.zeros(apart.shape)
    for number, sense in enumerate(meant):
        for other, stated in sense.distances:
            fits = np.abs(apart - stated) < _DISTANCE_SLACK * stated + _REACH_KM / 10
            pair = (group == number)[:, None] & (group == other)[None, :]
            links += _LINK * fits * (pair | pair.T)
    return links


def _softmax(score: Floats, group: Whole) -> Floats:
    count = int(group[-1]) + 1
    top = np.full(count, -np.inf)
    np.maximum.at(top, group, score)
    raised = np.exp(score - top[group])
    return np.asarray(raised / np.bincount(group, raised, count)[group])
