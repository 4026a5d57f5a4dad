"""Sentences that outlets repeat under many reports: sign-up forms, credits, stock phrases."""

import re
from collections.abc import Mapping
from datetime import date

import numpy as np

from testigo.linkage.numbers import Numbers, number_of, numbers_of, starts_of
from testigo.model import Report

_BREAK = re.compile(r"\n|(?<=[.!?])\s")
_MANY = 3  # of 17 sentences that stood in 3 or more reports of the Gun Violence Corpus, 16 crossed incidents
_SHORTEST = 20  # characters: shorter pieces are datelines and names
_COPY_DAYS = 7  # copies of one agency text come out within days, boilerplate over months


def sentences_of(text: str) -> Numbers:
    """Return the sentences of a text, as numbers."""
    return numbers_of(key for key in map(_key, _BREAK.split(text)) if len(key) >= _SHORTEST)


def boilerplate_of(
    reports: Mapping[str, Report], voices: Mapping[str, str], sentences: Mapping[str, Numbers]
) -> dict[str, Numbers]:
    """Return of each report the sentences that stand in three or more voices, or in three reports far apart in time.

    ``voices`` gives for each report the report it copies, or itself; ``sentences`` those of each report.
    """
    ids = sorted(reports)
    flat = np.concatenate([np.zeros(0, dtype=np.int64), *(sentences[each] for each in ids)])
    rows = np.repeat(np.arange(len(ids)), [len(sentences[each]) for each in ids])
    order = np.argsort(flat, kind="stable")
    starts = starts_of(flat[order])
    sizes = np.diff(starts, append=len(flat))
    found: dict[str, list[int]] = {}
    for start, size in zip(starts[sizes >= _MANY].tolist(), sizes[sizes >= _MANY].tolist(), strict=True):
        held = order[start : start + size]
        inside = [ids[row] for row in rows[held].tolist()]
        if len({voices.get(each, each) for each in inside}) >= _MANY or _spread(reports, inside) > _COPY_DAYS:
            for each in inside:
                found.setdefault(each, []).append(int(flat[held[0]]))
    return {each: np.array(sorted(numbers), dtype=np.int64) for each, numbers in found.items()}


def without(text: str, boilerplate: Numbers) -> str:
    """Return the text less its boilerplate sentences."""
    if not len(boilerplate):
        return text
    known = set(boilerplate.tolist())
    return "\n".join(piece for piece in _BREAK.split(text) if number_of(_key(piece)) not in known)


def _key(piece: str) -> str:
    """Return what stays of a sentence when another author's or outlet's name stands in it."""
    words = piece.split()
    return " ".join(words[:1] + [word for word in words[1:] if not (word[0].isupper() or word[0].isdigit())]).lower()


def _spread(reports: Mapping[str, Report], ids: list[str]) -> int:
    days: list[date] = []
    for report_id in ids:
        published = reports[report_id].published
        day = published.date.earliest if published else None
        days += [day] if day else []
    return (max(days) - min(days)).days if days else 0
