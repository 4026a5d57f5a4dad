"""What of an account can be compared with another: its date, place, actors, figures and wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from testigo.lexicon.text import plain
from testigo.linkage.boilerplate import without
from testigo.linkage.telling_apart import told_apart
from testigo.linkage.whereabouts import innermost
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
    perpetrators: frozenset[str]  # register ids, or folded names
    targets: frozenset[str]
    counts: Mapping[str, Count]
    weapons: frozenset[str]
    wording: Wording


def profiles_of(
    accounts: Iterable[Account], reports: Mapping[str, Report], boilerplate: frozenset[str] = frozenset()
) -> tuple[Profile, ...]:
    """Return the profiles of accounts, in order of account id; a repeated account counts once."""
    unique = {account.id: account for account in accounts}
    others: dict[str, list[Account]] = {}
    for one, other in told_apart(unique.values()):
        others.setdefault(one, []).append(unique[other])
        others.setdefault(other, []).append(unique[one])
    profiles = []
    for account_id in sorted(unique):
        account = unique[account_id]
        report = reports[account.report_id]
        text = without(_own_text(account, others.get(account_id, []), report), boilerplate)
        profiles.append(_profile(account, report, text))
    return tuple(profiles)


def _profile(account: Account, report: Report, text: str) -> Profile:
    told = tuple(reading for reading in account.readings if not reading.claim.retracted)
    published = report.published.date if report.published else None
    return Profile(
        account_id=account.id,
        report_id=report.id,
        language=report.language,
        event_type=account.event_type,
        published=published.latest or published.earliest if published else None,
        when=_tightest(told),
        days=frozenset(day for reading in told if (day := _day(reading.value)) is not None),
        places=innermost(reading.value for reading in told if isinstance(reading.value, Place)),
        perpetrators=_actors(told, "perpetrator"),
        targets=_actors(told, "target"),
        counts=_largest_counts(told),
        weapons=frozenset(reading.value.code for reading in told if isinstance(reading.value, Code)),
        wording=wording_of(report.title if account.main else None, text),
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
