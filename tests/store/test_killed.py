"""Kill the process at any moment: what was accepted is coded by the next run, and nothing is half there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from stored_things import account_of, capture_of, report_of

from testigo.store import open_store

WRITER = """
import sys
from stored_things import account_of, capture_of, report_of
from testigo.store import open_store

with open_store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        text = f"Report {number}."
        store.add_capture(capture_of(text.encode(), f"{number}.txt"), text.encode())
        print(number, flush=True)
        report = report_of(text)
        store.add_coded(report, capture_of(text.encode(), f"{number}.txt"), [account_of(report)])
"""


def start(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent)


@pytest.mark.parametrize("reports_before_death", [1, 40])
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, reports_before_death: int) -> None:
    path = tmp_path / "testigo.db"
    writer = start(path, 0, 1_000_000)
    assert writer.stdout is not None
    accepted = [int(writer.stdout.readline()) for _ in range(reports_before_death)]
    writer.kill()
    accepted += [int(line) for line in writer.communicate()[0].splitlines() if line.endswith(line.strip())]

    with open_store(str(path)) as store:
        captured = {capture.origin for capture in store.captures()}
        assert {f"{number}.txt" for number in accepted} <= captured
        coded = {report.text: accounts for report, accounts in store.coded_reports()}
        for pending in store.pending_captures():
            assert pending.data.decode() not in coded
            report = report_of(pending.data.decode())
            store.add_coded(report, pending.capture, [account_of(report)])
        assert list(store.pending_captures()) == []
        assert len(list(store.reports())) == len(captured)
        assert [len(accounts) for _, accounts in store.coded_reports()] == [1] * len(captured)


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "testigo.db"
    writers = [start(path, 0, 120), start(path, 60, 180)]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    with open_store(str(path)) as store:
        texts = [report.text for report in store.reports()]
        assert sorted(texts) == sorted(f"Report {number}." for number in range(180))
        assert len(list(store.accounts())) == 180
        assert list(store.pending_captures()) == []


def test_a_reader_sees_only_whole_reports(tmp_path: Path) -> None:
    path = tmp_path / "testigo.db"
    open_store(str(path)).close()
    writer = start(path, 0, 150)
    with open_store(str(path)) as store:
        until = time.monotonic() + 60
        while writer.poll() is None and time.monotonic() < until:
            assert all(len(accounts) == 1 for _, accounts in store.coded_reports())
        writer.communicate()
        assert len(list(store.reports())) == 150
        assert capture_of(b"Report 0.", "0.txt") in set(store.captures())
