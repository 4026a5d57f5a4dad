"""What days a reading of the calendar means on one day: "last Tuesday" seen from a Friday.

Weeks run from Monday to Sunday (ISO 8601). Early, middle and late are thirds: of a year four months, of a
month ten days. Seasons are those of the north, in whole months. "A week ago" is the day a week back, give or
take three; "two months ago" is that whole month.
"""

from calendar import day_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from testigo.lexicon.calendar import Tense, TimeReading
from testigo.model import DatePrecision
from testigo.resolution.holidays import holiday_in

SHORT_UNITS = frozenset({"second", "minute", "hour"})
DAY = timedelta(days=1)
_DAYS_IN = {"week": 7, "weekend": 7, "fortnight": 14}
_SEASON_STARTS = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}
_MONTHS_IN = {
    "month": 1,
    "bimester": 2,
    "quarter": 3,
    "semester": 6,
    "year": 12,
    "biennium": 24,
    "triennium": 36,
    "lustrum": 60,
    "sexennium": 72,
    "decade": 120,
    "century": 1200,
}
_PIVOT = 69  # two-digit years from here on are of the 1900s, as in POSIX
_FEW_MINUTES = 90  # that far away it is as good as always the same day
_WEEK_SLACK = timedelta(days=3)
_AGREEING = 62  # days within which "Tuesday the 5th" may mean an earlier 5th that was a Tuesday: two months
_REACH = 21  # months: from one 31st of a weekday to the next are up to 609 days, of another day of the month 427


