"""Each format by the means of those who receive it: their validators, readers and schemas."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import pyarrow.parquet
import pyogrio
import pytest
import stix2validator
from csvw import CSVW
from frictionless import Package
from jsonschema import Draft202012Validator
from made import MADE, packed, written
from pymisp import MISPEvent

from testigo.exports import Edition, IncidentRecord, export, publish, records
from testigo.exports.hapi import keys
from testigo.exports.plover_record import PloverRecord
from testigo.model import Coding

HAPI_COLUMNS = (
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,"
    "admin2_name,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end,"
    "dataset_hdx_id,resource_hdx_id,warning,error"
)
PLOVER_SCHEMA = Path(__file__).parents[2] / "docs/schema/plover.schema.json"


# --- tables


@pytest.fixture(scope="module")
def flat(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flat") / "incidents.csv"
    publish(edition, "csv", path)
    return path


def test_csv_on_the_web_is_valid(flat: Path) -> None:
    assert CSVW(str(flat), validate=True).is_valid
    rows = list(CSVW(str(flat)).tables[0])
    assert rows[0]["date_earliest"].year == 2025
    assert rows[0]["killed_best"] == 3


@pytest.mark.parametrize(("right", "wrong"), [("2025-03-12", "March"), (",3,3,3,", ",3,many,3,")])
def test_csv_on_the_web_refuses_what_is_wrong(flat: Path, tmp_path: Path, right: str, wrong: str) -> None:
    text = flat.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / flat.name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    metadata = flat.with_name(f"{flat.name}-metadata.json")
    (tmp_path / metadata.name).write_bytes(metadata.read_bytes())
    assert not CSVW(str(tmp_path / flat.name), validate=True).is_valid


def test_the_data_package_is_valid(flat: Path) -> None:
    report = Package(str(flat.with_name(f"{flat.name}.datapackage.json"))).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_columns_point_into_the_page_of_evidence(edition: Edition, tmp_path: Path) -> None:
    for name, column in (("csv", "evidence_page"), ("acled", "tags"), ("ucdp", "source_article")):
        path = tmp_path / f"{name}.csv"
        publish(edition, name, path)
        page = (tmp_path / f"{name}.csv.evidence.html").read_text(encoding="utf-8")
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert rows
        for row in rows:
            link = row[column].split("; ")[-1].removeprefix("evidence=")
            file, _, anchor = link.partition("#")
            assert file == f"{name}.csv.evidence.html"
            assert f'<section id="{anchor}">' in page


def test_the_page_of_evidence_holds_every_quote_as_text(edition: Edition, tmp_path: Path) -> None:
    publish(edition, "csv", tmp_path / "out.csv")
    page = (tmp_path / "out.csv.evidence.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<b>" not in page
    assert page.count("<blockquote>") == sum(len(record.evidence) for record in edition.records)


# --- maps


def test_geoparquet_says_what_it_is_and_is_read(edition: Edition) -> None:
    data = packed(edition, "geoparquet")
    geo = json.loads(pyarrow.parquet.read_schema(io.BytesIO(data)).metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert "bbox" in geo["columns"]["geometry"]["covering"]
    frame = geopandas.read_parquet(io.BytesIO(data))
    assert len(frame) == len(edition.records)
    first = frame.geometry.iloc[0]
    assert (first.x, first.y) == (-102.812, 18.721)
    assert frame.geometry.isna().sum() == 1
    assert "0a1" in set(frame.cx[-103:-102, 18:19]["id"])


def test_geopackage_is_read_with_its_evidence(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "incidents.gpkg"
    path.write_bytes(packed(edition, "gpkg"))
    assert [name for name, _ in pyogrio.list_layers(path)] == ["incidents", "evidence"]
    frame = pyogrio.read_dataframe(path, layer="incidents")
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.iloc[0].x == -102.812
    evidence = pyogrio.read_dataframe(path, layer="evidence")
    assert len(evidence) == sum(len(record.evidence) for record in edition.records)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT srs_id FROM gpkg_geometry_columns").fetchone() == (4326,)


# --- events


def test_plover_is_as_its_published_schema_says(edition: Edition) -> None:
    schema = json.loads(PLOVER_SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    lines = [json.loads(line) for line in written(edition, "plover").splitlines()]
    assert lines
    for line in lines:
        Draft202012Validator(schema).validate(line)
        assert PloverRecord.model_validate(line)
    first = next(line for line in lines if line["id"] == "testigo-0a1")
    assert (first["event"], first["mode"], first["quad_code"], first["size"]["dead"]) == (["ASSAULT"], ["drone"], 4, 3)
    assert first["actor"][0] == {
        "code": "---",
        "sector": "CRM",
        "entity_text": "Cártel Jalisco Nueva Generación",
        "identifier_text": "CJNG",
    }
    assert any(one["says_otherwise"] for one in first["text_info"])


def test_a_stix_bundle_passes_the_validator_strictly(edition: Edition) -> None:
    options = stix2validator.ValidationOptions(version="2.1", strict=True, enforce_refs=True)
    result = stix2validator.validate_string(written(edition, "stix"), options)
    assert result.is_valid, [str(error)[:300] for one in result.object_results for error in one.errors]


def test_a_stix_bundle_carries_figures_and_dissent(edition: Edition) -> None:
    objects = json.loads(written(edition, "stix"))["objects"]
    assert len({one["id"] for one in objects}) == len(objects)
    definition = next(one["id"] for one in objects if one["type"] == "extension-definition")
    incidents = [one for one in objects if one["type"] == "incident"]
    assert len(incidents) == len(edition.records)
    assert incidents[0]["extensions"][definition]["killed"] == {"low": 3, "best": 3, "high": 3}
    opinions = [one for one in objects if one["type"] == "opinion"]
    assert len(opinions) == sum(not one.basis for record in edition.records for one in record.evidence)
    notes = [one for one in objects if one["type"] == "note"]
    assert len(notes) == sum(len(record.evidence) for record in edition.records)


def test_misp_takes_every_event(edition: Edition) -> None:
    held = json.loads(written(edition, "misp"))["response"]
    assert len(held) == len(edition.records)
    for each, record in zip(held, edition.records, strict=True):
        event = MISPEvent(strict_validation=True)
        event.from_dict(**each["Event"])
        assert not any(attribute.to_ids for attribute in event.attributes)
        quotes = {attribute.value for attribute in event.attributes if attribute.comment.startswith("evidence of")}
        assert quotes == {one.quote for one in record.evidence}
        assert len(event.objects) == (record.place is not None and record.place.lat is not None)


def test_hapi_counts_by_month_and_municipality(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(written(edition, "hapi"))))
    assert {",".join(row) for row in rows} == {HAPI_COLUMNS}
    cali = [row for row in rows if row["provider_admin2_name"] == "Cali"]
    assert [(row["event_type"], row["events"], row["fatalities"]) for row in cali] == [("political_violence", "1", "7")]
    assert (cali[0]["location_code"], cali[0]["reference_period_start"]) == ("COL", "2025-06-01")
    assert cali[0]["reference_period_end"] == "2025-06-30"
    assert {row["event_type"] for row in rows} <= {"political_violence", "civilian_targeting", "demonstration"}


def test_rows_of_counts_have_the_p_codes_that_are_known(edition: Edition) -> None:
    cali = next(one for one in edition.records if one.place and one.place.admin2 == "Cali")
    assert cali.place is not None
    for codes, warning in ((("CO76", "CO76001"), ""), (("CO76", None), "a P-code is not known")):
        place = cali.place.model_copy(update=dict(zip(("admin1_pcode", "admin2_pcode"), codes, strict=True)))
        told = Edition((cali.model_copy(update={"place": place}),), MADE)
        (row,) = csv.DictReader(io.StringIO(written(told, "hapi")))
        assert (row["admin1_code"], row["admin2_code"]) == (codes[0], codes[1] or "")
        assert row["warning"].startswith(warning)
        assert bool(row["warning"]) == bool(warning)
        (flat,) = csv.DictReader(io.StringIO(written(told, "csv")))
        assert (flat["admin1_pcode"], flat["admin2_pcode"]) == (codes[0], codes[1] or "")


def test_rows_of_counts_name_the_page_of_evidence(edition: Edition, tmp_path: Path) -> None:
    publish(edition, "hapi", tmp_path / "counts.csv")
    with (tmp_path / "counts.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["warning"].partition("evidence: ")[2] for row in csv.DictReader(lines)} == {
            "counts.csv.evidence.html"
        }
    assert (tmp_path / "counts.csv.evidence.html").exists()


def test_small_cells_are_left_out_and_counted(coding: Coding) -> None:
    guarded = Edition(tuple(records(coding)), MADE, smallest_cell=2)
    out = io.BytesIO()
    report = export(guarded, "hapi", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    assert all(int(row["events"]) >= 2 for row in rows)
    small = [why for why in report.left_out.values() if why == "in cells of fewer than 2 incidents"]
    assert small
    shown = {key for record in guarded.records if record.id not in report.left_out for key in keys(record)}
    assert {(row["provider_admin2_name"], row["event_type"]) for row in rows} <= {(key[2], key[3]) for key in shown}


# --- Excel


def test_excel_is_read_and_holds_no_formula(edition: Edition) -> None:
    book = openpyxl.load_workbook(io.BytesIO(packed(edition, "xlsx")))
    assert book.sheetnames == ["Incidents", "Evidence", "About"]
    incidents = book["Incidents"]
    names = [cell.value for cell in incidents[1]]
    rows: list[dict[str, Any]] = [
        dict(zip(names, row, strict=True)) for row in incidents.iter_rows(min_row=2, values_only=True)
    ]
    assert len(rows) == len(edition.records)
    assert (rows[0]["id"], rows[0]["killed_best"], rows[0]["displaced_best"]) == ("0a1", 3, None)
    assert book["Evidence"].max_row == 1 + sum(len(record.evidence) for record in edition.records)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_words_that_look_like_a_formula_stay_words(edition: Edition, name: str) -> None:
    first = edition.records[0]
    wild = first.reports[0].model_copy(update={"title": '=HYPERLINK("http://x.example","y")'})
    told = Edition((first.model_copy(update={"reports": (wild, *first.reports[1:])}),), MADE)
    if name == "csv":
        assert "'=HYPERLINK" in written(told, name)
    else:
        book = openpyxl.load_workbook(io.BytesIO(packed(told, name)))
        assert not [cell for row in book["Incidents"].iter_rows() for cell in row if cell.data_type == "f"]


# --- what an operator needs to be told


def test_a_missing_library_is_named_with_its_extra(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    from testigo.exports import extras  # noqa: PLC0415

    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(extras, "import_module", missing)
    for name in ("geoparquet", "gpkg", "xlsx"):
        with pytest.raises(Exception, match=r"testigo\[exports\]"):
            export(edition, name, io.BytesIO())


def test_records_survive_their_json(coding: Coding) -> None:
    for record in records(coding):
        assert IncidentRecord.model_validate_json(record.model_dump_json()) == record
