"""Reports of which it is not known when they came out: their incidents are told apart all the same.

"On Tuesday" and "the week before" are no dates in such a report, and yet they are two days; "in 2010" is long ago for
both. So it is read as if it had come out on a day that its own words leave possible, and what was only supposed is then
taken back: a cell never holds a date that the words do not give.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense, TimeExpression, TimeKind
from testigo.model import Account, Claim, DatePrecision, DateRange, Published, Reading, Report
from testigo.resolution import dates
from testigo.resolution.accounts import HISTORY_YEAR

ANY_DAY = date(2020, 7, 1)  # where the words tell of no year: any does, as long as it is always the same
MONTH, YEAR = 31, 366  # days
YEARS = 7  # after the last one told, in which a day without its year is sought: it falls on most weekdays in them
WEEK = 7  # days after what it tells of in which a report comes out
NARROW = 3  # days: "this weekend" can be told apart from another day, "this year" cannot
MOST = 3  # days without a year that are tried
_DAYS = frozenset({TimeKind.DATE, TimeKind.TIME})


@lru_cache(maxsize=1)  # asked for before a report is read, and again when what was read is gathered
def as_if_dated(report: Report) -> Report:
    """Return an undated report as if it had come out on a day on which its words make sense.

    That is after all that it tells with a year. A day without its year and one counted from the report may be one
    ("this weekend ... on Nov. 26"): of the days within a week of the former, in the years to come, one is taken from
    which they are the fewest days, the closest together. Days that are all counted from the report are meant to differ
    ("last night ... on Tuesday"): a day of the week is taken on which they do.
    """
    found = [time for time in calendar.find(report.text, report.language) if time.kind in _DAYS]
    times = [time for time in found if calendar.tense(report.text, time.start, report.language) is not Tense.FUTURE]
    since = max(_ends(_days(times, report.language)), default=ANY_DAY)

    def told(day: date) -> tuple[int, int]:
        return _spread(_days(times, report.language, day))

    candidates = _candidates(times, since)
    week = [since + timedelta(days=after) for after in range(WEEK)]
    supposed = min(candidates, key=told) if candidates else max(week, key=lambda day: told(day)[0])
    return replace(report, published=_on(supposed))


def open_days(readings: Iterable[Reading]) -> list[Claim]:
    """Return the claims of dates that are not known."""
    return [reading.claim for reading in readings if _is_date(reading) and reading.value is None]


def with_days(readings: Iterable[Reading], days: Iterable[Reading]) -> list[Reading]:
    """Return readings in their order, those that ``days`` holds as they are there."""
    supposed = {reading.claim.id: reading for reading in days}
    return [supposed.get(reading.claim.id, reading) for reading in readings]


def as_known(accounts: Iterable[Account], readings: Iterable[Reading]) -> tuple[Account, ...]:
    """Return accounts with their dates as ``readings`` know them, less those that one took over and nobody knows."""
    dated = [reading for reading in readings if _is_date(reading)]
    own = {reading.claim.id: reading for reading in dated}
    known = {(reading.claim.words, reading.value) for reading in dated if reading.value}
    return tuple(
        replace(
            account,
            readings=tuple(
                own.get(reading.claim.id, reading)
                for reading in account.readings
                if not _is_date(reading) or reading.claim.id in own or (reading.claim.words, reading.value) in known
            ),
        )
        for account in accounts
    )


def _is_date(reading: Reading) -> bool:
    return reading.claim.attribute == "date"


def _candidates(times: Sequence[TimeExpression], since: date) -> list[date]:
    """Return the days from some day on that can be those of a report with a day that is told without its year."""
    yearless = [time.reading for time in times if time.reading.month and time.reading.day and not time.reading.year]
    days = [(reading.month, reading.day) for reading in yearless[:MOST]]
    told = [_day(since.year + after, *each) for after, each in product(range(YEARS), days)]
    later = [day + timedelta(days=after) for day in told if day for after in range(WEEK)]
    return [day for day in later if day >= since]


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:  # 29 February
        return None


def _ends(days: Iterable[DateRange]) -> Iterator[date]:
    """Yield the days from which on those told can be written of; one that names a year comes out two years later.

    Of the year before it would say "last year", of its own nothing.
    """
    for day in days:
        if day.latest is not None and day.latest.year >= HISTORY_YEAR:
            yield day.latest + timedelta(days=0 if day.days == 1 else 1 if day.days and day.days <= MONTH else YEAR)


def _days(times: Iterable[TimeExpression], language: str, written: date | None = None) -> list[DateRange]:
    found = (dates.resolve(time, language, _on(written).date if written else None)[0] for time in times)
    return [value for value in found if isinstance(value, DateRange)]


def _spread(days: Iterable[DateRange]) -> tuple[int, int]:
    """Return how many days are told, those that can be one as one, and how many days lie between the first and last."""
    narrow = sorted((day for day in days if (day.days or YEARS * YEAR) <= NARROW), key=lambda day: day.days or 0)
    met: list[DateRange] = []
    for day in narrow:
        if not any(day.overlaps(other) for other in met):
            met.append(day)
    ends = [day.latest for day in met if day.latest]
    return len(met), (max(ends) - min(ends)).days if ends else 0


def _on(day: date) -> Published:
    return Published(DateRange(day, day, DatePrecision.DAY), "supposed")
