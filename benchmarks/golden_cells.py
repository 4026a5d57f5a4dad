"""The cells of a coded incident against those of the expected one, a line a field."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.golden_coding import Expected
from benchmarks.golden_display import show
from benchmarks.golden_values import (
    are_actors,
    are_kinds,
    are_weapons,
    is_actor,
    is_count_of,
    is_date,
    is_near,
    is_place,
)
from testigo.exports import IncidentRecord
from testigo.lexicon.place_names import fold
from testigo.model import Report

COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class CellScore:
    """One cell: ``stated`` where a value is expected or given. Two empty cells agree and prove little."""

    field: str
    right: bool
    stated: bool
    expected: str
    got: str
    quote: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An expected incident and the coded one that stands for it."""

    expected: Expected
    record: IncidentRecord
    report: Report

    @property
    def country(self) -> str | None:
        """The country whose names of actors count."""
        return str(self.expected["place"]["country"]) if "place" in self.expected else None

    def quote(self, field: str) -> str:
        """The words that speak of a field: those expected, else those the coded value rests on."""
        return next(iter(quotes(self.expected.get(field))), "") or next(
            (each.quote for each in self.record.evidence if each.field == field), ""
        )


Judge = Callable[[Pair], bool | None]  # None: nothing to judge


def cells(pair: Pair, fields: Iterable[str] | None = None) -> Iterator[CellScore]:
    """Yield every cell of a pair that can be judged, or those of some fields alone."""
    for field in JUDGES if fields is None else fields:
        right = JUDGES[field](pair)
        if right is not None:
            source = SOURCES.get(field, field)
            expected, got = pair.expected.get(source), _got(pair.record, source)
            yield CellScore(field, right, bool(expected or got), *_shown(field, pair, expected, got))


def _shown(field: str, pair: Pair, expected: Any, got: Any) -> tuple[str, str, str]:
    source = SOURCES.get(field, field)
    if field == "evidence":
        return ", ".join(unquoted(pair)), "no overlap", pair.quote(unquoted(pair)[0]) if unquoted(pair) else ""
    if field == "attribution":
        voices = {each.attributed_to for each in pair.record.evidence if each.attributed_to}
        return str(list(expected or ())), str(sorted(voices)), ""
    return show(expected, pair.expected.get(f"or_{source}")), show(got), pair.quote(source)


def _got(record: IncidentRecord, field: str) -> Any:
    if field in {"evidence", "attributed_to"}:
        return [each.quote for each in record.evidence]
    return getattr(record, field)


def is_status(pair: Pair) -> bool:
    """Judge the status."""
    return pair.record.status in [pair.expected["status"], *pair.expected.get("or_status", ())]


def is_told(pair: Pair) -> bool:
    """Judge whether it is news or background."""
    return pair.record.told in [pair.expected["told"], *pair.expected.get("or_told", ())]


def is_precise(pair: Pair) -> bool:
    """Judge how closely the place is known."""
    place = pair.expected["place"]
    return bool(
        pair.record.place and pair.record.place.precision in [place["precision"], *place.get("or_precision", ())]
    )


def is_sure(pair: Pair) -> bool | None:
    """Judge how sure the perpetrators are that were found."""
    known = [*pair.expected["perpetrators"], *pair.expected.get("or_perpetrators", ())]
    judged = [
        actor.certainty in [each["certainty"], *each.get("or_certainty", ())]
        for actor in pair.record.perpetrators or ()
        for each in [one for one in known if is_actor(one, actor, pair.country) and "certainty" in one][:1]
    ]
    return all(judged) if judged else None


def is_damage(pair: Pair) -> bool:
    """Judge the damage by the words it rests on."""
    expected = pair.expected.get("damage")
    if not expected or not pair.record.damage:
        return not expected and not pair.record.damage
    return overlaps(pair, "damage")


def is_attributed(pair: Pair) -> bool | None:
    """Judge the voices: half of those listed, or more, should be quoted for something."""
    listed = pair.expected.get("attributed_to")
    if not listed:
        return None
    quoted = [_words(each.attributed_to) for each in pair.record.evidence if each.attributed_to]
    return 2 * sum(any(_words(voice) & each for each in quoted) for voice in listed) >= len(listed)


def is_quoted(pair: Pair) -> bool | None:
    """Judge the evidence: every expected quote of a field that has a value is touched by the field's own."""
    return not unquoted(pair) if any(_stated(pair)) else None


def unquoted(pair: Pair) -> list[str]:
    """Return the fields whose evidence lies elsewhere than expected."""
    return [field for field in _stated(pair) if not overlaps(pair, field)]


def _stated(pair: Pair) -> list[str]:
    fields = ("date", "place", "perpetrators", "targets", "weapons", *COUNTS)
    return [field for field in fields if getattr(pair.record, field) and any(quotes(pair.expected.get(field)))]


def overlaps(pair: Pair, field: str) -> bool:
    """Say whether some evidence of the field shares a character with an expected quote of it."""
    spans = [span for quote in quotes(pair.expected.get(field)) for span in find(quote, pair.report.text)]
    return any(
        start < each.end and each.start < end
        for each in pair.record.evidence
        if each.field == field
        for start, end in spans
    )


def quotes(node: Any) -> Iterator[str]:
    """Yield the quotes of an expectation, `or_quote` and those inside lists included."""
    if isinstance(node, Mapping):
        yield from (node[key] for key in ("quote", "or_quote") if node.get(key))
    elif isinstance(node, list):
        for each in node:
            yield from quotes(each)


def find(quote: str, text: str) -> list[tuple[int, int]]:
    """Return where a quote stands in a text, however white space runs in either."""
    pattern = r"\s+".join(map(re.escape, quote.split()))
    return [match.span() for match in re.finditer(pattern, text)]


def _words(text: str | None) -> set[str]:
    return {word for word in fold(text or "").split() if len(word) > 3}


def _count(field: str) -> Judge:
    return lambda pair: is_count_of(pair.expected, field, getattr(pair.record, field))


JUDGES: dict[str, Judge] = {
    "event_type": lambda pair: pair.record.event_type in pair.expected["event_type"],
    "told": is_told,
    "status": is_status,
    "date": lambda pair: is_date(pair.expected["date"], pair.record.date),
    "place": lambda pair: is_place(pair.expected["place"], pair.record.place),
    "place precision": is_precise,
    "place within 10 km": lambda pair: is_near(pair.expected["place"], pair.record.place),
    "perpetrators": lambda pair: are_actors(pair.expected, pair.record.perpetrators or (), pair.country),
    "certainty": is_sure,
    "targets": lambda pair: are_kinds(pair.expected, {target.kind for target in pair.record.targets or ()}),
    "weapons": lambda pair: are_weapons(pair.expected, set(pair.record.weapons or ())),
    **{field: _count(field) for field in COUNTS},
    "damage": is_damage,
    "attribution": is_attributed,
    "evidence": is_quoted,
}
SOURCES = {
    "place precision": "place",
    "place within 10 km": "place",
    "certainty": "perpetrators",
    "attribution": "attributed_to",
}
