"""Values that contradict themselves cannot be constructed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.model import (
    Actor,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    IntegrityError,
    Place,
    PlacePrecision,
    kilometres,
)

DAY, RANGE = DatePrecision.DAY, DatePrecision.RANGE
TENTH = date(2023, 3, 10)
TWELFTH = date(2023, 3, 12)
ends = st.none() | st.integers(-3, 10)


@pytest.mark.parametrize("low", [-1, -100])
def test_nobody_is_less_than_none(low: int) -> None:
    with pytest.raises(IntegrityError):
        Count(low, None, None)


@given(st.integers(0, 10), ends, ends)
def test_low_best_high_are_in_order_or_refused(low: int, best: int | None, high: int | None) -> None:
    numbers = [low, *(end for end in (best, high) if end is not None)]
    if numbers == sorted(numbers):
        assert Count(low, best, high).low == low
    else:
        with pytest.raises(IntegrityError):
            Count(low, best, high)


def test_unknown_is_not_zero() -> None:
    assert Count.exactly(0) == Count(0, 0, 0)
    assert Count(0, None, None) != Count.exactly(0)


def test_a_date_without_ends_is_refused() -> None:
    with pytest.raises(IntegrityError, match="Gap"):
        DateRange(None, None, RANGE)


def test_a_date_does_not_run_backwards() -> None:
    with pytest.raises(IntegrityError, match="backwards"):
        DateRange(TWELFTH, TENTH, RANGE)


@pytest.mark.parametrize(("earliest", "latest"), [(TENTH, TWELFTH), (TENTH, None), (None, TENTH)])
def test_a_day_is_one_day(earliest: date | None, latest: date | None) -> None:
    with pytest.raises(IntegrityError, match="one day"):
        DateRange(earliest, latest, DAY)
    assert DateRange(TENTH, TENTH, DAY).days == 1


days = st.dates(date(2020, 1, 1), date(2020, 3, 1))
ranges = (
    st.tuples(st.none() | days, st.none() | days).filter(any).filter(lambda pair: None in pair or pair[0] <= pair[1])
)


@given(ranges, ranges)
def test_a_range_within_another_overlaps_it(
    one: tuple[date | None, date | None], two: tuple[date | None, date | None]
) -> None:
    left, right = DateRange(*one, RANGE), DateRange(*two, RANGE)
    assert left.overlaps(right) == right.overlaps(left)
    assert left.within(left)
    if left.within(right):
        assert left.overlaps(right)
    if left.within(right) and right.within(left):
        assert (left.earliest, left.latest) == (right.earliest, right.latest)


def test_an_open_range_has_no_number_of_days() -> None:
    assert DateRange(TENTH, None, RANGE).days is None
    assert DateRange(TENTH, TWELFTH, RANGE).days == 3


@pytest.mark.parametrize(("lat", "lon"), [(18.7, None), (None, -103.3), (91.0, 0.0), (0.0, 181.0), (-90.1, 0.0)])
def test_coordinates_that_are_none_are_refused(lat: float | None, lon: float | None) -> None:
    with pytest.raises(IntegrityError):
        Place("geonames:1", "Villa Victoria", PlacePrecision.SETTLEMENT, lat=lat, lon=lon)


def test_a_place_may_be_known_without_coordinates() -> None:
    assert Place("region:x", "Tierra Caliente", PlacePrecision.STATE).lat is None


def test_an_actor_is_called_by_its_name() -> None:
    assert Actor("the cartel", "criminal group", name="CJNG").label == "CJNG"
    assert Actor("armed men", "armed group").label == "armed men"


def test_a_gap_says_why() -> None:
    assert str(Gap(GapReason.UNRESOLVED, "the region")) == "unresolved: the region"
    assert str(Gap(GapReason.NOT_STATED)) == "not stated"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Count(2, 2, 2), Count(2, 2, 2), True),
        (Count(2, 2, 2), Count(3, 3, 3), False),
        (Count(2, 2, None), Count(9, 9, 9), True),
        (Count(1, 2, 4), Count(4, None, None), True),
    ],
)
def test_figures_agree_where_one_number_fits_both(one: Count, other: Count, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


def test_distances_are_those_of_the_globe() -> None:
    assert kilometres(19.43, -99.13, 25.67, -100.31) == pytest.approx(704, abs=5)  # Mexico City to Monterrey
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=5)


def test_places_without_coordinates_have_no_distance() -> None:
    town = Place("1", "Tame", PlacePrecision.SETTLEMENT, "CO", lat=6.46, lon=-71.74)
    assert town.kilometres_to(town) == 0
    assert town.kilometres_to(Place("2", "Arauca", PlacePrecision.STATE, "CO")) is None
