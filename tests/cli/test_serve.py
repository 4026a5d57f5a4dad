from pathlib import Path
from typing import Any

import pytest

from testigo.cli.coding import load_coder
from testigo.settings import Settings
from tests.cli.conftest import Command

OWN = "countries: [MX]\ngroups: {delta: {name: Los Delfines, kind: criminal group}}\n"


def test_the_workbench_codes_by_the_rules_of_the_command_line(
    testigo: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("TESTIGO_ACTORS", str(own))
    served: list[Any] = []
    monkeypatch.setattr("uvicorn.run", lambda app, **_: served.append(app))
    assert testigo("serve", "--db", tmp_path / "a.db").status == 0
    coder = served[0].state.bench.worker.coder()
    assert coder.rules == load_coder(Settings.load(), None).rules
    assert coder.resolver.register.find("Los Delfines")
