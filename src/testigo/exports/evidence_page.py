"""The page of evidence: every value with its quotes, for formats that cannot carry them."""

from typing import TextIO

from testigo.exports.edition import Edition
from testigo.exports.narrative import narrative
from testigo.exports.report import ExportReport
from testigo.exports.templating import templates


def write_evidence_page(edition: Edition, out: TextIO) -> ExportReport:
    """Write the page; each incident has its id as anchor."""
    page = templates().get_template("evidence.html")
    out.write(
        page.render(
            records=edition.records,
            told={record.id: narrative(record) for record in edition.records},
            reports={record.id: {report.id: report for report in record.reports} for record in edition.records},
            made=edition.made.date(),
            profile=edition.profile,
        )
    )
    return ExportReport(rows=len(edition.records))
