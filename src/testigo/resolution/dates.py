"""What days a time expression means, seen from the report that holds it.

News looks back: a bare weekday, day or month is the latest one on or before publication, unless the clause
looks ahead. Where publication is known only to the month or year, the answer covers every day it could be.
Parts of the day by the clock: early morning to 5:59, morning to 11:59, midday to 12:59, afternoon to 18:59,
evening to 19:59, then night.

Nothing is dated from the clock of the machine: without an anchor only what names its year is known.
"""

from dataclasses import replace
from datetime import date
from functools import reduce

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense, TimeExpression, TimeKind, TimeReading
from testigo.model import DatePrecision, DateRange, Gap, GapReason, TimeOfDay
from testigo.resolution.days import DAY, SHORT_UNITS, Days, UnresolvedError, seen_from, shift, weekday_name
from testigo.resolution.days_by_country import in_country

_EDGES_OF_A_DAY = {"early": TimeOfDay.EARLY_MORNING, "late": TimeOfDay.NIGHT}
_FROM_EVENT = {"before", "after", "same"}
_FIRST_HALF = {TimeOfDay.EARLY_MORNING, TimeOfDay.MORNING, TimeOfDay.MIDDAY}
_FEW_HOURS = 6  # as many leave a day that they are counted from in its first half
_FIRST_YEAR, _LAST_YEAR = 1800, 2199  # a date outside is a misreading


def resolve(
    expression: TimeExpression | str,
    language: str,
    anchor: DateRange | None = None,
    tense: Tense = Tense.PAST,
    event: DateRange | None = None,
    country: str | None = None,
) -> tuple[DateRange | Gap, str]:
    """Return the days that an expression means, or a Gap, and the reason.

    ``anchor`` is when the words were published; ``event`` the date of the incident that "the next
    day" or "two hours later" counts from; ``country`` (ISO alpha-2) whose seasons and holidays are meant.
    """
    if isinstance(expression, str):
        found = _main_expression(expression, language)
        if found is None:
            return Gap(GapReason.UNRESOLVED, "no time in the words"), "no time in the words"
        expression = found
    expression = replace(expression, reading=in_country(expression.reading, country))
    try:
        days = _expressed(expression, anchor, tense, event)
        value = _date_range(days, expression.reading)
    except (UnresolvedError, OverflowError) as problem:
        reason = str(problem)
        return Gap(GapReason.UNRESOLVED, reason), reason
    return value, days.reason


def _main_expression(words: str, language: str) -> TimeExpression | None:
    order = {TimeKind.DATE: 0, TimeKind.TIME: 0, TimeKind.DURATION: 1, TimeKind.SET: 2, TimeKind.VAGUE: 2}
    found = calendar.find(words, language)
    return min(found, key=lambda item: (order[item.kind], item.start - item.end), default=None)


def _expressed(expression: TimeExpression, anchor: DateRange | None, tense: Tense, event: DateRange | None) -> Days:
    """Return the days for every day that publication and the event can have been."""
    if expression.kind is TimeKind.SET:
        raise UnresolvedError("something that happens again and again has no one date")
    days = [_seen(expression, published, tense, known) for published in _ends(anchor) for known in _ends(event)]
    return reduce(_hull, days)


def _ends(range_: DateRange | None) -> list[DateRange | None]:
    """Return the first and the last day of a range; nothing lies further off than what is seen from these."""
    if range_ is None or range_.earliest is None or range_.latest is None:
        return [None]
    days = sorted({range_.earliest, range_.latest})
    return [DateRange(day, day, DatePrecision.DAY, range_.time_of_day) for day in days]


def _seen(expression: TimeExpression, anchor: DateRange | None, tense: Tense, event: DateRange | None) -> Days:
    reading = expression.reading
    if expression.kind is TimeKind.VAGUE:
        return _vague(reading, anchor)
    if expression.kind is TimeKind.DURATION and not reading.direction and not reading.to:
        raise UnresolvedError("a length of time names no date")
    if expression.kind is TimeKind.DURATION and reading.direction in ("past", "future"):
        return _window(expression, anchor)
    if reading.to:
        return _stretch(reading, reading.to, anchor, tense, event)
    days = _unbound(reading, anchor, tense, event)
    return _bound(days, reading.bound, anchor) if reading.bound else days


def _vague(reading: TimeReading, anchor: DateRange | None) -> Days:
    if anchor and reading.vague == "past" and anchor.latest:
        return Days(None, anchor.latest, DatePrecision.RANGE, "some time before publication")
    if anchor and reading.vague == "future" and anchor.earliest:
        return Days(anchor.earliest, None, DatePrecision.RANGE, "some time after publication")
    raise UnresolvedError("the time is left open")


def _window(expression: TimeExpression, anchor: DateRange | None) -> Days:
    """Read "the last three days": from so long before publication to publication."""
    reading, unit = expression.reading, expression.reading.unit or ""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        raise UnresolvedError("the date it counts from is not known")
    if reading.amount is None:
        return _vague(replace(reading, vague=reading.direction), anchor)
    if unit in SHORT_UNITS:
        unit, amount = "day", max(1.0, reading.amount / 24 if unit == "hour" else 1.0)
    else:
        amount = reading.amount
    if reading.direction == "past":
        ends = (shift(anchor.earliest, unit, -amount), anchor.latest)
    else:
        ends = (anchor.earliest, shift(anchor.latest, unit, amount))
    return Days(*ends, DatePrecision.RANGE, "that long up to or from publication")


