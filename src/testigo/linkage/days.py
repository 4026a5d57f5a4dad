"""Days between the dates that two accounts tell."""

from testigo.model import DateRange


def days_between(one: DateRange, other: DateRange) -> int:
    """Return the days between two date ranges, 0 where they share a day."""
    if one.overlaps(other):
        return 0
    ends = [(one.latest, other.earliest), (other.latest, one.earliest)]
    return min((after - before).days for before, after in ends if before and after and after > before)
