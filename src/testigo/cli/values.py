"""Values in a few words, for the screen, and out of the words of options."""

from datetime import date

from testigo.model import Actor, Code, ConfigurationError, Count, DateRange, Gap, Person, Place, Value, Words


def in_words(value: Value | Gap) -> str:  # noqa: PLR0911 - one return for each kind of value
    """Return a value in words: "2021-12-07 night", "at least 12", "Villa Victoria, Chinicuila, Michoacán, MX"."""
    if isinstance(value, DateRange):
        return _date(value)
    if isinstance(value, Count):
        return _count(value)
    if isinstance(value, Place):
        parts = dict.fromkeys(part for part in (value.name, value.admin2, value.admin1, value.country) if part)
        return f"{', '.join(parts)} ({value.precision})"
    if isinstance(value, Actor):
        people = f", {_count(value.people)}" if value.people else ""
        return f"{value.label} ({value.kind}{people})"
    if isinstance(value, Person):
        return ", ".join(str(part) for part in (value.name, value.role, value.age, value.fate) if part is not None)
    if isinstance(value, Code):
        return value.code
    return value.text if isinstance(value, Words) else str(value)


def _date(value: DateRange) -> str:
    ends = [day.isoformat() for day in (value.earliest, value.latest) if day]
    days = " to ".join(dict.fromkeys(ends)) + ("" if value.earliest and value.latest else " (open)")
    return f"{days} {value.time_of_day}" if value.time_of_day else days


def _count(value: Count) -> str:
    if value.low == value.best == value.high:
        return str(value.low)
    if value.high is None:
        return f"at least {value.low}"
    return f"{value.low} to {value.high}"


def parsed_date(words: str | None) -> date | None:
    """Return the date an option gives. Raises ConfigurationError where it is none."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise ConfigurationError(f"{words!r} is no date: give it as YYYY-MM-DD") from None


def parsed_box(words: str | None) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north. Raises ConfigurationError where an option gives no such box."""
    if not words:
        return None
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ConfigurationError(f"{words!r} is no box: give west,south,east,north in degrees, such as -107,17,-99,21")
    return west, south, east, north
