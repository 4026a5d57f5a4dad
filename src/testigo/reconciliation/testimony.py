"""Testimony: a claim with its meaning, who stands behind it and when it was published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from testigo.lexicon.register import Register
from testigo.model import Account, Certainty, Reading, Report, Span, Value
from testigo.reconciliation.belligerents import is_partisan
from testigo.reconciliation.standing import voice_of, weight_of

_UNDATED = ""  # an undated report counts as the earliest: it can update nobody


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one voice says of one attribute.

    ``voice`` is the report, or the one it copies; ``published`` the day in ISO form, empty where unknown;
    ``standing`` the weight of who says it; ``partisan`` that one side of the fighting speaks of the other; ``sentence``
    the one that tells it.
    """

    reading: Reading
    value: Value
    account_id: str
    voice: str
    published: str
    standing: int
    partisan: bool = False
    sentence: Span | None = None

    @property
    def claim_id(self) -> str:
        """The claim it rests on."""
        return self.reading.claim.id

    @property
    def speaker(self) -> str:
        """Who says it, in lower case: the words of the attribution, or the voice itself."""
        attributed = self.reading.claim.attributed_to
        return attributed.quote.lower() if attributed else self.voice

    @property
    def denied(self) -> bool:
        """Whether the voice says that this is not so."""
        return self.reading.claim.certainty is Certainty.DENIED

    @property
    def strength(self) -> tuple[int, str, str]:
        """The order of voices: the standing, then the later; the claim's id, so that no two are equal."""
        return (self.standing, self.published, self.claim_id)


def testimonies(
    attribute: str,
    accounts: Iterable[Account],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    actors: Register,
) -> tuple[Testimony, ...]:
    """Return what is said of an attribute and not withdrawn, in order of time, report and text.

    ``copies`` gives for a report the one it copies. A retraction withdraws the same value from every report
    that was published no later than the one that retracts.
    """
    told = [(reading, account) for account in unique(accounts) for reading in account.of(attribute)]
    retracted = [
        (reading.value, published_day(reports[account.report_id]))
        for reading, account in told
        if reading.claim.retracted
    ]
    sentences = {mention.id: mention.sentence for _, account in told for mention in account.mentions}
    found: dict[str, Testimony] = {}
    for reading, account in told:
        if reading.value is not None and not reading.claim.retracted:
            report = reports[account.report_id]
            partisan = is_partisan(reading, account, report.language, actors)
            testimony = _testimony(reading, reading.value, report, account, copies, partisan=partisan)
            found[reading.claim.id] = replace(testimony, sentence=sentences.get(reading.claim.mention_id))
    kept = [
        each
        for each in found.values()
        if not any(each.value == value and each.published <= day for value, day in retracted)
    ]
    return tuple(sorted(kept, key=_in_order))


def withdrawn_codes(attribute: str, accounts: Iterable[Account]) -> frozenset[str]:
    """Return the codes of an attribute that some report takes back."""
    return frozenset(
        getattr(reading.value, "code", "")
        for account in accounts
        for reading in account.of(attribute)
        if reading.claim.retracted
    )


def unique(accounts: Iterable[Account]) -> list[Account]:
    """Return the accounts, each once, in order of their ids."""
    return sorted({account.id: account for account in accounts}.values(), key=lambda account: account.id)


def published_day(report: Report) -> str:
    """Return the publication day in ISO form, or an empty string."""
    date = report.published.date if report.published else None
    day = (date.latest or date.earliest) if date else None
    return day.isoformat() if day else _UNDATED


def _testimony(
    reading: Reading, value: Value, report: Report, account: Account, copies: Mapping[str, str], *, partisan: bool
) -> Testimony:
    attributed = reading.claim.attributed_to
    voice = "belligerent" if partisan else voice_of(attributed.quote if attributed else None, report.language)
    origin = copies.get(report.id, report.id)
    return Testimony(reading, value, account.id, origin, published_day(report), weight_of(voice), partisan)


def _in_order(each: Testimony) -> tuple[str, str, int, str]:
    return (each.published, each.voice, each.reading.claim.words.start, each.claim_id)
