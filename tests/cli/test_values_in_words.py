"""Values as the screen shows them: an unknown end is never a figure."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.cli.values import in_words
from testigo.model import (
    Actor,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Place,
    PlacePrecision,
    TimeOfDay,
    Value,
    Words,
)

DAY, LATER = date(2021, 12, 7), date(2021, 12, 9)
VILLA = Place("g1", "Villa Victoria", PlacePrecision.SETTLEMENT, "MX", "Michoacán", "Chinicuila", 18.7, -103.3)
QUERETARO = Place("g2", "Querétaro", PlacePrecision.STATE, "MX", "Querétaro")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DateRange(DAY, DAY, DatePrecision.DAY), "2021-12-07"),
        (DateRange(DAY, DAY, DatePrecision.DAY, TimeOfDay.NIGHT), "2021-12-07 night"),
        (DateRange(DAY, LATER, DatePrecision.RANGE), "2021-12-07 to 2021-12-09"),
        (DateRange(None, LATER, DatePrecision.RANGE), "2021-12-09 (open)"),
        (DateRange(DAY, None, DatePrecision.RANGE), "2021-12-07 (open)"),
        (Count.exactly(0), "0"),
        (Count.exactly(4), "4"),
        (Count(12, 12, None), "at least 12"),
        (Count(3, None, None), "at least 3"),
        (Count(3, 4, 5), "3 to 5"),
        (VILLA, "Villa Victoria, Chinicuila, Michoacán, MX (settlement)"),
        (QUERETARO, "Querétaro, MX (state)"),
        (Actor("armed men", "armed group"), "armed men (armed group)"),
        (Actor("members of the CJNG", "criminal group", "CJNG", "cjng"), "CJNG (criminal group)"),
        (Actor("two officers", "police", people=Count.exactly(2)), "two officers (police, 2)"),
        (Actor("officers", "police", people=Count(2, None, None)), "officers (police, at least 2)"),
        (Code("weapon", "drone"), "drone"),
        (Words("burned two houses"), "burned two houses"),
        (Gap(GapReason.NOT_STATED), "not stated"),
        (Gap(GapReason.UNRESOLVED, "two towns have this name"), "unresolved: two towns have this name"),
    ],
)
def test_a_value_in_words(value: Value | Gap, words: str) -> None:
    assert in_words(value) == words
