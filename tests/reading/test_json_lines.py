"""A line of JSON Lines."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from readings import PROSE, issue, outcomes, report

from testigo.model import Issue, Report

LINE = "application/json"


def line(**fields: Any) -> str:
    return json.dumps({"id": "a", "text": PROSE, **fields})


def test_all_fields_are_read() -> None:
    found = report(
        line(title="Dead", url="https://example.org", source="Post", published="2023-04-16", language="en"), LINE
    )
    assert (found.id, found.text, found.language) == ("a", PROSE, "en")
    assert (found.title, found.url, found.source) == ("Dead", "https://example.org", "Post")
    assert found.published is not None
    assert found.published.date.earliest == date(2023, 4, 16)


def test_the_names_of_other_corpora_are_read() -> None:
    found = report(json.dumps({"doc_id": 17, "content": PROSE, "dct": "2016-12-13", "incident_id": "gold"}), LINE)
    assert (found.id, found.text) == ("17", PROSE)
    assert found.published is not None
    assert found.published.evidence == "metadata: dct"


def test_without_an_id_the_content_gives_one() -> None:
    without = json.dumps({"text": PROSE})
    assert report(without, LINE).id == report(without, LINE).id
    assert len(report(without, LINE).id) == 20


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{", "not valid JSON"),
        ("[1, 2]", "not a JSON object"),
        ('"words"', "not a JSON object"),
        ("[" * 100_000, "not valid JSON"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": "  "}', "no text"),
        (json.dumps({"id": "a", "text": "one\0two"}), "NUL"),
        (json.dumps({"id": "a" * 201, "text": PROSE}), "its id"),
        (b'{"id": "a", "text": "\xff\x00"}', "NUL"),
    ],
)
def test_a_bad_line_is_told(data: str | bytes, told: str) -> None:
    assert told in issue(data, LINE)


def test_a_field_of_the_wrong_kind_is_told_and_the_rest_is_read() -> None:
    told, found = outcomes(line(title=["a"], published=True), LINE)[:1], outcomes(line(title=["a"]), LINE)[-1]
    assert isinstance(told[0], Issue)
    assert "'title'" in told[0].message
    assert isinstance(found, Report)
    assert found.title is None


def test_half_of_a_surrogate_pair_is_marked() -> None:
    assert (
        report('{"id": "a", "text": "Killed \\ud83d in the hills by gunmen on Sunday night."}', LINE).text[7]
        == "\ufffd"
    )


def test_line_ends_are_brought_to_one_form() -> None:
    assert report(line(text="Three were killed.\r\nTwo were hurt.\rPolice came."), LINE).text.count("\n") == 2