def _unbound(reading: TimeReading, anchor: DateRange | None, tense: Tense, event: DateRange | None) -> Days:
    if reading.base:
        event = _as_range(_unbound(reading.base, anchor, tense, event))
    if reading.direction in _FROM_EVENT:
        if event is None:
            raise UnresolvedError("counted from another event whose date is not known")
        if _is_same_day(reading, event):
            return Days(event.earliest, event.latest, event.precision, f"hours later, on {event.earliest}")
        anchor = event
    if reading.direction == "eve" and event:  # else the day before the report
        anchor = event
    if _is_time_of_day(reading):
        if event is None or event.earliest is None:
            raise UnresolvedError("a time of day without its day")
        return Days(event.earliest, event.latest, event.precision, "the time of day of the event's date")
    if _is_absolute(reading):
        return seen_from(date(_FIRST_YEAR, 1, 1), reading, tense)
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        raise UnresolvedError("the date it counts from is not known")
    return _hull(seen_from(anchor.earliest, reading, tense), seen_from(anchor.latest, reading, tense))


def _is_same_day(reading: TimeReading, event: DateRange) -> bool:
    """Say whether some hours after an event of a morning are hours of its day."""
    few = reading.unit in SHORT_UNITS and (reading.unit != "hour" or (reading.amount or 1) <= _FEW_HOURS)
    return few and reading.direction == "after" and event.time_of_day in _FIRST_HALF


def _is_time_of_day(reading: TimeReading) -> bool:
    bare = replace(reading, part=None, clock=None, meridiem=None, zone=None, bound=None)
    return bare == TimeReading()


def _is_absolute(reading: TimeReading) -> bool:
    return any(value is not None for value in (reading.year, reading.decade, reading.century))


def _hull(first: Days, second: Days) -> Days:
    """Return the days that cover both: what holds when the anchor is a month or a year."""
    if (first.earliest, first.latest) == (second.earliest, second.latest):
        return first
    earliest = min(first.earliest, second.earliest) if first.earliest and second.earliest else None
    latest = max(first.latest, second.latest) if first.latest and second.latest else None
    return Days(earliest, latest, DatePrecision.RANGE, f"{first.reason}, as far as that day is known")


def _as_range(days: Days) -> DateRange:
    return DateRange(days.earliest, days.latest, days.precision)


def _bound(days: Days, bound: str, anchor: DateRange | None) -> Days:
    until = anchor.latest if anchor else None
    reason = f"{bound}: {days.reason}"
    if bound == "since":
        until = until if until and days.earliest and until >= days.earliest else None
        return Days(days.earliest, until, DatePrecision.RANGE, reason)
    if bound == "until":
        return Days(None, days.latest, DatePrecision.RANGE, reason)
    if bound == "before":
        return Days(None, days.earliest - DAY if days.earliest else None, DatePrecision.RANGE, reason)
    return Days(days.latest + DAY if days.latest else None, None, DatePrecision.RANGE, reason)


def _stretch(
    reading: TimeReading, to: TimeReading, anchor: DateRange | None, tense: Tense, event: DateRange | None
) -> Days:
    """Return the days from one date to another, each lending the other the year and month it lacks."""
    start = replace(reading, to=None, month=reading.month or (to.month if reading.day else None))
    end = replace(to, year=to.year or reading.year, month=to.month or (reading.month if to.day else None))
    if end.year is not None and start.year is None and start.weekday is None:
        start = replace(start, year=end.year - 1 if (start.month or 0) > (end.month or 12) else end.year)
    if start.month and start.year is None:  # the latest beginning, and the end that follows it
        first = _unbound(start, anchor, tense, event)
        last = _unbound(end, _day_of(first.earliest), Tense.FUTURE, event)
    else:
        last = _unbound(end, anchor, tense, event)
        first = _unbound(start, _day_of(last.latest), Tense.PAST, event)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        raise UnresolvedError("the stretch ends before it begins")
    return Days(first.earliest, last.latest, DatePrecision.RANGE, f"from {first.reason} to {last.reason}")


def _day_of(day: date | None) -> DateRange | None:
    return DateRange(day, day, DatePrecision.DAY) if day else None


def _date_range(days: Days, reading: TimeReading) -> DateRange:
    clash = None
    if days.precision is DatePrecision.DAY and reading.weekday and days.earliest:
        told = days.earliest.isoweekday()
        if told != reading.weekday:
            clash = f"the words say {weekday_name(reading.weekday)}, but {days.earliest} was a {weekday_name(told)}"
    for end in (days.earliest, days.latest):
        if end and not _FIRST_YEAR <= end.year <= _LAST_YEAR:
            raise UnresolvedError(f"the year {end.year} is out of range")
    return DateRange(days.earliest, days.latest, days.precision, _time_of_day(reading, days.precision), clash)


def _time_of_day(reading: TimeReading, precision: DatePrecision) -> TimeOfDay | None:
    if reading.part:
        return TimeOfDay(reading.part)
    if not reading.clock or not _names_half(reading):
        return _EDGES_OF_A_DAY.get(reading.edge or "") if precision is DatePrecision.DAY else None
    hour = int(reading.clock.split(":")[0]) % 24
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
    hour = (reading.clock or "").split(":")[0]
    return bool(reading.meridiem or reading.zone or hour.startswith("0") or int(hour) > 12)
