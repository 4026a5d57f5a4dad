"""Absolute dates as publications write them: ISO, "March 12, 2023", "12 de marzo de 2023", "3 JAN 90", "12/03/2023"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from testigo.lexicon.reading import reading_words
from testigo.model import DatePrecision, DateRange

OLDEST = 1900  # no report that is read here was published earlier


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A date at ``start`` to ``end`` of a text."""

    start: int
    end: int
    date: DateRange


def stated_date(words: str, today: date) -> DateRange | None:
    """Return the date that a field of metadata states, as precise as it states it, or None.

    The day is the one written, whatever the time zone. A date after ``today`` is no date of publication.
    """
    return next((found.date for found in dates_in(words.strip(), today) if found.start == 0), None) or next(
        (found.date for found in dates_in(words, today)), None
    )


def dates_in(text: str, today: date) -> Iterator[DatedWords]:
    """Yield the absolute dates of a text in its order; a month or a year stays one.

    A date of figures alone ("12/03/2023") counts only where it can be read in one way, and a year of two
    figures lies in the latest century that puts the date before ``today``.
    """
    for match in _pattern().finditer(text):
        found = _meaning(match, today)
        if found is not None and found.earliest is not None and date(OLDEST, 1, 1) <= found.earliest <= today:
            yield DatedWords(match.start(), match.end(), found)


@cache
def _months() -> dict[str, int]:
    return {name: number for words in reading_words().values() for name, number in words.months.items()}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w/.-])(?:
        (?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?(?![\d-])
        | (?P<compact>(?:19|20)\d{{6}})(?!\d)
        | (?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<figures_year>\d{{4}})(?!\d)
        | (?P<day>\d{{1,2}})(?:st|nd|rd|th|[º°])?(?:\s+(?:de|of)\s+|\s*[-/.]\s*|\s+)(?P<month>{month})\b\.?,?
          (?:\s+(?:de|del|of)\s+|\s*[-/.]\s*|\s+)(?P<year>\d{{4}}|\d\d(?!\d|[:.,]\d))(?!\d)
        | (?P<month_first>{month})\b\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s+
          (?:(?:de|del)\s+)?(?P<year_third>\d{{4}})(?!\d)
        | (?P<month_alone>{month})\b\.?,?\s+(?:(?:de|del|of)\s+)?(?P<its_year>\d{{4}})(?!\d)
        | ^(?P<year_alone>\d{{4}})$
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def _meaning(match: re.Match[str], today: date) -> DateRange | None:
    of = match.groupdict()
    if of["figures_year"]:
        return _figures(int(of["a"]), int(of["b"]), int(of["figures_year"]))
    if of["year_alone"]:
        year = max(int(of["year_alone"]), 1)
        return DateRange(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
    if of["compact"]:
        return _range(int(of["compact"][:4]), int(of["compact"][4:6]), int(of["compact"][6:]))
    if of["iso_year"]:
        return _range(int(of["iso_year"]), int(of["iso_month"]), int(of["iso_day"]) if of["iso_day"] else None)
    month = _months()[(of["month"] or of["month_first"] or of["month_alone"]).lower()]
    written = of["day"] or of["day_second"]
    day = int(written) if written else None
    year = _full_year(of["year"] or of["year_third"] or of["its_year"], month, day or 1, today)
    return _range(year, month, day)


def _figures(first: int, second: int, year: int) -> DateRange | None:
    if first == second or second > 12:
        return _range(year, first, second)
    return _range(year, second, first) if first > 12 else None


def _full_year(figures: str, month: int, day: int, today: date) -> int:
    if len(figures) == 4:
        return int(figures)
    year = today.year // 100 * 100 + int(figures)
    return year if (year, month, day) <= (today.year, today.month, today.day) else year - 100


def _range(year: int, month: int, day: int | None) -> DateRange | None:
    """Return the day or the month, or None where the calendar has no such day."""
    if year < 1 or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return DateRange(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)
    return DateRange(date(year, month, day), date(year, month, day), DatePrecision.DAY) if 1 <= day <= last else None
