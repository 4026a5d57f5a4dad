"""Others' files beside ours: their rows are read, linked by the linker, and compared. The rows here are invented."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from testigo.comparison import read_events
from testigo.exports import Edition, write
from testigo.lexicon import register
from testigo.model import Coding, Count, InputError, PlacePrecision
from testigo.pipeline import comparing

COUNTRIES = {"Mexico": "MX", "Australia": "AU"}
UCDP_ROW = {
    "id": "900001",
    "date_start": "2023-03-10",
    "date_end": "2023-03-10",
    "side_a": "CJNG",
    "side_b": "Civilians",
    "where_prec": "1",
    "where_coordinates": "Aguililla town",
    "latitude": "18.7370",
    "longitude": "-102.7885",
    "country": "Mexico",
    "type_of_violence": "3",
    "low": "1",
    "best": "2",
    "high": "4",
    "source_office": "Invented Agency",
}
ACLED_ROW = {
    "event_id_cnty": "XXX1",
    "event_date": "10 March 2023",
    "time_precision": "2",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Remote explosive/landmine/IED",
    "actor1": "Unidentified Armed Group (Mexico)",
    "actor2": "Military Forces of Mexico",
    "location": "Aguililla",
    "latitude": "18.7370",
    "longitude": "-102.7885",
    "geo_precision": "2",
    "country": "Mexico",
    "fatalities": "2",
    "source": "Invented Agency",
    "notes": "An explosive hit a convoy.",
}


def written(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_row_in_the_layout_of_ucdp_is_an_account(tmp_path: Path) -> None:
    (event,) = read_events(written(tmp_path / "ged.csv", UCDP_ROW), register.load(), COUNTRIES)
    assert event.killed == Count(1, 2, 4)
    assert event.place is not None
    assert (event.place.precision, event.place.lat) == (PlacePrecision.SETTLEMENT, 18.737)
    assert event.account.event_type == "attack_on_civilians"
    values = {reading.claim.attribute: reading.value for reading in event.account.readings}
    assert values["perpetrator"].kind == "criminal group"  # type: ignore[union-attr]
    assert all(
        event.report.text[one.claim.span.start : one.claim.span.end] == one.claim.span.quote
        for one in event.account.readings
    )


def test_a_row_in_the_layout_of_acled_is_an_account(tmp_path: Path) -> None:
    (event,) = read_events(written(tmp_path / "acled.csv", ACLED_ROW), register.load(), COUNTRIES)
    assert event.account.event_type == "landmine_ied"
    assert (str(event.day.earliest), str(event.day.latest)) == ("2023-03-07", "2023-03-13")
    assert event.killed == Count(2, 2, 2)


def test_a_row_of_tags_and_a_row_without_a_date_are_no_events(tmp_path: Path) -> None:
    tags = dict.fromkeys(UCDP_ROW, "#x") | {"id": ""}
    undated = UCDP_ROW | {"id": "2", "date_start": ""}
    assert [
        one.id for one in read_events(written(tmp_path / "a.csv", tags, undated, UCDP_ROW), register.load(), COUNTRIES)
    ] == ["900001"]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", b"\xff\xfe\x00"])
def test_a_file_in_neither_layout_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"x\.csv"):
        read_events(tmp_path / "x.csv", register.load(), COUNTRIES)


def test_our_own_rows_are_found_among_ours(examples: Coding, tmp_path: Path) -> None:
    write(Edition.of(examples), "ucdp", tmp_path / "ged.csv")
    found = comparing.compare(examples, tmp_path / "ged.csv")
    assert found.pairs
    right = [pair for pair in found.pairs if pair.row.id == f"TESTIGO-{pair.incident.id}"]
    assert len(right) >= 0.8 * (len(found.pairs) + len(found.only_theirs))
    assert not [pair for pair in right if pair.killed_agree is False]


def test_a_row_is_paired_with_the_incident_of_its_own_kind(examples: Coding, tmp_path: Path) -> None:
    """Most rows of ACLED's layout find their own incident: a few words are harder to link than a report."""
    write(Edition.of(examples), "acled", tmp_path / "acled.csv")
    found = comparing.compare(examples, tmp_path / "acled.csv")
    wrong = [pair for pair in found.pairs if pair.row.id != f"TESTIGO-{pair.incident.id}"]
    assert len(found.pairs) >= 0.7 * (len(found.pairs) + len(found.only_theirs))
    assert len(wrong) <= 0.05 * len(found.pairs)


def with_row(examples: Coding, path: Path, **changed: str) -> tuple[str, Path]:
    """Write a row that is one of our incidents beside another that is changed; return the first one's id."""
    write(Edition.of(examples), "ucdp", path)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pair = comparing.compare(examples, path).pairs[0]
    row = next(row for row in rows if row["id"] == pair.row.id)
    return pair.row.id, written(path, row, row | {"id": "other"} | changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"latitude": "-35.28", "longitude": "149.13", "country": "Australia", "where_coordinates": "Canberra city"},
        {"date_start": "1999-01-01", "date_end": "1999-01-01"},
    ],
    ids=["in another country", "in another year"],
)
def test_a_row_that_is_otherwise_the_same_is_not_linked(
    examples: Coding, tmp_path: Path, changed: dict[str, str]
) -> None:
    ours, path = with_row(examples, tmp_path / "ged.csv", **changed)
    found = comparing.compare(examples, path)
    assert [pair.row.id for pair in found.pairs] == [ours]
    assert [event.id for event in found.only_theirs] == ["other"]


def test_differing_figures_are_told_with_our_reports(examples: Coding, tmp_path: Path) -> None:
    ours, path = with_row(examples, tmp_path / "ged.csv", low="90", best="95", high="99")
    found = comparing.compare(examples, path)
    assert [pair.row.id for pair in found.differing] == ["other"]
    told = [json.loads(json.dumps(row)) for row in comparing.told(found, examples)]
    assert {row["found"] for row in told} <= {"both", "only ours"}
    for row in told:
        if row["found"] == "both":
            assert row["ours"]["reports"]
            assert row["killed_agree"] is (row["theirs"]["id"] == ours)
            assert row["ours"]["killed_quotes"]


def test_comparing_changes_nothing_of_ours(examples: Coding, tmp_path: Path) -> None:
    before = replace(examples)
    comparing.compare(examples, written(tmp_path / "a.csv", UCDP_ROW))
    assert examples == before
