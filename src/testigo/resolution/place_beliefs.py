"""How likely each candidate is in the light of the report's other places."""

import numpy as np

from testigo.protocols import Candidate, PlaceKind
from testigo.resolution.place_senses import Floats, Sense

# Set by a sweep on the first half of the Local-Global Lexicon (by document id).
_SAME_COUNTRY = 0.4
_SAME_STATE = 2.0
_NEAR = 3.0  # falls off with distance
_REACH_KM = 100.0
_SUPPORT = 3.0
_DILUTION = 0.5  # the more names a report has, the less each one tells
_SAME_WORDS = 0.3  # "Hanover" and "Hanover County"
_LINK = 6.0  # the words say that one contains the other, and it does
_ROUNDS = 4  # beliefs change little after
_EARTH_KM = 6371.0


def beliefs(meant: tuple[Sense, ...]) -> list[Floats]:
    """Return, for each sense, a probability for each of its candidates."""
    entries = [(number, entry) for number, sense in enumerate(meant) for entry in sense.candidates]
    if not entries:
        return [np.empty(0) for _ in meant]
    group = np.array([number for number, _ in entries])
    prior = np.concatenate([sense.prior for sense in meant])
    weight = np.array([1 + np.log(len(meant[number].toponyms)) for number, _ in entries])
    affinity = _affinity([entry for _, entry in entries]) * _independence(meant, group) * weight[None, :]
    affinity /= max(1.0, sum(1 + np.log(len(sense.toponyms)) for sense in meant)) ** _DILUTION
    links = _links(meant, entries)
    likely = _softmax(prior, group)
    for _ in range(_ROUNDS):
        likely = _softmax(prior + _SUPPORT * np.log1p(affinity @ likely) + links @ likely, group)
    return [likely[group == number] for number in range(len(meant))]


def is_within(entry: Candidate, holder: Candidate) -> bool:
    """Say whether the gazetteer puts an entry inside another; a quarter counts as inside its town."""
    if entry.country != holder.country or entry.id == holder.id:
        return entry.id == holder.id and entry.kind is not PlaceKind.COUNTRY
    if holder.kind is PlaceKind.COUNTRY:
        return True
    if holder.kind is PlaceKind.STATE:
        return entry.admin1 == holder.name
    if holder.kind is PlaceKind.MUNICIPALITY:
        return entry.admin2 == holder.name and entry.admin1 == holder.admin1
    near = abs(entry.lat - holder.lat) < 0.25 and abs(entry.lon - holder.lon) < 0.25
    return near and entry.kind is PlaceKind.SETTLEMENT


def _affinity(entries: list[Candidate]) -> Floats:
    country = _codes([entry.country or entry.id for entry in entries])
    state = _codes([(entry.country, entry.name if entry.kind is PlaceKind.STATE else entry.admin1 or entry.id) for entry in entries])
    small = np.array([entry.kind in (PlaceKind.SETTLEMENT, PlaceKind.MUNICIPALITY) for entry in entries])
    near = np.exp(-_distances(entries) / _REACH_KM) * small[:, None] * small[None, :]
    same_country = country[:, None] == country[None, :]
    same_state = state[:, None] == state[None, :]
    return np.asarray(_SAME_COUNTRY * same_country + _SAME_STATE * same_state + _NEAR * near)


def _independence(meant: tuple[Sense, ...], group: Floats) -> Floats:
    """Return how much two senses can tell of each other: nothing of itself, little where one name holds the other."""
    size = len(meant)
    telling = np.ones((size, size))
    for left in range(size):
        for right in range(size):
            if left == right:
                telling[left, right] = 0.0
            elif meant[left].name.startswith(meant[right].name) or meant[right].name.startswith(meant[left].name):
                telling[left, right] = _SAME_WORDS
    return telling[np.ix_(group, group)]


def _codes(labels: list[object]) -> Floats:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels])


def _distances(entries: list[Candidate]) -> Floats:
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
                links[inner, outer] = links[outer, inner] = _LINK
    return links


def _softmax(score: Floats, group: Floats) -> Floats:
    count = int(group[-1]) + 1
    top = np.full(count, -np.inf)
    np.maximum.at(top, group, score)
    raised = np.exp(score - top[group])
    return np.asarray(raised / np.bincount(group, raised, count)[group])
