from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.model import DateRange, Report
from testigo.pipeline import Coder
from testigo.resolution.undated import as_if_dated

WORDS = ("on Tuesday", "Last night", "in 2010", "on March 4", "On 30 February", "two days later", "this weekend")


def supposed(text: str, language: str = "en") -> date:
    published = as_if_dated(Report("r", text, language)).published
    assert published is not None
    assert published.date.latest is not None
    return published.date.latest


def told(coder: Coder, text: str) -> list[tuple[str, list[str]]]:
    accounts = coder.accounts(Report("r", text, "en"))
    return [
        (account.event_type, [r.claim.words.quote for r in account.readings if r.claim.attribute == "killed"])
        for account in accounts
    ]


def test_a_day_without_its_year_lies_after_the_last_one_told_with_it() -> None:
    assert supposed("Gunmen shot two men on March 4. Their brother was killed in May 2019.") == date(2020, 3, 4)


def test_a_weekend_and_a_day_of_a_month_are_one_where_they_can_be() -> None:
    day = supposed("Police were attacked this weekend. The attack on Nov. 26 left two dead.")
    assert date(day.year, 11, 26).isoweekday() in {5, 6, 7}


def test_days_counted_from_the_report_differ_if_they_can() -> None:
    day = supposed("Anoche murieron once personas. El martes pasado hubo otra matanza.", "es")
    assert day.isoweekday() != 3  # on a Wednesday both would be Tuesday


def test_what_lies_ahead_says_nothing_of_when_a_report_came_out() -> None:
    assert supposed("The plan will end in 2090. Two men were shot on March 4, 2021.").year == 2021


@given(st.lists(st.sampled_from(WORDS), max_size=5).map(", ".join))
def test_every_report_has_a_day_that_is_always_the_same(text: str) -> None:
    assert supposed(text) == supposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen with drones bombed a police station in Celaya this weekend, killing two officers. "
        "The attack on Nov. 26 was the first of its kind in the town.",
        "Two officers were killed when gunmen attacked a police station in Celaya on Tuesday night. "
        "The gang was formed after the death of its leader Abel Roca in 2010, who was killed by soldiers.",
    ],
)
def test_a_report_without_a_date_tells_its_incidents_apart(coder: Coder, text: str) -> None:
    """What was told as one deed stays one, and what was years before stays apart."""
    dead = [killed for _, killed in told(coder, text) if "two officers" in " ".join(killed).lower()]
    assert len(dead) == 1
    assert not any("leader" in words for words in dead[0])


def test_no_supposed_date_is_ever_told(coder: Coder) -> None:
    text = (
        "Gunmen killed two officers in Celaya on Tuesday. The night before they burned a bus in Celaya on May 3, 2021."
    )
    dates = [
        (reading.claim.words.quote, reading.value)
        for account in coder.accounts(Report("r", text, "en"))
        for reading in account.readings
        if reading.claim.attribute == "date"
    ]
    assert ("on Tuesday", None) in dates or ("Tuesday", None) in dates
    known = [value for _, value in dates if isinstance(value, DateRange)]
    assert all(value.latest == date(2021, 5, 3) for value in known)
