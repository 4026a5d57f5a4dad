"""The date that a report gives itself, on a line of its own near its top."""

from testigo.lexicon import calendar
from testigo.lexicon.calendar import TimeExpression, TimeKind
from testigo.model import DateRange
from testigo.resolution import dates

_REACH = 400  # code points from the start: a title, the author, the date
_LIKELY = 62  # days from publication: two months, for a page that was moved or taken in later


def written_on(text: str, language: str, published: DateRange | None) -> DateRange | None:
    """Return the full date that stands alone on one of a report's first lines; else when it was published.

    "On Thursday" counts from the day a report was written, which its page may give otherwise than its text. A line
    with a date far from publication is not taken for that day: it may be the title of a look back.
    """
    top = text[:_REACH]
    for time in calendar.find(top, language) if published else ():
        if time.kind is not TimeKind.DATE or not _is_full(time) or not _is_alone(top, time):
            continue
        value, _ = dates.resolve(time, language)
        if isinstance(value, DateRange) and value.days == 1 and _is_near(value, published):
            return value
    return published


def _is_full(time: TimeExpression) -> bool:
    return None not in (time.reading.year, time.reading.month, time.reading.day)


def _is_alone(text: str, time: TimeExpression) -> bool:
    before = text[: time.start].rpartition("\n")[2]
    behind = text[time.end :].partition("\n")[0]
    return not before.strip() and not behind.strip(" .")


def _is_near(value: DateRange, published: DateRange | None) -> bool:
    if published is None or published.earliest is None or value.earliest is None:
        return False
    return abs((value.earliest - published.earliest).days) <= _LIKELY
