"""An incident told in one English sentence, out of its record."""

from testigo.codebook import load
from testigo.exports.countries import country_name
from testigo.exports.dates import in_words
from testigo.exports.flat import label
from testigo.exports.record import CountRecord, IncidentRecord
from testigo.model import Certainty, Status


def narrative(record: IncidentRecord) -> str:
    """Return "On <date>, in <place>, <what> by <whom> against <whom>, with <what>. Killed: ...; injured: ..."."""
    parts = [f"{when(record)}, {where(record)}, {what(record)}"]
    if record.perpetrators:
        named = [f"{label(actor)}{_reserve(actor.certainty)}" for actor in record.perpetrators]
        parts.append(f"by {' and '.join(named)}")
    if record.targets:
        parts.append(f"against {' and '.join(label(target) for target in record.targets)}")
    if record.weapons:
        weapons = load().weapons
        names = [weapons[code].name["en"].lower() if code in weapons else code for code in record.weapons]
        parts.append(f"with {', '.join(names)}")
    return f"{' '.join(parts)}. Killed: {figure(record.killed)}; injured: {figure(record.injured)}."


def when(record: IncidentRecord) -> str:
    """Return the date in words."""
    return in_words(record.date) if record.date else "On a day not stated"


def where(record: IncidentRecord) -> str:
    """Return the place with what it lies in."""
    place = record.place
    if place is None:
        return "in a place not stated"
    around = (place.admin2, place.admin1, country_name(place.country))
    within = ", ".join(dict.fromkeys(name for name in around if name and name != place.name))
    return f"in {place.name} ({within})" if within else f"in {place.name}"


def what(record: IncidentRecord) -> str:
    """Return the event type's name, and what became of it where it did not occur."""
    event = load().event_types.get(record.event_type)
    name = event.name["en"] if event else record.event_type
    name = name[0].lower() + name[1:]
    return name if record.status is Status.OCCURRED else f"{record.status} {name}"


def figure(count: CountRecord | None) -> str:
    """Return a count in words: "2", "at least 12", "3 to 5", "not stated"."""
    if count is None:
        return "not stated"
    if count.high is None:
        return f"at least {count.low}"
    if count.low == count.high:
        return str(count.low)
    best = f", best {count.best}" if count.best is not None else ""
    return f"{count.low} to {count.high}{best}"


def _reserve(certainty: Certainty | None) -> str:
    plain = (None, Certainty.CONFIRMED, Certainty.REPORTED)
    return "" if certainty in plain else f" ({certainty})"
