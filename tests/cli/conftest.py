"""The command line as a user meets it: arguments in; exit status, output and messages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from testigo.cli import main

WIDE = "250"  # columns: no message is broken into lines


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def testigo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    monkeypatch.setenv("COLUMNS", WIDE)
    monkeypatch.delenv("TESTIGO_DATABASE", raising=False)
    monkeypatch.delenv("TESTIGO_COUNTRY", raising=False)
    monkeypatch.setenv("TESTIGO_DATA", str(tmp_path / "data"))

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr("sys.argv", ["testigo", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as done:
            status = done.code if isinstance(done.code, int) else int(bool(done.code))
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run
