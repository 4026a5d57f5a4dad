"""Tags the times of token-per-line files and gives each its TIMEX3 value, as TempEval-3 has it.

``python -m benchmarks dates PATH --language en|es --out OUT.tsv`` reads the tokens and the date of each
document; further columns are not read.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from testigo.lexicon import calendar
from testigo.lexicon.calendar import TimeExpression, TimeKind, TimeReading
from testigo.model import DatePrecision, DateRange, Gap
from testigo.resolution import dates

_DOCUMENT = '*!-DCTVALUE="'
_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}
_MULTIPLES = {"decade": ("Y", 10), "century": ("Y", 100), "semester": ("M", 6), "bimester": ("M", 2), "quarter": ("Q", 1)}
_PARTS = {"early morning": "MO", "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "winter": "WI"}


@dataclass(slots=True)
class Document:
    """The lines of one document with its date; ``spans`` are offsets of the tokens in ``text``."""

    published: date
    lines: list[str]
    text: str = ""
    spans: dict[int, tuple[int, int]] | None = None


def main(argv: Sequence[str]) -> int:
    """Tag a file and write it."""
    parser = argparse.ArgumentParser(prog="benchmarks dates", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--language", choices=("en", "es"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    tokens = [line.split("\t")[0] for line in options.path.read_text(encoding="utf-8").splitlines()]
    tagged = [line for document in documents(tokens) for line in tag(document, options.language)]
    options.out.write_text("\n".join(tagged) + "\n", encoding="utf-8")
    return 0


def documents(tokens: Iterable[str]) -> Iterator[Document]:
    """Cut the tokens into documents and rebuild their text; an empty line ends a sentence."""
    current: Document | None = None
    for token in tokens:
        if token.startswith(_DOCUMENT):
            if current:
                yield _with_text(current)
            current = Document(date.fromisoformat(token[len(_DOCUMENT) :][:10]), [])
        if current is None:
            raise ValueError("the file does not begin with the date of a document")
        current.lines.append(token)
    if current:
        yield _with_text(current)


def _with_text(document: Document) -> Document:
    pieces, spans, offset = [], {}, 0
    for number, token in enumerate(document.lines):
        piece = "\n\n" if not token or number == 0 else token + " "
        if number and token:
            spans[number] = (offset, offset + len(token))
        pieces.append(piece)
        offset += len(piece)
    document.text, document.spans = "".join(pieces), spans
    return document


def tag(document: Document, language: str) -> list[str]:
    """Return the lines of a document with their tag and value."""
    assert document.spans is not None
    tags: dict[int, tuple[str, str]] = {}
    anchor = DateRange(document.published, document.published, DatePrecision.DAY)
    event = anchor
    for expression in calendar.find(document.text, language):
        if _is_bare_part(expression.reading):
            continue
        tense = calendar.tense(document.text, expression.start, language)
        bare = replace(expression, reading=replace(expression.reading, bound=None))  # "since" stands outside a TIMEX3
        meaning, _ = dates.resolve(bare, language, anchor, tense, event)
        if isinstance(meaning, DateRange) and meaning.precision is DatePrecision.DAY:
            event = meaning
        kind = "DATE" if expression.kind is TimeKind.VAGUE else expression.kind.value.upper()
        value = timex_value(expression, meaning)
        inside = [n for n, (start, end) in document.spans.items() if start < expression.end and expression.start < end]
        for position, number in enumerate(inside):
            tags[number] = (f"{'I' if position else 'B'}-{kind}", value)
    lines = []
    for number, token in enumerate(document.lines):
        label, value = tags.get(number, ("O", "-"))
        lines.append(f"{token}\t{label}\t{value}" if token else "")
    return lines


def _is_bare_part(reading: TimeReading) -> bool:
    """Say whether the words name a part of some day, as in "at night"; TIMEX3 leaves most of these out."""
    return reading.part is not None and reading == TimeReading(part=reading.part, bound=reading.bound)


def timex_value(expression: TimeExpression, meaning: DateRange | Gap) -> str:
    """Return the TIMEX3 value of an expression and what it was resolved to."""
    reading = expression.reading
    if reading.vague:
        return f"{reading.vague.upper()}_REF"
    if expression.kind is TimeKind.SET:
        return f"XXXX-WXX-{reading.weekday}" if reading.weekday else _length(reading.amount or 1, reading.unit)
    if expression.kind is TimeKind.DURATION:
        if reading.to and reading.year and reading.to.year:
            return f"P{reading.to.year - reading.year}Y"
        return _length(reading.amount, reading.unit)
    if isinstance(meaning, Gap):
        return _unresolved(reading)
    return _date_value(reading, meaning)


def _length(amount: float | None, unit: str | None) -> str:
    if unit in _MULTIPLES:
        letter, times = _MULTIPLES[unit]
        amount = amount * times if amount is not None else None
    else:
        letter = _UNITS.get(unit or "", "D")
    if amount == 0.5 and letter in ("H", "Y", "D"):
        letter, amount = {"H": ("M", 30.0), "Y": ("M", 6.0), "D": ("H", 12.0)}[letter]
        unit = "minute" if letter == "M" and unit == "hour" else "hour" if letter == "H" else "month"
    number = "X" if amount is None else f"{amount:g}"
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{number}{letter}"


def _unresolved(reading: TimeReading) -> str:
    if reading.clock:
        return f"T{reading.clock}"
    if reading.part:
        return f"T{_PARTS[reading.part]}"
    return "XXXX-XX-XX"


def _date_value(reading: TimeReading, meaning: DateRange) -> str:
    day = meaning.earliest or meaning.latest
    assert day is not None
    if reading.day or reading.weekday or reading.holiday or reading.unit == "day":
        if reading.amount is None and reading.direction in ("past", "before", "after") and reading.unit and not reading.day:
            return "FUTURE_REF" if reading.direction == "after" else "PAST_REF"
        return day.isoformat() + _time(reading)
    if reading.clock or reading.part:
        return day.isoformat() + _time(reading)
    coarse = _coarse(reading, day)
    if coarse:
        return coarse
    unit = reading.unit or reading.period
    if reading.amount is None and reading.unit and unit not in ("hour", "minute", "second"):
        return "FUTURE_REF" if reading.direction in ("after", "future") else "PAST_REF"
    if unit == "week" and reading.unit:
        return (day + timedelta(days=3)).isoformat()
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in ("hour", "minute", "second"):
        return (meaning.latest or day).isoformat()
    if unit == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    by_unit = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}", "decade": f"{day:%Y}"[:3], "century": f"{day:%Y}"[:2]}
    return by_unit.get(unit or "", (meaning.latest or day).isoformat())


def _time(reading: TimeReading) -> str:
    if reading.clock:
        return f"T{reading.clock}" + ("Z" if reading.zone else "")
    return f"T{_PARTS[reading.part]}" if reading.part else ""


def _coarse(reading: TimeReading, day: date) -> str | None:
    if reading.month:
        return f"{day:%Y-%m}"
    if reading.season:
        return f"{day:%Y}-{_SEASONS[reading.season]}"
    if reading.quarter:
        return f"{day:%Y}-Q{reading.quarter}"
    if reading.half:
        return f"{day:%Y}-H{reading.half}"
    if reading.year is not None:
        return f"{day:%Y}"
    if reading.decade:
        return f"{day:%Y}"[:3]
    return f"{day:%Y}"[:2] if reading.century else None
