"""The golden expectations agree with the reports they speak of, with themselves and with the clusters."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections import defaultdict
from typing import Any

import pytest
from golden_files import EXAMPLES, clusters, expectations, quotes, raw_body, vocabulary

ALL = expectations()
WORDS = vocabulary()
WEEKDAYS = {word: day for day, names in enumerate(WORDS["weekdays"]) for word in names}
COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")
INCIDENTS = [(stem, incident) for stem, golden in ALL.items() for incident in golden["incidents"]]
IDS = [f"{stem}:{incident['key']}" for stem, incident in INCIDENTS]


@pytest.mark.parametrize("stem", ALL)
def test_every_quote_is_in_its_report(stem: str) -> None:
    body = raw_body(ALL[stem])
    absent = [quote for quote in quotes(ALL[stem]) if quote not in body]
    assert not absent


def test_every_report_has_an_expectation() -> None:
    told = {(golden["report"], golden.get("id")) for golden in ALL.values()}
    there: set[tuple[str, str | None]] = set()
    for path in (EXAMPLES / "reports").iterdir():
        name = f"reports/{path.name}"
        if path.suffix == ".jsonl":
            there |= {(name, json.loads(line)["id"]) for line in path.read_text(encoding="utf-8").splitlines() if line}
        else:
            there.add((name, None))
    assert told == there


@pytest.mark.parametrize("stem", ALL)
def test_language_is_the_folder_s_and_published_is_a_date_or_null(stem: str) -> None:
    golden = ALL[stem]
    assert golden["language"] == golden["folder"]
    assert isinstance(golden["published"], dt.date | None)


@pytest.mark.parametrize("stem", ALL)
def test_what_is_set_apart_or_outside_stands_in_the_file(stem: str) -> None:
    golden = ALL[stem]
    raw = (EXAMPLES / golden["report"]).read_text(encoding="utf-8")
    if golden["report"].endswith((".md", ".txt", ".eml")):
        assert set(golden["apart"]) <= set(raw.splitlines())
    assert all(words in html.unescape(raw) for words in golden.get("outside", []))


@pytest.mark.parametrize("incident", [incident for _, incident in INCIDENTS], ids=IDS)
def test_a_weekday_is_the_weekday_of_its_date(incident: dict[str, Any]) -> None:
    date = incident["date"]
    named = {WEEKDAYS[word] for word in re.findall(r"\w+", (date["quote"] or "").lower()) if word in WEEKDAYS}
    if len(named) == 1 and date["earliest"] and date["earliest"] == date["latest"]:
        assert date["earliest"].weekday() in named


@pytest.mark.parametrize(("stem", "incident"), INCIDENTS, ids=IDS)
def test_an_incident_is_well_formed(stem: str, incident: dict[str, Any]) -> None:
    assert set(incident["event_type"]) <= set(WORDS["event_types"])
    assert incident["told"] in {"news", "background"}
    assert incident["status"] in WORDS["statuses"]
    assert {"killed", "injured"} <= set(incident)
    assert {target["kind"] for target in incident["targets"]} <= set(WORDS["kinds"])
    assert {weapon["code"] for weapon in incident["weapons"]} <= set(WORDS["weapons"])
    for name in COUNTS:
        assert_count(incident.get(name))
    date, published = incident["date"], ALL[stem]["published"]
    if date is not None:
        if date["earliest"] and date["latest"]:
            assert date["earliest"] <= date["latest"]
        if published and date["latest"]:
            assert date["latest"] <= published


def assert_count(count: dict[str, Any] | None) -> None:
    if count is None:
        return
    stated = [count[end] for end in ("low", "best", "high") if count[end] is not None]
    assert stated
    assert stated == sorted(stated)
    assert "quote" in count


@pytest.mark.parametrize("stem", [stem for stem, golden in ALL.items() if golden.get("lookalike")])
def test_a_lookalike_has_no_incident(stem: str) -> None:
    assert ALL[stem]["incidents"] == []


def test_a_key_in_two_reports_is_a_cluster_and_a_cluster_is_in_its_reports() -> None:
    by_key: dict[str, set[str]] = defaultdict(set)
    for stem, incident in INCIDENTS:
        by_key[incident["key"]].add(stem)
    shared = {key: stems for key, stems in by_key.items() if len(stems) > 1}
    assert shared == {cluster["key"]: set(cluster["reports"]) for cluster in clusters()}


@pytest.mark.parametrize("cluster", clusters(), ids=lambda cluster: cluster["key"])
def test_a_cluster_agrees_with_its_reports(cluster: dict[str, Any]) -> None:
    told = [incident for _, incident in INCIDENTS if incident["key"] == cluster["key"]]
    for incident in told:
        assert set(incident["event_type"]) & set(cluster["event_type"])
        assert incident["date"]["earliest"] <= cluster["date"]["latest"]
        assert cluster["date"]["earliest"] <= incident["date"]["latest"]
        assert incident["place"]["country"] == cluster["place"]["country"]
    for name in COUNTS:
        assert_merged(cluster.get(name), [count for incident in told if (count := incident.get(name))])


def assert_merged(merged: dict[str, Any] | None, told: list[dict[str, Any]]) -> None:
    if merged is None:
        return
    told = told + [also for count in told for also in count.get("also", [])]
    figures = {count[end] for count in told for end in ("low", "best", "high")}
    assert {merged["low"], merged["best"], merged["high"]} <= figures | {None}
    assert merged["high"] is None or merged["high"] >= max(count["best"] or 0 for count in told)
    assert merged["why"]
