"""How closely the words of a time say when: on a day, in a stretch of days, or only at some part of some day."""

from testigo.lexicon.calendar import TimeExpression, TimeKind


def is_day(time: TimeExpression) -> bool:
    """Say whether a time names a day or a part of one, and not a month or a year."""
    said = time.reading
    return time.kind in {TimeKind.DATE, TimeKind.TIME} and bool(
        said.weekday or (said.day and said.month) or said.part or said.clock or said.unit == "day"
    )


def is_whole_day(time: TimeExpression) -> bool:
    """Say whether a time names a day, and not only a part of one: "at dawn"."""
    return is_day(time) and bool(time.reading.weekday or time.reading.day or time.reading.unit == "day")


def is_one_day(time: TimeExpression) -> bool:
    """Say whether a time names one day, of whatever kind of time: not a month, and not a year of somebody's life."""
    said = time.reading
    return any((said.day, said.weekday, said.holiday, said.unit in {"day", "night"}))


def is_on_calendar(time: TimeExpression) -> bool:
    """Say whether a time names a day or a stretch of days, and not only the clock or a part of some day."""
    said = time.reading
    return any((said.year, said.month, said.day, said.weekday, said.unit, said.period, said.holiday))
