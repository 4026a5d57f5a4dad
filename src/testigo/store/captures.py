"""Captures written and read: the bytes once by their content, a row an address, an entry in the log of custody."""

import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from testigo.model import Capture, IntegrityError, digest
from testigo.store import custody, rows, tables
from testigo.store.insertion import add_rows

Taken = tuple[Capture, bytes]


def write_captures(connection: Connection, found: Sequence[Taken], published: date | None = None) -> None:
    """Add what is not there yet. Raises IntegrityError where the bytes are not those of their capture."""
    for capture, data in found:
        if digest(data) != capture.sha256:
            raise IntegrityError(f"the bytes of {capture.origin} are not those of its capture")
    stated = {"published": published.isoformat() if published else None}
    known = _known(connection, {capture.sha256 for capture, _ in found})
    fresh = {
        (capture.sha256, capture.origin): (capture, data)
        for capture, data in reversed(found)
        if (capture.sha256, capture.origin) not in known
    }
    taken = list(reversed(fresh.values()))
    bodies = [{"sha256": capture.sha256, "body": zlib.compress(data)} for capture, data in taken]
    add_rows(connection, tables.bodies, bodies)
    add_rows(connection, tables.captures, [rows.capture_fields(capture) | stated for capture, _ in taken])
    custody.append(connection, [custody.captured_entry(capture) for capture, _ in taken])


def read_body(connection: Connection, sha256: str) -> bytes | None:
    """Return the original bytes of a capture, or None where they are not there or cannot be unpacked."""
    packed = connection.scalar(select(tables.bodies.c.body).where(tables.bodies.c.sha256 == sha256))
    try:
        return None if packed is None else zlib.decompress(packed)
    except zlib.error:
        return None


def closed() -> Select[Any]:
    """Return the query for the captures that were read to the end."""
    of = tables.closed_captures.c.capture_row
    return select(of).where(of == tables.captures.c.row)


def _known(connection: Connection, hashes: set[str]) -> set[tuple[str, str]]:
    of = tables.captures.c
    return {
        (row.sha256, row.origin)
        for row in connection.execute(select(of.sha256, of.origin).where(of.sha256.in_(hashes)))
    }
