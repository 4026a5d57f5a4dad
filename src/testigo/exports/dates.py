"""Days of a date record, for columns that hold a single day."""

from datetime import date, timedelta

from testigo.exports.record import DateRecord

# not strftime's names, which speak the language of the machine
MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")


def days_in(day: DateRecord) -> int | None:
    """Return the number of days, both ends included, or None where an end is open."""
    if day.earliest is None or day.latest is None:
        return None
    return (day.latest - day.earliest).days + 1


def middle(day: DateRecord) -> date:
    """Return the day in the middle of a closed range: the day itself where there is only one."""
    days = days_in(day)
    if days is None or day.earliest is None:
        raise ValueError("a date with an open end has no middle")
    return day.earliest + timedelta(days=(days - 1) // 2)


def in_words(day: DateRecord) -> str:
    """Return the date in English: "On 7 December 2021", "Between 1 and ...", "Before ..."."""
    if day.earliest and day.earliest == day.latest:
        return f"On {_words(day.earliest)}"
    if day.earliest and day.latest:
        return f"Between {_words(day.earliest)} and {_words(day.latest)}"
    known = day.earliest or day.latest
    return f"{'From' if day.earliest else 'By'} {_words(known)}" if known else "On a day not stated"


def _words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
