"""What is due follows from what was done, also where the clock was set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from testigo.model import Fetch, FetchOutcome, Followed, Visit, VisitOutcome
from testigo.sources.cards import Card, SourceKind, Taken
from testigo.watching.expectations import strange_yield
from testigo.watching.schedule import given_up, recheck_due, retry_due, visit_due

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


def card(what: Taken = Taken.FEED, per_day: tuple[float, float] | None = None) -> Card:
    takes = {what: "https://example.org/"}
    return Card(
        id="x", title="X", publisher="X", kind=SourceKind.NGO, takes=takes, every=30, recheck=(6, 24), per_day=per_day
    )


def visit(at: datetime, fresh: int = 0, outcome: VisitOutcome = VisitOutcome.LISTED) -> Visit:
    return Visit("x", at, outcome, fresh, fresh)


def page(last: datetime | None, failures: int = 0, captured: int = 0, found: datetime = NOON) -> Followed:
    outcome = FetchOutcome.FAILED if failures else FetchOutcome.CAPTURED
    fetch = Fetch("https://example.org/a", last, outcome) if last else None
    return Followed("https://example.org/a", "x", found, fetch, failures, captured)


def test_a_source_is_looked_at_as_often_as_its_card_says() -> None:
    assert visit_due(card(), None, NOON)
    assert not visit_due(card(), visit(NOON - 29 * MINUTE), NOON)
    assert visit_due(card(), visit(NOON - 30 * MINUTE), NOON)


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    later = NOON + 400 * DAY
    assert visit_due(card(), visit(later), NOON)
    assert retry_due(page(later, failures=3), NOON)
    assert recheck_due(card(), page(later, captured=1, found=later), NOON)
    assert not given_up(page(later, failures=3, found=later), NOON)


@pytest.mark.parametrize(("failures", "minutes"), [(1, 1), (2, 2), (3, 4), (7, 60), (50, 60)])
def test_a_page_that_fails_is_tried_again_with_growing_pauses(failures: int, minutes: int) -> None:
    assert not retry_due(page(NOON, failures), NOON + minutes * MINUTE - timedelta(seconds=1))
    assert retry_due(page(NOON, failures), NOON + minutes * MINUTE)


def test_a_page_that_never_comes_is_given_up_after_two_weeks() -> None:
    assert not given_up(page(NOON, failures=90), NOON + 13 * DAY)
    assert given_up(page(NOON, failures=90), NOON + 15 * DAY)
    assert not given_up(page(NOON), NOON + 15 * DAY)


def test_a_page_that_was_taken_is_checked_as_often_as_its_card_says() -> None:
    once, twice, thrice = (page(NOON, captured=number) for number in (1, 2, 3))
    assert [recheck_due(card(), once, NOON + hours * HOUR) for hours in (5, 6)] == [False, True]
    assert [recheck_due(card(), twice, NOON + hours * HOUR) for hours in (23, 24)] == [False, True]
    assert not recheck_due(card(), thrice, NOON + 900 * HOUR)
    assert not recheck_due(card(), page(None), NOON + 900 * HOUR)


def test_a_single_page_is_checked_at_every_look() -> None:
    assert recheck_due(card(Taken.ADDRESS), page(NOON, captured=40), NOON + 30 * MINUTE)


def days(*fresh: int) -> list[Visit]:
    """A visit a day, the latest first and an hour ago."""
    return [visit(NOON - HOUR - number * DAY, each) for number, each in enumerate(fresh)]


@pytest.mark.parametrize(
    ("fresh", "per_day", "told"),
    [
        ((0, 20), (5, 40), "nothing new"),
        ((400, 20), (5, 40), "400 new addresses"),
        ((399, 20), (5, 40), None),
        ((0, 0), (0, 40), None),
        ((0, 9, 11, 10, 50), None, "nothing new"),
        ((120, 9, 11, 10, 50), None, "120 new addresses"),
        ((30, 9, 11, 10, 50), None, None),
        ((0, 10, 50), None, None),  # too short a history
        ((0,), (5, 40), None),  # watched for less than a day
    ],
)
def test_a_strange_yield_is_told(fresh: tuple[int, ...], per_day: tuple[float, float] | None, told: str | None) -> None:
    found = strange_yield(card(per_day=per_day), days(*fresh), NOON)
    assert (found is not None) == (told is not None)
    assert found is None or (told or "") in found.message


def test_a_source_that_cannot_be_reached_yields_nothing_strange() -> None:
    failed = [visit(NOON - number * HOUR, outcome=VisitOutcome.FAILED) for number in range(48)]
    assert strange_yield(card(per_day=(5, 40)), failed, NOON) is None
