"""What is due, worked out of what was done. A clock that was set back makes things due at once, and loses nothing."""

from datetime import datetime, timedelta

from testigo.model import FetchOutcome, Followed, Visit
from testigo.sources.cards import Card, Taken

FIRST_RETRY = timedelta(minutes=1)  # doubled with every failure
LONGEST_RETRY = timedelta(hours=1)
PATIENCE = timedelta(days=14)  # after which a page that never came is given up
_HOLDS = (FetchOutcome.CAPTURED, FetchOutcome.UNCHANGED)


def visit_due(card: Card, last: Visit | None, now: datetime) -> bool:
    """Say whether it is time to look at a source again."""
    return last is None or _passed(last.at, timedelta(minutes=card.every), now)


def retry_due(page: Followed, now: datetime) -> bool:
    """Say whether it is time to try a page that was never had."""
    if page.last is None:
        return True
    pause: timedelta = min(FIRST_RETRY * 2 ** min(page.failures - 1, 10), LONGEST_RETRY)
    return _passed(page.last.at, pause, now)


def given_up(page: Followed, now: datetime) -> bool:
    """Say whether a page was tried for so long that it is not tried any more."""
    return page.failures > 0 and now - page.found_at > PATIENCE


def recheck_due(card: Card, page: Followed, now: datetime) -> bool:
    """Say whether it is time to see if a page that was taken has changed."""
    if page.last is None or page.last.outcome not in (*_HOLDS, FetchOutcome.FAILED):
        return False
    if page.failures:
        return retry_due(page, now)
    if card.what is Taken.ADDRESS:
        return _passed(page.last.at, timedelta(minutes=card.every), now)
    if page.captured > len(card.recheck):
        return False
    return _passed(page.found_at, timedelta(hours=card.recheck[page.captured - 1]), now)


def recheck_span(card: Card) -> timedelta:
    """Return how long after it was found a page may be checked again."""
    return timedelta(hours=max(card.recheck, default=0.0)) + PATIENCE


def _passed(then: datetime, pause: timedelta, now: datetime) -> bool:
    return now < then or now - then >= pause
