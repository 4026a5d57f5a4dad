"""STIX 2.1: a bundle of incidents with their places, actors and reports, quotes as notes, dissent as opinions.

STIX's incident has a name and a description only; what Testigo knows beside goes into a property extension, whose
definition is in the bundle. Ids are the same in every export of the same incident.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache
from typing import Any, TextIO
from uuid import UUID

from testigo.exports.assembly import COUNTS
from testigo.exports.cap import headline
from testigo.exports.countries import country_name
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.flat import label
from testigo.exports.narrative import narrative
from testigo.exports.record import ActorRecord, EvidenceRecord, IncidentRecord, PlaceRecord, ReportRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import read_vocabulary
from testigo.model import PlacePrecision

Json = dict[str, Any]

BEGINNING = "2026-01-01T00:00:00.000Z"  # of what is the same in every bundle
SCHEMA = (
    "event_type, status, certainty: codes of Testigo's codebook. date: earliest, latest (ISO 8601 or null), precision, "
    "time_of_day. weapons: list of codes. damage, perpetrators, targets: lists of words. gaps: reason by absent field. "
    "killed, injured, abducted, detained, missing, displaced: low, best, high (integers; null where open)."
)
BELOW_STATE = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY)


def write_stix(edition: Edition, out: TextIO) -> ExportReport:
    """Write one bundle."""
    found: dict[str, Json] = {one["id"]: one for one in (maker(), extension())}
    for record in edition.records:
        captures = {key: report.capture for key, report in edition.reports.items()}
        found |= {one["id"]: one for one in objects(record, edition.made, captures)}
    bundle = {"type": "bundle", "id": stix_id("bundle", edition.made.isoformat()), "objects": list(found.values())}
    json.dump(bundle, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return ExportReport(rows=len(edition.records))


def stix_id(kind: str, key: str) -> str:
    """Return an id of the form that STIX asks for, version 4, the same for the same thing."""
    return f"{kind}--{UUID(bytes=uuid_of(f'stix {kind}', key).bytes, version=4)}"


def maker() -> Json:
    """Return the identity that made the bundle."""
    key = stix_id("identity", "testigo")
    return _object("identity", key, BEGINNING, BEGINNING) | {"name": "Testigo", "identity_class": "system"}


def extension() -> Json:
    """Return the definition of the extension of incidents."""
    return _object("extension-definition", stix_id("extension-definition", "incident"), BEGINNING, BEGINNING) | {
        "created_by_ref": stix_id("identity", "testigo"),
        "name": "Armed violence incident",
        "description": "Event type, dates, place, figures of people and how sure the reports are, as coded.",
        "schema": SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def objects(record: IncidentRecord, made: datetime, captures: Mapping[str, str | None]) -> Iterator[Json]:
    """Yield an incident and everything it rests on. ``captures`` are the SHA-256 of the reports' captures."""
    cited = {report.id: _reference(report, captures.get(report.id)) for report in record.reports}
    created, modified = min(_first_day(record), made), made
    incident = _made("incident", record.id, created, modified) | {
        "name": headline(record),
        "description": narrative(record),
        "confidence": vocabulary()["confidence"][record.certainty],
        "external_references": list(cited.values()),
        "extensions": {stix_id("extension-definition", "incident"): _properties(record)},
    }
    yield incident
    related = [_location(record.place, created, modified)] if record.place and _is_located(record.place) else []
    related += [
        _identity(actor, record, created, modified) for actor in (*(record.perpetrators or ()), *(record.targets or ()))
    ]
    for one in related:
        yield one
        yield _relationship(incident["id"], one["id"], record, created, modified)
    refs = [incident["id"], *dict.fromkeys(one["id"] for one in related)]
    for report in record.reports:
        if report.published:
            yield _report(report, record, refs, created, modified) | {"external_references": [cited[report.id]]}
    for number, evidence in enumerate(record.evidence):
        key, report_cited = f"{record.id}/{number}", cited.get(evidence.report)
        yield from _voice(evidence, key, report_cited, incident["id"], (created, modified))


