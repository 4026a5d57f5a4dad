"""Open a database: connect, check that it is ours and can be written, bring it up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool

from testigo.model import ConfigurationError, IntegrityError, ServiceError

MAPPED = 1 << 29  # bytes of a SQLite file read as memory: filters over 100,000 incidents take a third less time
WAIT = 60_000  # milliseconds that a writer waits for another; a report is written in a few
VERSION_TABLE = "alembic_version"
_MIGRATIONS = Path(__file__).parent / "migrations"

# What SQLite says, what it means for the operator. The first that matches counts.
_ADVICE = (
    ("readonly", "the database can only be read: change the rights of its file and folder"),
    ("file is not a database", "it is not a database, or damaged beyond opening: check the path or restore a backup"),
    ("malformed", "the database is damaged: restore a backup, or recover it with the sqlite3 program (.recover)"),
    (
        "could not decode",
        "the database is damaged: restore a backup, or recover it with the sqlite3 program (.recover)",
    ),
    ("unable to open", "the database cannot be opened: check that its folder exists and can be written"),
    ("is full", "the disk is full: make room, then run again; nothing accepted was lost"),
)


def engine_for(url: str) -> Engine:
    """Return an engine for an up-to-date database at ``url`` (a path is taken as that of a SQLite file).

    Raises ConfigurationError where the database is not ours, from a newer version, or not to be written.
    """
    try:
        address = make_url(url if "://" in url else f"sqlite:///{url}")
        in_memory = address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:")
        engine = create_engine(address, **({"poolclass": StaticPool} if in_memory else {}))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigurationError(f"{url}: no such kind of database ({error}): give a path or a database URL") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    with translated(engine.url.render_as_string()):
        _bring_up_to_date(engine)
    return engine


@contextmanager
def writing(engine: Engine, *, redoable: bool = False) -> Iterator[Connection]:
    """Give a connection in one transaction that is written whole or not at all.

    What is ``redoable`` is not forced onto the disk at once: a power failure may undo it, never a part of it,
    and the next run does it again. Measured on SQLite with a shared disk: 210 reports a second in place of 101.
    """
    with (
        translated(engine.url.render_as_string()),
        engine.connect().execution_options(writes=True, redoable=redoable) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database."""
    with translated(engine.url.render_as_string()), engine.connect() as connection:
        yield connection


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn the database's errors into those that say who must act."""
    try:
        yield
    except DBAPIError as error:
        told = str(error.orig).lower()
        for words, advice in _ADVICE:
            if words in told:
                raise ConfigurationError(f"{name}: {advice}") from error
        if isinstance(error, OperationalError):
            raise ServiceError(f"{name}: the database does not answer ({error.orig}): try again") from error
        raise IntegrityError(f"{name}: the database refused what was written ({error.orig})") from error


def _prepare(connection: Any, _record: Any) -> None:
    """Set up a SQLite connection: we begin transactions, and readers never wait for a writer."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA mmap_size = {MAPPED}")
    with suppress(sqlite3.OperationalError):  # a file that cannot be written keeps its mode: writing says so clearly
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin writing at once, so that two writers queue up and do not fail halfway."""
    options = connection.get_execution_options()
    if not options.get("writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA synchronous = {'NORMAL' if options['redoable'] else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    name = engine.url.render_as_string()
    with writing(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if tables and VERSION_TABLE not in tables:
            raise ConfigurationError(f"{name}: it holds another program's tables: give Testigo a database of its own")
        stamped = _stamped(connection) if tables else set()
        if (
            stamped
        ):  # a write that changes nothing, because a database that can only be read lets even BEGIN IMMEDIATE pass
            connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = version_num")
        if not stamped <= known:
            raise ConfigurationError(f"{name}: written by a newer version of Testigo: upgrade Testigo to open it")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise ConfigurationError(f"{name}: it cannot be brought up to date ({error}): restore a backup") from error


def _stamped(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalars())
