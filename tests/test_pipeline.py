"""The whole way: what the stages make together that none makes alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.model import Coding, DateRange, InputError, Mention, Report
from testigo.pipeline import Coder
from testigo.store import Store, open_store
from tests.example_reports import EXAMPLES

REPORT = "Gunmen killed two police officers in Aguililla, Michoacán, on Tuesday, prosecutors said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def wire(coder: Coder) -> Iterator[Store]:
    with open_store("sqlite://") as store:
        pipeline.code([EXAMPLES / "wire.jsonl"], store, coder)
        yield store


def accounts_in(coding: Coding) -> list[tuple[str, ...]]:
    return sorted(incident.account_ids for incident in coding.incidents)


def test_progress_is_told_for_every_document(coder: Coder, report: Path) -> None:
    told: list[tuple[int, int, str]] = []
    other = report.with_name("other.txt")
    other.write_text("Two men were arrested in Tame on Monday, police said in a statement.\n", encoding="utf-8")
    with open_store("sqlite://") as store:
        pipeline.code([report.parent], store, coder, progress=lambda *step: told.append(step))
        assert [step[:2] for step in told] == [(1, 2), (2, 2)]
        told.clear()
        pipeline.code([report.parent], store, coder, progress=lambda *step: told.append(step))
        assert told == []


def test_the_caller_s_date_is_kept_for_a_later_run(coder: Coder, report: Path) -> None:
    def interrupted(_: Coder, __: Report) -> object:
        raise KeyboardInterrupt

    with open_store("sqlite://") as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Coder, "accounts", interrupted)
            with pytest.raises(KeyboardInterrupt):
                pipeline.code([report], store, coder, published=date(2021, 12, 10))
        assert store.count_pending() == 1
        pipeline.code([], store, coder)
        [incident] = pipeline.believe(store).incidents
    cell = incident.cell("date")
    assert cell is not None
    assert isinstance(cell.value, DateRange)
    assert cell.value.earliest == date(2021, 12, 7)


def test_a_report_that_cannot_be_coded_is_an_issue_and_the_rest_goes_on(coder: Coder, report: Path) -> None:
    other = report.with_name("other.txt")
    other.write_text("Gunmen abducted three farmers in Tame, Arauca, on Monday, police said.\n", encoding="utf-8")
    accounts = Coder.accounts

    def picky(self: Coder, report: Report) -> object:
        if "Tame" in report.text:
            raise InputError("this one cannot be coded")
        return accounts(self, report)

    with open_store("sqlite://") as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Coder, "accounts", picky)
            pipeline.code([report.parent], store, coder)
        coding = pipeline.believe(store)
    assert [issue.message for issue in coding.issues] == ["this one cannot be coded"]
    assert len(coding.reports) == len(coding.incidents) == 1


def test_unlinked_incidents_are_the_accounts(wire: Store) -> None:
    coding = pipeline.believe(wire, linked=False)
    assert accounts_in(coding) == sorted((account,) for account in coding.accounts)
    assert not coding.judgements


def test_looking_unlinked_changes_nothing(wire: Store) -> None:
    before = pipeline.believe(wire)
    pipeline.believe(wire, linked=False)
    assert pipeline.believe(wire) == before


def test_incidents_come_in_order_of_time(examples: Coding) -> None:
    days = [
        (cell.value.earliest or cell.value.latest).isoformat()  # type: ignore[union-attr]
        for incident in examples.incidents
        if (cell := incident.cell("date")) and isinstance(cell.value, DateRange)
    ]
    assert len(days) > 20
    assert days == sorted(days)


def test_only_news_and_background_make_accounts(examples: Coding) -> None:
    assert {account.told for account in examples.accounts.values()} <= {"news", "background"}


def test_an_explanation_is_what_is_coded(coder: Coder, report: Path) -> None:
    with open_store("sqlite://") as store:
        pipeline.code([report], store, coder)
        coding = pipeline.believe(store)
    [read] = coding.reports.values()
    extraction, readings, accounts = pipeline.explained(coder, read)
    assert {account.id: account for account in accounts} == coding.accounts
    known = {mention.id for mention in extraction.mentions}
    assert {reading.claim.mention_id for reading in readings} <= known
    assert all(isinstance(mention, Mention) for mention in extraction.mentions)
