"""MISP: an event an incident, its reports as links, its quotes as text, its place as a geolocation object.

Events are unpublished and for the receiver's own organisation alone; nothing in them is meant for detection.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TextIO
from uuid import UUID

from testigo.exports.cap import headline, parameters
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.narrative import narrative
from testigo.exports.record import EvidenceRecord, IncidentRecord, PlaceRecord, ReportRecord
from testigo.exports.report import ExportReport

Json = dict[str, Any]

OWN_ORGANISATION, UNDEFINED, COMPLETE = "0", "4", "2"
GEOLOCATION = "fdd30d5f-6752-45ed-bef2-25e8ce4d8a3d"  # MISP's object template
FIRST = (("latitude", "float"), ("longitude", "float"), ("city", "text"), ("region", "text"), ("country", "text"))


def write_misp(edition: Edition, out: TextIO) -> ExportReport:
    """Write the events as MISP's own exports hold several: a list under ``response``."""
    events = [{"Event": event(record, edition.made)} for record in edition.records]
    json.dump({"response": events}, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return ExportReport(rows=len(events))


def event(record: IncidentRecord, made: datetime) -> Json:
    """Return one event."""
    days = [report.published for report in record.reports if report.published]
    day = (record.date.earliest or record.date.latest) if record.date else min(days, default=made.date())
    return {
        "uuid": str(uuid_of("misp event", record.id)),
        "info": headline(record),
        "date": str(day),
        "threat_level_id": UNDEFINED,
        "analysis": COMPLETE,
        "distribution": OWN_ORGANISATION,
        "published": False,
        "timestamp": str(int(made.timestamp())),
        "Tag": [{"name": f"testigo:{name}={value!r}".replace("'", '"')} for name, value in _tags(record)],
        "Attribute": list(_attributes(record, made)),
        "Object": [_geolocation(record.place, record.id, made)]
        if record.place and record.place.lat is not None
        else [],
    }


def _tags(record: IncidentRecord) -> Iterator[tuple[str, str]]:
    yield "event-type", record.event_type
    yield "status", str(record.status)
    yield "certainty", str(record.certainty)


def _attributes(record: IncidentRecord, made: datetime) -> Iterator[Json]:
    yield _attribute("Internal reference", "text", record.id, "testigo incident", record.id, made)
    yield _attribute("Other", "comment", narrative(record), "summary", f"{record.id}/summary", made)
    for name, value in parameters(record):
        if value and name != "testigo:incident":
            yield _attribute("Other", "text", value, name, f"{record.id}/{name}", made)
    for report in record.reports:
        cited = ", ".join(filter(None, (report.source, report.title, str(report.published or "")))) or report.id
        if report.url:
            yield _attribute("External analysis", "link", report.url, cited, f"{record.id}/{report.id}", made)
        else:
            yield _attribute("External analysis", "text", cited, "report", f"{record.id}/{report.id}", made)
    reports = {report.id: report for report in record.reports}
    for number, one in enumerate(record.evidence):
        said = _said(one, reports[one.report])
        yield _attribute("External analysis", "text", one.quote, said, f"{record.id}/evidence/{number}", made)


def _said(one: EvidenceRecord, report: ReportRecord) -> str:
    dissent = "" if one.basis else ", says otherwise"
    voice = f", says {one.attributed_to}" if one.attributed_to else ""
    return f"evidence of {one.field}{dissent} ({one.certainty}{voice}; {report.citation})"


def _geolocation(place: PlaceRecord, key: str, made: datetime) -> Json:
    told = {
        "latitude": place.lat,
        "longitude": place.lon,
        "city": place.name,
        "region": place.admin1,
        "country": place.country,
    }
    attributes = [
        _attribute("Other", kind, str(told[name]), place.located, f"{key}/geolocation/{name}", made)
        | {"object_relation": name}
        for name, kind in FIRST
        if told[name] is not None
    ]
    return {
        "uuid": str(uuid_of("misp object", key)),
        "name": "geolocation",
        "meta-category": "misc",
        "template_uuid": GEOLOCATION,
        "template_version": "7",
        "distribution": OWN_ORGANISATION,
        "timestamp": str(int(made.timestamp())),
        "Attribute": attributes,
    }


def _attribute(category: str, kind: str, value: str, comment: str, key: str, made: datetime) -> Json:
    identity: UUID = uuid_of("misp attribute", key)
    return {
        "uuid": str(identity),
        "category": category,
        "type": kind,
        "value": value,
        "comment": comment,
        "to_ids": False,
        "distribution": OWN_ORGANISATION,
        "timestamp": str(int(made.timestamp())),
    }
