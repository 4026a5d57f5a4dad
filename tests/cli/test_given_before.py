"""``testigo corrections`` and ``testigo compare``: ours beside what we gave before, and beside what others have."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from testigo import pipeline
from testigo.model import Act, Capture, Decision, digest
from testigo.store import open_store
from tests.attack_pages import BOMB, FIVE, PAGE
from tests.cli.conftest import Command

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
AGAIN = "A car bomb killed three people on Wednesday in Celaya, Guanajuato, the mayor said."
TAKEN = "Gunmen kidnapped four traders on Sunday in Ometepec, Guerrero, their families said."


class Desk:
    """A database whose pages are taken in by hand."""

    def __init__(self, path: Path, coder: pipeline.Coder) -> None:
        self.path, self.coder = path, coder
        self.bombs: tuple[str, ...] = ()

    def take(self, page: str, lead: str, title: str = "Attack at the market") -> str:
        data = PAGE.format(title=title, lead=lead).encode()
        with open_store(str(self.path)) as store:
            address = f"https://diario.example/{page}"
            store.add_capture(Capture(digest(data), "text/html", address, NOON, len(data)), data)
            pipeline.code_pending(store, self.coder)
            coding = pipeline.believe(store)
        return next(one for one in coding.accounts if coding.reports[coding.accounts[one].report_id].url == address)

    def same(self, *accounts: str) -> None:
        with open_store(str(self.path)) as store:
            store.add_decision(Decision("d-1", Act.SAME, accounts, "Ana", NOON))


@pytest.fixture
def given(testigo: Command, coder: pipeline.Coder, tmp_path: Path) -> tuple[Desk, Path]:
    """A database of four incidents, and the export that was made of it."""
    desk, out = Desk(tmp_path / "mine.db", coder), tmp_path / "given.jsonl"
    desk.take("attack", FIVE)
    desk.bombs = desk.take("bomb", BOMB, "Bomb in Tecate"), desk.take("again", AGAIN, "Bomb in Celaya")
    desk.take("taken", TAKEN, "Traders kidnapped")
    done = testigo("export", "--db", desk.path, "--profile", "partners", "--format", "jsonl", "-o", out)
    assert done.status == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    return desk, out


def test_receivers_are_told_of_every_kind_of_change(testigo: Command, given: tuple[Desk, Path], tmp_path: Path) -> None:
    desk, earlier = given
    before = {record["id"]: record for record in map(json.loads, earlier.read_text(encoding="utf-8").splitlines())}
    options = ("--db", desk.path, "--profile", "partners")
    assert "nothing changed" in testigo("corrections", earlier, *options, "-o", tmp_path / "none.jsonl").err
    desk.take("attack", FIVE.replace("five", "three"))
    shown = testigo("changes", "--db", desk.path).out
    assert "https://diario.example/attack" in shown
    assert "killed five farmers" in shown
    assert "killed three farmers" in shown
    desk.take("taken", f"This article has been retracted. It said: {TAKEN}", "Traders kidnapped")
    desk.take("new", "A drone killed two soldiers on Saturday in Urique, Chihuahua, the army said.", "Drone attack")
    desk.same(*desk.bombs)
    out = tmp_path / "changes.jsonl"
    done = testigo("corrections", earlier, *options, "-o", out)
    assert done.status == 0
    told = {each["act"]: each for each in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert set(told) == {"added", "corrected", "merged", "retracted"}
    assert told["corrected"]["id"] in before
    assert told["merged"]["id"] in before
    assert told["merged"]["into"] in before
    assert before[told["retracted"]["id"]]["event_type"] == "abduction"
    assert "retracted" in told["retracted"]["why"]
    assert told["added"]["id"] not in before
    feed = tmp_path / "changes.atom"
    assert testigo("corrections", earlier, *options, "-o", feed).status == 0
    read = feedparser.parse(feed.read_text(encoding="utf-8"))
    assert not read.bozo
    assert {entry.title.split(":")[0] for entry in read.entries} == set(told)


def test_an_export_of_another_profile_is_refused(testigo: Command, given: tuple[Desk, Path], tmp_path: Path) -> None:
    desk, earlier = given
    done = testigo("corrections", earlier, "--db", desk.path, "--profile", "public", "-o", tmp_path / "c.jsonl")
    assert done.status == 2
    assert "was made by the profile partners" in done.err
    assert not (tmp_path / "c.jsonl").exists()


def test_a_users_file_is_compared_with_the_database(testigo: Command, given: tuple[Desk, Path], tmp_path: Path) -> None:
    desk, _ = given
    theirs, out = tmp_path / "ged.csv", tmp_path / "pairs.jsonl"
    done = testigo("export", "--db", desk.path, "--profile", "internal", "--format", "acled", "-o", theirs)
    assert done.status == 0
    with theirs.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row["fatalities"] = "9" if row["location"] == "Tecate" else row["fatalities"]
    with theirs.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = testigo("compare", theirs, "--db", desk.path, "-o", out)
    assert done.status == 0
    assert "1 differ in the number killed" in done.out
    assert "killed 9-9-9" in done.out
    assert "(Bomb in Tecate)" in done.out
    differing = [
        each
        for each in map(json.loads, out.read_text(encoding="utf-8").splitlines())
        if each.get("killed_agree") is False
    ]
    assert "https://diario.example/bomb" in str(differing)
