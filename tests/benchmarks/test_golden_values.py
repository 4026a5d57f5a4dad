"""How an expected date is compared with a coded one."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.golden_values import is_date
from testigo.exports.record import DateRecord

EXPECTED = {
    "earliest": date(2024, 3, 1),
    "latest": date(2024, 3, 1),
    "or_earliest": [date(2024, 2, 29)],
    "or_latest": [date(2024, 3, 2)],
}


def coded(earliest: date, latest: date) -> DateRecord:
    return DateRecord(earliest=earliest, latest=latest, precision="day", reason="")


def test_the_ends_of_a_date_may_have_alternatives() -> None:
    assert is_date(EXPECTED, coded(date(2024, 3, 1), date(2024, 3, 1)))
    assert is_date(EXPECTED, coded(date(2024, 2, 29), date(2024, 3, 2)))
    assert not is_date(EXPECTED, coded(date(2024, 2, 28), date(2024, 2, 28)))
    assert not is_date(EXPECTED, coded(date(2024, 3, 3), date(2024, 3, 3)))
