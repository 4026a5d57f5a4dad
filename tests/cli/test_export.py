"""``testigo export``: a profile is needed, files are whole or not there, and what was lost is said."""

import json
import multiprocessing
import resource
from pathlib import Path

import pytest

from testigo.exports import Edition, formats, publish
from testigo.model import Coding, ConfigurationError
from tests.cli.conftest import Command
from tests.example_reports import EXAMPLES
from tests.pango import skip_without_pango

BAR = EXAMPLES / "yuriria-bar-nota-roja.md"


@pytest.fixture
def db(testigo: Command, tmp_path: Path) -> Path:
    path = tmp_path / "incidents.db"
    assert testigo("code", BAR, "--db", path, "-o", tmp_path / "first.jsonl").status == 0
    (tmp_path / "first.jsonl").unlink()
    return path


def test_a_profile_must_be_named(testigo: Command, db: Path, tmp_path: Path) -> None:
    done = testigo("export", "--db", db, "--format", "csv", "-o", tmp_path / "out.csv")
    assert done.status == 2
    assert "--profile" in done.err
    assert list(tmp_path.iterdir()) == [db]


def test_an_export_comes_with_its_losses_and_its_evidence(testigo: Command, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = testigo("export", "--db", db, "--profile", "public", "--format", "csv", "-o", out)
    assert done.status == 0
    assert "profile public" in done.err
    assert {path.name for path in tmp_path.iterdir()} >= {"out.csv", "out.csv.losses.json", "out.csv.evidence.html"}
    assert "out.csv.evidence.html#" in out.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "out.csv.losses.json").read_text(encoding="utf-8"))["profile"] == "public"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "nothing"), "no format 'nothing'"),
        (("--profile", "nobody"), "no profile 'nobody'"),
        (("--since", "May"), "no date"),
        (("--country", "Mexico"), "no country code"),
        (("--box", "1,2,3"), "no box"),
        (("-o", "missing/out.csv"), "missing/out.csv"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_written(
    testigo: Command, db: Path, tmp_path: Path, options: tuple[str, str], told: str
) -> None:
    given = {"--db": str(db), "--profile": "public", "--format": "csv", "-o": str(tmp_path / "out.csv")}
    given[options[0]] = options[1]
    done = testigo("export", *[word for pair in given.items() for word in pair])
    assert done.status == 2
    assert told in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == [db]


def test_what_exists_is_not_replaced_unasked(testigo: Command, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.losses.json").write_text("mine", encoding="utf-8")
    options = ("export", "--db", db, "--profile", "internal", "--format", "jsonl", "-o", out)
    done = testigo(*options)
    assert done.status == 2
    assert "exists" in done.err
    assert not out.exists()
    assert testigo(*options, "--replace").status == 0
    assert (tmp_path / "out.jsonl.losses.json").read_text(encoding="utf-8") != "mine"


def test_a_period_and_an_area_are_chosen(testigo: Command, db: Path, tmp_path: Path) -> None:
    options = ("export", "--db", db, "--profile", "internal", "--format", "jsonl")
    assert testigo(*options, "-o", tmp_path / "a", "--country", "MX", "--since", "2022-05-01").status == 0
    assert testigo(*options, "-o", tmp_path / "b", "--country", "CO").status == 0
    assert (tmp_path / "a").read_text(encoding="utf-8")
    assert not (tmp_path / "b").read_text(encoding="utf-8")


def _on_a_full_disk(coding: Coding, name: str, path: Path) -> None:
    """Publish where no file may grow beyond 2,000 bytes: what a full disk does, with errors of its own."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    try:
        publish(Edition.of(coding), name, path)
    except ConfigurationError as error:
        raise SystemExit(0 if str(path.name) in str(error) else 3) from error
    raise SystemExit(4)


@pytest.mark.parametrize("name", formats())
def test_a_disk_that_fills_leaves_nothing_behind(examples: Coding, name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    child = multiprocessing.get_context("fork").Process(target=_on_a_full_disk, args=(examples, name, tmp_path / "out"))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert list(tmp_path.iterdir()) == []
