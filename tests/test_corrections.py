"""Corrections: a page that changed is a new version of its report; a retraction reaches incidents and exports."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.exports import EXPORTERS, exporter, records
from testigo.exports.edition import Edition
from testigo.model import Capture, Coding, Count, Report, digest
from testigo.pipeline.revising import Change, changes
from testigo.reading.retraction import retraction_of
from testigo.store import Store, open_store

ADDRESS = "https://diario.example/ataque"
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
PAGE = (
    "<!doctype html><html lang='en'><head><meta property='article:published_time' content='2026-03-10'></head><body>"
    "<article><h1>{title}</h1><p>{lead} {rest}</p></article></body></html>"
)
REST = "Residents told reporters that the attackers came in two trucks, opened fire and left within minutes."
FIRST = "Gunmen killed five farmers on Monday in Aguililla, Michoacán, the state prosecutor said."
CORRECTED = "Gunmen killed three farmers on Monday in Aguililla, Michoacán, the state prosecutor said."
BACK = "This article has been retracted. It said that gunmen killed five farmers on Monday in Aguililla, Michoacán."
OTHER = "Nothing happened on Monday in the market, the mayor of the town said, and the fair will open as planned."


def take(store: Store, coder: pipeline.Coder, lead: str, day: int, title: str = "Attack at the market") -> None:
    data = PAGE.format(title=title, lead=lead, rest=REST).encode()
    capture = Capture(digest(data), "text/html", ADDRESS, NOON + timedelta(days=day), len(data))
    store.add_capture(capture, data)
    pipeline.code_pending(store, coder)


def killed(coding: Coding) -> list[int | None]:
    cells = [incident.cell("killed") for incident in coding.incidents]
    return [cell.value.best if cell and isinstance(cell.value, Count) else None for cell in cells]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "c.db"))


def test_a_correction_counts_in_place_of_what_it_corrects(store: Store, coder: pipeline.Coder) -> None:
    take(store, coder, FIRST, 0)
    before = pipeline.believe(store)
    assert killed(before) == [5]
    take(store, coder, CORRECTED, 1)
    after = pipeline.believe(store)
    assert killed(after) == [3]
    assert [incident.id for incident in after.incidents] == [incident.id for incident in before.incidents]
    assert len(after.reports) == 2
    ((address, versions),) = store.revisions()
    assert (address, len(versions)) == (ADDRESS, 2)
    assert not after.incidents[0].withdrawn


def test_a_page_that_came_back_to_its_old_words_counts_with_them(store: Store, coder: pipeline.Coder) -> None:
    take(store, coder, FIRST, 0)
    take(store, coder, CORRECTED, 1)
    data = PAGE.format(title="Attack at the market", lead=FIRST, rest=REST).replace("<body>", "<body><!-- again -->")
    encoded = data.encode()
    capture = Capture(digest(encoded), "text/html", ADDRESS, NOON + timedelta(days=2), len(encoded))
    store.add_capture(capture, encoded)
    pipeline.code_pending(store, coder)
    assert killed(pipeline.believe(store)) == [5]
    assert len(list(store.reports())) == 2


@pytest.mark.parametrize(("lead", "why"), [(BACK, "retracted"), (OTHER, "corrected")])
def test_an_incident_that_nobody_tells_any_more_is_marked_and_left_out(
    store: Store, coder: pipeline.Coder, lead: str, why: str
) -> None:
    take(store, coder, FIRST, 0)
    take(store, coder, lead, 1, title="A note")
    coding = pipeline.believe(store)
    withdrawn = [incident for incident in coding.incidents if incident.withdrawn]
    assert any(why in incident.withdrawn for incident in withdrawn)
    edition = Edition(records=tuple(records(coding)), made=NOON)
    for name in EXPORTERS:
        out = io.StringIO()
        report = exporter(name)(edition, out)
        if name == "jsonl":
            lines = [json.loads(line) for line in out.getvalue().splitlines()]
            assert {each["id"] for each in lines if each["withdrawn"]} == {incident.id for incident in withdrawn}
        else:
            assert all("withdrawn" in report.left_out[incident.id] for incident in withdrawn)


def test_what_changed_is_shown() -> None:
    (change,) = changes(f"{FIRST} {REST}", f"{CORRECTED} {REST}")
    assert change == Change(FIRST, CORRECTED)
    assert list(changes(REST, REST)) == []
    (added,) = changes(REST, f"{REST} It was updated.")
    assert added == Change("", "It was updated.")


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        (BACK, True),
        ("Esta nota fue retirada por errores. Decía que mataron a dos.", True),
        ("RETRACTED: Gunmen kill five", True),
        ("The minister retracted what he had said.", False),
        (REST * 5 + " This article has been retracted.", False),
    ],
)
def test_only_a_notice_at_the_beginning_takes_a_report_back(text: str, taken_back: bool) -> None:
    assert (retraction_of(Report("r", text, "en")) is not None) == taken_back
