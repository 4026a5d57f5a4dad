"""Excel: incidents, the words they rest on, and what the workbook is, each on its sheet."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from testigo.exports.edition import Edition
from testigo.exports.evidence_rows import evidence_rows
from testigo.exports.extras import library
from testigo.exports.flat import COLUMNS, flat_row
from testigo.exports.narrative import narrative
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell
from testigo.exports.tabular import NOTE, TITLE

FIRST = ("id", "narrative")
WIDE = {"narrative": 60, "quote": 70, "titles": 40, "title": 40, "gaps": 30, "reason": 40}
WIDTH, LONGEST_CELL = 16, 32_000  # characters; Excel takes 32,767 in a cell


def write_workbook(edition: Edition, out: BinaryIO) -> ExportReport:
    """Write the workbook. All words are text: nothing in it can run as a formula or a link."""
    packed = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = library("xlsxwriter", "Excel").Workbook(packed, options)
    book.set_properties({"title": TITLE, "created": edition.made.replace(tzinfo=None)})
    rows = [flat_row(record) | {"narrative": narrative(record)} for record in edition.records]
    columns = (*FIRST, *(name for name in COLUMNS if name not in (*FIRST, "evidence_page")))
    _sheet(book, "Incidents", columns, rows)
    evidence = list(evidence_rows(edition))
    _sheet(book, "Evidence", tuple(evidence[0]) if evidence else ("incident",), evidence)
    withheld: list[dict[str, Cell]] = [
        {"what": f"withheld: {why}", "is": number} for why, number in edition.withheld.items()
    ]
    about: list[dict[str, Cell]] = [
        {"what": "what it is", "is": TITLE},
        {"what": "how to read it", "is": NOTE},
        {"what": "made", "is": edition.made.isoformat(timespec="seconds")},
        {"what": "profile", "is": edition.profile},
        *withheld,
    ]
    _sheet(book, "About", ("what", "is"), about)
    book.close()
    out.write(packed.getvalue())
    return ExportReport(rows=len(rows))


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> None:
    sheet, bold, wrap = book.add_worksheet(name), book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, bold)
        sheet.set_column(number, number, WIDE.get(column, WIDTH), wrap if column in WIDE else None)
    last = 0
    for last, row in enumerate(rows, start=1):
        for number, column in enumerate(columns):
            _write(sheet, last, number, row.get(column))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, str(cell)[:LONGEST_CELL])
