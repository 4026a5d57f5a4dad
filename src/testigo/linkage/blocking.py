"""Candidate pairs in near-linear time: only accounts that share a key are compared.

Keys are telling words, rare names, days, and a place, an actor or a figure within a stretch of weeks. The rule for a
key's size: up to ``BLOCK`` accounts, all pairs; beyond it, the accounts are put in order of date and each meets the
``NEIGHBOURS`` next in that order. A pair is worth scoring where it shares two keys, or one that at most ``FEW``
accounts have. So n accounts with k keys each give at most n x k x BLOCK / 2 pairs.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from testigo.linkage.numbers import Numbers, numbers_of, starts_of
from testigo.linkage.profiles import Profile
from testigo.linkage.rarities import chance, rarities
from testigo.linkage.wording import Wording

BLOCK = 24
NEIGHBOURS = 6
FEW = 10
_WORDS = 16  # keys an account takes from its most telling words
_NAMES = 16
_WEEK = 7  # days

Pairs = NDArray[np.int64]  # two columns: rows of profiles, the smaller first


def candidate_pairs(keys: Sequence[Numbers], days: Numbers, reports: Numbers) -> Pairs:
    """Return the pairs of rows worth scoring, by the keys, the day and the report of each row.

    They are sorted, each once, never two accounts of one report.
    """
    rows = np.repeat(np.arange(len(keys)), [len(each) for each in keys])
    flat = np.concatenate(keys) if len(keys) else np.zeros(0, dtype=np.int64)
    order = np.lexsort((rows, days[rows], flat))
    flat, rows = flat[order], rows[order]
    lengths = np.diff(starts_of(flat), append=len(flat))
    sizes = np.repeat(lengths, lengths)
    codes = list(_meetings(flat, rows, sizes, len(keys)))
    shared, times = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *codes]), return_counts=True)
    pairs: Pairs = np.stack(np.divmod(shared[times > 1], max(len(keys), 1)), axis=1)
    apart: Pairs = pairs[reports[pairs[:, 0]] != reports[pairs[:, 1]]]
    return apart


def _meetings(keys: Numbers, rows: Numbers, sizes: Numbers, number: int) -> Iterator[Numbers]:
    """Yield the pairs of rows that meet under a key, as codes; those of a key that few have, twice."""
    shared = np.flatnonzero(sizes > 1)
    keys, rows, sizes = keys[shared], rows[shared], sizes[shared]
    for step in range(1, BLOCK):
        met = keys[step:] == keys[:-step]
        if step > NEIGHBOURS:
            met &= sizes[step:] <= BLOCK
        one, other, size = rows[:-step][met], rows[step:][met], sizes[step:][met]
        code = np.minimum(one, other) * number + np.maximum(one, other)
        yield code
        yield code[size <= FEW]


def keys_of(profile: Profile, wording: Wording) -> Numbers:
    """Return the keys of an account, sorted, as numbers."""
    rare = rarities(profile.language)
    weighed = sorted((-number * rare.get(word, 1.0), word) for word, number in wording.words.items())
    words = {f"word:{profile.language}:{word}" for _, word in weighed[:_WORDS]}
    names = {f"name:{name}" for name in sorted(wording.names, key=lambda name: (chance(name), name))[:_NAMES]}
    told = {*words, *names, *_meaning_keys(profile)}
    return numbers_of(told)


def _meaning_keys(profile: Profile) -> Iterator[str]:
    weeks = _weeks(profile)
    places = {each for one in profile.places for each in (one.gazetteer_id, one.admin1, one.country) if each}
    actors = profile.perpetrators | profile.targets
    figures = {f"{name}:{count.low}" for name, count in profile.counts.items() if count.low > 1}
    for week in weeks:
        yield from (f"place:{place}:{week}" for place in places)
        yield from (f"actor:{actor}:{week}" for actor in actors)
        yield from (f"figure:{figure}:{week}" for figure in figures)
    yield from (f"day:{day}" for day in profile.days)


def _weeks(profile: Profile) -> set[int]:
    """Return the weeks that the event, within a day more or less, can lie in: four at most."""
    span = profile.when
    first = (span.earliest or span.latest) if span else profile.published
    last = (span.latest or span.earliest) if span else profile.published
    if first is None or last is None:
        return set()
    edges = (first - timedelta(days=1)).toordinal() // _WEEK, (last + timedelta(days=1)).toordinal() // _WEEK
    return {*range(edges[0], min(edges[1], edges[0] + 3) + 1)}


def day_of(profile: Profile) -> int:
    """Return the day by which an account stands among others, 0 where none is known."""
    day: date | None = profile.published
    if profile.when:
        day = profile.when.earliest or profile.when.latest
    return day.toordinal() if day else 0
