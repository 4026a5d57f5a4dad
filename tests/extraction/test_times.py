"""How closely the words of a time say when."""

import pytest

from testigo.extraction.times import is_day, is_on_calendar, is_one_day, is_whole_day
from testigo.lexicon import calendar


@pytest.mark.parametrize(
    ("language", "text", "day", "whole", "one", "on_calendar"),
    [
        ("en", "on Tuesday night", True, True, True, True),
        ("en", "at dawn", True, False, False, False),
        ("en", "in March", False, False, False, True),
        ("es", "la madrugada del miércoles", True, True, True, True),
        ("es", "en 2019", False, False, False, True),
        ("es", "el pasado 26 de noviembre", True, True, True, True),
    ],
)
def test_a_time_is_a_day_a_part_of_one_or_a_longer_stretch(
    language: str, text: str, day: bool, whole: bool, one: bool, on_calendar: bool
) -> None:
    (time,) = calendar.find(text, language)
    assert (is_day(time), is_whole_day(time), is_one_day(time), is_on_calendar(time)) == (day, whole, one, on_calendar)
