"""GeoJSON (RFC 7946): a point an incident, WGS 84, longitude first."""

import json
from typing import TextIO

from testigo.exports.edition import Edition
from testigo.exports.flat import flat_row
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport


def write_geojson(edition: Edition, out: TextIO) -> ExportReport:
    """Write a FeatureCollection; an incident without coordinates has a null geometry and keeps its properties."""
    features = [feature(record) for record in edition.records]
    json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False, separators=(",", ":"))
    out.write("\n")
    return ExportReport(rows=len(features))


def feature(record: IncidentRecord) -> dict[str, object]:
    """Return one incident as a Feature, its properties the flat row and the words that every value rests on, cited."""
    place = record.place
    known = place is not None and place.lat is not None and place.lon is not None
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if place and known else None
    properties: dict[str, object] = {column: cell for column, cell in flat_row(record).items() if column != "id"}
    reports = {report.id: {"source": report.source, "url": report.url} for report in record.reports}
    properties["evidence"] = [each.model_dump(mode="json") | reports[each.report] for each in record.evidence]
    return {"type": "Feature", "id": record.id, "geometry": geometry, "properties": properties}
