"""Markdown with front matter."""

from __future__ import annotations

from datetime import date

import pytest
from readings import PROSE, issue, outcomes, report

from testigo.model import DatePrecision, DateRange, Issue, Report

MARKDOWN = "text/markdown"


def test_front_matter_gives_the_metadata() -> None:
    found = report(
        f"---\ntitle: 'Market: three dead'\nsource: Hill Post\nurl: https://example.org/a\npublished: 2023-04-16\n"
        f"language: en\n---\n\n{PROSE}\n",
        MARKDOWN,
    )
    assert (found.title, found.source, found.url) == ("Market: three dead", "Hill Post", "https://example.org/a")
    assert found.text == PROSE
    assert found.published is not None
    assert found.published.date.earliest == date(2023, 4, 16)
    assert found.published.evidence == "metadata: front matter: published"


@pytest.mark.parametrize(
    ("stated", "precision"),
    [
        ("2023-04", DatePrecision.MONTH),
        ("2023", DatePrecision.YEAR),
        ("April 2023", DatePrecision.MONTH),
        ("2023-04-16T23:30:00-06:00", DatePrecision.DAY),
        ("16 de abril de 2023", DatePrecision.DAY),
    ],
)
def test_a_date_stays_as_precise_as_it_is_stated(stated: str, precision: DatePrecision) -> None:
    found = report(f"---\npublished: {stated}\n---\n{PROSE}", MARKDOWN)
    assert found.published is not None
    assert found.published.date.precision is precision
    assert DateRange(date(2023, 4, 16), date(2023, 4, 16), DatePrecision.DAY).within(found.published.date)


@pytest.mark.parametrize("front", ["title: [unclosed", "- a\n- b", "title: a: b: c", "published: 2023-13-45T99:00:00"])
def test_bad_front_matter_is_told_and_the_text_is_read(front: str) -> None:
    told, found = outcomes(f"---\n{front}\n---\n{PROSE}", MARKDOWN)
    assert isinstance(told, Issue)
    assert isinstance(found, Report)
    assert found.text == PROSE


def test_a_field_of_the_wrong_kind_is_told() -> None:
    told, found = outcomes(f"---\ntitle: Three dead\nsource: [a, b]\n---\n{PROSE}", MARKDOWN)
    assert isinstance(told, Issue)
    assert "'source'" in told.message
    assert isinstance(found, Report)
    assert (found.title, found.source) == ("Three dead", None)


def test_a_date_that_is_none_is_told() -> None:
    told, found = outcomes(f"---\npublished: last week\n---\n{PROSE}", MARKDOWN)
    assert isinstance(told, Issue)
    assert "'last week'" in told.message
    assert isinstance(found, Report)
    assert found.published is None


def test_markup_is_no_part_of_the_words() -> None:
    found = report(
        f"# Three *dead* at a market\n\n> **{PROSE}**\n\n![a photo](x.jpg)\n"
        "See [the list](https://example.org/l) of names_of_victims, 2 * 3 * 4 and _two_ more.<!-- check -->\n",
        MARKDOWN,
    )
    assert (
        found.text
        == f"Three dead at a market\n\n{PROSE}\n\n\nSee the list of names_of_victims, 2 * 3 * 4 and two more."
    )
    assert found.title == "Three dead at a market"


def test_front_matter_alone_is_no_report() -> None:
    assert "no words" in issue("---\ntitle: Three dead\n---\n", MARKDOWN)
