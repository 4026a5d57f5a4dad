"""Syndicated copies: reports of near-identical text count as one voice.

MinHash over shingles of words (Broder 1997), with locality-sensitive hashing for the candidates.
"""

import re
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from testigo.model import Copied, Report

Sketch = NDArray[np.uint32]

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_SHORTEST = 40  # words: shorter texts are stubs and notices, whose likeness says nothing
_PERMUTATIONS = 128
_BANDS = 32
_SEED = 7
_EARLIEST = 50  # of a band's reports with which the later ones are compared
_COPY = 0.6  # Jaccard of shingles: an agency text with a changed lead and a cut tail stays above


def voices_of(reports: Mapping[str, Report], sketches: Mapping[str, Sketch] | None = None) -> dict[str, str]:
    """Return for every report the report it copies: the earliest published of its copies, or itself.

    ``sketches`` are those of the reports, where they are known already.
    """
    known = {each: sketch_of(report.text) for each, report in reports.items()} if sketches is None else sketches
    order = sorted(
        (each for each in reports if len(known[each])), key=lambda report_id: (_day(reports[report_id]), report_id)
    )
    earliest: dict[int, int] = {}
    if order:
        for row, earlier in _alike(np.stack([known[each] for each in order])):
            earliest[row] = min(earlier, earliest.get(row, earlier))
    voices = {report_id: report_id for report_id in reports}
    for row, report_id in enumerate(order):
        if row in earliest:
            voices[report_id] = voices[order[earliest[row]]]
    return voices


def _alike(sketches: Sketch) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows, the later first, that share a band and enough of the rest."""
    number, met = len(sketches), [np.zeros(0, dtype=np.int64)]
    for band in np.split(sketches, _BANDS, axis=1):
        order = np.lexsort(band.T)
        other = (band[order][1:] != band[order][:-1]).any(axis=1)
        edges = np.concatenate([[0], np.flatnonzero(other) + 1, [number]])
        groups = edges[np.flatnonzero(np.diff(edges) > 1)[:, np.newaxis] + [0, 1]]
        met += [_pairs(np.sort(order[start:end]), number) for start, end in groups.tolist()]
    for row, earlier in zip(*np.divmod(np.unique(np.concatenate(met)), number), strict=True):
        if (sketches[row] == sketches[earlier]).mean() >= _COPY:
            yield int(row), int(earlier)


def _pairs(group: NDArray[np.intp], number: int) -> NDArray[np.int64]:
    """Return the pairs of a group as codes, the later first: each with the earliest of the group."""
    codes = group[:, np.newaxis] * number + group[np.newaxis, :_EARLIEST]
    later: NDArray[np.int64] = codes[group[:, np.newaxis] > group[np.newaxis, :_EARLIEST]]
    return later


def copied_from(reports: Mapping[str, Report], voices: Mapping[str, str]) -> dict[str, Copied]:
    """Return for every report that copies another which one, and how much of it."""
    return {
        report_id: Copied(voice, _overlap(reports[voice].text, reports[report_id].text))
        for report_id, voice in voices.items()
        if voice != report_id and voice in reports
    }


def _overlap(one: str, other: str) -> float:
    """Return the share of their runs of four words that two texts have in common (Jaccard, counted whole)."""
    left, right = _runs(one), _runs(other)
    return len(left & right) / len(left | right)


def _runs(text: str) -> set[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}


def sketch_of(text: str) -> Sketch:
    """Return the MinHash of a text; an empty one for a text too short to have copies."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _SHORTEST:
        return np.zeros(0, dtype=np.uint32)
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)])
    return np.array(sketch.digest(), dtype=np.uint32)


def _day(report: Report) -> str:
    """Return the publication day for sorting; an undated report sorts last."""
    day = report.published.date.earliest if report.published else None
    return day.isoformat() if day else "9999"