def _properties(record: IncidentRecord) -> Json:
    counts = {name: getattr(record, name).model_dump() for name in COUNTS if getattr(record, name) is not None}
    day = (
        record.date.model_dump(mode="json", include={"earliest", "latest", "precision", "time_of_day"})
        if record.date
        else None
    )
    told = {
        "event_type": record.event_type,
        "status": record.status,
        "certainty": record.certainty,
        "date": day,
        "weapons": record.weapons,
        "damage": record.damage,
        "perpetrators": [label(actor) for actor in record.perpetrators or ()],
        "targets": [label(actor) for actor in record.targets or ()],
        "gaps": record.gaps,
    }
    return {"extension_type": "property-extension", **{key: value for key, value in told.items() if value}, **counts}


def _is_located(place: PlaceRecord) -> bool:
    """Say whether STIX takes the place: it asks for a country or coordinates."""
    return place.country is not None or (place.lat is not None and place.located in BELOW_STATE)


def _location(place: PlaceRecord, created: datetime, modified: datetime) -> Json:
    found = _made("location", place.gazetteer_id, created, modified) | {"name": place.name}
    if place.country:
        found |= {"country": place.country}
    if place.admin1:
        found |= {"administrative_area": place.admin1}
    if place.lat is not None and place.located in BELOW_STATE:
        found |= {"latitude": place.lat, "longitude": place.lon}
    around = ", ".join(filter(None, (place.admin2, place.admin1, country_name(place.country))))
    return found | ({"description": around} if around else {})


def _identity(actor: ActorRecord, record: IncidentRecord, created: datetime, modified: datetime) -> Json:
    key = actor.actor_id or f"{record.id}/{label(actor)}"
    return _made("identity", key, created, modified) | {
        "name": label(actor),
        "identity_class": vocabulary()["classes"].get(actor.kind, "group"),
        "roles": [actor.kind],
    }


def _relationship(source: str, target: str, record: IncidentRecord, created: datetime, modified: datetime) -> Json:
    return _made("relationship", f"{record.id}/{target}", created, modified) | {
        "relationship_type": "related-to",
        "source_ref": source,
        "target_ref": target,
    }


def _report(
    report: ReportRecord, record: IncidentRecord, refs: list[str], created: datetime, modified: datetime
) -> Json:
    published = datetime.combine(report.published, time(), UTC) if report.published else created
    return _made("report", f"{record.id}/{report.id}", created, modified) | {
        "name": report.title or report.source or report.id,
        "published": _time(published),
        "report_types": ["threat-report"],
        "object_refs": refs,
    }


def _voice(
    one: EvidenceRecord, key: str, cited: Json | None, incident: str, times: tuple[datetime, datetime]
) -> Iterator[Json]:
    """Yield a note with the quote and, where it says otherwise than we believe, an opinion that disagrees."""
    voice = one.attributed_to or "the report itself"
    shared: Json = {"object_refs": [incident]} | ({"external_references": [cited]} if cited else {})
    quote = " ".join(one.quote.split())
    yield (
        _made("note", key, *times)
        | {"abstract": one.field, "content": f"“{quote}” ({one.certainty}, says {voice})"}
        | shared
    )
    if not one.basis:
        explained = f"{one.field}: “{quote}” (says {voice})"
        yield _made("opinion", key, *times) | {"opinion": "disagree", "explanation": explained} | shared


def _reference(report: ReportRecord, capture: str | None) -> Json:
    """Cite a report; its address goes with the hash of the capture taken from it, as STIX asks, else into the words."""
    address = {"url": report.url, "hashes": {"SHA-256": capture}} if report.url and capture else {}
    words = ", ".join(filter(None, (report.title, None if address else report.url)))
    told = {"source_name": report.source or "report", "description": words, "external_id": report.id, **address}
    return {name: value for name, value in told.items() if value}


def _made(kind: str, key: str, created: datetime, modified: datetime) -> Json:
    return _object(kind, stix_id(kind, key), _time(created), _time(modified)) | {
        "created_by_ref": stix_id("identity", "testigo")
    }


def _object(kind: str, key: str, created: str, modified: str) -> Json:
    return {"type": kind, "spec_version": "2.1", "id": key, "created": created, "modified": modified}


def _first_day(record: IncidentRecord) -> datetime:
    """The day of the first report: when the record can first have been made."""
    days = [report.published for report in record.reports if report.published]
    return datetime.combine(min(days), time(), UTC) if days else datetime(2026, 1, 1, tzinfo=UTC)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


@cache
def vocabulary() -> dict[str, Any]:
    """Return STIX's words by ours."""
    return read_vocabulary("stix.yaml")
