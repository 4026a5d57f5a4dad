"""JSON lines: one incident a line, complete."""

from typing import TextIO

from testigo.exports.edition import Edition
from testigo.exports.report import ExportReport


def write_jsonl(edition: Edition, out: TextIO) -> ExportReport:
    """Write one record a line, as the JSON Schema of incidents describes it."""
    for record in edition.records:
        out.write(record.model_dump_json() + "\n")
    return ExportReport(rows=len(edition.records))
