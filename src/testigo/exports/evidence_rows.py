"""Evidence as rows, for formats that hold more than one table."""

from collections.abc import Iterator

from testigo.exports.edition import Edition
from testigo.exports.rows import Cell


def evidence_rows(edition: Edition) -> Iterator[dict[str, Cell]]:
    """Yield one row for each quote of each incident, with its report."""
    for record in edition.records:
        reports = {report.id: report for report in record.reports}
        for one in record.evidence:
            report = reports.get(one.report)
            yield {
                "incident": record.id,
                "field": one.field,
                "quote": one.quote,
                "says_otherwise": not one.basis,
                "attributed_to": one.attributed_to,
                "certainty": str(one.certainty),
                "rule": one.rule,
                "reason": one.reason,
                "report": one.report,
                "source": report.source if report else None,
                "title": report.title if report else None,
                "published": str(report.published) if report and report.published else None,
                "url": report.url if report else None,
                "start": one.start,
                "end": one.end,
            }
