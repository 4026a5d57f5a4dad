"""``testigo explain``, ``testigo actors`` and the door itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.example_reports import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.conftest import Command

SENTENCE = "Hombres armados mataron a dos policías en Aguililla, Michoacán, el martes, informó la Fiscalía."


def test_a_sentence_is_explained(testigo: Command) -> None:
    done = testigo("explain", SENTENCE, "--published", "2021-12-10")
    assert done.status == 0
    for part in ("es, published 2021-12-10", "mataron", "dos policías", "2021-12-07", "Aguililla, Michoacán, MX"):
        assert part in done.out
    assert "1 account" in done.out


def test_a_file_is_explained(testigo: Command) -> None:
    done = testigo("explain", EXAMPLES / "aguililla-mine-wire.md")
    assert done.status == 0
    assert "published 2023-03-11 (metadata" in done.out


def test_markup_in_a_report_is_shown_as_it_stands(testigo: Command) -> None:
    done = testigo(
        "explain", "Gunmen killed [bold]two[/bold] farmers in Tame, [/] police said on Monday, and left a note."
    )
    assert done.status == 0
    assert "[bold]two[/bold]" in done.out


def test_a_text_without_incidents_has_no_accounts(testigo: Command) -> None:
    done = testigo("explain", "The council opened a new library in the town square and thanked its many donors.")
    assert done.status == 0
    assert "0 accounts" in done.out


def test_a_file_that_cannot_be_read_is_told(testigo: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = testigo("explain", empty)
    assert done.status == 2
    assert "the file is empty" in done.err


@pytest.mark.parametrize("name", ["CJNG", "cjng", "Jalisco New Generation Cartel"])
def test_an_actor_is_shown_by_any_of_its_names(testigo: Command, name: str) -> None:
    done = testigo("actors", "show", name)
    assert done.status == 0
    assert "Jalisco" in done.out
    assert "criminal group" in done.out


def test_an_unknown_actor_is_told(testigo: Command) -> None:
    done = testigo("actors", "show", "Nobody at All")
    assert done.status == 2
    assert "knows nobody" in done.err


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "testigo", "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    for command in ("code", "explain", "actors"):
        assert command in done.stdout
