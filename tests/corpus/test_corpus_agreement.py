"""Two annotations of a report are paired incident by incident, and only what is the same agrees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from benchmarks.annotators import JUDGES, first_choice
from benchmarks.corpus_agreement import Outcome, second_reports

MONDAY = date(2024, 6, 10)
TEXT = "Gunmen shot two farmers in Tibú on Monday. On Tuesday a grenade wounded one policeman. On Monday soldiers fled."
SHOT = yaml.safe_load("""
told: news
event_type: [attack_on_civilians, targeted_killing]
status: occurred
date: {earliest: 2024-06-10, latest: 2024-06-10, quote: "on Monday"}
place: {name: Tibú, admin1: Norte de Santander, country: CO, precision: municipality, or_precision: [settlement]}
perpetrators: [{description: gunmen, certainty: reported, quote: "Gunmen"}]
targets: [{description: farmers, kind: civilians, quote: "two farmers"}]
weapons: [{code: firearm, quote: "shot"}]
killed: {low: 2, best: 2, high: 2, quote: "shot two farmers"}
injured: null
or_injured: [{low: 0, best: 0, high: 0}]
""")
GRENADE = SHOT | yaml.safe_load("""
event_type: [grenade]
date: {earliest: 2024-06-11, latest: 2024-06-11, quote: "On Tuesday"}
perpetrators: []
targets: [{description: policeman, kind: police, quote: "one policeman"}]
weapons: [{code: grenade, quote: "a grenade"}]
killed: null
injured: {low: 1, best: 1, high: 1, quote: "wounded one policeman"}
""")
FLED = GRENADE | {"event_type": ["displacement"], "targets": [], "weapons": [], "injured": None}


def test_incidents_are_paired_in_any_order_and_the_rest_stands_alone() -> None:
    outcome = Outcome()
    outcome.add({"incidents": [SHOT, FLED]}, {"incidents": [GRENADE, SHOT]}, TEXT)
    assert outcome.pairs == [(SHOT, SHOT)]
    assert (outcome.first_alone, outcome.second_alone) == ([FLED], [GRENADE])


def test_what_is_optional_to_one_is_neither_credit_nor_fault() -> None:
    outcome = Outcome()
    outcome.add({"incidents": [SHOT]}, {"incidents": [], "optional": [SHOT, GRENADE]}, TEXT)
    assert outcome.excused == [(SHOT, SHOT)]
    assert outcome.pairs == outcome.first_alone == outcome.second_alone == []


@pytest.mark.parametrize(
    ("field", "same", "different"),
    [
        ("event_type", ["targeted_killing"], ["massacre"]),
        ("date", {"earliest": MONDAY, "latest": None, "or_latest": [MONDAY]}, {"earliest": None, "latest": MONDAY}),
        ("place", {"name": "Catatumbo", "or": ["Tibú"], "country": "CO"}, {"name": "Tibú", "country": "VE"}),
        ("precision", {"precision": "settlement"}, {"precision": "state"}),
        ("perpetrators", [{"description": "armed gunmen"}], [{"name": "ELN"}]),
        ("targets", [{"kind": "indigenous", "or_kind": ["civilians"]}], [{"kind": "police"}]),
        ("weapons", [{"code": "rifle"}], [{"code": "firearm"}, {"code": "blade"}]),
        ("killed", {"low": 2, "best": 2, "high": None, "or_high": [2]}, {"low": 2, "best": 2, "high": None}),
        ("injured", {"low": 0, "best": 0, "high": 0}, {"low": 1, "best": 1, "high": 1}),
    ],
)
def test_a_cell_agrees_where_both_accept_a_value(field: str, same: Any, different: Any) -> None:
    source = "place" if field == "precision" else field
    other = {key: value for key, value in SHOT.items() if key != f"or_{field}"}
    assert JUDGES[field](SHOT, other | {source: same})
    assert JUDGES[field](other | {source: same}, SHOT)
    assert not JUDGES[field](SHOT, other | {source: different})


def test_a_first_choice_has_no_alternatives() -> None:
    plain = first_choice(SHOT)
    assert plain["event_type"] == ["attack_on_civilians"]
    assert "or_precision" not in plain["place"]
    assert "or_injured" not in plain


def test_the_second_annotation_names_each_report_once() -> None:
    ids = [report["id"] for report in second_reports()]
    assert len(ids) == len(set(ids)) == 41
