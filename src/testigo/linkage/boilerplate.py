"""Sentences that outlets repeat under many reports: sign-up forms, credits, stock phrases."""

import re
from collections.abc import Mapping
from datetime import date

from testigo.model import Report

_BREAK = re.compile(r"\n|(?<=[.!?])\s")
_MANY = 3  # of 17 sentences that stood in 3 or more reports of the Gun Violence Corpus, 16 crossed incidents
_SHORTEST = 20  # characters: shorter pieces are datelines and names
_COPY_DAYS = 7  # copies of one agency text come out within days, boilerplate over months


def boilerplate_of(reports: Mapping[str, Report], voices: Mapping[str, str]) -> frozenset[str]:
    """Return the sentences that stand in three or more voices, or in three reports far apart in time.

    ``voices`` gives for each report the report it copies, or itself.
    """
    seen: dict[str, list[str]] = {}
    for report_id in sorted(reports):
        for sentence in {_key(piece) for piece in _BREAK.split(reports[report_id].text)}:
            if len(sentence) >= _SHORTEST:
                seen.setdefault(sentence, []).append(report_id)
    repeated = {sentence: ids for sentence, ids in seen.items() if len(ids) >= _MANY}
    return frozenset(
        sentence
        for sentence, ids in repeated.items()
        if len({voices.get(report_id, report_id) for report_id in ids}) >= _MANY or _spread(reports, ids) > _COPY_DAYS
    )


def without(text: str, boilerplate: frozenset[str]) -> str:
    """Return the text less its boilerplate sentences."""
    if not boilerplate:
        return text
    return "\n".join(piece for piece in _BREAK.split(text) if _key(piece) not in boilerplate)


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
