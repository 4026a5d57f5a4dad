"""ACLED-compatible columns: Testigo's incidents in the 31 columns that ACLED's readers expect.

The rows are Testigo's own and never ACLED data: ids begin with ``TESTIGO-``. What ACLED's columns cannot
say is left out and reported: a date less exact than a month, a place known only by its country, and what
did not take place. A figure that no report gives is an empty cell, where ACLED writes 0.
"""

from functools import cache
from typing import Any, TextIO

from testigo.codebook import load
from testigo.exports.columns import Columns, Refusal
from testigo.exports.countries import Country, countries
from testigo.exports.dates import days_in, middle
from testigo.exports.edition import Edition
from testigo.exports.flat import joined, label
from testigo.exports.narrative import narrative
from testigo.exports.record import ActorRecord, DateRecord, IncidentRecord, PlaceRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell, is_located, present, read_vocabulary
from testigo.exports.sides import sides_of
from testigo.model import Certainty, PlacePrecision, Status

ID_PREFIX = "TESTIGO-"
WEEK, MONTH = 7, 31  # days
GEO_PRECISION = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.MUNICIPALITY: 2,
    PlacePrecision.STATE: 3,
}
DEMONSTRATIONS = ("Protests", "Riots")
RIOTERS, PROTESTERS, CIVILIANS = 5, 6, 7
NO_CROWD = "crowd size=no report"


def write_acled(edition: Edition, out: TextIO) -> ExportReport:
    """Write the rows that ACLED's columns can hold, and report the others with why."""
    return Columns(vocabulary()["columns"], REFUSALS, coarser, acled_row).write(edition, out)


def coarser(record: IncidentRecord) -> list[str]:
    """Return what a row tells less exactly, or as if it were more exact, than the record."""
    found = []
    if days_in(present(record.date)) != 1:
        found.append("a span of days is written as its middle day, with its time_precision")
    if record.killed is not None and record.killed.high != record.killed.low:
        found.append("a range of killed is written as one figure")
    return found


REFUSALS: tuple[Refusal, ...] = (
    ("the event type has no place among ACLED's", lambda record: record.crosswalk.acled is None),
    ("it did not take place, or is denied", lambda record: not took_place(record)),
    ("no date, or one with an open end", lambda record: record.date is None or days_in(record.date) is None),
    ("the date is less exact than a month", lambda record: time_precision(present(record.date)) is None),
    ("no place with a country and coordinates", lambda record: not is_located(record)),
    ("the place is known only as a country", lambda record: present(record.place).located not in GEO_PRECISION),
)


def took_place(record: IncidentRecord) -> bool:
    """Say whether the incident occurred or was attempted, and is not denied."""
    return record.status in (Status.OCCURRED, Status.ATTEMPTED) and record.certainty is not Certainty.DENIED


def time_precision(day: DateRecord) -> int | None:
    """Return 1 for a day, 2 for a week, 3 for a month, None for what is less exact."""
    days = days_in(day)
    if days is None or days > MONTH:
        return None
    return 1 if days == 1 else 2 if days <= WEEK else 3


def acled_row(record: IncidentRecord, evidence: str | None = None) -> dict[str, Cell]:
    """Return one row. Call it only where ``REFUSALS`` refuse nothing."""
    day, place = present(record.date), present(record.place)
    event_type, sub_event_type = present(record.crosswalk.acled)
    when, country = middle(day), countries()[present(place.country)]
    killed = record.killed
    return {
        "event_id_cnty": ID_PREFIX + record.id,
        "event_date": when.isoformat(),
        "year": when.year,
        "time_precision": time_precision(day),
        "disorder_type": disorder_type(event_type, sub_event_type),
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        **actors(record, event_type, country),
        **where(place, country),
        "source": joined(report.source or report.title for report in record.reports),
        "notes": notes(record, event_type),
        "fatalities": None if killed is None else killed.low if killed.best is None else killed.best,
        "tags": joined(
            [NO_CROWD if event_type in DEMONSTRATIONS else None, f"evidence={evidence}" if evidence else None]
        ),
    }


def where(place: PlaceRecord, country: Country) -> dict[str, Cell]:
    """Return the columns of the place."""
    return {
        "iso": country.numeric,
        "region": country.acled,
        "country": country.name,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO_PRECISION[place.located],
    }


def actors(record: IncidentRecord, event_type: str, country: Country) -> dict[str, Cell]:
    """Return the columns of both sides: the first actor of each, and the others as associated."""
    opposed = sides_of(record)
    riot = event_type == "Riots"
    first, second = inter(opposed.a, riot), inter(opposed.b, riot)
    words = vocabulary()["inter"]
    targeted = event_type == "Violence against civilians" or (bool(opposed.a) and second in (PROTESTERS, CIVILIANS))
    return {
        "actor1": actor_name(opposed.a[0], country, riot) if opposed.a else None,
        "assoc_actor_1": associated(opposed.a),
        "inter1": words.get(first),
        "actor2": actor_name(opposed.b[0], country, riot) if opposed.b else None,
        "assoc_actor_2": associated(opposed.b),
        "inter2": words.get(second),
        "interaction": interaction(first, second),
        "civilian_targeting": "Civilian targeting" if targeted else None,
    }


def inter(side: tuple[ActorRecord, ...], riot: bool = False) -> int:
    """Return the number of the side's first actor among ACLED's eight, 0 where there is none."""
    kind = load().actor_kinds.get(side[0].kind) if side else None
    number = kind.crosswalk.acled[1] if kind and kind.crosswalk.acled else 0
    return RIOTERS if riot and number == PROTESTERS else number


def interaction(first: int, second: int) -> str | None:
    """Return the interaction in words, the lower number first: "State forces-Civilians", "Protesters only"."""
    words = vocabulary()["inter"]
    present = sorted(number for number in (first, second) if number)
    if len(present) == 1:
        return f"{words[present[0]]} only"
    return "-".join(words[number] for number in present) or None


def actor_name(actor: ActorRecord, country: Country, riot: bool = False) -> str:
    """Return the name, or ACLED's manner of writing people of this kind without one."""
    kind = "rioters" if riot and actor.kind == "protesters" else actor.kind
    pattern = vocabulary()["unnamed"].get(kind)
    if actor.name or pattern is None:
        return label(actor)
    return str(pattern.format(country=country.name))


def associated(side: tuple[ActorRecord, ...]) -> str | None:
    """Return the side's other actors, and the report's words for a first one without a name."""
    own_words = [side[0].description] if side and not side[0].name else []
    return joined([*own_words, *(label(actor) for actor in side[1:])])


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """Return political violence, demonstrations or strategic developments."""
    known = vocabulary()
    return str(known["disorder_by_sub_event"].get(sub_event_type) or known["disorder"][event_type])


def notes(record: IncidentRecord, event_type: str) -> str:
    """Return the sentence that tells the incident; demonstrations end with the size of the crowd."""
    return narrative(record) + (" [size=no report]" if event_type in DEMONSTRATIONS else "")


@cache
def vocabulary() -> dict[str, Any]:
    """Return the words of ACLED's columns that the codebook does not hold."""
    return read_vocabulary("acled.yaml")
