"""Insert rows that are not there yet: the same row twice is one row, in both dialects."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose keys are new, and leave those alone that are there."""
    if rows:
        insert: Insert = _INSERTS[connection.dialect.name](table).on_conflict_do_nothing()
        connection.execute(insert, list(rows))
