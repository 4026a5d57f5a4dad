"""The words that values rest on, for formats that show them to people: each quote once, with its report."""

from collections.abc import Iterator
from dataclasses import dataclass

from testigo.exports.record import IncidentRecord, ReportRecord


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report with the fields that rest on them or, where ``dissent``, that they say otherwise."""

    fields: tuple[str, ...]
    words: str  # without line ends
    report: ReportRecord
    dissent: bool
    voice: str | None  # whom the report names as saying so

    @property
    def line(self) -> str:
        """All of it in one line of text."""
        dissent = " (says otherwise)" if self.dissent else ""
        voice = f", says {self.voice}" if self.voice else ""
        return f"{', '.join(self.fields)}{dissent}: “{self.words}”{voice} — {self.report.citation}"


def quotes(record: IncidentRecord) -> Iterator[Quote]:
    """Yield the quotes in the order of the record's fields."""
    reports = {report.id: report for report in record.reports}
    fields: dict[tuple[str, str, bool, str | None], dict[str, None]] = {}
    for one in record.evidence:
        key = one.report, " ".join(one.quote.split()), not one.basis, one.attributed_to
        fields.setdefault(key, {})[one.field] = None
    for (report_id, words, dissent, voice), named in fields.items():
        yield Quote(tuple(named), words, reports[report_id], dissent, voice)