@dataclass(frozen=True, slots=True)
class Days:
    """Days without the trimmings of a DateRange, and the rule that gave them."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    reason: str


class UnresolvedError(Exception):
    """The words do not give a date; the message says why."""


def weekday_name(number: int) -> str:
    """Return the name of a weekday; 1 is Monday."""
    return day_name[number - 1]


def seen_from(today: date, reading: TimeReading, tense: Tense) -> Days:
    """Return the days that a reading means on one day.

    Raises UnresolvedError where it means none.
    """
    rules: tuple[tuple[object, Callable[[date, TimeReading, Tense], Days]], ...] = (
        (reading.holiday, _holiday),
        (reading.day, _day),
        (reading.weekday, _weekday),
        (reading.which, _week_of_month),
        (reading.month or reading.season or reading.quarter or reading.half, _months),
        (reading.year, _year),
        (reading.decade, _decade),
        (reading.century, _century),
        (reading.period, _period),
        (reading.unit, _offset),
    )
    for given, rule in rules:
        if given:
            days = rule(today, reading, tense)
            return _third(days, reading.edge, today) if reading.edge else days
    raise UnresolvedError("the words name no date")


def _whole_year(reading: TimeReading, today: date) -> int | None:
    """Return the year that a reading names, in figures or as "last year"."""
    if reading.year is not None:
        if reading.year >= 100:
            return reading.year
        return reading.year + (1900 if reading.year >= _PIVOT else 2000)
    if reading.period == "year":
        return today.year + sign_of(reading.direction)
    return None


def _pick(starts: list[date], today: date, reading: TimeReading, tense: Tense) -> date:
    """Return the start that is meant: the latest one so far, or the next where the words look ahead."""
    strict = reading.direction in ("past", "future") and not reading.period
    ahead = reading.direction == "future" or (reading.direction != "past" and tense is Tense.FUTURE)
    if tense is Tense.UNKNOWN and not strict:
        return min(starts, key=lambda start: abs((start - today).days))
    if ahead:
        return min(start for start in starts if start > today or (start == today and not strict))
    return max(start for start in starts if start < today or (start == today and not strict))


def _year_starts(today: date, month: int, day: int) -> list[date]:
    """Return this day in the years around; eight each way, so that 29 February is among them."""
    years = range(today.year - 8, today.year + 9)
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def _one_day(day: date, reason: str) -> Days:
    return Days(day, day, DatePrecision.DAY, reason)


def _day(today: date, reading: TimeReading, tense: Tense) -> Days:
    assert reading.day is not None
    year, month = _whole_year(reading, today), reading.month
    if month is None:
        return _day_of_month(today, reading, tense)
    try:
        if year is not None:
            return _one_day(date(year, month, reading.day), "the full date")
        day = _pick(_year_starts(today, month, reading.day), today, reading, tense)
    except ValueError as problem:
        raise UnresolvedError("there is no such day") from problem
    return _one_day(day, f"the day without its year, seen from {today}")


def _day_of_month(today: date, reading: TimeReading, tense: Tense) -> Days:
    """Read "the 5th", or "Tuesday the 5th" as the nearest 5th that was a Tuesday, where there is one."""
    assert reading.day is not None
    months = [_add_months(today.replace(day=1), offset) for offset in range(-_REACH, _REACH + 1)]
    starts = [
        first.replace(day=reading.day) for first in months if reading.day <= monthrange(first.year, first.month)[1]
    ]
    if reading.period == "month":
        first = _add_months(today.replace(day=1), sign_of(reading.direction))
        starts = [day for day in starts if (day.year, day.month) == (first.year, first.month)]
        if not starts:
            raise UnresolvedError("there is no such day")
        return _one_day(starts[0], f"the day of that month, seen from {today}")
    day = _pick(starts, today, reading, tense)
    if reading.weekday:
        nearest = _pick([day for day in starts if day.isoweekday() == reading.weekday], today, reading, tense)
        day = nearest if abs((nearest - day).days) <= _AGREEING else day
    return _one_day(day, f"the day without its month, seen from {today}")


def _weekday(today: date, reading: TimeReading, tense: Tense) -> Days:
    assert reading.weekday is not None
    if reading.period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * sign_of(reading.direction))
        return _one_day(monday + timedelta(days=reading.weekday - 1), f"that day of the week, seen from {today}")
    around = [today + timedelta(days=offset) for offset in range(-7, 8)]
    starts = [day for day in around if day.isoweekday() == reading.weekday]
    day = _pick(starts, today, reading, tense)
    day -= timedelta(days=7 * round((reading.amount or 1) - 1))  # "the Thursday before last"
    place = "latest" if day <= today else "next"
    return _one_day(day, f"the {place} {weekday_name(reading.weekday)} seen from {today}")


def sign_of(direction: str | None) -> int:
    """Return -1 for a direction that goes back, 1 for one that goes on, else 0."""
    return {"past": -1, "before": -1, "eve": -1, "future": 1, "after": 1}.get(direction or "", 0)


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _from_month(start: date, count: int, reason: str) -> Days:
    precision = {1: DatePrecision.MONTH, 12: DatePrecision.YEAR}.get(count, DatePrecision.RANGE)
    return Days(start, _add_months(start, count) - DAY, precision, reason)


def _months(today: date, reading: TimeReading, tense: Tense) -> Days:
    """Read a month, season, quarter or half-year."""
    if reading.month:
        first, count = reading.month, 1
    elif reading.season:
        first, count = _SEASON_STARTS[reading.season], 3
    elif reading.quarter:
        first, count = reading.quarter * 3 - 2, 3
    else:
        first, count = (reading.half or 1) * 6 - 5, 6
    year = _whole_year(reading, today)
    if year is not None:
        return _from_month(date(year, first, 1), count, "the month told with its year")
    month = today.replace(day=1)
    tense = Tense.UNKNOWN if reading.season and reading.direction == "this" else tense  # in March it lies ahead
    start = _pick(_year_starts(today, first, 1), month, reading, tense)
    return _from_month(start, count, f"the month told without its year, seen from {today}")


def _week_of_month(today: date, reading: TimeReading, tense: Tense) -> Days:
    """Read "the first week of May", its first seven days, and "the last weekend of May", from Saturday on."""
    month = _months(today, reading, tense)
    assert month.earliest is not None
    assert month.latest is not None
    which, reason = reading.which or 1, f"counted within {month.reason}"
    if reading.period == "fortnight":  # "la primera quincena": to the 15th
        middle = month.earliest.replace(day=15)
        half = (month.earliest, middle) if which == 1 else (middle + DAY, month.latest)
        return Days(*half, DatePrecision.RANGE, reason)
    weeks = [month.earliest + timedelta(days=7 * number) for number in range(4)]
    last = month.latest - timedelta(days=6)
    if which > len(weeks):
        raise UnresolvedError("a month has no such week")
    start = last if which < 0 else weeks[which - 1]
    if reading.period == "week":
        return Days(start, start + timedelta(days=6), DatePrecision.RANGE, reason)
    saturday = start + timedelta(days=(6 - start.isoweekday()) % 7)
    return Days(saturday, saturday + DAY, DatePrecision.RANGE, reason)


def _year(today: date, reading: TimeReading, _tense: Tense) -> Days:
    return _from_month(date(_whole_year(reading, today) or today.year, 1, 1), 12, "the year")


def _decade(_today: date, reading: TimeReading, _tense: Tense) -> Days:
    first = (reading.decade or 0) // 10 * 10
    if first < 100:
        first += 1900 if first >= 20 else 2000
    thirds = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}
    start, end = thirds.get(reading.edge or "", (0, 9))
    return Days(date(first + start, 1, 1), date(first + end, 12, 31), DatePrecision.RANGE, "the decade")


def _century(_today: date, reading: TimeReading, _tense: Tense) -> Days:
    first = ((reading.century or 1) - 1) * 100 + 1
    return Days(date(first, 1, 1), date(first + 99, 12, 31), DatePrecision.RANGE, "the century")


def _period(today: date, reading: TimeReading, tense: Tense) -> Days:
    """Read a stretch of the calendar: this, the last or the next one."""
    sign, period = round(sign_of(reading.direction) * (reading.amount or 1)), reading.period or ""
    reason = f"the {period} seen from {today}"
    if period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * sign)
        return Days(monday, monday + timedelta(days=6), DatePrecision.WEEK, reason)
    if period == "weekend":
        around = [today + timedelta(days=offset) for offset in range(-14, 15)]
        saturdays = [day for day in around if day.isoweekday() == 6]
        within = today - DAY if sign < 0 and today.isoweekday() == 7 else today
        saturday = _pick(saturdays, within, replace(reading, period=None), tense)
        return Days(saturday, saturday + DAY, DatePrecision.RANGE, reason)
    count = _MONTHS_IN[period]
    first = today.year * 12 + today.month - 1
    start = date(first // count * count // 12, first // count * count % 12 + 1, 1)
    return _from_month(_add_months(start, count * sign), count, reason)


def _offset(today: date, reading: TimeReading, _tense: Tense) -> Days:
    """Read so long before or after: days to the day, longer units as exactly as they are told."""
    sign, unit, amount = sign_of(reading.direction), reading.unit or "", reading.amount
    reason = f"counted from {today}"
    if sign == 0:
        return _one_day(today, f"the day itself, {today}")
    if unit == "night":
        return Days(today - DAY, today, DatePrecision.RANGE, reason)
    if unit in SHORT_UNITS - {"hour"} and (amount or 1) <= _FEW_MINUTES:
        return _one_day(today, f"minutes away, on {today}")
    if unit in SHORT_UNITS:
        whole = int((amount or 1) // 24) if unit == "hour" else 0
        near, far = (today + timedelta(days=sign * count) for count in (whole, whole + 1))
        return Days(min(near, far), max(near, far), DatePrecision.RANGE, reason)
    if amount is None:
        nearest = shift(today, unit, sign)
        return Days(None if sign < 0 else nearest, nearest if sign < 0 else None, DatePrecision.RANGE, reason)
    return _around(shift(today, unit, sign * amount), unit, reason)


def _around(day: date, unit: str, reason: str) -> Days:
    """Return the days that an offset in this unit can mean when it leads to ``day``."""
    if unit == "day":
        return _one_day(day, reason)
    if unit in _DAYS_IN:
        return Days(day - _WEEK_SLACK, day + _WEEK_SLACK, DatePrecision.WEEK, reason)
    if unit in ("month", "year"):
        start = day.replace(day=1) if unit == "month" else date(day.year, 1, 1)
        return _from_month(start, _MONTHS_IN[unit], reason)
    slack = _MONTHS_IN[unit] // 2
    return Days(_add_months(day, -slack), _add_months(day, slack), DatePrecision.RANGE, reason)


def shift(day: date, unit: str, amount: float) -> date:
    """Return the day so many units (of a day or longer) after ``day``."""
    if unit in _MONTHS_IN:
        return _add_months(day, round(amount * _MONTHS_IN[unit]))
    return day + timedelta(days=round(amount * _DAYS_IN.get(unit, 1)))


def _third(days: Days, edge: str, today: date) -> Days:
    if days.earliest is None or days.latest is None:
        return days
    if edge in ("so far", "rest"):
        earliest = days.earliest if edge == "so far" else max(days.earliest, today)
        latest = days.latest if edge == "rest" else min(days.latest, today)
        return Days(earliest, latest, DatePrecision.RANGE, days.reason) if earliest <= latest else days
    place = {"early": 0, "middle": 1, "late": 2}[edge]
    if days.precision is DatePrecision.YEAR:
        start = _add_months(days.earliest, 4 * place)
        return Days(start, _add_months(start, 4) - DAY, DatePrecision.RANGE, f"a third of {days.reason}")
    if days.precision is DatePrecision.MONTH:
        start = days.earliest.replace(day=10 * place + 1)
        end = days.latest if place == 2 else start + 9 * DAY
        return Days(start, end, DatePrecision.RANGE, f"a third of {days.reason}")
    return days


def _holiday(today: date, reading: TimeReading, tense: Tense) -> Days:
    first_rule, _, last_rule = (reading.holiday or "").partition("..")
    year = _whole_year(reading, today)
    if year is None:
        starts = [holiday_in(number, first_rule) for number in range(today.year - 2, today.year + 3)]
        year = _pick(starts, today, reading, tense).year
    start = holiday_in(year, first_rule)
    if not last_rule:
        return _one_day(start, "the holiday")
    return Days(start, holiday_in(year, last_rule), DatePrecision.RANGE, "the days of the holiday")
