"""Holidays fall where the church and the law put them."""

from datetime import date

import pytest

from testigo.resolution.holidays import easter, holiday_in


@pytest.mark.parametrize(
    "sunday",
    [date(1818, 3, 22), date(1954, 4, 18), date(1981, 4, 19), date(2008, 3, 23), date(2024, 3, 31), date(2038, 4, 25)],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-24", date(2021, 12, 24)),
        ("easter-2", date(2021, 4, 2)),
        ("11 4 4", date(2021, 11, 25)),
        ("5 1 -1", date(2021, 5, 31)),
    ],
)
def test_a_rule_names_its_day(rule: str, day: date) -> None:
    assert holiday_in(2021, rule) == day
