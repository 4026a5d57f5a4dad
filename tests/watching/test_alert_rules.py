"""Rules say what is worth an alert: each condition alone, all together, and what is wrong with a file of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from testigo.model import Certainty, ConfigurationError, Place, PlacePrecision
from testigo.watching.facts import Facts
from testigo.watching.rules import Rule, load_orders

DAY = date(2026, 3, 10)
FIRST = {"first": {"of": ["type", "municipality"], "days": 30}}


def facts(**changed: object) -> Facts:
    place = Place("1", "Aguililla", PlacePrecision.SETTLEMENT, "MX", "Michoacán", "Aguililla", 19.2, -102.7)
    said: dict[str, object] = {
        "id": "i1",
        "type": "drone_strike",
        "day": DAY,
        "place": place,
        "actors": frozenset({"cjng", "cartel-jalisco"}),
        "weapons": frozenset({"drone"}),
        "counts": {"killed": 3},
        "certainty": Certainty.REPORTED,
    }
    return Facts(**{**said, **changed})  # type: ignore[arg-type]


def rule(**said: object) -> Rule:
    return Rule.model_validate({"name": "r", "send": ["x"], **said})


@pytest.mark.parametrize(
    ("said", "matches"),
    [
        ({}, True),
        ({"type": ["ambush", "drone_strike"]}, True),
        ({"type": ["ambush"]}, False),
        ({"country": ["MX"], "state": ["michoacan"], "municipality": ["AGUILILLA"]}, True),
        ({"state": ["Guerrero"]}, False),
        ({"near": {"lat": 19.2, "lon": -102.6, "km": 15}}, True),
        ({"near": {"lat": 19.2, "lon": -102.6, "km": 5}}, False),
        ({"actor": ["CJNG"]}, True),
        ({"actor": ["Los Zetas"]}, False),
        ({"weapon": ["drone"]}, True),
        ({"toll": {"killed": 3}}, True),
        ({"toll": {"killed": 4}}, False),
        ({"toll": {"injured": 0}}, False),  # not stated is not zero
        ({"certainty": "reported"}, True),
        ({"certainty": "confirmed"}, False),
    ],
)
def test_every_condition(said: dict[str, object], matches: bool) -> None:
    assert rule(**said).matches(facts(), []) == matches


def test_what_is_not_known_matches_nothing() -> None:
    unknown = facts(place=None, actors=frozenset())
    for said in ({"state": ["Michoacán"]}, {"near": {"lat": 0, "lon": 0, "km": 20000}}, {"actor": ["CJNG"]}):
        assert not rule(**said).matches(unknown, [])


def test_the_reason_says_what_was_met() -> None:
    said = rule(type=["drone_strike"], toll={"killed": 2}).reason(facts(), facts())
    assert said == "type drone_strike; killed 3"
    assert rule().reason(facts(), facts()) == "every incident"


def test_the_reason_tells_nothing_that_may_not_be_shown() -> None:
    asked = rule(
        municipality=["Aguililla"],
        state=["Michoacán"],
        near={"lat": 19.2, "lon": -102.6, "km": 15},
        actor=["CJNG"],
        **FIRST,
    )
    blurred = Place("b", "Michoacán", PlacePrecision.STATE, "MX", "Michoacán", None, 19.0, -102.0)
    assert asked.matches(facts(), [])
    assert asked.reason(facts(), facts()) == (
        "state michoacan; municipality aguililla; actor cjng; 11 km away; first in 30 days by type, municipality"
    )
    assert asked.reason(facts(), facts(place=blurred, actors=frozenset())) == (
        "state michoacan; municipality as asked for; actor as asked for; within 15 km; "
        "first in 30 days by type, municipality"
    )


@pytest.mark.parametrize(
    ("other", "is_first"),
    [
        ({"day": DAY - timedelta(days=5)}, False),
        ({"day": DAY - timedelta(days=31)}, True),
        ({"day": DAY + timedelta(days=1)}, True),
        ({"day": DAY - timedelta(days=5), "type": "ambush"}, True),
        ({"day": DAY - timedelta(days=5), "place": None}, True),
        ({"day": None}, True),
    ],
)
def test_the_first_time_that(other: dict[str, object], is_first: bool) -> None:
    assert rule(**FIRST).matches(facts(), [facts(id="i0", **other), facts()]) == is_first


def test_an_incident_without_a_day_is_no_first() -> None:
    assert not rule(**FIRST).matches(facts(day=None), [])


def test_of_two_on_one_day_only_one_is_the_first() -> None:
    one, two = facts(id="a"), facts(id="b")
    assert [rule(**FIRST).matches(each, [one, two]) for each in (one, two)] == [True, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: [{name: r, send: [desk]}]", "there is no channel desk"),
        ("channels: {a: {webhook: x, atom: y}}", "one of webhook"),
        ("channels: {a: {atom: y}}\nrules: [{name: r, send: [a], type: [nonsense]}]", "no event type nonsense"),
        ("channels: {a: {atom: y}}\nrules: [{name: r, send: [a]}, {name: r, send: [a]}]", "two rules have one name"),
        ("rules: [{name: r, send: [a], kiled: 3}]", "Extra inputs"),
        ("rules: [", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"rules\.yaml") as wrong:
        load_orders(path)
    assert told in str(wrong.value)
