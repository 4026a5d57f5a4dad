"""The chain of custody: a log in which every entry holds the hash of the one before.

Whoever alters, removes or inserts an entry breaks the chain from there on. Cutting off its end leaves a chain that is
whole: compare its head with one kept elsewhere, or with a time stamp. The method is that of Haber and Stornetta (1991).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, select

from testigo.model import Capture
from testigo.store.rows import instant_text
from testigo.store.tables import custody

GENESIS = "0" * 64  # what the first entry holds in place of a hash
TOOL = f"testigo {version('testigo')}"
PAGE = 1000  # entries read at a time


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log: its text as it was hashed, the hash of the entry before, and its own."""

    row: int
    text: str
    previous: str
    hash: str

    @property
    def says(self) -> dict[str, Any]:
        """What the entry says."""
        said: dict[str, Any] = json.loads(self.text)
        return said


def chained(previous: str, text: str) -> str:
    """Return the hash of an entry: SHA-256 of the hash before it, a line end and its text."""
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def captured_entry(capture: Capture) -> dict[str, Any]:
    """Return what the log says of a capture."""
    return {
        "act": "captured",
        "sha256": capture.sha256,
        "size": capture.size,
        "media_type": capture.media_type,
        "origin": capture.origin,
        "at": instant_text(capture.captured_at),
        "headers": capture.headers,
        "tool": TOOL,
    }


def append(connection: Connection, says: Sequence[dict[str, Any]]) -> str:
    """Add entries at the end of the log and return its head; one writer at a time."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE custody IN EXCLUSIVE MODE")
    last, rows = head(connection), []
    for said in says:
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        rows.append({"entry": text, "previous": last, "hash": (last := chained(last, text))})
    if rows:
        connection.execute(custody.insert(), rows)
    return last


def head(connection: Connection) -> str:
    """Return the hash of the last entry."""
    return connection.scalar(select(custody.c.hash).order_by(custody.c.row.desc()).limit(1)) or GENESIS


def entries(connection: Connection) -> Iterator[Entry]:
    """Yield the log from its beginning."""
    after = 0
    while page := connection.execute(
        select(custody).where(custody.c.row > after).order_by(custody.c.row).limit(PAGE)
    ).all():
        for row in page:
            after = row.row
            yield Entry(row.row, row.entry, row.previous, row.hash)
