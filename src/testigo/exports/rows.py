"""Rows of text as CSV that no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, TextIO, TypeVar

import yaml

from testigo.exports.countries import countries
from testigo.exports.record import IncidentRecord
from testigo.model import IntegrityError

T = TypeVar("T")
Cell = str | int | float | bool | None
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # the wide forms too: spreadsheets in Asian locales run them


def harmless(cell: Cell) -> Cell:
    """Return the cell as CSV holds it; words that a spreadsheet would run as a formula stand behind an apostrophe.

    A report's words come from strangers: ``=HYPERLINK(...)`` in a title must stay words. Numbers are left alone.
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def write_rows(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Write a header and the rows as RFC 4180 CSV, absent cells empty; return how many rows."""
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    written = 0
    for row in rows:
        writer.writerow({column: harmless(cell) for column, cell in row.items()})
        written += 1
    return written


def is_located(record: IncidentRecord) -> bool:
    """Say whether the place has coordinates and a country of the list."""
    place = record.place
    return place is not None and place.lat is not None and place.country in countries()


def present(value: T | None) -> T:
    """Return a value that a row cannot do without. Rows are made only of records that were found to hold it."""
    if value is None:
        raise IntegrityError("a row was made of a record that lacks a value it needs")
    return value


def read_vocabulary(name: str) -> dict[str, Any]:
    """Return one of the data files beside the code."""
    return dict(yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8")))
