"""MUC-4's templates from accounts: which incidents count, and what goes in each slot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.muc4_perpetrators import Organisation, distinct, individuals, is_state, organisations
from benchmarks.muc4_targets import (
    Person,
    Thing,
    is_fighters,
    merged_people,
    merged_things,
    people_of,
    things_of,
    unharmed,
)
from benchmarks.muc4_words import fill, first_label, holds, tables
from testigo.codebook import load
from testigo.lexicon.place_names import fold
from testigo.model import Account, Certainty, Code, DateRange, Place, PlacePrecision, Report, Status, Told

OLDEST = 62  # days before the report: MUC-4 leaves out what happened more than two months before
_STAGES = {Status.OCCURRED: "ACCOMPLISHED", Status.THREATENED: "THREATENED"}
_FINEST = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY, PlacePrecision.STATE)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A weapon: its words ("" where only the act tells of it) and MUC-4's type of it."""

    words: str
    type: str


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of one report in MUC-4's terms."""

    date: str
    location: str
    type: str
    stage: str
    category: str
    instruments: tuple[Instrument, ...]
    individuals: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    things: tuple[Thing, ...]
    people: tuple[Person, ...]
    unharmed: bool


def templates_of(report: Report, accounts: Sequence[Account]) -> tuple[Template, ...]:
    """Return the templates of a report: none where it names none of the nine countries."""
    country = country_of(report.text)
    if country is None:
        return ()
    told = (_template(account, report, country) for account in accounts if _counts(account, report))
    return tuple(_merged(template for template in told if _is_specific(template)))


def country_of(text: str) -> str | None:
    """Return the one of MUC-4's nine countries that a text names most, or None."""
    words = " ".join(text.upper().replace("'S", "").replace(",", " ").replace(".", " ").split())
    named = {
        code: sum(f" {words} ".count(f" {each} ") for each in entry["words"])
        for code, entry in tables().countries.items()
    }
    most = max(named, key=lambda code: named[code])
    return most if named[most] else None


def _counts(account: Account, report: Report) -> bool:
    """Say whether an account tells of an incident that MUC-4 has a type for, recent and not denied."""
    told = account.told in {Told.NEWS, Told.BACKGROUND}
    denied = account.status is Status.DENIED or account.certainty is Certainty.DENIED
    return told and not denied and _type(account) is not None and not _is_old(account, report)


def _type(account: Account) -> str | None:
    known = load().event_types.get(account.event_type)
    return known.crosswalk.muc4 if known else None


def _is_old(account: Account, report: Report) -> bool:
    day = _published(report)
    dated = _dated(account)
    return bool(day and dated and dated[0].latest and (day - dated[0].latest).days > OLDEST)


def _template(account: Account, report: Report, country: str) -> Template:
    kind = _type(account) or "ATTACK"
    return Template(
        _date(account, report),
        _location(account, country),
        kind,
        _STAGES.get(account.status, "ATTEMPTED"),
        "STATE-SPONSORED VIOLENCE" if is_state(account) else "TERRORIST ACT",
        () if kind in {"KIDNAPPING", "ARSON"} else _instruments(account),
        individuals(account),
        organisations(account),
        () if kind == "KIDNAPPING" else things_of(account),
        people_of(account),
        unharmed(account),
    )


def _is_specific(template: Template) -> bool:
    """Say whether MUC-4 would keep an incident: somebody or something was hit, and not only those who fight."""
    civilians = any(not person.fighter for person in template.people)
    by_bomb = template.type == "BOMBING" and bool(template.instruments) and not template.people
    things = any(not is_fighters(each.words) for each in template.things)
    return civilians or things or by_bomb


def _merged(templates: Iterable[Template]) -> list[Template]:
    """Put together templates of one type at one place: on the training half, dates kept too many apart."""
    kept: list[Template] = []
    for template in (_joined(each, each) for each in templates):
        for index, earlier in enumerate(kept):
            if _is_same(earlier, template):
                kept[index] = _joined(earlier, template)
                break
        else:
            kept.append(template)
    return kept


def _is_same(one: Template, other: Template) -> bool:
    places = one.location.startswith(other.location) or other.location.startswith(one.location)
    return one.type == other.type and places


def _joined(one: Template, other: Template) -> Template:
    return replace(
        one,
        date=other.date if one.date.startswith("-") else one.date,
        location=max(one.location, other.location, key=len),
        instruments=tuple(dict.fromkeys((*one.instruments, *other.instruments))),
        individuals=distinct((*one.individuals, *other.individuals)),
        organisations=tuple({each.name: each for each in (*other.organisations, *one.organisations)}.values()),
        things=merged_things((one.things, other.things)),
        people=merged_people((one.people, other.people)),
        unharmed=one.unharmed and other.unharmed,
    )


def _published(report: Report) -> date | None:
    return report.published.date.latest if report.published else None


def _dated(account: Account) -> tuple[DateRange, str] | None:
    values = [(reading.value, fill(reading.claim.words.quote)) for reading in account.of("date")]
    return next(((value, words) for value, words in values if isinstance(value, DateRange)), None)


def _date(account: Account, report: Report) -> str:
    """Return slot 2: a day, a range of days, or "on or before" the report's date where only a weekday is told."""
    dated, published = _dated(account), _published(report)
    if dated is None or dated[0].latest is None or holds(dated[1], tables().weekdays):
        return f"- {_day(published)}" if published else "-"
    value, latest = dated[0], dated[0].latest
    if published and latest > published:
        return f"- {_day(published)}"
    if value.earliest is None:
        return f"- {_day(latest)}"
    return _day(latest) if value.days == 1 else f"{_day(value.earliest)} - {_day(latest)}"


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _location(account: Account, home: str) -> str:
    """Return slot 3: the country, the state or the settlement that the account's places give."""
    values = [reading.value for reading in account.of("place")]
    places = [value for value in values if isinstance(value, Place)]
    at_home = [place for place in places if place.country == home]
    abroad = [place for place in places if place.country in tables().countries]
    chosen = min(at_home or abroad, key=_fineness, default=None)
    country = tables().countries[chosen.country if chosen and chosen.country else home]["name"]
    if chosen is None or chosen.precision is PlacePrecision.COUNTRY:
        return str(country)
    kind = tables().states[chosen.country or home] if chosen.precision is PlacePrecision.STATE else "CITY"
    return f"{country}: {fold(chosen.name).upper()} ({kind})"


def _fineness(place: Place) -> int:
    return _FINEST.index(place.precision) if place.precision in _FINEST else len(_FINEST)


def _instruments(account: Account) -> tuple[Instrument, ...]:
    """Return the weapons: words that name only the act ("shooting") give a type and no id."""
    found: dict[str, Instrument] = {}
    for reading in account.of("weapon"):
        words = fill(reading.claim.words.quote)
        value = reading.value
        known = load().weapons.get(value.code) if isinstance(value, Code) else None
        listed = first_label(words, tables().instruments)
        kind = listed or (known.crosswalk.muc4 if known else None)
        if kind and holds(words, tables().acts) and not listed:
            found.setdefault(kind, Instrument("", kind))
        elif kind and words not in tables().acts:
            found[words] = Instrument(words, kind)
    named = {each.type for each in found.values() if each.words}
    return tuple(each for each in found.values() if each.words or (each.type not in named and not named))
