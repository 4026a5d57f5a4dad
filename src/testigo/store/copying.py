"""A whole database into another, empty one: from SQLite to PostgreSQL when a team grows, and back."""

from sqlalchemy import Connection, Engine, func, insert, select, text

from testigo.model import ConfigurationError
from testigo.store import people_tables, rule_tables, tables, trace_tables, view_tables, watch_tables
from testigo.store.opening import engine_for, reading, writing

PAGE = 500  # rows carried at a time
METADATA = tables.metadata
PARTS = (
    tables,
    rule_tables,
    trace_tables,
    view_tables,
    people_tables,
    watch_tables,
)  # imported so that the metadata holds every table


def copy_database(source: str, target: str) -> dict[str, int]:
    """Copy every row; return how many by table. Both are brought up to date first.

    Raises ConfigurationError where the target already holds something. A copy that fails leaves the target empty.
    """
    one, other = engine_for(source), engine_for(target)
    try:
        return _copy(one, other)
    finally:
        one.dispose()
        other.dispose()


def _copy(source: Engine, target: Engine) -> dict[str, int]:
    with reading(source) as origin, writing(target) as connection:
        filled = [
            table.name for table in METADATA.sorted_tables if connection.scalar(select(func.count()).select_from(table))
        ]
        if filled:
            name = target.url.render_as_string()
            raise ConfigurationError(f"{name}: it already holds {', '.join(filled)}: give an empty database")
        copied = {}
        for table in METADATA.sorted_tables:
            copied[table.name] = 0
            for page in origin.execute(select(table)).mappings().partitions(PAGE):
                connection.execute(insert(table), [dict(row) for row in page])
                copied[table.name] += len(page)
        _count_on(connection)
        return copied


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL count rows on from the last one copied, as SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        if "row" in table.c:
            last = connection.scalar(select(func.max(table.c.row)))
            if last:
                counter = connection.scalar(
                    text("SELECT pg_get_serial_sequence(:name, 'row')").bindparams(name=table.name)
                )
                connection.execute(select(func.setval(counter, last)))
