"""JSON lines: one incident a line, complete."""

from typing import TextIO

from testigo.exports.assembly import records
from testigo.exports.report import ExportReport
from testigo.model import Coding


def write_jsonl(coding: Coding, out: TextIO) -> ExportReport:
    """Write one record a line, as the JSON Schema of incidents describes it."""
    for record in records(coding):
        out.write(record.model_dump_json() + "\n")
    return ExportReport(rows=len(coding.incidents))
