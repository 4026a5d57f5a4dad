"""Sentences that tell of incidents, put together by hand: a trigger each, and what it claims with its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from testigo.lexicon import register
from testigo.model import (
    Account,
    Actor,
    Certainty,
    Claim,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
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
)
from testigo.resolution.accounts import gather

FRIDAY, SUNDAY = date(2024, 5, 10), date(2024, 5, 12)
WEDNESDAY = date(2024, 5, 15)


def day(of: date) -> DateRange:
    return DateRange(of, of, DatePrecision.DAY)


def settlement(name: str, admin1: str) -> Place:
    return Place(f"place:{name}", name, PlacePrecision.SETTLEMENT, "MX", admin1)


CELAYA, IRAPUATO = settlement("Celaya", "Guanajuato"), settlement("Irapuato", "Guanajuato")
GUANAJUATO = Place("state:Guanajuato", "Guanajuato", PlacePrecision.STATE, "MX", "Guanajuato")
SONORA = Place("state:Sonora", "Sonora", PlacePrecision.STATE, "MX", "Sonora")
MEXICO = Place("country:MX", "Mexico", PlacePrecision.COUNTRY, "MX")
CARTEL = Actor("the cartel", "criminal group", "CJNG", "cjng")
GANG = Actor("the gunmen", "armed group")
FARMERS = Actor("farmers", "civilians", people=Count.exactly(2))
NO_DATE = Gap(GapReason.UNRESOLVED, "no day is known")


@dataclass(frozen=True)
class Sentence:
    """A sentence with one trigger: its event type, and what it says as (attribute, words, meaning)."""

    text: str
    trigger: str
    event_type: str
    says: tuple[tuple[str, str, Value | Gap], ...] = ()
    manner: dict[str, object] = field(default_factory=dict)


def gathered(*sentences: Sentence, published: date | None = WEDNESDAY, language: str = "en") -> tuple[Account, ...]:
    text = " ".join(sentence.text for sentence in sentences)
    when = Published(day(published), "stated by the test") if published else None
    report = Report("report", text, language, published=when)
    mentions, readings, at = [], [], 0
    for number, sentence in enumerate(sentences):
        start = text.index(sentence.text, at)
        at = start + len(sentence.text)

        def span(words: str, start: int = start) -> object:
            begin = text.index(words, start)
            return report.span(begin, begin + len(words))

        manner = {"told": Told.NEWS, "status": Status.OCCURRED, "certainty": Certainty.REPORTED} | sentence.manner
        mention = Mention(f"m{number}", span(sentence.trigger), span(sentence.text), sentence.event_type, **manner)
        mentions.append(mention)
        for place, (attribute, words, value) in enumerate(sentence.says):
            claim = Claim(f"c{number}.{place}", mention.id, attribute, span(words), span(words), Certainty.REPORTED)
            readings.append(Reading(claim, Resolution(claim.id, value, "as the test says")))
    return gather(report, mentions, readings, register.load())


def values(account: Account, attribute: str) -> list[Value | None]:
    return [reading.value for reading in account.of(attribute)]


def triggers(accounts: tuple[Account, ...]) -> list[list[str]]:
    return [[mention.trigger.quote for mention in account.mentions] for account in accounts]


BAR = Sentence(
    "Gunmen attacked a bar in Celaya on Friday.",
    "attacked",
    "attack_on_civilians",
    (("place", "Celaya", CELAYA), ("date", "on Friday", day(FRIDAY)), ("perpetrator", "Gunmen", GANG)),
)
DEAD = Sentence(
    "Two farmers were killed.", "killed", "attack_on_civilians", (("killed", "Two farmers", Count.exactly(2)),)
)
