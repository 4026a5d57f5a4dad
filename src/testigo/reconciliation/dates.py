"""The date of an incident: the days that the most voices have in common."""

from collections.abc import Sequence
from datetime import date

from testigo.model import Cell, DatePrecision, DateRange, TimeOfDay
from testigo.reconciliation.cells import cell
from testigo.reconciliation.testimony import Testimony


def reconcile_date(told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of the date, or None where nobody dates the incident.

    Of all sets of ranges that share a day, the one with the most voices holds (then the strongest voice, then
    the tightest); its value is what the ranges have in common, the rest dissents.
    """
    dated = [each for each in told if isinstance(each.value, DateRange) and not each.denied]
    if not dated:
        return None
    agreed = max(_agreements(dated), key=_weight)
    value = _common([_range(each) for each in agreed], _time_of_day(agreed))
    return cell("date", value, agreed, dated, _rule(dated, agreed))


def _rule(dated: Sequence[Testimony], agreed: Sequence[Testimony]) -> str:
    if len(dated) == 1:
        return "only_claim"
    if len(agreed) < len(dated):
        return "most_claimed"
    return "all_agree" if len({_range(each) for each in dated}) == 1 else "intersection_of_dates"


def _agreements(dated: Sequence[Testimony]) -> list[list[Testimony]]:
    """Return the sets of ranges that share a day: in one dimension each set has a member's first day in common."""
    starts = {_first(_range(each)) for each in dated}
    return [
        [each for each in dated if _first(_range(each)) <= start <= _last(_range(each))] for start in sorted(starts)
    ]


def _weight(agreed: list[Testimony]) -> tuple[int, tuple[int, str, str], int]:
    tightest = min(_days(_range(each)) for each in agreed)
    return (len({each.voice for each in agreed}), max(each.strength for each in agreed), -tightest)


def _common(ranges: Sequence[DateRange], time_of_day: TimeOfDay | None) -> DateRange:
    """Return the days that all ranges share, as precise as the range that says so and no more."""
    first, last = max(map(_first, ranges)), min(map(_last, ranges))
    precisions = {each.precision for each in ranges if (_first(each), _last(each)) == (first, last)}
    precision = min(precisions, key=tuple(DatePrecision).index, default=DatePrecision.RANGE)
    earliest = None if first == date.min else first
    latest = None if last == date.max else last
    return DateRange(earliest, latest, precision, time_of_day)


def _time_of_day(agreed: Sequence[Testimony]) -> TimeOfDay | None:
    told = [each for each in agreed if _range(each).time_of_day]
    return _range(max(told, key=lambda each: each.strength)).time_of_day if told else None


def _range(testimony: Testimony) -> DateRange:
    assert isinstance(testimony.value, DateRange)
    return testimony.value


def _first(value: DateRange) -> date:
    return value.earliest or date.min


def _last(value: DateRange) -> date:
    return value.latest or date.max


def _days(value: DateRange) -> int:
    return (_last(value) - _first(value)).days
