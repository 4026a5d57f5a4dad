"""Incidents as columns, for tables of other programs: the flat row, its evidence, and the whole record as JSON."""

import json
from typing import Any

from testigo.exports.edition import Edition
from testigo.exports.extras import library
from testigo.exports.flat import COLUMNS, flat_row
from testigo.exports.record import IncidentRecord
from testigo.exports.tabular import INTEGERS

DATES = ("date_earliest", "date_latest")
NUMBERS = ("latitude", "longitude")


def frame_rows(edition: Edition) -> list[dict[str, Any]]:
    """Return one row an incident: the columns of the CSV, ``evidence`` and ``record`` as JSON."""
    return [
        dict.fromkeys(COLUMNS)
        | flat_row(record)
        | {
            "evidence_page": edition.evidence_of(record),
            "evidence": evidence_json(record),
            "record": record.model_dump_json(),
        }
        for record in edition.records
    ]


def evidence_json(record: IncidentRecord) -> str:
    """Return the evidence as JSON: field, words, report and its address, who says so, whether it is held true."""
    reports = {report.id: report for report in record.reports}
    told = [
        {
            "field": one.field,
            "quote": one.quote,
            "report": one.report,
            "source": reports[one.report].source,
            "url": reports[one.report].url,
            "attributed_to": one.attributed_to,
            "certainty": one.certainty,
            "basis": one.basis,
        }
        for one in record.evidence
    ]
    return json.dumps(told, ensure_ascii=False)


def arrow_table(edition: Edition, use: str = "this format") -> Any:
    """Return the rows as an Arrow table with typed columns: dates, integers that may be absent, numbers."""
    arrow = library("pyarrow", use)
    types = dict.fromkeys(INTEGERS, arrow.int64()) | dict.fromkeys(DATES, arrow.date32())
    types |= dict.fromkeys(NUMBERS, arrow.float64()) | {"main": arrow.bool_()}
    names = (*COLUMNS, "evidence", "record")
    schema = arrow.schema([(name, types.get(name, arrow.string())) for name in names])
    rows = frame_rows(edition)
    columns = [_column(arrow, [row[name] for row in rows], schema.field(name).type) for name in names]
    return arrow.table(columns, schema=schema)


def geo_frame(edition: Edition, use: str = "this format") -> Any:
    """Return the rows as a GeoDataFrame of points in WGS 84; an incident without coordinates has no geometry."""
    pandas, geopandas, shapely = (library(name, use) for name in ("pandas", "geopandas", "shapely"))
    table = arrow_table(edition, use)
    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    points = [
        None if row.place is None or row.place.lat is None else shapely.Point(row.place.lon, row.place.lat)
        for row in edition.records
    ]
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(points, crs="OGC:CRS84"), crs="OGC:CRS84")


def _column(arrow: Any, values: list[Any], kind: Any) -> Any:
    if kind == arrow.date32():
        return arrow.array(values, arrow.string()).cast(kind)
    return arrow.array([None if value is None else value for value in values], kind)
