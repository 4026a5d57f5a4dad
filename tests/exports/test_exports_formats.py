"""GeoJSON, the table, the sentence, and the door that files go through."""

import io
import json
from pathlib import Path
from typing import TextIO

import pytest
from rich.cells import cell_len

from testigo.exports import EXPORTERS, Edition, ExportReport, door, exporter, formats, publish, records, write
from testigo.exports.narrative import narrative
from testigo.model import Coding, ConfigurationError
from tests.pango import skip_without_pango


def told(name: str, coding: Coding) -> str:
    out = io.StringIO()
    EXPORTERS[name](Edition.of(coding), out)
    return out.getvalue()


def test_geojson_is_a_feature_collection_in_longitude_latitude_order(coding: Coding) -> None:
    collection = json.loads(told("geojson", coding))
    assert set(collection) == {"type", "features"}  # RFC 7946 knows no crs member
    assert len(collection["features"]) == len(coding.incidents)
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is not None:
            lon, lat = feature["geometry"]["coordinates"]
            assert (feature["geometry"]["type"], -180 <= lon <= 180, -90 <= lat <= 90) == ("Point", True, True)
    assert collection["features"][0]["geometry"]["coordinates"] == [-102.812, 18.721]


def test_an_incident_without_a_place_keeps_its_properties(coding: Coding) -> None:
    features = {feature["id"]: feature for feature in json.loads(told("geojson", coding))["features"]}
    assert features["0b5"]["geometry"] is None
    assert features["0b5"]["properties"]["event_type"] == "attack_on_civilians"
    assert features["0b1"]["properties"]["killed_best"] is None


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_table_fits_the_width_it_is_given(coding: Coding, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = told("table", coding).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_the_table_shows_the_unknown_as_unknown(coding: Coding) -> None:
    table = told("table", coding)
    assert "2025-02 " in table
    assert "4+" in table
    assert "61+" in table
    assert "?" in table


def test_an_empty_table_says_so() -> None:
    assert told("table", Coding((), {}, {})) == "No incidents found.\n"


def test_an_incident_is_told_in_one_sentence(coding: Coding) -> None:
    sentences = {one.id: narrative(one) for one in records(coding)}
    assert sentences["0a1"] == (
        "On 12 March 2025, in El Cobano (Aguililla, Michoacán, Mexico), drone strike by CJNG (alleged) against "
        "municipal police officers and residents with drone, explosive. Killed: 3; injured: at least 4."
    )
    assert sentences["0b5"].startswith("On a day not stated, in a place not stated, attack on civilians.")


@pytest.mark.parametrize("name", formats())
def test_every_format_is_written_and_says_how_many_rows(coding: Coding, name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    report = write(Edition.of(coding), name, tmp_path / "out")
    assert name == "hapi" or report.rows + len(report.left_out) == len(coding.incidents)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", formats())
def test_every_format_takes_an_empty_coding(name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    assert write(Edition.of(Coding((), {}, {})), name, tmp_path / "out").rows == 0


def test_an_unknown_format_is_the_operators_to_mend() -> None:
    with pytest.raises(ConfigurationError, match="no format 'nothing'"):
        exporter("nothing")


def test_a_path_that_cannot_be_written_is_named(coding: Coding, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "out.csv"
    with pytest.raises(ConfigurationError, match=r"missing/out\.csv"):
        write(Edition.of(coding), "csv", path)


def test_a_folder_is_no_file(coding: Coding, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ConfigurationError, match="out"):
        write(Edition.of(coding), "csv", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failing_export_leaves_what_was_there(
    coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Edition, out: TextIO) -> ExportReport:
        out.write("half")
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setitem(door.EXPORTERS, "csv", failing)
    with pytest.raises(ConfigurationError, match="No space left"):
        write(Edition.of(coding), "csv", path, replace=True)
    assert path.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_an_output_that_exists_stays_unless_it_may_be_replaced(coding: Coding, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"out\.csv exists"):
        write(Edition.of(coding), "csv", path)
    assert path.read_text(encoding="utf-8") == "before"
    write(Edition.of(coding), "csv", path, replace=True)
    assert path.read_text(encoding="utf-8").startswith("id,")


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("there", ["out", "out.losses.json"])
def test_no_format_replaces_what_is_there_nor_leaves_half_of_itself(
    coding: Coding, name: str, there: str, tmp_path: Path
) -> None:
    skip_without_pango(name)
    (tmp_path / there).write_text("before", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"{there} exists"):
        publish(Edition.of(coding), name, tmp_path / "out")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(there, "before")]


def test_geojson_carries_the_words_that_values_rest_on(coding: Coding) -> None:
    features = json.loads(told("geojson", coding))["features"]
    quotes = {each["quote"] for feature in features for each in feature["properties"]["evidence"]}
    assert quotes
    assert all(any(quote in report.text for report in coding.reports.values()) for quote in quotes)
