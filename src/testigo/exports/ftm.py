"""FollowTheMoney: events with their places, actors and reports, as entities and as statements.

The model has no property for casualties, precision or dissent. So each event has a document beside it that holds the
whole record as JSON, as its proof: nothing is lost, and :func:`records_of` reads it back.
"""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TextIO

from testigo.exports.cap import headline
from testigo.exports.countries import country_name
from testigo.exports.edition import Edition
from testigo.exports.flat import label
from testigo.exports.narrative import narrative
from testigo.exports.record import ActorRecord, DateRecord, IncidentRecord, PlaceRecord, ReportRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import read_vocabulary
from testigo.model import DatePrecision

Entity = dict[str, Any]

DATASET = "testigo"
RECORD = "application/json"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip


def write_ftm(edition: Edition, out: TextIO) -> ExportReport:
    """Write one entity a line, as ``ftm validate`` reads them."""
    for entity in _unique(edition.records):
        out.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return ExportReport(rows=len(edition.records))


def write_ftm_statements(edition: Edition, out: TextIO) -> ExportReport:
    """Write one statement a row: each value of each entity, with the data set and when it was seen."""
    seen = edition.made.strftime("%Y-%m-%dT%H:%M:%S")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entity in _unique(edition.records):
        for statement in statements(entity):
            writer.writerow(statement | {"first_seen": seen, "last_seen": seen})
    return ExportReport(rows=len(edition.records))


def entities(record: IncidentRecord) -> Iterator[Entity]:
    """Yield an event and all entities beside it."""
    event, place = f"testigo-{record.id}", record.place
    actors = [*(record.perpetrators or ()), *(record.targets or ())]
    documents = [f"testigo-report-{_key(report.id)}" for report in record.reports]
    file = f"{event}-record"
    yield _entity(
        event,
        "Event",
        name=[headline(record)],
        summary=[narrative(record)],
        startDate=[_day(record.date, "earliest")],
        endDate=[_day(record.date, "latest")],
        country=[place.country.lower() if place and place.country else None],
        location=[_around(place)] if place else [],
        addressEntity=[f"{event}-place"] if place else [],
        involved=[_actor_id(actor, record) for actor in actors],
        proof=[file, *documents],
        sourceUrl=[report.url for report in record.reports],
        publisher=[report.source for report in record.reports],
        keywords=[record.event_type, str(record.status), str(record.certainty), *(record.weapons or ())],
    )
    if place:
        yield _address(place, f"{event}-place")
    for actor in actors:
        schema = vocabulary()["schemata"].get(actor.kind, "LegalEntity")
        country = place.country if place and schema == "PublicBody" else None
        names = {"name": [label(actor)], "alias": [actor.description] if actor.name else [], "keywords": [actor.kind]}
        yield _entity(_actor_id(actor, record), schema, **names, country=[country.lower() if country else None])
    yield _entity(
        file, "PlainText", fileName=[f"{record.id}.json"], mimeType=[RECORD], bodyText=[record.model_dump_json()]
    )
    for key, report in zip(documents, record.reports, strict=True):
        yield from _report(report, record, key, event)


def statements(entity: Entity) -> Iterator[dict[str, str]]:
    """Yield the statements of an entity, each with the key that FollowTheMoney derives from it."""
    types, shared = (
        vocabulary()["types"],
        {"canonical_id": entity["id"], "entity_id": entity["id"], "schema": entity["schema"]},
    )
    told = [(prop, value) for prop, values in entity["properties"].items() for value in values]
    for prop, value in told:
        key = hashlib.sha1(f"{DATASET}.{entity['id']}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
        yield shared | {
            "prop": prop,
            "prop_type": types[prop],
            "value": value,
            "dataset": DATASET,
            "external": "f",
            "id": key,
        }


def records_of(values: Iterable[tuple[str, str]]) -> Iterator[IncidentRecord]:
    """Yield the records that documents hold, out of pairs of property and value."""
    for prop, value in values:
        if prop == "bodyText" and value.startswith('{"id":'):
            yield IncidentRecord.model_validate_json(value)


def _unique(records: Iterable[IncidentRecord]) -> Iterator[Entity]:
    seen: set[str] = set()
    for record in records:
        for entity in entities(record):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity


def _report(report: ReportRecord, record: IncidentRecord, key: str, event: str) -> Iterator[Entity]:
    yield _entity(
        key,
        "Article",
        title=[report.title or report.source or report.id],
        publisher=[report.source],
        publishedAt=[str(report.published) if report.published else None],
        sourceUrl=[report.url],
    )
    said = [
        f"{one.field}{'' if one.basis else ' (says otherwise)'}: {one.quote}"
        for one in record.evidence
        if one.report == report.id
    ]
    yield _entity(f"{event}-{key}", "Documentation", document=[key], entity=[event], role=["report"], summary=said)


def _address(place: PlaceRecord, key: str) -> Entity:
    return _entity(
        key,
        "Address",
        full=[_around(place)],
        city=[place.admin2 or place.name],
        state=[place.admin1],
        country=[place.country.lower() if place.country else None],
        latitude=[None if place.lat is None else str(place.lat)],
        longitude=[None if place.lon is None else str(place.lon)],
    )


def _entity(key: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    told = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _around(place: PlaceRecord) -> str:
    names = (place.name, place.admin2, place.admin1, country_name(place.country))
    return ", ".join(dict.fromkeys(name for name in names if name))


def _actor_id(actor: ActorRecord, record: IncidentRecord) -> str:
    if actor.actor_id:
        return f"testigo-actor-{_key(actor.actor_id)}"
    return f"testigo-{record.id}-actor-{_key(label(actor) + actor.kind)}"


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _day(day: DateRecord | None, end: str) -> str | None:
    """A day, or only the month or year where no more is known: FollowTheMoney's dates hold that."""
    known = getattr(day, end) if day else None
    if day is None or known is None:
        return None
    lengths = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
    return str(known.isoformat()[: lengths.get(day.precision, 10)])


@cache
def vocabulary() -> dict[str, Any]:
    """Return FollowTheMoney's words by ours."""
    return read_vocabulary("ftm.yaml")
