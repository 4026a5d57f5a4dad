"""UCDP-compatible columns: lethal organised violence in the 49 columns of UCDP's georeferenced event dataset.

The rows are Testigo's own: ids begin with ``TESTIGO-`` and every id that UCDP alone gives stays empty. A row
needs at least one death, an organised actor, two sides, a closed date and a place; the rest is left out and
reported. Deaths that no report ties to a side are ``deaths_unknown``, or, in one-sided violence, civilians.
"""

from math import floor
from typing import TextIO

from testigo.exports.columns import Columns, Refusal
from testigo.exports.countries import Country, countries
from testigo.exports.dates import days_in
from testigo.exports.edition import Edition
from testigo.exports.flat import joined
from testigo.exports.narrative import where as place_in_words
from testigo.exports.record import ActorRecord, AssessmentRecord, CountRecord, DateRecord, IncidentRecord, PlaceRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell, is_located, present, read_vocabulary
from testigo.exports.sides import Sides, Violence, kind_as_side, sides_of, violence
from testigo.model import UNLISTED, Certainty, PlacePrecision, Status

Side = tuple[ActorRecord, ...]

ID_PREFIX = "TESTIGO-"
WHERE_PREC = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.MUNICIPALITY: 3,
    PlacePrecision.STATE: 4,
    PlacePrecision.COUNTRY: 6,
}
DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))  # longest span in days, code; a longer one is 5
CIVILIANS = "Civilians"


def write_ucdp(edition: Edition, out: TextIO) -> ExportReport:
    """Write the rows that qualify, and report the others with why."""
    return Columns(read_vocabulary("ucdp.yaml")["columns"], REFUSALS, coarser, ucdp_row).write(edition, out)


def coarser(record: IncidentRecord) -> list[str]:
    """Return what a row tells otherwise than the record, because the columns hold no open end."""
    killed = present(record.killed)
    found = ["an open upper end of killed is written as the best"] if killed.high is None else []
    return found + (["a range of killed without a best is written as its low"] if killed.best is None else [])


REFUSALS: tuple[Refusal, ...] = (
    ("it did not take place, or is denied", lambda record: not took_place(record)),
    ("no death is reported", lambda record: not is_lethal(record.killed)),
    ("the type of violence or one of the sides is not known", lambda record: violence_of(record) is None),
    ("a side is no organised actor", lambda record: not is_organised_violence(record)),
    ("no date, or one with an open end", lambda record: record.date is None or days_in(record.date) is None),
    ("no place with a country and coordinates", lambda record: not is_located(record)),
)


def took_place(record: IncidentRecord) -> bool:
    """Say whether the incident occurred and is not denied."""
    return record.status is Status.OCCURRED and record.certainty is not Certainty.DENIED


def is_lethal(killed: CountRecord | None) -> bool:
    """Say whether at least one death is possible by the figure."""
    return killed is not None and max(killed.low, killed.best or 0, killed.high or 0) > 0


def violence_of(record: IncidentRecord) -> Violence | None:
    """Return the type of violence of an incident."""
    return violence(record.event_type, sides_of(record))


def is_organised_violence(record: IncidentRecord) -> bool:
    """Say whether a state or a named group acts, and in fighting a named group stands on the other side."""
    kind = violence_of(record)
    if kind is None:
        return False
    a, b = in_order(kind, sides_of(record))
    return (has_state(a) or bool(groups(a))) and (kind is Violence.ONE_SIDED or bool(groups(b)))


def in_order(kind: Violence, opposed: Sides) -> tuple[Side, Side]:
    """Return the sides as UCDP orders them: in state-based violence the state is side a, also where it is attacked."""
    turned = kind is Violence.STATE_BASED and not has_state(opposed.a)
    return (opposed.b, opposed.a) if turned else (opposed.a, opposed.b)


def has_state(side: Side) -> bool:
    """Say whether a state's forces are on the side."""
    return any(kind_as_side(actor) == "state" for actor in side)


def groups(side: Side) -> list[str]:
    """Return the names of the side's organised groups: those that are no state and are known by a name."""
    return [actor.name for actor in side if actor.name and kind_as_side(actor) == "non-state"]


def ucdp_row(record: IncidentRecord, evidence: str | None = None) -> dict[str, Cell]:
    """Return one row. Call it only where ``REFUSALS`` refuse nothing."""
    day, place, killed = present(record.date), present(record.place), present(record.killed)
    opposed, kind = sides_of(record), present(violence_of(record))
    country = countries()[present(place.country)]
    return {
        "id": ID_PREFIX + record.id,
        "year": present(day.earliest).year,
        "type_of_violence": kind.number,
        **dyad(kind, opposed, country),
        **sources(record, evidence),
        **where(record, place, country),
        **when(day, record.clarity),
        **deaths(record, kind, killed),
    }


