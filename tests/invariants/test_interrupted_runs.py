"""A run that is killed at any moment is finished by the next, and nothing accepted is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from runs import coded, records

from testigo.model import Coding
from testigo.pipeline import Coder
from testigo.sources.files import captures
from testigo.store import open_store
from tests.example_reports import EXAMPLES

PATIENCE = 60  # seconds


SOME = [EXAMPLES / "wire.jsonl", *sorted(EXAMPLES.glob("[a-c]*.md"))]  # twenty reports


def coded_reports(db: Path) -> int:
    """How many reports are coded, asked without the store: asking must not slow the run down."""
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])


@pytest.fixture(scope="module")
def undisturbed(coder: Coder) -> Coding:
    return coded(coder, SOME)


@pytest.mark.parametrize("reports", [1, 9])
def test_kill_and_resume(coder: Coder, undisturbed: Coding, tmp_path: Path, reports: int) -> None:
    db = tmp_path / "testigo.db"
    open_store(str(db)).close()
    command = [sys.executable, "-m", "testigo", "code", *map(str, SOME), "--db", str(db)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while coded_reports(db) < reports and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    process.kill()
    process.wait()
    done = coded_reports(db)
    assert reports <= done < len(undisturbed.reports), "the run was not killed halfway"

    resumed = coded(coder, SOME, db=str(db))
    assert records(resumed) == records(undisturbed)
    with open_store(str(db)) as store:
        assert store.count_pending() == 0


def test_what_was_taken_in_is_coded_without_its_files(coder: Coder, tmp_path: Path) -> None:
    """The bytes are kept: a resumed run does not need the folder any more."""
    db = tmp_path / "testigo.db"
    report = tmp_path / "report.txt"
    report.write_bytes((EXAMPLES / "yuriria-bar-en.txt").read_bytes())
    with open_store(str(db)) as store:
        for captured in captures([report], datetime.now(UTC)):
            assert isinstance(captured, tuple)
            store.add_capture(*captured)
    report.unlink()
    assert len(coded(coder, [], db=str(db)).reports) == 1
