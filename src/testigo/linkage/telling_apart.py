"""Which accounts of one report cannot be of one incident.

A report that comes back to its incident with another day or place may be read as telling of two. Such accounts join
where other reports bring them together, but for those that the report itself tells apart.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from testigo.lexicon.words import read_list
from testigo.linkage.days import days_between
from testigo.linkage.event_types import kinship
from testigo.model import Account, DateRange

Pair = tuple[str, str]

_HARMS = frozenset({"attack", "abduction", "body_found"})  # families of types of which one incident may have several
_SLACK_DAYS = 1  # a night has two days


def told_apart(accounts: Iterable[Account]) -> list[Pair]:
    """Return the pairs of accounts of one report that it tells apart, in order of their ids."""
    of_report: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda each: each.id):
        of_report.setdefault(account.report_id, []).append(account)
    return [
        (one.id, other.id)
        for beside in of_report.values()
        for one, other in combinations(beside, 2)
        if _is_apart(one, other)
    ]


def _is_apart(one: Account, other: Account) -> bool:
    opened = any(account.mentions and account.mentions[0].anew for account in (one, other))
    dates = _date(one), _date(other)
    apart = dates[0] is not None and dates[1] is not None and days_between(dates[0], dates[1]) > _SLACK_DAYS
    recalled = one.told is not other.told and one.main is not other.main
    return opened or apart or recalled or _other_kind(one.event_type, other.event_type)


def _other_kind(one: str, other: str) -> bool:
    """Say whether types are of two incidents where one report tells of both: an attack and the arrest it led to."""
    if kinship(one, other) == "other_type":
        return True
    types = read_list("", "families")["types"]
    families = {types[each]["family"] for each in (one, other) if each in types}
    return len(families) > 1 and not families <= _HARMS


def _date(account: Account) -> DateRange | None:
    return min(_dates(account), key=lambda value: (value.days or _WIDE, str(value)), default=None)


def _dates(account: Account) -> Iterator[DateRange]:
    for reading in account.of("date"):
        if isinstance(reading.value, DateRange) and not reading.claim.retracted:
            yield reading.value


_WIDE = 10**6  # days: wider than any range with two ends
