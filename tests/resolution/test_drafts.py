"""How two tellings compare: their types, dates and places."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.lexicon.words import read_list
from testigo.model import (
    DatePrecision,
    DateRange,
    Place,
)
from testigo.resolution.drafts import dates_agree, family, places_agree, weight
from tests.resolution.told_sentences import (
    CELAYA,
    FRIDAY,
    GUANAJUATO,
    IRAPUATO,
    MEXICO,
    SONORA,
    SUNDAY,
    day,
)


def test_every_event_type_has_a_family_and_a_weight() -> None:
    for event_type, row in read_list("", "families")["types"].items():
        assert family(event_type) == row["family"]
        assert weight(event_type) > 0
    assert (family(""), weight("")) == ("any", 0)


MAY = DateRange(date(2024, 5, 1), date(2024, 5, 31), DatePrecision.MONTH)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (None, day(FRIDAY), True),
        (day(FRIDAY), day(FRIDAY), True),
        (day(FRIDAY), MAY, True),
        (day(FRIDAY), day(SUNDAY), False),
    ],
)
def test_dates_that_can_be_one(one: DateRange | None, other: DateRange | None, agree: bool) -> None:
    assert dates_agree(one, other) is dates_agree(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (None, CELAYA, True),
        (CELAYA, CELAYA, True),
        (CELAYA, GUANAJUATO, True),
        (CELAYA, MEXICO, True),
        (CELAYA, IRAPUATO, False),
        (CELAYA, SONORA, False),
        (SONORA, GUANAJUATO, False),
    ],
)
def test_places_that_can_be_one(one: Place | None, other: Place | None, agree: bool) -> None:
    assert places_agree(one, other) is places_agree(other, one) is agree
