"""The dates that an incident may have, as slot 2 writes them, each with what speaks for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.muc4.circumstances import LONG, UNKNOWN, Option, features_of, readings, step
from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.words import fill, holds, tables
from testigo.model import DateRange, Reading, Report

_MONTHS = 62  # days after which a date is told to be old


def dates(incident: Decided, material: Material) -> list[Option]:
    """Return the dates that an incident may have; the first is "on or before" the report's date."""
    published = _published(material.report)
    default = f"- {day(published)}" if published else "-"
    told = [pair for pair in readings(incident, material, "date") if isinstance(pair[0].value, DateRange)]
    around = list(_day_of_report(incident, material, len(told)))
    found = {default: {"none", *(f"none {each}" for each in around)}}
    if published:
        for name, value in (("same day", day(published)), ("day before", day(published - timedelta(1)))):
            found[value] = {name, *(f"{name} {each}" for each in around)}
    for reading, beside in told:
        features = list(_date_features(reading, published, beside))
        for how, value in _ways_to_write(reading, published):
            found.setdefault(value or default, set()).update(features, [how], (f"{how} {each}" for each in features))
    return [Option(value, features_of("date", features)) for value, features in found.items()]


def _day_of_report(incident: Decided, material: Material, others: int) -> Iterator[str]:
    """Yield what tells whether an incident is of the day of the report: words such as "today" around it."""
    scenes = material.extraction.scenes
    own = {one.sentence for filler in incident.fillers for one in filler.members}
    for name, sentences in (("own", own), ("opening", range(min(2, len(scenes))))):
        words = {token.text.upper() for at in sentences for token in scenes[at].sentence.tokens}
        yield from (f"{name} {word}" for word in tables().near_days if word in words)
    yield from (f"beside {min(others, 6)}", incident.type, f"{incident.type} {min(others, 3)} {len(scenes) > LONG}")


def _ways_to_write(reading: Reading, published: date | None) -> Iterator[tuple[str, str]]:
    """Yield how a date may be meant and what slot 2 then holds: as it is told, one end of it, on or before it."""
    yield "as told", written(reading, published)
    value = reading.value
    if isinstance(value, DateRange) and value.latest and not (published and value.latest > published):
        yield from (("last day", day(value.latest)), ("until", f"- {day(value.latest)}"))
        if value.earliest and value.earliest != value.latest:
            yield "first day", day(value.earliest)


def _date_features(reading: Reading, published: date | None, around: list[str]) -> Iterator[str]:
    value, words = reading.value, fill(reading.claim.words.quote)
    yield from around
    yield from (f"word {word}" for word in words.split() if word.isalpha())
    if isinstance(value, DateRange):
        age = (published - value.latest).days if published and value.latest else UNKNOWN
        aged = step(max(age, 0)) if age < _MONTHS else UNKNOWN
        yield from (f"aged {aged}", f"exact {value.precision}", f"future {age < 0}")
        yield from (f"aged {aged} {each}" for each in around)


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
