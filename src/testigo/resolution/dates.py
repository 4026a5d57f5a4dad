"""What days a time expression means, seen from the report that holds it.

News looks back: a bare weekday, day or month is the latest one on or before publication, unless the
clause looks ahead. Weeks run from Monday to Sunday (ISO 8601). Early, middle and late are thirds: of a
year four months, of a month ten days. Seasons are those of the north, in whole months. "A week ago" is
the day a week back, give or take three; "two months ago" is that whole month. Parts of the day by the
clock: early morning to 5:59, morning to 11:59, midday to 12:59, afternoon to 18:59, evening to 19:59.

Nothing is dated from the clock of the machine: without an anchor only what names its year is known.
"""

import calendar as months
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense, TimeExpression, TimeKind, TimeReading
from testigo.model import DatePrecision, DateRange, Gap, GapReason, TimeOfDay

_SEASON_STARTS = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}
_MONTHS_IN = {"month": 1, "bimester": 2, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
_SHORT_UNITS = {"second", "minute", "hour"}
_EDGES_OF_A_DAY = {"early": TimeOfDay.EARLY_MORNING, "late": TimeOfDay.NIGHT}
_FROM_EVENT = {"before", "after", "same"}
_PIVOT = 69  # two-digit years from here on are of the 1900s, as in POSIX
_FIRST_YEAR, _LAST_YEAR = 1800, 2199  # a date outside is a misreading
_WEEK_SLACK = timedelta(days=3)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Days:
    """Days without the trimmings of a DateRange, and the rule that gave them."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    reason: str


class _UnresolvedError(Exception):
    """The words do not give a date; the message says why."""


def resolve(
    expression: TimeExpression | str,
    language: str,
    anchor: DateRange | None = None,
    tense: Tense = Tense.PAST,
    event: DateRange | None = None,
) -> tuple[DateRange | Gap, str]:
    """Return the days that an expression means, or a Gap, and the reason.

    ``anchor`` is when the words were published; ``event`` the date of the incident that "the next
    day" or "two hours later" counts from.
    """
    if isinstance(expression, str):
        found = _main_expression(expression, language)
        if found is None:
            return Gap(GapReason.UNRESOLVED, "no time in the words"), "no time in the words"
        expression = found
    try:
        days = _expressed(expression, anchor, tense, event)
        value = _date_range(days, expression.reading)
    except (_UnresolvedError, OverflowError) as problem:
        reason = str(problem)
        return Gap(GapReason.UNRESOLVED, reason), reason
    return value, days.reason


def _main_expression(words: str, language: str) -> TimeExpression | None:
    order = {TimeKind.DATE: 0, TimeKind.TIME: 0, TimeKind.DURATION: 1, TimeKind.SET: 2, TimeKind.VAGUE: 2}
    found = calendar.find(words, language)
    return min(found, key=lambda item: (order[item.kind], item.start - item.end), default=None)


def _expressed(
    expression: TimeExpression, anchor: DateRange | None, tense: Tense, event: DateRange | None
) -> _Days:
    reading = expression.reading
    if expression.kind is TimeKind.SET:
        raise _UnresolvedError("something that happens again and again has no one date")
    if reading.vague:
        return _vague(reading, anchor)
    if expression.kind is TimeKind.DURATION and not reading.direction and not reading.to:
        raise _UnresolvedError("a length of time names no date")
    if expression.kind is TimeKind.DURATION and reading.direction in ("past", "future"):
        return _window(expression, anchor)
    if reading.to:
        return _stretch(reading, reading.to, anchor, tense, event)
    days = _unbound(reading, anchor, tense, event)
    return _bound(days, reading.bound, anchor) if reading.bound else days


def _vague(reading: TimeReading, anchor: DateRange | None) -> _Days:
    if anchor and reading.vague == "past" and anchor.latest:
        return _Days(None, anchor.latest, DatePrecision.RANGE, "some time before publication")
    if anchor and reading.vague == "future" and anchor.earliest:
        return _Days(anchor.earliest, None, DatePrecision.RANGE, "some time after publication")
    raise _UnresolvedError("the time is left open")


def _unbound(reading: TimeReading, anchor: DateRange | None, tense: Tense, event: DateRange | None) -> _Days:
    if reading.base:
        event = _as_range(_unbound(reading.base, anchor, tense, event))
    if reading.direction in _FROM_EVENT:
        if event is None:
            raise _UnresolvedError("counted from another event whose date is not known")
        anchor = event
    if _is_time_of_day(reading):
        if event is None or event.earliest is None:
            raise _UnresolvedError("a time of day without its day")
        return _Days(event.earliest, event.latest, event.precision, "the time of day of the event's date")
    if _is_absolute(reading):
        return _seen_from(date(_FIRST_YEAR, 1, 1), reading, tense)
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        raise _UnresolvedError("the date it counts from is not known")
    return _hull(_seen_from(anchor.earliest, reading, tense), _seen_from(anchor.latest, reading, tense))


def _is_time_of_day(reading: TimeReading) -> bool:
    bare = replace(reading, part=None, clock=None, meridiem=None, zone=None, bound=None)
    return bare == TimeReading()


def _is_absolute(reading: TimeReading) -> bool:
    return any(value is not None for value in (reading.year, reading.decade, reading.century)) and not reading.direction


def _hull(first: _Days, second: _Days) -> _Days:
    """Return the days that cover both: what holds when the anchor is a month or a year."""
    if (first.earliest, first.latest) == (second.earliest, second.latest):
        return first
    earliest = min(first.earliest, second.earliest) if first.earliest and second.earliest else None
    latest = max(first.latest, second.latest) if first.latest and second.latest else None
    return _Days(earliest, latest, DatePrecision.RANGE, f"{first.reason}, as far as that day is known")


def _as_range(days: _Days) -> DateRange:
    return DateRange(days.earliest, days.latest, days.precision)


def _bound(days: _Days, bound: str, anchor: DateRange | None) -> _Days:
    until = anchor.latest if anchor else None
    reason = f"{bound}: {days.reason}"
    if bound == "since":
        until = until if until and days.earliest and until >= days.earliest else None
        return _Days(days.earliest, until, DatePrecision.RANGE, reason)
    if bound == "until":
        return _Days(None, days.latest, DatePrecision.RANGE, reason)
    if bound == "before":
        return _Days(None, days.earliest - _DAY if days.earliest else None, DatePrecision.RANGE, reason)
    return _Days(days.latest + _DAY if days.latest else None, None, DatePrecision.RANGE, reason)


def _stretch(
    reading: TimeReading, to: TimeReading, anchor: DateRange | None, tense: Tense, event: DateRange | None
) -> _Days:
    """Return the days from one date to another, each lending the other the year and month it lacks."""
    start = replace(reading, to=None, month=reading.month or (to.month if reading.day else None))
    year = to.year if to.year is not None else reading.year
    end = replace(to, year=year, month=to.month or (reading.month if to.day else None))
    last = _unbound(end, anchor, tense, event)
    if start.year is None and year is not None and start.weekday is None:
        start = replace(start, year=year - 1 if (start.month or 0) > (end.month or 12) else year)
    if start.year is None and last.latest:
        anchor = DateRange(last.latest, last.latest, DatePrecision.DAY)  # the start is the last one before the end
    first = _unbound(start, anchor, Tense.PAST, event)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        raise _UnresolvedError("the stretch ends before it begins")
    return _Days(first.earliest, last.latest, DatePrecision.RANGE, f"from {first.reason} to {last.reason}")


def _date_range(days: _Days, reading: TimeReading) -> DateRange:
    clash = None
    if days.precision is DatePrecision.DAY and reading.weekday and days.earliest:
        told = days.earliest.isoweekday()
        if told != reading.weekday:
            clash = f"the words say {_weekday_name(reading.weekday)}, but {days.earliest} was a {_weekday_name(told)}"
    for end in (days.earliest, days.latest):
        if end and not _FIRST_YEAR <= end.year <= _LAST_YEAR:
            raise _UnresolvedError(f"the year {end.year} is out of range")
    return DateRange(days.earliest, days.latest, days.precision, _time_of_day(reading, days.precision), clash)


def _weekday_name(number: int) -> str:
    return months.day_name[number - 1]


def _time_of_day(reading: TimeReading, precision: DatePrecision) -> TimeOfDay | None:
    if reading.part:
        return TimeOfDay(reading.part)
    if not reading.clock or not _names_half(reading):
        return _EDGES_OF_A_DAY.get(reading.edge or "") if precision is DatePrecision.DAY else None
    hour = int(reading.clock[:2]) % 24
    ends = (
        (6, TimeOfDay.EARLY_MORNING),
        (12, TimeOfDay.MORNING),
        (13, TimeOfDay.MIDDAY),
        (19, TimeOfDay.AFTERNOON),
        (20, TimeOfDay.EVENING),
    )
    return next((part for end, part in ends if hour < end), TimeOfDay.NIGHT)


def _names_half(reading: TimeReading) -> bool:
    """Say whether a clock time is told apart from the one twelve hours on."""
    clock = reading.clock or ""
    return bool(reading.meridiem or reading.zone or clock[:1] == "0" or int(clock[:2]) > 12)


def _seen_from(today: date, reading: TimeReading, tense: Tense) -> _Days:
    """Return the days that a reading means on one day."""
    rules: tuple[tuple[object, Callable[[date, TimeReading, Tense], _Days]], ...] = (
        (reading.holiday, _holiday),
        (reading.day, _day),
        (reading.weekday, _weekday),
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
    raise _UnresolvedError("the words name no date")


def _whole_year(reading: TimeReading, today: date) -> int | None:
    """Return the year that a reading names, in figures or as "last year"."""
    if reading.year is not None:
        if reading.year >= 100:
            return reading.year
        return reading.year + (1900 if reading.year >= _PIVOT else 2000)
    if reading.period == "year":
        return today.year + {"past": -1, "future": 1}.get(reading.direction or "", 0)
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
    return [date(year, month, day) for year in years if day <= months.monthrange(year, month)[1]]


def _one_day(day: date, reason: str) -> _Days:
    return _Days(day, day, DatePrecision.DAY, reason)


def _day(today: date, reading: TimeReading, tense: Tense) -> _Days:
    assert reading.day is not None
    year, month = _whole_year(reading, today), reading.month
    if month is None:
        return _day_of_month(today, reading, tense)
    try:
        if year is not None:
            return _one_day(date(year, month, reading.day), "the full date")
        day = _pick(_year_starts(today, month, reading.day), today, reading, tense)
    except ValueError as problem:
        raise _UnresolvedError("there is no such day") from problem
    return _one_day(day, f"the day without its year, seen from {today}")


def _day_of_month(today: date, reading: TimeReading, tense: Tense) -> _Days:
    """Read "the 5th", or "Tuesday the 5th" as the nearest 5th that was a Tuesday, where there is one."""
    assert reading.day is not None
    around = [today + timedelta(days=offset) for offset in range(-400, 401)]
    starts = [day for day in around if day.day == reading.day]
    if reading.period == "month":
        first = _add_months(today.replace(day=1), {"past": -1, "future": 1}.get(reading.direction or "", 0))
        starts = [day for day in starts if (day.year, day.month) == (first.year, first.month)]
        if not starts:
            raise _UnresolvedError("there is no such day")
        return _one_day(starts[0], f"the day of that month, seen from {today}")
    agreeing = [day for day in starts if day.isoweekday() == reading.weekday]
    day = _pick(starts, today, reading, tense)
    if reading.weekday and agreeing:
        nearest = _pick(agreeing, today, reading, tense)
        day = nearest if abs((nearest - day).days) <= 62 else day
    return _one_day(day, f"the day without its month, seen from {today}")


def _weekday(today: date, reading: TimeReading, tense: Tense) -> _Days:
    assert reading.weekday is not None
    if reading.period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * _sign(reading.direction))
        return _one_day(monday + timedelta(days=reading.weekday - 1), f"that day of the week, seen from {today}")
    around = [today + timedelta(days=offset) for offset in range(-7, 8)]
    starts = [day for day in around if day.isoweekday() == reading.weekday]
    day = _pick(starts, today, reading, tense)
    side = "before" if day <= today else "after"
    return _one_day(day, f"the {_weekday_name(reading.weekday)} next to {today}, on or {side} it")


def _sign(direction: str | None) -> int:
    return {"past": -1, "before": -1, "future": 1, "after": 1}.get(direction or "", 0)


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _from_month(start: date, count: int, reason: str) -> _Days:
    precision = {1: DatePrecision.MONTH, 12: DatePrecision.YEAR}.get(count, DatePrecision.RANGE)
    return _Days(start, _add_months(start, count) - _DAY, precision, reason)


def _months(today: date, reading: TimeReading, tense: Tense) -> _Days:
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
        return _from_month(date(year, first, 1), count, "the months of that year")
    month = today.replace(day=1)
    start = _pick(_year_starts(today, first, 1), month, reading, tense)
    return _from_month(start, count, f"the months without their year, seen from {today}")


def _year(today: date, reading: TimeReading, _tense: Tense) -> _Days:
    return _from_month(date(_whole_year(reading, today) or today.year, 1, 1), 12, "the year")


def _decade(_today: date, reading: TimeReading, _tense: Tense) -> _Days:
    first = (reading.decade or 0) // 10 * 10
    if first < 100:
        first += 1900 if first >= 20 else 2000
    thirds = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}
    start, end = thirds.get(reading.edge or "", (0, 9))
    return _Days(date(first + start, 1, 1), date(first + end, 12, 31), DatePrecision.RANGE, "the decade")


def _century(_today: date, reading: TimeReading, _tense: Tense) -> _Days:
    first = ((reading.century or 1) - 1) * 100 + 1
    return _Days(date(first, 1, 1), date(first + 99, 12, 31), DatePrecision.RANGE, "the century")


def _period(today: date, reading: TimeReading, tense: Tense) -> _Days:
    """Read a stretch of the calendar: this, the last or the next one."""
    sign, period = round(_sign(reading.direction) * (reading.amount or 1)), reading.period or ""
    reason = f"the {period} seen from {today}"
    if period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * sign)
        return _Days(monday, monday + timedelta(days=6), DatePrecision.WEEK, reason)
    if period == "weekend":
        around = [today + timedelta(days=offset) for offset in range(-14, 15)]
        saturdays = [day for day in around if day.isoweekday() == 6]
        within = today - _DAY if sign < 0 and today.isoweekday() == 7 else today
        saturday = _pick(saturdays, within, replace(reading, period=None), tense)
        return _Days(saturday, saturday + _DAY, DatePrecision.RANGE, reason)
    count = _MONTHS_IN[period]
    first = today.year * 12 + today.month - 1
    start = date(first // count * count // 12, first // count * count % 12 + 1, 1)
    return _from_month(_add_months(start, count * sign), count, reason)


def _window(expression: TimeExpression, anchor: DateRange | None) -> _Days:
    """Read "the last three days": from so long before publication to publication."""
    reading, unit = expression.reading, expression.reading.unit or ""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        raise _UnresolvedError("the date it counts from is not known")
    if reading.amount is None:
        return _vague(replace(reading, vague=reading.direction), anchor)
    if unit in _SHORT_UNITS:
        unit, amount = "day", max(1.0, reading.amount / 24 if unit == "hour" else 1.0)
    else:
        amount = reading.amount
    if reading.direction == "past":
        ends = (_shift(anchor.earliest, unit, -amount), anchor.latest)
    else:
        ends = (anchor.earliest, _shift(anchor.latest, unit, amount))
    return _Days(*ends, DatePrecision.RANGE, "that long up to or from publication")


def _offset(today: date, reading: TimeReading, _tense: Tense) -> _Days:
    """Read so long before or after: days to the day, longer units as exactly as they are told."""
    sign, unit, amount = _sign(reading.direction), reading.unit or "", reading.amount
    reason = f"counted from {today}"
    if sign == 0:
        return _one_day(today, f"the day itself, {today}")
    if unit == "night":
        return _Days(today - _DAY, today, DatePrecision.RANGE, reason)
    if unit in _SHORT_UNITS:
        days = int((amount or 1) // 24) if unit == "hour" else 0
        ends = sorted((today + timedelta(days=sign * days), today + timedelta(days=sign * (days + 1))))
        return _Days(ends[0], ends[1], DatePrecision.RANGE, reason)
    if amount is None:
        nearest = _shift(today, unit, sign)
        ends_open = (None, nearest) if sign < 0 else (nearest, None)
        return _Days(*ends_open, DatePrecision.RANGE, reason)
    day = _shift(today, unit, sign * amount)
    if unit == "day":
        return _one_day(day, reason)
    if unit in ("week", "weekend"):
        return _Days(day - _WEEK_SLACK, day + _WEEK_SLACK, DatePrecision.WEEK, reason)
    if unit == "year":
        return _from_month(date(day.year, 1, 1), 12, reason)
    if unit == "month":
        return _from_month(day.replace(day=1), 1, reason)
    slack = _MONTHS_IN[unit] // 2
    return _Days(_add_months(day, -slack), _add_months(day, slack), DatePrecision.RANGE, reason)


def _shift(day: date, unit: str, amount: float) -> date:
    if unit in _MONTHS_IN:
        return _add_months(day, round(amount * _MONTHS_IN[unit]))
    return day + timedelta(days=round(amount * (7 if unit in ("week", "weekend") else 1)))


def _third(days: _Days, edge: str, today: date) -> _Days:
    if days.earliest is None or days.latest is None:
        return days
    if edge in ("so far", "rest"):
        ends = (days.earliest, min(days.latest, today)) if edge == "so far" else (max(days.earliest, today), days.latest)
        return _Days(*ends, DatePrecision.RANGE, days.reason) if ends[0] <= ends[1] else days
    place = {"early": 0, "middle": 1, "late": 2}[edge]
    if days.precision is DatePrecision.YEAR:
        start = _add_months(days.earliest, 4 * place)
        return _Days(start, _add_months(start, 4) - _DAY, DatePrecision.RANGE, f"a third of {days.reason}")
    if days.precision is DatePrecision.MONTH:
        start = days.earliest.replace(day=10 * place + 1)
        end = days.latest if place == 2 else start + 9 * _DAY
        return _Days(start, end, DatePrecision.RANGE, f"a third of {days.reason}")
    return days


def _holiday(today: date, reading: TimeReading, tense: Tense) -> _Days:
    first_rule, _, last_rule = (reading.holiday or "").partition("..")
    year = _whole_year(reading, today)
    if year is None:
        starts = [_holiday_in(number, first_rule) for number in range(today.year - 2, today.year + 3)]
        year = _pick(starts, today, reading, tense).year
    start = _holiday_in(year, first_rule)
    if not last_rule:
        return _one_day(start, "the holiday")
    return _Days(start, _holiday_in(year, last_rule), DatePrecision.RANGE, "the days of the holiday")


def _holiday_in(year: int, rule: str) -> date:
    """Return the day a rule of calendar.yaml names: "12-24", "easter-2" or "11 4 4" (month, weekday, which)."""
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if "-" in rule and " " not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month_number, weekday, which = (int(part) for part in rule.split())
    days = [date(year, month_number, day) for day in range(1, months.monthrange(year, month_number)[1] + 1)]
    weekdays = [day for day in days if day.isoweekday() == weekday]
    return weekdays[which if which < 0 else which - 1]


def _easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    q = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * q) // 451
    month, day = divmod(h + q - 7 * m + 114, 31)
    return date(year, month, day + 1)
