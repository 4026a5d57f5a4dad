"""Addresses in tables: spreadsheets of links, and the article lists of the GDELT Project."""

import csv
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO, StringIO
from typing import Any

import openpyxl

from testigo.model import InputError
from testigo.sources.captured import LARGEST_DOCUMENT
from testigo.sources.listings.listing import Listing, listing

MOST_ROWS = 100_000
LONGEST_CELL = 131_072  # code points; other libraries raise the limit of the csv module for everybody


def read_links(data: bytes, base: str) -> Listing:
    """Return every address that stands in a cell of its own in .csv, .tsv or .xlsx, row by row."""
    cells = _workbook(data) if data.startswith(b"PK\x03\x04") else _plain(data)
    return listing((cell.strip() for cell in cells if cell.strip().lower().startswith(("http://", "https://"))), base)


def read_article_list(data: bytes, base: str) -> Listing:
    """Return the addresses of a GDELT article list: JSON, JSON lines, or a table with a column of addresses."""
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip()[:1] != "{":
        return read_links(data, base)
    with suppress(ValueError, RecursionError):
        read = json.loads(text, strict=False)
        return listing(_urls(read.get("articles", [read])), base)
    return listing(_urls([_line(line) for line in text.splitlines() if line.strip()]), base)


def _line(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no article list ({error})") from error


def _urls(articles: Any) -> Iterator[str]:
    for article in articles if isinstance(articles, list) else ():
        if isinstance(article, dict) and isinstance(article.get("url"), str):
            yield article["url"]


def _plain(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    delimiter = max("\t;,", key=text[:10_000].count)
    try:
        for _, row in zip(range(MOST_ROWS), csv.reader(StringIO(text), delimiter=delimiter), strict=False):
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise csv.Error(f"a cell of more than {LONGEST_CELL} characters")
            yield from row
    except csv.Error as error:
        raise InputError(f"the table cannot be read ({error}): save it as .csv again") from error


def _workbook(data: bytes) -> Iterator[str]:
    """Yield the cells of all sheets: what they say and where their links lead, never what a formula would give."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > 4 * LARGEST_DOCUMENT:
                raise InputError("the workbook unpacks to more than 100 MB: it was not read")
        book = openpyxl.load_workbook(BytesIO(data), read_only=False, keep_links=False)
    except InputError:
        raise
    except Exception as error:  # damaged workbooks make the parser raise almost anything
        raise InputError(f"the workbook cannot be read ({error}): save it as .csv") from error
    for sheet in book.worksheets:
        for _, row in zip(range(MOST_ROWS), sheet.iter_rows(), strict=False):
            for cell in row:
                target = getattr(getattr(cell, "hyperlink", None), "target", None)
                yield str(target or cell.value or "")
