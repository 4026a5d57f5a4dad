"""Syndicated copies: reports of near-identical text count as one voice.

MinHash over shingles of words (Broder 1997), with locality-sensitive hashing for the candidates.
"""

import re
from collections.abc import Mapping

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from testigo.model import Copied, Report

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_SHORTEST = 40  # words: shorter texts are stubs and notices, whose likeness says nothing
_PERMUTATIONS = 128
_BANDS = 32
_SEED = 7
_COPY = 0.6  # Jaccard of shingles: an agency text with a changed lead and a cut tail stays above


def voices_of(reports: Mapping[str, Report]) -> dict[str, str]:
    """Return for every report the report it copies: the earliest published of its copies, or itself."""
    sketched = ((report_id, _sketch(reports[report_id].text)) for report_id in sorted(reports))
    sketches = {report_id: sketch for report_id, sketch in sketched if sketch is not None}
    index = RMinHashLSH(threshold=_COPY, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    order = sorted(sketches, key=lambda report_id: (_day(reports[report_id]), report_id))
    voices = {report_id: report_id for report_id in reports}
    for position, report_id in enumerate(order):
        sketch = sketches[report_id]
        originals = sorted(other for other in index.query(sketch) if sketches[order[other]].jaccard(sketch) >= _COPY)
        if originals:
            voices[report_id] = voices[order[originals[0]]]
        index.insert(position, sketch)
    return voices


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


def _sketch(text: str) -> RMinHash | None:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _SHORTEST:
        return None
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)])
    return sketch


def _day(report: Report) -> str:
    """Return the publication day for sorting; an undated report sorts last."""
    day = report.published.date.earliest if report.published else None
    return day.isoformat() if day else "9999"
