"""A report's own date stands on a line of its own near its top."""

from datetime import date

import pytest

from testigo.model import DatePrecision, DateRange
from testigo.resolution.dated_lines import written_on


def on(day: date) -> DateRange:
    return DateRange(day, day, DatePrecision.DAY)


PUBLISHED = on(date(2011, 3, 20))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Shares fall\n\nMarch 18, 2011\n\nOn Thursday, shares fell.", "en", 18),
        ("Caen las bolsas\n\n18 de marzo de 2011.\nEl jueves cayeron.", "es", 18),
        ("Shares fell on March 18, 2011.", "en", 20),
        ("Looking back\n\nMarch 18, 2009\n\nOn Thursday, shares fell.", "en", 20),
        ("Shares fall\n\nMarch 2011\n\nOn Thursday, shares fell.", "en", 20),
        ("A.\n" * 300 + "March 18, 2011\n", "en", 20),
    ],
)
def test_a_line_that_is_a_full_date_near_publication_counts(text: str, language: str, day: int) -> None:
    assert written_on(text, language, PUBLISHED) == on(date(2011, 3, day))


def test_without_publication_no_date_is_made_of_a_line() -> None:
    assert written_on("March 18, 2011\n\nOn Thursday, shares fell.", "en", None) is None
