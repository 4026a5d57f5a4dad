"""The shipped example reports are read as their golden expectations say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import testigo
from testigo.model import DatePrecision, Report
from testigo.reading import read_all
from testigo.sources import captures

REPORTS = Path(testigo.__file__).parent / "examples" / "reports"
GOLDEN = Path(__file__).parents[1] / "golden"
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


def read_examples() -> dict[str, Report]:
    """The example reports by file name, those of a JSON Lines file by their id."""
    found = {}
    for capture, outcome in read_all(captures([REPORTS], READ_AT)):
        assert isinstance(outcome, Report), outcome
        assert capture is not None
        name = Path(capture.origin).name
        found[outcome.id if ", line" in name else f"reports/{name}"] = outcome
    return found


def expectations() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*/*.yaml"))}


EXAMPLES, EXPECTED = read_examples(), expectations()


@pytest.mark.parametrize("stem", EXPECTED)
def test_language_date_and_what_is_apart(stem: str) -> None:
    golden = EXPECTED[stem]
    report = EXAMPLES[golden.get("id") or golden["report"]]
    assert report.language == golden["language"]
    published = report.published
    if golden["published"] is None:
        assert published is None
    else:
        assert published is not None
        assert published.date.precision is DatePrecision.DAY
        assert published.date.earliest == golden["published"]
        assert isinstance(published.date.earliest, date)
    stretches = [report.text[start:end] for start, end in report.apart]
    assert all(line in stretches or line not in report.text for line in golden.get("apart", []))


@pytest.mark.parametrize("stem", EXPECTED)
def test_every_quote_stands_in_the_text_and_not_in_what_is_apart(stem: str) -> None:
    golden = EXPECTED[stem]
    report = EXAMPLES[golden.get("id") or golden["report"]]
    own = report.text
    for start, end in reversed(report.apart):
        own = own[:start] + own[end:]
    words = " ".join(own.split())
    assert [quote for incident in golden["incidents"] for quote in quotes(incident) if quote not in words] == []


def quotes(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["quote"]] if node.get("quote") else []
        return own + [quote for value in node.values() for quote in quotes(value)]
    return [quote for value in node for quote in quotes(value)] if isinstance(node, list) else []
