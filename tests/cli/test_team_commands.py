"""What an operator types to set up a team: accounts, an upgrade, a copy into another database."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect

from testigo import pipeline
from testigo.model import Coding
from testigo.store import open_store, people
from testigo.store.opening import engine_for
from tests.cli.conftest import Command
from tests.databases import empty_database

PASSWORD = "correct horse battery staple"
TEXT = "Hombres armados mataron a tres policías en Tame, Arauca, el martes 7 de marzo de 2023, informó la Policía."


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def test_an_account_is_added_changed_and_listed(
    testigo: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database = tmp_path / "team.db"
    for role in ("coder", "reviewer"):
        typed(monkeypatch, PASSWORD)
        added = testigo("user", "add", "ana", "--role", role, "--db", database)
        assert (added.status, f"ana may log in as {role}" in added.err) == (0, True)
    assert testigo("user", "list", "--db", database).out == "ana\treviewer\tactive\n"
    with open_store(str(database)) as store, store.desk() as connection:
        ana = people.find_user(connection, "ana")
        deeds = [each.deed for each in people.trail(connection, None, 10)]
    assert ana is not None
    assert (ana.password or "").startswith("$argon2id$")
    assert deeds == ["set an account", "set an account"]


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (("ana", "queen", PASSWORD), "there is no role 'queen'"),
        (("ana", "reader", "short"), "too short"),
        (("A na", "reader", PASSWORD), "no name for an account"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_words(
    testigo: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, account: tuple[str, str, str], said: str
) -> None:
    name, role, password = account
    typed(monkeypatch, password)
    told = testigo("user", "add", name, "--role", role, "--db", tmp_path / "team.db")
    assert told.status != 0
    assert said in told.err
    assert "Traceback" not in told.err


def test_an_upgrade_says_where_the_database_stands(testigo: Command, tmp_path: Path) -> None:
    database = tmp_path / "old.db"
    engine_for(str(database)).dispose()
    with sqlite3.connect(database) as connection:  # as a version without the narrow index left it
        connection.execute("DROP INDEX ix_incident_views_narrow")
        connection.execute("DROP TABLE report_traces")
        connection.execute("DROP TABLE account_traces")
        connection.execute("DROP TABLE held_cells")
        connection.execute("ALTER TABLE beliefs DROP COLUMN rules")
        connection.execute("UPDATE alembic_version SET version_num = '0006'")
    told = testigo("db", "upgrade", "--db", database)
    assert told.status == 0
    engine = engine_for(str(database))
    assert "ix_incident_views_narrow" in {each["name"] for each in inspect(engine).get_indexes("incident_views")}
    engine.dispose()
    assert "name the database" in testigo("db", "upgrade").err


@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_a_database_is_copied_whole_into_an_empty_one(
    testigo: Command, tmp_path: Path, coder: pipeline.Coder, kind: str
) -> None:
    (tmp_path / "tame.txt").write_text(TEXT, encoding="utf-8")
    source, target = str(tmp_path / "mine.db"), empty_database(kind, tmp_path)
    with open_store(source) as store:
        pipeline.code([tmp_path / "tame.txt"], store, coder)
        before = pipeline.believe(store)
    told = testigo("db", "copy", "--from", f"sqlite:///{source}", "--to", target)
    assert (told.status, "tables copied" in told.err) == (0, True)
    with open_store(target) as store:
        assert summary(pipeline.believe(store)) == summary(before)
        pipeline.code([tmp_path / "tame.txt"], store, coder)  # it goes on there: rows are counted on
    again = testigo("db", "copy", "--from", source, "--to", target)
    assert again.status != 0
    assert "give an empty database" in again.err


def summary(coding: Coding) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.id, each.account_ids) for each in coding.incidents]
