"""Everything that a reader could make of a file, in whatever format it is."""

from __future__ import annotations

import html
import re
import sqlite3
import unicodedata
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pyarrow.parquet
from pypdf import PdfReader

ESCAPED = re.compile(r"\\u([0-9a-f]{4})", re.IGNORECASE)


def level(text: str) -> str:
    """Return words as they are hunted for: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_in(path: Path) -> str:
    """Return a file's name, its bytes, and what is packed or escaped in them."""
    data = path.read_bytes()
    if is_zipfile(path):
        with ZipFile(path) as packed:
            data = b"\n".join(packed.read(name) for name in packed.namelist())
    if data[:4] == b"%PDF":
        data += "\n".join(page.extract_text() for page in PdfReader(path).pages).encode()
    if data[:4] == b"PAR1":
        rows = pyarrow.parquet.read_table(path).to_pylist()
        data = "\n".join(str(value) for row in rows for value in row.values()).encode()
    if data[:6] == b"SQLite":
        with sqlite3.connect(path) as opened:
            data += "\n".join(opened.iterdump()).encode()
    text = data.decode("utf-8", errors="replace")
    forms = {text, html.unescape(text), unquote(text), data.decode("utf-16-le", errors="replace")}
    forms.add(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    return level("\n".join([path.name, *forms]))
