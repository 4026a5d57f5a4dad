"""``testigo code``: every option of the contract, and what it promises about its exit status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from testigo.exports import EXPORTERS
from tests.example_reports import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.conftest import Command

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "incident.schema.json"
MINE = [EXAMPLES / name for name in ("aguililla-mina-diario.md", "aguililla-mine-wire.md")]
BAR = EXAMPLES / "yuriria-bar-en.txt"
UNDATED = "Gunmen killed two police officers in Aguililla, Michoacán, on Tuesday, prosecutors said.\n"


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, encoding="utf-8")
    return path


def test_the_screen_gets_a_table_and_a_summary(testigo: Command) -> None:
    done = testigo("code", *MINE)
    assert done.status == 0
    assert "2023-03-10" in done.out
    assert "2 reports" in done.err


def test_a_record_is_as_its_schema_says(testigo: Command) -> None:
    done = testigo("code", *MINE, "--format", "jsonl")
    assert done.status == 0
    schema = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for record in lines(done.out):
        schema.validate(record)


def test_two_reports_of_one_incident_are_linked(testigo: Command) -> None:
    linked = lines(testigo("code", *MINE, "--format", "jsonl").out)
    assert max(len(record["reports"]) for record in linked) == 2


def test_no_link_gives_a_record_for_each_account(testigo: Command) -> None:
    alone = lines(testigo("code", *MINE, "--no-link", "--format", "jsonl").out)
    assert alone
    assert [len(record["reports"]) for record in alone] == [1] * len(alone)
    assert len({record["reports"][0]["id"] for record in alone}) == 2


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_format_goes_to_the_screen_and_to_a_file(testigo: Command, tmp_path: Path, name: str) -> None:
    shown = testigo("code", BAR, "--format", name)
    out = tmp_path / "incidents.any"
    written = testigo("code", BAR, "--format", name, "-o", out)
    assert (shown.status, written.status) == (0, 0)
    assert shown.out.strip()
    assert written.out == ""
    assert str(out) in written.err
    assert out.read_text(encoding="utf-8").strip()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.jsonl", "{"), ("a.csv", "id,"), ("a.geojson", '{"type'), ("a.html", "<!doctype html"), ("a.unknown", "{")],
)
def test_the_ending_of_the_file_chooses_the_format(testigo: Command, tmp_path: Path, name: str, begins: str) -> None:
    out = tmp_path / name
    assert testigo("code", BAR, "-o", out).status == 0
    text = out.read_text(encoding="utf-8-sig")
    assert text.replace(" ", "").lower().startswith(begins.replace(" ", ""))


def test_acled_has_its_31_columns(testigo: Command) -> None:
    rows = list(csv.reader(io.StringIO(testigo("code", BAR, "--format", "acled").out)))
    assert {len(row) for row in rows} == {31}


def test_the_caller_s_date_makes_a_weekday_a_day(testigo: Command, undated: Path) -> None:
    without = lines(testigo("code", undated, "--format", "jsonl").out)[0]
    assert without["date"] is None
    assert "Tuesday" in without["gaps"]["date"]
    dated = lines(testigo("code", undated, "--published", "2021-12-10", "--format", "jsonl").out)[0]
    assert dated["date"]["earliest"] == dated["date"]["latest"] == "2021-12-07"
    assert dated["reports"][0]["published"] == "2021-12-10"


def test_the_home_country_decides_between_places_of_one_name(testigo: Command, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Hombres armados mataron a dos policías en La Unión el 3 de mayo de 2022.\n", encoding="utf-8")
    for country in ("CL", "PE", "co"):
        record = lines(testigo("code", report, "--country", country, "--format", "jsonl").out)[0]
        assert record["place"]["country"] == country.upper()


def test_a_database_keeps_everything_and_adds_nothing(testigo: Command, tmp_path: Path) -> None:
    db = tmp_path / "kept.db"
    first = testigo("code", *MINE, "--db", db, "--format", "jsonl")
    again = testigo("code", *reversed(MINE), "--db", db, "--format", "jsonl")
    assert first.out == again.out
    grown = testigo("code", BAR, "--db", db, "--format", "jsonl")
    assert len(lines(grown.out)) > len(lines(first.out))
    assert "3 reports" in grown.err


def test_the_environment_names_the_database(testigo: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "named.db"
    monkeypatch.setenv("TESTIGO_DATABASE", str(db))
    assert testigo("code", BAR).status == 0
    assert db.is_file()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "xml"], "jsonl"),
        (["--published", "12 March"], "YYYY-MM-DD"),
        (["--country", "Mexico"], "two letters"),
        (["-o", "/no/such/folder/out.csv"], "/no/such/folder/out.csv"),
        (["--db", "/no/such/folder/testigo.db"], "/no/such/folder/testigo.db"),
        (["--db", "nothing://here"], "nothing://here"),
    ],
)
def test_what_the_operator_must_mend_is_told(testigo: Command, options: list[str], told: str) -> None:
    done = testigo("code", BAR, *options)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert not done.out.strip()


def test_a_wrong_use_says_how_to_use_it(testigo: Command) -> None:
    assert testigo("code").status == 2
    assert testigo("code", BAR, "--no-such-option").status == 2
