"""PLOVER: one JSON record a line, with the quotes that each value rests on."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TextIO

from testigo.exports.countries import countries, country_name
from testigo.exports.edition import Edition
from testigo.exports.flat import label
from testigo.exports.narrative import narrative
from testigo.exports.plover_record import (
    PloverCite,
    PloverEntity,
    PloverLocation,
    PloverRecord,
    PloverSize,
    PloverText,
)
from testigo.exports.record import ActorRecord, CountRecord, IncidentRecord, PlaceRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import present, read_vocabulary
from testigo.model import Certainty, Status

UNKNOWN = "---"
REFUSALS: tuple[tuple[str, Callable[[IncidentRecord], bool]], ...] = (
    ("the event type has no place among PLOVER's", lambda record: record.crosswalk.plover is None),
    (
        "it did not take place, or is denied",
        lambda record: record.certainty is Certainty.DENIED or record.status in (Status.FOILED, Status.DENIED),
    ),
    ("no first day is known", lambda record: record.date is None or record.date.earliest is None),
)


def write_plover(edition: Edition, out: TextIO) -> ExportReport:
    """Write the records that PLOVER can hold, and report the others with why."""
    left_out: dict[str, str] = {}
    for record in edition.records:
        reason = next((reason for reason, refuses in REFUSALS if refuses(record)), None)
        if reason:
            left_out[record.id] = reason
        else:
            out.write(plover_record(record).model_dump_json(exclude_none=True) + "\n")
    return ExportReport(len(edition.records) - len(left_out), left_out)


def plover_record(record: IncidentRecord) -> PloverRecord:
    """Return the record. Call it only where no refusal holds."""
    day, place = present(record.date), record.place
    event, _, mode = present(record.crosswalk.plover).partition("/")
    country = place.country if place else None
    actors = tuple(entity(actor, country) for actor in record.perpetrators or ())
    return PloverRecord(
        id=f"testigo-{record.id}",
        date=present(day.earliest),
        enddate=day.latest if day.latest != day.earliest else None,
        time=day.time_of_day,
        actor=actors or (PloverEntity(code=UNKNOWN, entity_text="unknown"),),
        recipient=tuple(entity(target, country) for target in record.targets or ()),
        event=(event,),
        mode=(mode,) if mode else (),
        quad_code=vocabulary()["quad"][event],
        event_text=narrative(record),
        event_loc=(location(place),) if place else (),
        size=size(record),
        text_info=tuple(texts(record)),
        cite_info=tuple(cites(record)),
        comment=f"{record.status}, {record.certainty}",
    )


def entity(actor: ActorRecord, country: str | None) -> PloverEntity:
    """Return an actor; only a state's bodies and civilians are of the country, armed groups have no code of one."""
    known = countries().get(country or "")
    sector = vocabulary()["sectors"].get(actor.kind)
    armed = sector in ("REB", "CRM", "UAF", "PRM")
    return PloverEntity(
        code=known.iso3 if known and not armed else UNKNOWN,
        sector=sector,
        entity_text=actor.description or label(actor),
        identifier_text=actor.name,
    )


def location(place: PlaceRecord) -> PloverLocation:
    """Return the place."""
    known = countries().get(place.country or "")
    scheme, _, key = place.gazetteer_id.partition(":")
    return PloverLocation(
        resolved_place=place.name,
        geonameid=key if scheme == "geonames" else None,
        lat=place.lat,
        lon=place.lon,
        district=place.admin2,
        province=place.admin1,
        country=country_name(place.country),
        country_code=known.iso3 if known else None,
        resolution=vocabulary()["resolution"][place.located],
    )


def size(record: IncidentRecord) -> PloverSize:
    """Return the figures: the best of each, else the low."""
    killed = record.killed
    return PloverSize(
        dead=_best(killed),
        injured=_best(record.injured),
        arrested=_best(record.detained),
        abducted=_best(record.abducted),
        missing=_best(record.missing),
        displaced=_best(record.displaced),
        dead_low=killed.low if killed else None,
        dead_high=killed.high if killed else None,
    )


def texts(record: IncidentRecord) -> Iterator[PloverText]:
    """Yield the quotes."""
    numbers = {report.id: number for number, report in enumerate(record.reports)}
    for one in record.evidence:
        yield PloverText(
            sequence=numbers.get(one.report, -1),
            start=one.start,
            end=one.end,
            text_story=one.quote,
            field=one.field,
            attributed_to=one.attributed_to,
            says_otherwise=not one.basis,
        )


def cites(record: IncidentRecord) -> Iterator[PloverCite]:
    """Yield the reports."""
    for number, report in enumerate(record.reports):
        published = str(report.published) if report.published else None
        parts = (report.source, report.title, published)
        yield PloverCite(
            sequence=number,
            citation=", ".join(part for part in parts if part) or report.id,
            url=report.url,
            title=report.title,
            publication=report.source,
            date=published,
        )


def _best(count: CountRecord | None) -> int | None:
    if count is None:
        return None
    return count.low if count.best is None else count.best


@cache
def vocabulary() -> dict[str, Any]:
    """Return PLOVER's codes by ours."""
    return read_vocabulary("plover.yaml")
