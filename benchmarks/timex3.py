"""TIMEX3 values, as TempEval-3 writes them, of readings and the days they were resolved to."""

from datetime import date

from testigo.lexicon.calendar import TimeExpression, TimeKind, TimeReading
from testigo.model import DateRange, Gap

_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
_MULTIPLES = {
    "fortnight": ("W", 2),
    "bimester": ("M", 2),
    "semester": ("M", 6),
    "biennium": ("Y", 2),
    "triennium": ("Y", 3),
    "lustrum": ("Y", 5),
    "sexennium": ("Y", 6),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
_HALVES = {"hour": ("minute", 30), "day": ("hour", 12), "year": ("month", 6)}
_PARTS = {"early morning": "MO", "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "winter": "WI"}
_SHORT_UNITS = ("hour", "minute", "second")


def value_of(expression: TimeExpression, meaning: DateRange | Gap) -> str:
    """Return the TIMEX3 value of an expression and what it was resolved to."""
    reading = expression.reading
    if expression.kind is TimeKind.VAGUE:
        return "XXXX-XX-XX" if reading.vague == "later" else f"{(reading.vague or 'present').upper()}_REF"
    if expression.kind is TimeKind.SET:
        return _again(reading)
    if expression.kind is TimeKind.DURATION:
        years = (reading.to.year - reading.year) % 100 if reading.to and reading.to.year and reading.year else None
        return _length(reading.amount, reading.unit) if years is None else f"P{years}Y"
    if isinstance(meaning, Gap):
        return _time(reading) or "XXXX-XX-XX"
    return _date(reading, meaning)


def _again(reading: TimeReading) -> str:
    """Return the value of what happens again and again: the day or the part of one, or else how often."""
    if reading.weekday:
        return f"XXXX-WXX-{reading.weekday}" + _time(reading)
    if reading.season:
        return f"XXXX-{_SEASONS[reading.season]}"
    if reading.month:
        return f"XXXX-{reading.month:02d}"
    if reading.part:
        return "XXXX-XX-XX" + _time(reading)
    if reading.unit == "weekend":
        return "XXXX-WXX-WE"
    return "XXXX-XX-XXTNI" if reading.unit == "night" else _length(reading.amount or 1, reading.unit)


def _length(amount: float | None, unit: str | None) -> str:
    if amount == 0.5 and unit in _HALVES:
        unit, amount = _HALVES[unit]
    letter, times = _MULTIPLES.get(unit or "", (_UNITS.get(unit or "", "D"), 1))
    number = "X" if amount is None else f"{amount * times:g}"
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _time(reading: TimeReading) -> str:
    if reading.clock:
        return f"T{reading.clock:0>5}" + ("Z" if reading.zone == "utc" else "")
    return f"T{_PARTS[reading.part]}" if reading.part else ""


def _date(reading: TimeReading, meaning: DateRange) -> str:
    day = meaning.earliest or meaning.latest
    assert day is not None
    unit = reading.unit
    if unit and unit not in _SHORT_UNITS and reading.amount is None and reading.direction not in ("this", "same"):
        return "FUTURE_REF" if reading.direction in ("after", "future") else "PAST_REF"
    if reading.day or reading.weekday or reading.holiday or unit == "day" or reading.clock or reading.part:
        return day.isoformat() + _time(reading)
    if unit in _SHORT_UNITS:
        return (day if reading.direction in ("after", "future") else meaning.latest or day).isoformat()
    if unit == "week" and meaning.days:
        return date.fromordinal(day.toordinal() + meaning.days // 2).isoformat()
    return _stretch(reading, day)


def _stretch(reading: TimeReading, day: date) -> str:
    """Return the value of what is longer than a day and begins on ``day``."""
    year, week, _ = day.isocalendar()
    by_field = {
        "month": f"{day:%Y-%m}",
        "season": f"{day:%Y}-{_SEASONS.get(reading.season or '')}",
        "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}",
        "half": f"{day:%Y}-H{reading.half}",
        "year": f"{day:%Y}",
        "decade": f"{day:%Y}"[:3],
        "century": f"{day:%Y}"[:2],
        "week": f"{year}-W{week:02d}",
        "weekend": f"{year}-W{week:02d}-WE",
    }
    named = (name for name in by_field if getattr(reading, name, None) is not None)
    name = next(named, reading.unit or reading.period or "")
    return by_field.get(name, day.isoformat())
