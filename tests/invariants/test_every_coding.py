"""Promises that hold for any reports: the shipped examples, and reports made up at random."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import checks
import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from news import News, newspapers
from runs import coded, records

from testigo.exports.record import IncidentRecord
from testigo.model import Coding
from testigo.pipeline import Coder

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Check = Callable[[Coding], None]


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: str(check.__name__))
def test_the_examples(examples: Coding, check: Check) -> None:
    check(examples)


def test_the_examples_are_something_to_check(examples: Coding) -> None:
    assert len(examples.reports) == 56
    assert not examples.issues
    assert sum(1 for _ in checks.spans(examples)) > 1000
    assert sum(1 for _ in checks.counts(examples)) > 50
    linked = [incident for incident in examples.incidents if len(incident.report_ids) > 1]
    assert len(linked) >= 5
    assert any(cell.dissent for _, cell in checks.cells(examples))


@FEW
@given(newspapers())
def test_any_reports(coder: Coder, news: list[News]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        coding = coded(coder, [each.written_to(Path(folder)) for each in news])
    assert len(coding.reports) == len(news)
    for check in checks.ALL:
        check(coding)


def test_every_record_is_valid_json_and_comes_back(examples: Coding) -> None:
    schema = Draft202012Validator(IncidentRecord.model_json_schema(mode="serialization"))
    found = records(examples)
    assert len(found) == len(examples.incidents)
    for record in found:
        schema.validate(record)
        assert IncidentRecord.model_validate(record).model_dump(mode="json") == record


def test_evidence_in_the_record_quotes_its_report(examples: Coding) -> None:
    for record in records(examples):
        for evidence in record["evidence"]:
            text = examples.reports[evidence["report"]].text
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_null_in_the_record_has_its_reason(examples: Coding) -> None:
    """Unknown is not zero: whatever is absent says why."""
    for record in records(examples):
        absent = {field for field in ("date", "place", "killed", "injured", "weapons") if record[field] is None}
        assert absent <= record["gaps"].keys()
        assert all(record["gaps"].values())
