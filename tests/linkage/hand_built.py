"""Accounts built by hand: a text, and what its words mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from testigo.model import (
    Account,
    Act,
    Actor,
    Certainty,
    Claim,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Decision,
    Gap,
    Mention,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Status,
    Told,
    Value,
    Words,
    content_id,
)


@dataclass(frozen=True)
class Said:
    """A claim in short: the attribute, its words in the text and what they mean."""

    attribute: str
    words: str
    value: Value | Gap
    by: str | None = None
    side: str | None = None
    retracted: bool = False
    certainty: Certainty = Certainty.REPORTED


@dataclass(frozen=True)
class Telling:
    """One report with one account."""

    report: Report
    account: Account


def tell(
    key: str,
    text: str,
    *said: Said,
    published: str | None = "2024-03-02",
    language: str = "en",
    title: str | None = None,
    event_type: str = "attack_on_civilians",
    status: Status = Status.OCCURRED,
    certainty: Certainty = Certainty.REPORTED,
    main: bool = True,
) -> Telling:
    report = Report(key, text, language, title, published=Published(day(published), "metadata") if published else None)
    sentence = report.span(0, _end_of_sentence(text, 0))
    mention = Mention(content_id(key, "m"), sentence, sentence, event_type, Told.NEWS, status, certainty)
    readings = tuple(_reading(report, mention.id, each) for each in said)
    account = Account(f"{key}-account", key, (mention,), readings, event_type, Told.NEWS, status, certainty, main)
    return Telling(report, account)


def reports_of(tellings: Iterable[Telling]) -> dict[str, Report]:
    return {telling.report.id: telling.report for telling in tellings}


def accounts_of(tellings: Iterable[Telling]) -> list[Account]:
    return [telling.account for telling in tellings]


def decide(act: Act, *subjects: str, attribute: str | None = None, value: Value | None = None, at: int = 1) -> Decision:
    moment = datetime(2024, 4, 1, 12, at, tzinfo=UTC)
    return Decision(f"decision-{at}-{'-'.join(subjects)}", act, subjects, "reviewer", moment, attribute, value)


def day(text: str) -> DateRange:
    return DateRange(date.fromisoformat(text), date.fromisoformat(text), DatePrecision.DAY)


def days(start: str, end: str, precision: DatePrecision = DatePrecision.RANGE) -> DateRange:
    return DateRange(date.fromisoformat(start), date.fromisoformat(end), precision)


def at_least(number: int) -> Count:
    return Count(number, number, None)


def weapon(code: str) -> Code:
    return Code("weapon", code)


def people(words: str, kind: str, number: int | None = None) -> Actor:
    return Actor(words, kind, people=Count.exactly(number) if number else None)


def named(name: str, kind: str = "criminal group") -> Actor:
    return Actor(name, kind, name, f"actor-{name.lower()}")


def damage(text: str) -> Words:
    return Words(text)


MICHOACAN = Place("mx-mic", "Michoacán", PlacePrecision.STATE, "MX", "Michoacán", None, 19.2, -101.9)
AGUILILLA = Place("mx-agu", "Aguililla", PlacePrecision.MUNICIPALITY, "MX", "Michoacán", "Aguililla", 18.74, -102.79)
DOS_AGUAS = Place("mx-dos", "Dos Aguas", PlacePrecision.SETTLEMENT, "MX", "Michoacán", "Aguililla", 18.81, -102.92)
URUAPAN = Place("mx-uru", "Uruapan", PlacePrecision.SETTLEMENT, "MX", "Michoacán", "Uruapan", 19.42, -102.06)
DURAN = Place("ec-dur", "Durán", PlacePrecision.SETTLEMENT, "EC", "Guayas", "Durán", -2.17, -79.83)


def _reading(report: Report, mention_id: str, said: Said) -> Reading:
    start = report.text.index(said.words)
    words = report.span(start, start + len(said.words))
    span = report.span(_start_of_sentence(report.text, start), _end_of_sentence(report.text, words.end))
    voice = report.text.index(said.by) if said.by else 0
    by = report.span(voice, voice + len(said.by)) if said.by else None
    claim = Claim(
        content_id(report.id, said.attribute, said.words, int(said.retracted)),
        mention_id,
        said.attribute,
        span,
        words,
        said.certainty,
        by,
        said.side,
        said.retracted,
    )
    return Reading(claim, Resolution(claim.id, said.value, "by hand"))


def _start_of_sentence(text: str, at: int) -> int:
    before = text.rfind(". ", 0, at)
    return 0 if before < 0 else before + 2


def _end_of_sentence(text: str, at: int) -> int:
    after = text.find(". ", at)
    return len(text) if after < 0 else after + 1
