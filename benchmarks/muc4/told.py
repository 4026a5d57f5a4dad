"""What the accounts of a report say, as numbers: of whom, of where and of when, and which words they name."""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.muc4.learned import Floats
from benchmarks.muc4.occurrences import Occurrence
from benchmarks.muc4.words import tables
from testigo.codebook import load
from testigo.model import Account, Actor, DateRange, Place, Report

ATTRIBUTES = ("perpetrator", "target", "killed", "injured", "weapon", "damage", "abducted")
_OF_ACCOUNT = 14  # numbers that an account gives
_OLD, _FRESH = 60, 7  # days: incidents of more than two months ago do not count for MUC-4


def type_of(account: Account) -> str | None:
    """Return the type of incident that MUC-4 calls an account's."""
    known = load().event_types.get(account.event_type)
    return known.crosswalk.muc4 if known else None


def told_of(accounts: Sequence[Account], kind: str, manner: str) -> int:
    """Return how many accounts are of a type and told in a manner."""
    return sum(account.told == manner and type_of(account) == kind for account in accounts)


def account_columns(accounts: Sequence[Account], report: Report, kind: str | None) -> Floats:
    """Return how many accounts of a type (None: of any) tell of whom, of where and of when: what counts for MUC-4."""
    chosen = [each for each in accounts if each.told == "news" and (kind is None or type_of(each) == kind)]
    rows = [list(_numbers(each, report)) for each in chosen]
    return np.array(rows, dtype=np.float64).sum(0) if rows else np.zeros(_OF_ACCOUNT)


def _numbers(account: Account, report: Report) -> Iterator[bool]:
    hit, doing = (list(_sides(account, attribute)) for attribute in ("target", "perpetrator"))
    yield from (*hit, *doing, hit[2] and not doing[1])
    lands = {reading.value.country for reading in account.of("place") if isinstance(reading.value, Place)}
    ours = bool(lands & tables().countries.keys())
    yield from (ours, bool(lands) and not ours)
    published = report.published.date.latest if report.published else None
    days = [reading.value.latest for reading in account.of("date") if isinstance(reading.value, DateRange)]
    ages = [(published - day).days for day in days if published and day]
    yield from (bool(ages) and min(ages) > _OLD, bool(ages) and min(ages) <= _FRESH)
    yield from (bool(account.of("killed")), bool(account.of("damage")), account.main)


def _sides(account: Account, attribute: str) -> Iterator[bool]:
    """Yield whether an account names people under arms that are no state's, those of a state, and others."""
    kinds = load().actor_kinds
    actors = [reading.value for reading in account.of(attribute) if isinstance(reading.value, Actor)]
    known = [kinds[actor.kind] for actor in actors if actor.kind in kinds]
    yield any(kind.armed and not kind.state for kind in known)
    yield any(kind.armed and kind.state for kind in known)
    yield any(not kind.armed for kind in known)


def spans(accounts: Sequence[Account], kind: str) -> Iterator[tuple[int, int, int]]:
    """Yield what accounts of a type say, as the number of the attribute and where its words begin and end."""
    for account in accounts:
        if type_of(account) == kind:
            for number, attribute in enumerate(ATTRIBUTES):
                for reading in account.of(attribute):
                    yield number, reading.claim.words.start, reading.claim.words.end


def named_in(members: Sequence[Occurrence], told: Sequence[tuple[int, int, int]]) -> list[bool]:
    """Return which attributes name one of the occurrences."""
    named = {number for number, start, end in told for one in members if start <= one.start < end}
    return [number in named for number in range(len(ATTRIBUTES))]
