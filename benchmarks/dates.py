"""Tags the times of token-per-line files and gives each its TIMEX3 value, as TempEval-3 has it.

``python -m benchmarks dates PATH --language en|es --out OUT.tsv`` reads the tokens and the date of each
document; further columns are not read.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.timex3 import value_of
from testigo.lexicon import calendar
from testigo.lexicon.calendar import TimeExpression, TimeKind
from testigo.model import DatePrecision, DateRange, Gap
from testigo.resolution import dates
from testigo.resolution.dated_lines import written_on

_DOCUMENT = '*!-DCTVALUE="'


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of one document, its date and its text; ``spans`` are the tokens' offsets by line."""

    published: date
    lines: Sequence[str]
    text: str
    spans: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: offsets in the document's text, type and value."""

    start: int
    end: int
    kind: str
    value: str


def main(argv: Sequence[str]) -> int:
    """Tag a file and write it."""
    parser = argparse.ArgumentParser(prog="benchmarks dates", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--language", choices=("en", "es"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    tokens = [line.split("\t")[0] for line in options.path.read_text(encoding="utf-8-sig").splitlines()]
    tagged = [line for document in documents(tokens) for line in tag(document, options.language)]
    options.out.write_text("\n".join(tagged) + "\n", encoding="utf-8")
    return 0


def documents(tokens: Iterable[str]) -> Iterator[Document]:
    """Cut the tokens into documents and rebuild their text; an empty line ends a sentence."""
    lines: list[str] = []
    for token in tokens:
        if token.startswith(_DOCUMENT) and lines:
            yield _document(lines)
            lines = []
        if token or lines:  # the file may open with empty lines
            lines.append(token)
    if lines:
        yield _document(lines)


def _document(lines: list[str]) -> Document:
    if not lines[0].startswith(_DOCUMENT):
        raise ValueError("the file does not begin with the date of a document")
    text, spans = "", {}
    for number, token in enumerate(lines[1:], start=1):
        if token:
            spans[number] = (len(text), len(text) + len(token))
        text += f"{token} " if token else "\n\n"
    return Document(date.fromisoformat(lines[0][len(_DOCUMENT) :][:10]), lines, text, spans)


def tag(document: Document, language: str) -> list[str]:
    """Return the lines of a document with their tag and value."""
    tags: dict[int, tuple[str, str]] = {}
    for timex in timexes(document, language):
        inside = [n for n, (start, end) in document.spans.items() if start < timex.end and timex.start < end]
        for position, number in enumerate(inside):
            tags[number] = (f"{'I' if position else 'B'}-{timex.kind}", timex.value)
    return [
        "\t".join((token, *tags.get(number, ("O", "-")))) if token else ""
        for number, token in enumerate(document.lines)
    ]


def timexes(document: Document, language: str) -> Iterator[Timex]:
    """Yield the TIMEX3s of a document; "the next day" counts from the last day that it told."""
    published = DateRange(document.published, document.published, DatePrecision.DAY)
    anchor = event = written_on(document.text, language, published)
    for found in calendar.find(document.text, language):
        expression = _as_timex(found)
        tense = calendar.tense(document.text, expression.start, language)
        meaning, _ = dates.resolve(expression, language, anchor, tense, event)
        if isinstance(meaning, DateRange) and meaning.precision is DatePrecision.DAY:
            event = meaning
        kind = "DATE" if expression.kind is TimeKind.VAGUE else expression.kind.value.upper()
        parts = _ends_of_stretch(expression, meaning, document.text, language)
        if found.reading.bound == "since" and expression.reading.edge == "early" and isinstance(meaning, DateRange):
            first = meaning.earliest or document.published  # "since the start of the year": since its first day
            yield Timex(expression.start, expression.end, kind, first.isoformat())
            continue
        for part, days in parts or [(expression, meaning)]:
            yield Timex(part.start, part.end, kind, value_of(part, days))


def _as_timex(expression: TimeExpression) -> TimeExpression:
    """Return the expression as TIMEX3 sees it: without "since", "the week" as this one, "the third day" as its day."""
    to = expression.reading.to
    expression = replace(expression, reading=to) if to and to.direction == "this" else expression
    kind = TimeKind.DATE if expression.reading.period else expression.kind
    return replace(expression, kind=kind, reading=replace(expression.reading, bound=None))


def _ends_of_stretch(
    expression: TimeExpression, meaning: DateRange | Gap, text: str, language: str
) -> list[tuple[TimeExpression, DateRange | Gap]]:
    """Return "April" and "June" for "between April and June": TIMEX3 tells the two dates apart."""
    reading, to = expression.reading, expression.reading.to
    if to is None or expression.kind is TimeKind.DURATION or not isinstance(meaning, DateRange):
        return []
    if meaning.earliest is None or meaning.latest is None:
        return []
    words = text[expression.start : expression.end]
    for offset in (place + 1 for place, letter in enumerate(words) if letter in " -"):
        found = calendar.find(words[offset:], language)
        if len(found) == 1 and replace(found[0].reading, bound=None) == to:
            middle = expression.start + offset
            last = replace(expression, start=middle + found[0].start, end=middle + found[0].end, reading=to)
            left = calendar.find(words[:offset], language)
            begin, end = (left[0].start, left[0].end) if left else (0, len(words[:offset].split()[0]))
            first = replace(
                expression,
                start=expression.start + begin,
                end=expression.start + end,
                reading=replace(reading, to=None),
            )
            days = (meaning.earliest, meaning.latest)
            return [
                (part, DateRange(day, day, DatePrecision.DAY)) for part, day in zip((first, last), days, strict=True)
            ]
    return []
