"""Candidate pairs in near-linear time: only accounts that share a key are compared.

Keys are rare names and words, a place or an actor within a stretch of weeks. The rule for a key's size:
up to ``BLOCK`` accounts, all pairs; beyond it, the accounts are put in order of date and each meets the
``NEIGHBOURS`` next in that order. A pair is worth scoring where it shares two keys, or one that at most ``FEW``
accounts have. So n accounts with k keys each give at most n x k x BLOCK / 2 pairs.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from testigo.linkage.profiles import Profile
from testigo.linkage.terms import rarity

BLOCK = 24
NEIGHBOURS = 6
FEW = 10
_RARE_WORDS = 16  # keys an account takes from its rarest-and-frequent words
_RARE_NAMES = 16
_WEEK = 7  # days

Pairs = NDArray[np.int64]  # two columns: rows of profiles, the smaller first


def candidate_pairs(profiles: Sequence[Profile]) -> Pairs:
    """Return the pairs of rows worth scoring, sorted, each once, never two accounts of one report."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for row, keys in enumerate(_keys(profiles)):
        for key in keys:
            blocks[key].append(row)
    days = np.array([_day(profile) for profile in profiles], dtype=np.int64)
    codes = array("q")
    for rows in blocks.values():
        met = _meetings(np.array(rows, dtype=np.int64), days)
        code = (met[:, 0] * len(profiles) + met[:, 1]).tobytes()
        codes.frombytes(code * (2 if len(rows) <= FEW else 1))
    shared, times = np.unique(np.array(codes, dtype=np.int64), return_counts=True)
    pairs: Pairs = np.stack(np.divmod(shared[times > 1], max(len(profiles), 1)), axis=1)
    reports = np.unique([profile.report_id for profile in profiles], return_inverse=True)[1]
    apart: Pairs = pairs[reports[pairs[:, 0]] != reports[pairs[:, 1]]]
    return apart


def _meetings(rows: Pairs, days: Pairs) -> Pairs:
    """Return the pairs of rows of one block that meet, the smaller row first."""
    if len(rows) > BLOCK:
        rows = rows[np.lexsort((rows, days[rows]))]
    reach = len(rows) if len(rows) <= BLOCK else NEIGHBOURS + 1
    met = [np.stack([rows[:-step], rows[step:]], axis=1) for step in range(1, min(reach, len(rows)))]
    return np.sort(np.concatenate(met), axis=1) if met else np.zeros((0, 2), dtype=np.int64)


def _keys(profiles: Sequence[Profile]) -> Iterator[set[str]]:
    words = Counter((profile.language, word) for profile in profiles for word in profile.wording.words)
    names = Counter(name for profile in profiles for name in profile.wording.names)
    size = len(profiles) + 1
    for profile in profiles:
        language = profile.language
        weighed = [
            (-number * rarity(words[language, word], size), f"word:{language}:{word}")
            for word, number in profile.wording.words.items()
            if words[language, word] > 1
        ]
        rare = sorted((names[name], f"name:{name}") for name in profile.wording.names if names[name] > 1)
        yield {
            *(key for _, key in sorted(weighed)[:_RARE_WORDS]),
            *(key for _, key in rare[:_RARE_NAMES]),
            *_meaning_keys(profile),
        }


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


def _day(profile: Profile) -> int:
    day: date | None = profile.published
    if profile.when:
        day = profile.when.earliest or profile.when.latest
    return day.toordinal() if day else 0
