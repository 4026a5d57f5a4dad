"""CSV, ACLED and UCDP columns: their order, vocabulary and rules, and what is left out of them."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_incidents import sample_coding

from testigo.codebook import load
from testigo.exports import EXPORTERS, Edition, ExportReport, records
from testigo.exports.acled import acled_row, inter, interaction, time_precision, vocabulary
from testigo.exports.columns import why_not
from testigo.exports.countries import countries
from testigo.exports.dates import middle
from testigo.exports.record import ActorRecord, DateRecord, TargetRecord
from testigo.exports.rows import FORMULA_STARTS, harmless
from testigo.exports.ucdp import REFUSALS, date_prec, priogrid, ucdp_row
from testigo.model import Coding, IntegrityError, PlacePrecision

GED = Path(__file__).parents[2] / "../shared/data/ucdp/ged_sample_bgd.csv"
ACLED_COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UCDP_COLUMNS = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)


def exported(name: str, coding: Coding) -> tuple[str, list[dict[str, str]], ExportReport]:
    out = io.StringIO(newline="")
    report = EXPORTERS[name](Edition.of(coding), out)
    text = out.getvalue()
    return text.split("\r\n", 1)[0], list(csv.DictReader(io.StringIO(text, newline=""))), report


def by_id(rows: list[dict[str, str]], key: str) -> dict[str, dict[str, str]]:
    return {row[key].removeprefix("TESTIGO-"): row for row in rows}


def test_flat_rows_are_one_an_incident_with_blanks_for_the_unknown(coding: Coding) -> None:
    _, rows, report = exported("csv", coding)
    assert len(rows) == report.rows == len(coding.incidents)
    drones = by_id(rows, "id")["0a1"]
    assert (drones["killed_low"], drones["killed_best"], drones["killed_high"]) == ("3", "3", "3")
    assert (drones["injured_low"], drones["injured_best"], drones["injured_high"]) == ("4", "4", "")
    assert drones["displaced_low"] == ""
    assert "displaced: unresolved" in drones["gaps"]
    assert drones["longitude"] == "-102.812"
    assert drones["report_ids"] == "r01; r02; r03"
    said = {one.attributed_to for record in records(coding) for one in record.evidence if one.attributed_to}
    assert said
    assert said == {voice for row in rows for voice in row["voices"].split("; ") if voice}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("x")'])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(words: str) -> None:
    assert harmless(words) == "'" + words


def test_truth_is_written_in_lower_case() -> None:
    assert (harmless(True), harmless(False)) == ("true", "false")


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.none()))
def test_numbers_and_blanks_stay_as_they_are(cell: float | None) -> None:
    assert harmless(cell) == cell


@given(st.text())
def test_no_harmless_text_begins_like_a_formula(words: str) -> None:
    assert not str(harmless(words)).lstrip(" ").startswith(FORMULA_STARTS)


def test_acled_columns_stand_in_their_order(coding: Coding) -> None:
    header, rows, report = exported("acled", coding)
    assert header == ACLED_COLUMNS
    assert report.rows == len(rows)
    assert report.rows + len(report.left_out) == len(coding.incidents)


def test_acled_words_come_from_its_vocabulary(coding: Coding) -> None:
    _, rows, _ = exported("acled", coding)
    kinds = {event.crosswalk.acled for event in load().event_types.values()}
    words = set(vocabulary()["inter"].values())
    for row in rows:
        assert (row["event_type"], row["sub_event_type"]) in kinds
        assert {row["inter1"], row["inter2"]} <= words | {""}
        assert row["disorder_type"] in {
            "Political violence",
            "Demonstrations",
            "Strategic developments",
            "Political violence; Demonstrations",
        }
        assert row["time_precision"] in {"1", "2", "3"}
        assert row["geo_precision"] in {"1", "2", "3"}
        assert row["civilian_targeting"] in {"", "Civilian targeting"}
        assert row["notes"].startswith(("On ", "Between "))
        assert row["event_id_cnty"].startswith("TESTIGO-")


def test_every_event_type_of_the_codebook_has_a_disorder_type() -> None:
    pairs = [event.crosswalk.acled for event in load().event_types.values()]
    assert all(pair[0] in vocabulary()["disorder"] for pair in pairs)


def test_an_unknown_figure_is_blank_in_acled_columns_and_not_zero(coding: Coding) -> None:
    rows = by_id(exported("acled", coding)[1], "event_id_cnty")
    assert rows["0b1"]["fatalities"] == ""
    assert rows["0a4"]["fatalities"] == "61"
    assert "Killed: at least 61" in rows["0a4"]["notes"]


def test_acled_actors_and_interaction(coding: Coding) -> None:
    rows = by_id(exported("acled", coding)[1], "event_id_cnty")
    massacre = rows["0a3"]
    assert (massacre["actor1"], massacre["inter1"]) == ("Los Lobos", "Political militia")
    assert (massacre["actor2"], massacre["inter2"]) == ("Civilians (Ecuador)", "Civilians")
    assert massacre["interaction"] == "Political militia-Civilians"
    assert massacre["civilian_targeting"] == "Civilian targeting"
    assert rows["0a6"]["interaction"] == "Rebel group-Rebel group"
    assert rows["0b3"]["notes"].endswith("[size=no report]")


@given(st.integers(0, 8), st.integers(0, 8))
def test_the_interaction_does_not_depend_on_who_comes_first(first: int, second: int) -> None:
    assert interaction(first, second) == interaction(second, first)


def test_nobody_has_no_number() -> None:
    assert inter(()) == 0


def test_what_acled_columns_cannot_say_is_reported(coding: Coding) -> None:
    _, _, report = exported("acled", coding)
    assert report.left_out == {
        "0b4": "the place is known only as a country",
        "0b5": "no date, or one with an open end",
    }
    assert str(report).startswith("12 rows written, 2 left out (1: ")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_dates_are_never_told_more_precisely_than_they_are(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    day = DateRecord(earliest=start, latest=end, precision="range")
    assert start <= middle(day) <= end
    longest = {1: 1, 2: 7, 3: 31, None: 1000}
    assert length + 1 <= longest[time_precision(day)]


def test_ucdp_columns_stand_in_their_order(coding: Coding) -> None:
    header, rows, report = exported("ucdp", coding)
    assert header == UCDP_COLUMNS
    assert report.rows == len(rows)
    assert report.rows + len(report.left_out) == len(coding.incidents)


def test_ucdp_rows_keep_the_rules_of_the_dataset(coding: Coding) -> None:
    _, rows, _ = exported("ucdp", coding)
    assert {row["type_of_violence"] for row in rows} == {"1", "2", "3"}
    for row in rows:
        groups = [int(row[f"deaths_{group}"]) for group in ("a", "b", "civilians", "unknown")]
        assert int(row["best"]) == sum(groups)
        assert 0 < int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert int(row["priogrid_gid"]) == priogrid(float(row["latitude"]), float(row["longitude"]))
        assert row["geom_wkt"] == f"POINT ({float(row['longitude']):.6f} {float(row['latitude']):.6f})"
        assert (row["side_b"] == "Civilians") == (row["type_of_violence"] == "3")
        assert row["type_of_violence"] != "1" or row["side_a"].startswith("Government of ")
        assert row["where_prec"] not in {"4", "6"} or row["adm_2"] == ""
        assert row["dyad_name"] == f"{row['side_a']} - {row['side_b']}"
        for column in ("conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id"):
            assert row[column] == ""


def test_ucdp_deaths_go_to_the_side_that_the_words_name(coding: Coding) -> None:
    rows = by_id(exported("ucdp", coding)[1], "id")
    clash = rows["0a2"]
    assert (clash["side_a"], clash["side_b"]) == ("Government of Colombia", "Disidencias de las FARC")
    assert (clash["deaths_a"], clash["deaths_b"], clash["deaths_unknown"]) == ("1", "5", "0")
    drones = rows["0a1"]  # the police, acted upon, are the state: side a
    assert (drones["side_a"], drones["side_b"], drones["deaths_a"]) == ("Government of Mexico", "CJNG", "3")
    assert (rows["0a3"]["deaths_civilians"], rows["0a6"]["deaths_unknown"]) == ("8", "60")


PEOPLE = st.one_of(
    st.none(),
    st.lists(
        st.builds(
            ActorRecord,
            name=st.one_of(st.none(), st.just("CJNG"), st.just("Los Lobos")),
            actor_id=st.none(),
            description=st.just("people"),
            kind=st.sampled_from(sorted(load().actor_kinds)),
            certainty=st.none(),
            count=st.none(),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=400)
@given(PEOPLE, PEOPLE, st.sampled_from(sorted(load().event_types)))
def test_any_sides_make_sound_rows_or_are_left_out(
    perpetrators: tuple[ActorRecord, ...] | None, targets: tuple[ActorRecord, ...] | None, event_type: str
) -> None:
    first = next(records(sample_coding()))
    told = None if targets is None else tuple(TargetRecord(**one.model_dump()) for one in targets)
    changes = {"perpetrators": perpetrators, "targets": told, "event_type": event_type}
    record = first.model_copy(update=changes)
    acled_row(record)
    if why_not(record, REFUSALS) is None:
        row = ucdp_row(record)
        assert row["side_a"]
        assert row["side_b"]
        groups = [row[f"deaths_{group}"] for group in ("a", "b", "civilians", "unknown")]
        assert sum(groups) == row["best"] == 3


def test_a_nameless_rival_beside_a_state_makes_no_dyad() -> None:
    def actor(kind: str) -> TargetRecord:
        return TargetRecord(name=None, actor_id=None, description="men", kind=kind, certainty=None, count=None)

    first = next(records(sample_coding()))
    changes = {"perpetrators": (actor("police"),), "targets": (actor("police"), actor("armed group"))}
    assert why_not(first.model_copy(update=changes), REFUSALS) == "a side is no organised actor"


def test_what_is_no_lethal_organised_violence_is_left_out_of_ucdp_rows(coding: Coding) -> None:
    _, rows, report = exported("ucdp", coding)
    assert set(by_id(rows, "id")) == {"0a1", "0a2", "0a3", "0a6", "0a8"}
    assert report.left_out["0a7"] == "a side is no organised actor"
    assert report.left_out["0b1"] == "no death is reported"
    assert report.left_out["0b2"] == "it did not take place, or is denied"


@pytest.mark.skipif(not GED.exists(), reason="the sample of UCDP rows is not beside the repository")
def test_our_formulas_give_what_ucdp_published() -> None:
    with GED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"][:1] in "-0123456789"]
    assert len(rows) > 500
    for row in rows:
        assert priogrid(float(row["latitude"]), float(row["longitude"])) == int(row["priogrid_gid"])
    lengths = [
        (
            (date.fromisoformat(row["date_end"][:10]) - date.fromisoformat(row["date_start"][:10])).days + 1,
            row["date_prec"],
        )
        for row in rows
    ]
    agreeing = sum(date_prec(days) == int(code) for days, code in lengths)
    assert agreeing == len(rows)


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90, -180, 1), (90, 180, 259200), (0, 0, 129961)])
def test_priogrid_holds_the_edges_of_the_world(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


def test_the_countries_hold_what_the_columns_need() -> None:
    assert len(countries()) == 250
    assert all(len(code) == 2 and country.name and country.acled for code, country in countries().items())
    numbers = [country.numeric for country in countries().values() if country.numeric]
    states = [country.gw for country in countries().values() if country.gw]
    assert len(numbers) == len(set(numbers))
    assert len(states) == len(set(states))
    assert (countries()["MX"].numeric, countries()["CO"].gw, countries()["HT"].acled) == (484, 100, "Caribbean")


def test_rows_are_the_same_in_every_run(coding: Coding) -> None:
    for name in ("csv", "acled", "ucdp"):
        assert exported(name, coding)[1] == exported(name, coding)[1]


def test_a_row_of_an_unfit_record_fails_loudly(coding: Coding) -> None:
    unfit = next(one for one in records(coding) if one.id == "0b5")
    with pytest.raises(IntegrityError):
        acled_row(unfit)


@pytest.mark.parametrize(
    ("located", "named"),
    [
        (PlacePrecision.MUNICIPALITY, "Aguililla"),
        (PlacePrecision.STATE, "Michoacán"),
        (PlacePrecision.COUNTRY, "Mexico"),
    ],
)
def test_the_coordinates_of_a_village_that_no_gazetteer_lists_are_those_of_what_holds_it(
    coding: Coding, located: PlacePrecision, named: str
) -> None:
    first = next(record for record in records(coding) if why_not(record, REFUSALS) is None and record.place)
    told = {
        "gazetteer_id": "unlisted:MX/el-xyzopan",
        "name": "El Xyzopan",
        "admin2": "Aguililla",
        "admin1": "Michoacán",
    }
    place = first.place.model_copy(update={**told, "country": "MX", "located": located}) if first.place else None
    row = ucdp_row(first.model_copy(update={"place": place}))
    assert row["where_coordinates"] == named
    assert str(row["where_description"]).startswith("El Xyzopan")
