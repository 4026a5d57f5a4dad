"""A source that suddenly yields nothing, or ten times as much as it should, is told of: most often it has changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from testigo.model import Issue, Visit, VisitOutcome
from testigo.sources.cards import Card

DAY = timedelta(days=1)
HISTORY = 14  # days that make an expectation where the card has none
FEWEST_DAYS = 3  # of history
TIMES = 10  # as much is strange
MOST_VISITS = 4000  # read for the history: fourteen days, one every five minutes


def strange_yield(card: Card, visits: Sequence[Visit], now: datetime) -> Issue | None:
    """Return what is strange about the reports that a source gave in the last 24 hours; ``visits`` latest first."""
    listed = [visit for visit in visits if visit.outcome is not VisitOutcome.FAILED and visit.at <= now]
    if not listed or now - listed[-1].at < DAY:
        return None  # watched for less than a day: the first look finds all that is there
    expected = card.per_day or _by_history(listed, now)
    if expected is None:
        return None
    fresh = sum(visit.fresh for visit in listed if now - visit.at < DAY)
    least, most = expected
    if fresh == 0 and least >= 1:
        found = "nothing new"
    elif fresh >= TIMES * max(most, 1.0):
        found = f"{fresh} new addresses"
    else:
        return None
    told = f"{found} in the 24 hours to {now.date()}, where {least:.0f} to {most:.0f} a day are expected"
    return Issue(card.id, "watching", f"{told}: look whether the site has changed, and mend the card")


def _by_history(listed: Sequence[Visit], now: datetime) -> tuple[float, float] | None:
    days: dict[int, int] = {}
    first = (now - listed[-1].at) // DAY
    for visit in listed:
        days[(now - visit.at) // DAY] = days.get((now - visit.at) // DAY, 0) + visit.fresh
    before = [days.get(day, 0) for day in range(1, min(first, HISTORY + 1))]  # without today, and without the first
    if len(before) < FEWEST_DAYS:
        return None
    usual = float(median(before))
    return usual, usual
