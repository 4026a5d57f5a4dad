"""Layouts of others that hold only some incidents: a row for each that they can hold, and why the rest has none."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from testigo.exports.edition import Edition
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell, write_rows

Refusal = tuple[str, Callable[[IncidentRecord], bool]]


def why_not(record: IncidentRecord, refusals: Sequence[Refusal]) -> str | None:
    """Return why a layout cannot hold an incident, or None where it can."""
    return next((reason for reason, refuses in refusals if refuses(record)), None)


@dataclass(frozen=True, slots=True)
class Columns:
    """What a layout can hold.

    ``refusals`` are reasons with what they refuse; ``coarser`` returns what a row tells
    less exactly than its record; ``row`` makes a row of a record and the address of its evidence.
    """

    names: Sequence[str]
    refusals: Sequence[Refusal]
    coarser: Callable[[IncidentRecord], list[str]]
    row: Callable[[IncidentRecord, str | None], Mapping[str, Cell]]

    def write(self, edition: Edition, out: TextIO) -> ExportReport:
        """Write the rows of the incidents that the layout can hold, and report the others with why."""
        left_out: dict[str, str] = {}
        rows, coarsened = [], list[str]()
        for record in edition.records:
            reason = why_not(record, self.refusals)
            if reason:
                left_out[record.id] = reason
            else:
                coarsened += self.coarser(record)
                rows.append(self.row(record, edition.evidence_of(record)))
        return ExportReport(write_rows(out, self.names, rows), left_out, Counter(coarsened))
