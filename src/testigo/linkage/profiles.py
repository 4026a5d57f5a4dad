"""What of an account can be compared with another: its date, place, actors and figures, and its wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from testigo.lexicon.text import plain
from testigo.linkage.boilerplate import without
from testigo.linkage.numbers import Numbers, number_of
from testigo.linkage.whereabouts import held, innermost
from testigo.linkage.wording import Wording, wording_of
from testigo.model import (
    Account,
    Actor,
    Claim,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Place,
    Reading,
    Report,
    Value,
)

_WIDE = 10**6  # days: wider than any range with two ends
NOTHING: Numbers = np.zeros(0, dtype=np.int64)
_NONE: Mapping[str, Numbers] = {}


@dataclass(frozen=True, slots=True)
class Profile:
    """An account as the scorer sees it. None and empty mean unknown, never "none"."""

    account_id: str
    report_id: str
    language: str
    event_type: str
    published: date | None
    when: DateRange | None  # the tightest date told
    days: frozenset[date]  # all that are told to the day
    places: tuple[Place, ...]  # all that are told, but for those that hold another
    sure_places: frozenset[str]  # ids of those that were told with what holds them
    perpetrators: frozenset[str]  # register ids, or folded names
    targets: frozenset[str]
    counts: Mapping[str, Count]
    weapons: frozenset[str]


class Profiles:
    """The profiles of accounts, in order of account id, each made when it is asked for."""

    def __init__(
        self,
        accounts: Mapping[str, Account],
        reports: Mapping[str, Report],
        told_apart: Iterable[tuple[str, str]] = (),
        boilerplate: Mapping[str, Numbers] = _NONE,
    ) -> None:
        """Take accounts and reports by id, the pairs that reports tell apart, and each report's stock sentences."""
        self.ids = tuple(sorted(accounts))
        self._accounts, self._reports, self._boilerplate = accounts, reports, boilerplate
        self._others: dict[str, list[Account]] = {}
        for one, other in told_apart:
            self._others.setdefault(one, []).append(accounts[other])
            self._others.setdefault(other, []).append(accounts[one])

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, row: int) -> Profile:
        """Return the profile of the account at a row of ``ids``."""
        account = self._accounts[self.ids[row]]
        return _profile(account, self._reports[account.report_id])

    def wording(self, row: int) -> Wording:
        """Return how the account at a row of ``ids`` is worded."""
        account = self._accounts[self.ids[row]]
        report = self._reports[account.report_id]
        own = _own_text(account, self._others.get(account.id, []), report)
        text = without(own, self._boilerplate.get(report.id, NOTHING))
        return wording_of(report.title if account.main else None, text)

    @property
    def report_ids(self) -> list[str]:
        """The report of each account."""
        return [self._accounts[each].report_id for each in self.ids]

    def signature(self, row: int) -> int:
        """Return a number that differs where anything differs that a profile is made of.

        A report's words are not part of it: they never change under its id.
        """
        account = self._accounts[self.ids[row]]
        others = [sorted(_stretches(other)) for other in self._others.get(account.id, [])]
        stock = self._boilerplate.get(account.report_id, NOTHING).tolist()
        said = [(each.claim.attribute, each.claim.retracted, str(each.value)) for each in account.readings]
        own = (account.id, account.report_id, account.event_type, account.main, said, sorted(_stretches(account)))
        return number_of(repr((own, others, stock)))


def _profile(account: Account, report: Report) -> Profile:
    told = tuple(reading for reading in account.readings if not reading.claim.retracted)
    published = report.published.date if report.published else None
    places = [reading.value for reading in told if isinstance(reading.value, Place)]
    return Profile(
        account_id=account.id,
        report_id=report.id,
        language=report.language,
        event_type=account.event_type,
        published=published.latest or published.earliest if published else None,
        when=_tightest(told),
        days=frozenset(day for reading in told if (day := _day(reading.value)) is not None),
        places=innermost(places),
        sure_places=held(places),
        perpetrators=_actors(told, "perpetrator"),
        targets=_actors(told, "target"),
        counts=_largest_counts(told),
        weapons=frozenset(reading.value.code for reading in told if isinstance(reading.value, Code)),
    )


def _own_text(account: Account, others: list[Account], report: Report) -> str:
    """Return the words that tell of this incident: for a main one, all but what the others claim.

    ``others`` are the accounts that the report tells apart from it.
    """
    if not account.main:
        return "\n".join(report.text[start:end] for start, end in sorted(_stretches(account)))
    claimed = {stretch for other in others for stretch in _stretches(other)}
    cut = sorted((claimed - _stretches(account)) | set(report.apart))
    kept, at = [], 0
    for start, end in cut:
        kept.append(report.text[at : max(at, start)])
        at = max(at, end)
    return "\n".join([*kept, report.text[at:]])


def _stretches(account: Account) -> set[tuple[int, int]]:
    spans = [mention.sentence for mention in account.mentions] + [reading.claim.span for reading in account.readings]
    return {(span.start, span.end) for span in spans}


def _tightest(told: tuple[Reading, ...]) -> DateRange | None:
    dates = [reading.value for reading in told if isinstance(reading.value, DateRange)]
    return min(dates, key=lambda value: (value.days or _WIDE, str(value)), default=None)


def _day(value: Value | None) -> date | None:
    exact = isinstance(value, DateRange) and value.precision is DatePrecision.DAY
    return value.earliest if exact and isinstance(value, DateRange) else None


def _actors(told: tuple[Reading, ...], attribute: str) -> frozenset[str]:
    actors = [reading.value for reading in told if reading.claim.attribute == attribute]
    return frozenset(
        actor.actor_id or plain(actor.name or "")
        for actor in actors
        if isinstance(actor, Actor) and (actor.actor_id or actor.name)
    )


def _largest_counts(told: tuple[Reading, ...]) -> dict[str, Count]:
    largest: dict[str, Count] = {}
    for reading in told:
        claim: Claim = reading.claim
        if isinstance(reading.value, Count) and _size(reading.value) > _size(largest.get(claim.attribute)):
            largest[claim.attribute] = reading.value
    return largest


def _size(count: Count | None) -> tuple[int, int]:
    return (-1, -1) if count is None else (count.best or count.low, count.low)
