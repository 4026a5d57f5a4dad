"""Which databases are opened, and what the operator is told of the others."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from stored_things import report_of

from testigo.model import ConfigurationError, ServiceError
from testigo.store import Store, open_store, opening, people_tables, rule_tables, tables, view_tables

METADATA = {
    each.metadata for each in (tables.decisions, view_tables.beliefs, people_tables.users, rule_tables.rule_versions)
}


def test_the_migrations_make_the_tables(store: Store) -> None:
    [metadata] = METADATA
    with store._engine.connect() as connection:
        opts = {"compare_type": True, "compare_server_default": True, "include_name": _is_in_both_kinds_of_database}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def _is_in_both_kinds_of_database(name: str | None, *_: object) -> bool:
    """Each kind searches in its own way: SQLite in tables, PostgreSQL by an index."""
    return name is None or not name.startswith("incident_search")


def test_rows_must_hang_together(store: Store) -> None:
    orphan = text("INSERT INTO codings (report_id, version) VALUES ('no such report', 1)")
    with store._engine.connect() as connection, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        connection.execute(orphan)


def test_a_database_of_a_newer_version_is_refused(url: str, store: Store) -> None:
    if url == "sqlite://":
        pytest.skip("a database in memory cannot be opened twice")
    with store._engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    with pytest.raises(ConfigurationError, match="newer version"):
        open_store(url)


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(ConfigurationError, match="another program"):
        open_store(str(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are notes, and not a database at all. " * 50)
    with pytest.raises(ConfigurationError, match="not a database"):
        open_store(str(path))


def test_a_damaged_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "testigo.db"
    with open_store(str(path)) as store:
        for number in range(300):
            store.add_coded(report_of(f"Report {number} " + "x" * 2000), None, [])
    whole = path.read_bytes()
    middle = len(whole) // 3
    path.write_bytes(whole[:middle] + b"\xa5" * (len(whole) - middle))
    with pytest.raises(ConfigurationError, match="damaged"), open_store(str(path)) as store:
        list(store.reports())


def test_a_database_that_can_only_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "testigo.db"
    open_store(str(path)).close()
    with pytest.raises(ConfigurationError, match="only be read"):
        open_store(f"sqlite:///file:{path}?mode=ro&uri=true")


@pytest.mark.skipif(os.geteuid() == 0, reason="no file is read-only to root")
def test_a_file_without_the_right_to_write_says_so(tmp_path: Path) -> None:
    path = tmp_path / "testigo.db"
    open_store(str(path)).close()
    path.chmod(0o444)
    with pytest.raises(ConfigurationError, match="only be read"):
        open_store(str(path))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere/testigo\.db: the database cannot be opened"):
        open_store(str(tmp_path / "nowhere" / "testigo.db"))


@pytest.mark.parametrize("url", ["nosuchthing://host/db", "sqlite+ghost:///x.db", "://"])
def test_an_unknown_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="kind of database"):
        open_store(url)


def test_a_server_that_does_not_answer_is_to_be_tried_again() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ServiceError, match="try again") as caught:
        open_store("postgresql+psycopg://testigo:secret@127.0.0.1:1/testigo")
    assert "secret" not in str(caught.value)


def test_a_writer_that_waits_too_long_is_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT", 50)
    path = tmp_path / "testigo.db"
    with open_store(str(path)) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ServiceError, match="try again"):
            store.mint({"account": "incident"})
        other.execute("ROLLBACK")
        store.mint({"account": "incident"})
        other.close()
