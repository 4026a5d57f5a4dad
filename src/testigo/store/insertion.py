"""Insert rows that are not there yet, or put them in place of those that are, in both dialects."""

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


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, in place of those with their key: whoever waits for such a row finds it there, not gone."""
    if rows:
        insert = _INSERTS[connection.dialect.name](table)
        keys = [column.name for column in table.primary_key]
        changed = {column.name: insert.excluded[column.name] for column in table.c if column.name not in keys}
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), list(rows))
