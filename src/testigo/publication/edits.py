"""Edits of a text that its spans survive: words are replaced, and every offset is moved with them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from testigo.model import Report, Span

LEFT_OUT = "[…]"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``mark`` in place of ``text[start:end]``."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class EditedReport:
    """A report with its edits made, and the way from the old offsets to the new."""

    report: Report
    edits: tuple[Edit, ...]  # in order, none touching another
    shifts: tuple[int, ...]  # by how much offsets move after each edit

    def span(self, span: Span) -> Span:
        """Return the span in the new text; what an edit cut through is widened to the whole mark."""
        return self.report.span(self._moved(span.start, at_end=False), self._moved(span.end, at_end=True))

    def _moved(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self.edits, offset, key=lambda edit: edit.start) - 1
        if index < 0:
            return offset
        edit, before = self.edits[index], self.shifts[index - 1] if index else 0
        if offset >= edit.end or (offset == edit.start and at_end):
            return offset + (self.shifts[index] if offset >= edit.end else before)
        return edit.start + before + (len(edit.mark) if at_end else 0)


def edited(report: Report, edits: Iterable[Edit], new_id: str) -> EditedReport:
    """Return the report with the edits made; of edits that touch, one is made over both, with the first's mark."""
    apart = _apart(edits)
    pieces, shifts, at, shift = [], [], 0, 0
    for edit in apart:
        pieces += [report.text[at : edit.start], edit.mark]
        shift += len(edit.mark) - (edit.end - edit.start)
        shifts.append(shift)
        at = edit.end
    text = "".join([*pieces, report.text[at:]])
    changed = replace(report, id=new_id, text=text, apart=())
    return EditedReport(changed, apart, tuple(shifts))


def cut_to(text: str, kept: Iterable[tuple[int, int]]) -> list[Edit]:
    """Return the edits that leave only the stretches given, with a mark for what lay between."""
    edits, at = [], 0
    for start, end in sorted(kept):
        if start > at:
            edits.append(Edit(at, start, f"{LEFT_OUT} " if at == 0 else f" {LEFT_OUT} "))
        at = max(at, end)
    if at < len(text):
        edits.append(Edit(at, len(text), f" {LEFT_OUT}"))
    return edits


def _apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in order; those that overlap become one, those that share an end stay two."""
    found: list[Edit] = []
    for edit in sorted(edits):
        if found and edit.start < found[-1].end:
            last = found[-1]
            found[-1] = Edit(last.start, max(last.end, edit.end), last.mark)
        else:
            found.append(edit)
    return tuple(found)
