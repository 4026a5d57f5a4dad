"""A report's text cut where marks begin and end: what a cell rests on, what says otherwise, what persons chose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from testigo.exports.assembly import FIELDS
from testigo.exports.record import EvidenceRecord
from testigo.model import Decision


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a field rests on; ``against`` where they say otherwise, ``chosen`` where a person chose them."""

    start: int
    end: int
    field: str
    against: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text with the fields it is evidence of; none for plain text."""

    start: int
    text: str
    fields: tuple[str, ...] = ()
    against: bool = False
    chosen: bool = False


def marks_of(report_id: str, evidence: Iterable[EvidenceRecord], decisions: Iterable[Decision]) -> Iterator[Mark]:
    """Yield the marks of one report."""
    for each in evidence:
        if each.report == report_id:
            yield Mark(each.words_start, each.words_end, each.field, against=not each.basis)
    for decision in decisions:
        if decision.words and decision.attribute and decision.words.report_id == report_id:
            field = FIELDS.get(decision.attribute, decision.attribute)
            yield Mark(decision.words.start, decision.words.end, field, chosen=True)


def stretches(text: str, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """Yield the text from beginning to end, cut wherever a mark begins or ends."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        fields = tuple(dict.fromkeys(mark.field for mark in over))
        against = bool(over) and all(mark.against for mark in over)
        yield Stretch(start, text[start:end], fields, against, any(mark.chosen for mark in over))