def dyad(kind: Violence, opposed: Sides, country: Country) -> dict[str, Cell]:
    """Return the columns of the two sides; civilians are always side b."""
    a, b = in_order(kind, opposed)
    side_a = f"Government of {country.name}" if has_state(a) else groups(a)[0]
    side_b = CIVILIANS if kind is Violence.ONE_SIDED else groups(b)[0]
    return {
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "gwnoa": country.gw if has_state(a) else None,
    }


def sources(record: IncidentRecord, evidence: str | None = None) -> dict[str, Cell]:
    """Return the columns of the reports, in order; ``source_original`` is who said it."""
    said = [one.attributed_to for one in record.evidence if one.field == "killed" and one.basis]
    dates = [str(report.published) if report.published else None for report in record.reports]
    articles = [
        ",".join(f'"{part}"' for part in (report.source, day, report.title) if part)
        for report, day in zip(record.reports, dates, strict=True)
    ]
    return {
        "number_of_sources": len(record.reports),
        "source_article": joined([*articles, f"evidence={evidence}" if evidence else None]),
        "source_office": joined(report.source for report in record.reports),
        "source_date": joined(dates),
        "source_headline": joined(report.title for report in record.reports),
        "source_original": joined(said),
    }


def where(record: IncidentRecord, place: PlaceRecord, country: Country) -> dict[str, Cell]:
    """Return the columns of the place; a level that is not known is empty."""
    precision = WHERE_PREC[place.located]
    lat, lon = present(place.lat), present(place.lon)
    return {
        "where_prec": precision,
        "where_coordinates": coordinates_of(place, country),
        "where_description": place_in_words(record).removeprefix("in "),
        "adm_1": place.admin1 if precision < WHERE_PREC[PlacePrecision.COUNTRY] else None,
        "adm_2": place.admin2 if precision < WHERE_PREC[PlacePrecision.STATE] else None,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
        "priogrid_gid": priogrid(lat, lon),
        "country": country.name,
        "country_id": country.gw,
        "region": country.ucdp,
    }


def coordinates_of(place: PlaceRecord, country: Country) -> str:
    """Return the name of what the coordinates are of: of a place that no gazetteer lists, of what holds it."""
    if not place.gazetteer_id.startswith(UNLISTED):
        return place.name
    levels = {PlacePrecision.MUNICIPALITY: place.admin2, PlacePrecision.STATE: place.admin1}
    return levels.get(place.located) or country.name


def priogrid(lat: float, lon: float) -> int:
    """Return the id of the half-degree cell of PRIO-GRID, counted from the south-west, rows of 720."""
    row, column = min(floor((90 + lat) * 2), 359), min(floor((180 + lon) * 2), 719)
    return row * 720 + column + 1


def when(day: DateRecord, clarity: AssessmentRecord | None) -> dict[str, Cell]:
    """Return the columns of the date."""
    precision = date_prec(days_in(day) or 1)
    return {
        "event_clarity": 2 if clarity is not None and clarity.value == "summary" else 1,
        "date_prec": precision,
        "date_start": str(day.earliest),
        "date_end": str(day.latest),
    }


def date_prec(days: int) -> int:
    """Return the code of a span: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    return next((code for longest, code in DATE_PREC if days <= longest), 5)


def deaths(record: IncidentRecord, kind: Violence, killed: CountRecord) -> dict[str, Cell]:
    """Return the columns of the dead. ``best`` is always the sum of the four groups.

    Where a figure has no best, the low is taken; an open upper end is written as the best: the columns cannot
    hold "or more".
    """
    best = killed.low if killed.best is None else killed.best
    groups = by_group(record, kind, best)
    return {
        "deaths_a": groups["a"],
        "deaths_b": groups["b"],
        "deaths_civilians": groups["civilians"],
        "deaths_unknown": groups["unknown"],
        "best": best,
        "high": max(best, killed.high or best),
        "low": killed.low,
    }


def by_group(record: IncidentRecord, kind: Violence, best: int) -> dict[str, int]:
    """Return the dead of each side, of civilians, and of those no report places; the four add up to ``best``."""
    acting = _figure(record.killed_by_side.perpetrators) if record.killed_by_side else 0
    acted_upon = _figure(record.killed_by_side.targets) if record.killed_by_side else 0
    if acting + acted_upon > best:
        acting = acted_upon = 0
    rest = best - acting - acted_upon
    if kind is Violence.ONE_SIDED:
        return {"a": acting, "b": 0, "civilians": acted_upon + rest, "unknown": 0}
    opposed = sides_of(record)
    a, b = (acting, acted_upon) if in_order(kind, opposed)[0] == opposed.a else (acted_upon, acting)
    return {"a": a, "b": b, "civilians": 0, "unknown": rest}


def _figure(count: CountRecord | None) -> int:
    if count is None:
        return 0
    return count.low if count.best is None else count.best
