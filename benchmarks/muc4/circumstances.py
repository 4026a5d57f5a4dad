"""When and where: the trained choice among the dates and places of a report, or of none, for slots 2 and 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.occurrences import hashed
from benchmarks.muc4.words import fill, holds, tables
from testigo.codebook import load
from testigo.lexicon.place_names import fold
from testigo.model import Account, DateRange, Place, PlacePrecision, Reading, Report

BITS = 14
_STEPS = (0, 1, 2, 3, 5, 8)
_UNKNOWN = 99


@dataclass(frozen=True, slots=True)
class Option:
    """A date or place as a slot has it, and what speaks for it."""

    value: str
    features: tuple[int, ...]


def choose(options: list[Option], model: Hashed) -> str:
    """Return the likeliest value."""
    found = model.probabilities([option.features for option in options])[:, 0]
    return options[int(found.argmax())].value


def dates(incident: Decided, material: Material) -> list[Option]:
    """Return the dates that an incident may have; the first is "on or before" the report's date."""
    published = _published(material.report)
    default = f"- {day(published)}" if published else "-"
    found = [
        Option(written(reading, published) or default, _hashed("date", _date_features(reading, published, around)))
        for reading, around in _readings(incident, material, "date")
        if isinstance(reading.value, DateRange)
    ]
    return [Option(default, _hashed("date", _none(incident, material, len(found)))), *found]


def places(incident: Decided, material: Material, home: str) -> list[Option]:
    """Return the places that an incident may have; the first is the country alone."""
    country = str(tables().countries[home]["name"])
    found = [
        Option(_path(reading.value, home), _hashed("place", _place_features(reading.value, home, around)))
        for reading, around in _readings(incident, material, "place")
        if isinstance(reading.value, Place) and reading.value.country in tables().countries
    ]
    return [Option(country, _hashed("place", _none(incident, material, len(found)))), *found]


def _hashed(slot: str, texts: Iterator[str]) -> tuple[int, ...]:
    return tuple(sorted({hashed(f"{slot} {text}", BITS) for text in texts}))


def _none(incident: Decided, material: Material, others: int) -> Iterator[str]:
    yield from ("none", f"none {incident.type}", f"none beside {min(others, 6)}")
    yield f"none {incident.type} {min(others, 3)} {len(material.extraction.scenes) > 10}"


def _readings(incident: Decided, material: Material, attribute: str) -> Iterator[tuple[Reading, list[str]]]:
    """Yield the readings of an attribute, each with how it stands to the incident."""
    scenes = material.extraction.scenes
    starts = [scene.sentence.start for scene in scenes]
    sentences = [one.sentence for filler in incident.fillers for one in filler.members]
    first = min((filler.members[0].sentence for filler in incident.fillers), default=0)
    values: dict[str, int] = {}
    for account in material.accounts:
        for reading in account.of(attribute):
            values[str(reading.value)] = values.get(str(reading.value), 0) + 1
    for account in material.accounts:
        own = {mention.sentence.start for mention in account.mentions}
        inside = sum(starts[at] in own for at in sentences)
        for number, reading in enumerate(account.of(attribute)):
            at = max((index for index, start in enumerate(starts) if start <= reading.claim.words.start), default=0)
            near = min((abs(at - each) for each in sentences), default=_UNKNOWN)
            yield (
                reading,
                [
                    f"near {_step(near)}",
                    f"first {_step(abs(at - first))}",
                    f"beside {min(sentences.count(at), 3)}",
                    f"inside {min(inside, 4)}",
                    f"type {_type(account) == incident.type}",
                    f"told {account.told} {account.status}",
                    f"number {min(number, 3)}",
                    f"opening {at < 3}",
                    f"often {min(values[str(reading.value)], 4)}",
                    f"after {' '.join(material.report.text[: reading.claim.words.start].lower().split()[-1:])}",
                    f"after {' '.join(material.report.text[: reading.claim.words.start].lower().split()[-2:])}",
                    f"near {_step(near)} type {_type(account) == incident.type} inside {min(inside, 2)}",
                ],
            )


def _type(account: Account) -> str | None:
    known = load().event_types.get(account.event_type)
    return known.crosswalk.muc4 if known else None


def _step(distance: int) -> int:
    return max(step for step in _STEPS if step <= distance)


def _date_features(reading: Reading, published: date | None, around: list[str]) -> Iterator[str]:
    value, words = reading.value, fill(reading.claim.words.quote)
    yield from around
    yield from (f"word {word}" for word in words.split() if word.isalpha())
    if isinstance(value, DateRange):
        age = (published - value.latest).days if published and value.latest else _UNKNOWN
        aged = _step(max(age, 0)) if age < 62 else _UNKNOWN
        yield from (f"aged {aged}", f"exact {value.precision}", f"future {age < 0}")
        yield from (f"aged {aged} {each}" for each in around)


def _place_features(value: object, home: str, around: list[str]) -> Iterator[str]:
    yield from around
    if isinstance(value, Place):
        yield from (f"exact {value.precision}", f"home {value.country == home}", f"name {value.name}")
        yield from (f"exact {value.precision} {each}" for each in around)


def written(reading: Reading, published: date | None) -> str:
    """Return slot 2 for a reading: a day, a range of days; empty where only a weekday is told or nothing certain."""
    value = reading.value
    if not isinstance(value, DateRange) or value.latest is None:
        return ""
    if holds(fill(reading.claim.words.quote), tables().weekdays) or (published and value.latest > published):
        return ""
    if value.earliest is None:
        return f"- {day(value.latest)}"
    return day(value.latest) if value.days == 1 else f"{day(value.earliest)} - {day(value.latest)}"


def day(when: date) -> str:
    """Return a day as MUC-4 writes it: 12 JAN 90."""
    return when.strftime("%d %b %y").upper()


def _published(report: Report) -> date | None:
    return report.published.date.latest if report.published else None


def _path(value: object, home: str) -> str:
    """Return slot 3 for a place: the country, and the state or the settlement in it."""
    if not isinstance(value, Place):
        return ""
    country = tables().countries[value.country or home]["name"]
    if value.precision is PlacePrecision.COUNTRY:
        return str(country)
    kind = tables().states[value.country or home] if value.precision is PlacePrecision.STATE else "CITY"
    return f"{country}: {fold(value.name).upper()} ({kind})"
