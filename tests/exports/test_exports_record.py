"""The JSON record: complete, sourced, and the same after a round trip."""

import importlib.util
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from testigo.exports import EXPORTERS, Edition, IncidentRecord, incident_record, records
from testigo.exports.evidence import report_record
from testigo.exports.record import PlaceRecord
from testigo.exports.values import place_record
from testigo.model import (
    Cell,
    Coding,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Place,
    PlacePrecision,
    Published,
)

ROOT = Path(__file__).parents[2]


def record(coding: Coding, incident_id: str) -> IncidentRecord:
    return next(one for one in records(coding) if one.id == incident_id)


def lines(coding: Coding) -> list[str]:
    out = io.StringIO()
    EXPORTERS["jsonl"](Edition.of(coding), out)
    return out.getvalue().splitlines()


def test_each_line_survives_a_round_trip(coding: Coding) -> None:
    told = [IncidentRecord.model_validate_json(line) for line in lines(coding)]
    assert told == list(records(coding))
    assert [one.model_dump_json() for one in told] == lines(coding)


def test_each_line_is_valid_by_the_committed_schema(coding: Coding) -> None:
    schema = json.loads((ROOT / "docs/schema/incident.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for line in lines(coding):
        assert list(validator.iter_errors(json.loads(line))) == []


def test_the_schema_refuses_a_negative_count(coding: Coding) -> None:
    schema = json.loads((ROOT / "docs/schema/incident.schema.json").read_text(encoding="utf-8"))
    first = json.loads(lines(coding)[0])
    first["killed"]["low"] = -1
    assert list(Draft202012Validator(schema).iter_errors(first))


def test_the_committed_schema_is_current() -> None:
    spec = importlib.util.spec_from_file_location("build_schema", ROOT / "packaging/build_schema.py")
    assert spec is not None
    assert spec.loader is not None
    build_schema = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_schema)
    for name in build_schema.SCHEMAS:
        assert build_schema.path_of(name).read_text(encoding="utf-8") == build_schema.schema_text(name)


def test_every_quote_stands_in_its_report_at_its_offsets(coding: Coding) -> None:
    for one in records(coding):
        assert one.evidence
        for evidence in one.evidence:
            text = coding.reports[evidence.report].text
            assert text[evidence.start : evidence.end] == evidence.quote
            assert evidence.start <= evidence.words_start < evidence.words_end <= evidence.end


def test_every_value_rests_on_evidence_or_a_decision(coding: Coding) -> None:
    for one in records(coding):
        held = json.loads(one.model_dump_json())
        supported = {evidence.field for evidence in one.evidence if evidence.basis} | one.decisions.keys()
        for field in (
            "event_type",
            "date",
            "place",
            "perpetrators",
            "targets",
            "weapons",
            "killed",
            "injured",
            "damage",
        ):
            assert (held[field] is None) == (field in one.gaps)
            assert held[field] is None or field in supported


def test_absent_values_are_null_and_never_zero(coding: Coding) -> None:
    drones = record(coding, "0a1")
    assert drones.missing is None
    assert drones.gaps["missing"] == "not stated"
    assert drones.gaps["displaced"] == "unresolved"
    blockade = record(coding, "0a9")
    assert blockade.injured is not None
    assert (blockade.injured.low, blockade.injured.best, blockade.injured.high) == (0, 0, 0)


def test_open_ends_stay_open(coding: Coding) -> None:
    injured = record(coding, "0a1").injured
    assert injured is not None
    assert (injured.low, injured.best, injured.high) == (4, 4, None)


def test_dissent_is_kept_beside_the_basis(coding: Coding) -> None:
    killed = [one for one in record(coding, "0a1").evidence if one.field == "killed"]
    assert [(one.value.low, one.basis) for one in killed] == [(3, True), (2, False), (0, False)]
    assert {one.rule for one in killed} == {"official_later_over_early"}
    assert killed[0].attributed_to == "la Fiscalía de Michoacán"


def test_the_surest_voice_gives_the_certainty_of_an_actor(coding: Coding) -> None:
    perpetrators = record(coding, "0a1").perpetrators
    assert perpetrators is not None
    assert [(one.name, one.certainty) for one in perpetrators] == [("CJNG", "alleged")]


def test_figures_are_tied_to_sides_and_to_an_only_target(coding: Coding) -> None:
    clash = record(coding, "0a2")
    assert clash.killed_by_side is not None
    assert clash.killed_by_side.perpetrators.best == 1
    assert clash.killed_by_side.targets.best == 5
    assert clash.targets[0].killed.best == 5
    drones = record(coding, "0a1")
    assert [one.killed for one in drones.targets] == [None, None]


def test_reports_of_one_incident_say_why_they_were_joined(coding: Coding) -> None:
    drones = record(coding, "0a1")
    assert [one.id for one in drones.reports] == ["r01", "r02", "r03"]
    assert [(one.left, one.right) for one in drones.judgements] == [("0a1-r01", "0a1-r02"), ("0a1-r01", "0a1-r03")]


def test_a_decision_is_named_where_no_claim_gives_the_value(coding: Coding) -> None:
    incident = coding.incidents[0]
    decided = Cell("killed", Count.exactly(4), ("decision-1",), rule="person_decided")
    cells = tuple(decided if cell.attribute == "killed" else cell for cell in incident.cells)
    told = incident_record(replace(incident, cells=cells), coding)
    assert told.decisions == {"killed": ("decision-1",)}
    assert told.killed.best == 4


def test_a_missing_cell_is_a_gap(coding: Coding) -> None:
    incident = coding.incidents[0]
    cells = tuple(cell for cell in incident.cells if cell.attribute != "killed")
    assert incident_record(replace(incident, cells=cells), coding).gaps["killed"] == "not stated"


def test_a_rejected_value_says_so(coding: Coding) -> None:
    incident = coding.incidents[0]
    rejected = Cell("killed", Gap(GapReason.REJECTED, "counted twice"), ())
    cells = tuple(rejected if cell.attribute == "killed" else cell for cell in incident.cells)
    told = incident_record(replace(incident, cells=cells), coding)
    assert told.killed is None
    assert told.gaps["killed"] == "rejected: counted twice"


@pytest.mark.parametrize(
    ("incident_id", "ucdp"),
    [("0a1", "state-based"), ("0a3", "one-sided"), ("0a6", "non-state"), ("0a7", "one-sided"), ("0a9", None)],
)
def test_the_type_of_violence_follows_from_the_sides(coding: Coding, incident_id: str, ucdp: str | None) -> None:
    assert record(coding, incident_id).crosswalk.ucdp == ucdp


def test_an_unlisted_village_is_as_exact_in_words_as_they_are_and_on_the_map_as_what_holds_it() -> None:
    place = Place("unlisted:admin1:MX.16/x", "El Xyzopan", PlacePrecision.SETTLEMENT, "MX", held=PlacePrecision.STATE)
    shown = place_record(place)
    assert (shown.precision, shown.located) == (PlacePrecision.SETTLEMENT, PlacePrecision.STATE)
    older = shown.model_dump(exclude={"located"})  # as an export of an older Testigo has it
    assert PlaceRecord.model_validate(older).located is PlacePrecision.SETTLEMENT


def test_a_report_is_told_with_its_author_and_how_exactly_its_date_is_known(coding: Coding) -> None:
    first = next(iter(coding.reports.values()))
    month = DateRange(date(2025, 3, 1), date(2025, 3, 31), DatePrecision.MONTH)
    signed = replace(first, published=Published(month, "line: March 2025"), author="Ana Ruiz", dateline="Aguililla")
    told = report_record(signed)
    assert (told.author, told.dateline, told.published) == ("Ana Ruiz", "Aguililla", None)
    assert told.publication is not None
    assert (told.publication.precision, told.publication.reason) == ("month", "line: March 2025")
