"""``testigo verify`` and ``testigo evidence``: a database is whole or says what it lacks; evidence can be handed on."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import bagit
import pytest

from testigo.model import digest
from testigo.store import open_store
from testigo.store.custody import chained
from tests.example_reports import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.conftest import Command

REPORTS = sorted(EXAMPLES.glob("aguililla*"))[:3]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with three reports, taken and coded."""
    from testigo import pipeline  # noqa: PLC0415 (loading takes a second that other tests of the door need not wait)

    db = tmp_path_factory.mktemp("kept") / "kept.db"
    with open_store(str(db)) as store:
        pipeline.code(REPORTS, store, pipeline.Coder.load())
        pipeline.believe(store)
    return db


@pytest.fixture
def db(kept: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(kept) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    return copy


def test_an_untouched_database_is_whole(testigo: Command, db: Path) -> None:
    done = testigo("verify", "--db", db)
    assert (done.status, done.err) == (0, "")
    assert "3 entries in the log of custody: nothing was altered, nothing is missing" in done.out
    head = done.out.split("head ")[1].strip()
    assert testigo("verify", "--db", db, "--head", head).status == 0


def test_an_altered_capture_is_named(testigo: Command, db: Path) -> None:
    with sqlite3.connect(db) as opened:
        opened.execute("UPDATE bodies SET body = x'00' WHERE sha256 = (SELECT sha256 FROM captures LIMIT 1)")
    done = testigo("verify", "--db", db)
    assert done.status == 1
    assert f"{REPORTS[0]}: the bytes of" in done.out
    assert "1 flaws" in done.out


def test_a_head_that_is_not_in_the_log_is_told(testigo: Command, db: Path) -> None:
    done = testigo("verify", "--db", db, "--head", "0" * 63 + "1")
    assert done.status == 1
    assert "its end is missing" in done.out


def test_a_database_must_be_named_and_be_there(testigo: Command, tmp_path: Path) -> None:
    assert "name the database" in testigo("verify").err
    assert "no such database" in testigo("verify", "--db", tmp_path / "none.db").err


def test_the_evidence_of_an_incident_is_a_valid_bag(testigo: Command, db: Path, tmp_path: Path) -> None:
    with open_store(str(db)) as store:
        incident = next(iter(store.minted().values()))
    folder = tmp_path / "evidence"
    done = testigo("evidence", incident, "-o", folder, "--db", db)
    assert (done.status, str(folder) in done.err) == (0, True)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["External-Identifier"] == incident
    record = json.loads((folder / "data" / "incident.json").read_text(encoding="utf-8"))
    assert record["id"] == incident
    texts = [json.loads(line) for line in (folder / "data" / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {each["id"] for each in texts} == {report["id"] for report in record["reports"]}
    assert all(each["published"] and each["publication"]["reason"] for each in texts)
    entries = [
        json.loads(line) for line in (folder / "data" / "custody.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert all(chained(entry["previous"], entry["entry"]) == entry["hash"] for entry in entries)
    captures = sorted((folder / "data" / "captures").iterdir())
    assert {digest(path.read_bytes()) for path in captures} == {json.loads(each["entry"])["sha256"] for each in entries}
    (captures[0]).write_bytes(b"forged")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_an_unknown_incident_and_a_folder_that_is_there_are_told(testigo: Command, db: Path, tmp_path: Path) -> None:
    assert "there is no incident nobody" in testigo("evidence", "nobody", "-o", tmp_path / "new", "--db", db).err
    with open_store(str(db)) as store:
        incident = next(iter(store.minted().values()))
    assert "cannot write" in testigo("evidence", incident, "-o", tmp_path, "--db", db).err
