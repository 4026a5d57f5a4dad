"""Captures written and read: the bytes once by their content, a row an address, an entry in the log of custody."""

import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

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


def revisions(connection: Connection) -> list[tuple[str, list[str]]]:
    """Return the addresses that gave several reports, each with the ids of these in the order of their capture.

    A page that came back to an older text gives the older report again, as the last.
    """
    captures, held = tables.captures.c, tables.captured_reports.c
    joined = tables.captures.join(tables.captured_reports, held.capture_row == captures.row)
    on_line = captures.origin.like("http://%") | captures.origin.like("https://%")
    several = (
        select(captures.origin)
        .select_from(joined)
        .where(on_line)
        .group_by(captures.origin)
        .having(func.count(held.report_id.distinct()) > 1)
    )
    query = select(captures.origin, held.report_id).select_from(joined).where(captures.origin.in_(several))
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(captures.captured_at, captures.row)):
        found.setdefault(row.origin, []).append(row.report_id)
    return list(found.items())
