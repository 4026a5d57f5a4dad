"""An incident as one flat row of readable columns: for spreadsheets and for map programs."""

from collections.abc import Iterable
from typing import TextIO

from testigo.exports.assembly import COUNTS
from testigo.exports.countries import country_name
from testigo.exports.edition import Edition
from testigo.exports.record import ActorRecord, IncidentRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell, write_rows

COLUMNS = (
    "id",
    "event_type",
    "acled_event_type",
    "acled_sub_event_type",
    "status",
    "certainty",
    "grade",
    "clarity",
    "told",
    "main",
    "date_earliest",
    "date_latest",
    "date_precision",
    "time_of_day",
    "place",
    "admin2",
    "admin1",
    "country",
    "country_code",
    "latitude",
    "longitude",
    "place_precision",
    "gazetteer_id",
    "admin1_iso",
    "admin1_pcode",
    "admin2_pcode",
    "perpetrators",
    "perpetrator_kinds",
    "targets",
    "target_kinds",
    "weapons",
    *(f"{count}_{end}" for count in COUNTS for end in ("low", "best", "high")),
    "damage",
    "voices",
    "report_count",
    "report_ids",
    "sources",
    "titles",
    "urls",
    "gaps",
    "evidence_page",
)


def write_csv(edition: Edition, out: TextIO) -> ExportReport:
    """Write one row an incident; an empty cell is unknown, and ``gaps`` says why."""
    rows = (flat_row(record) | {"evidence_page": edition.evidence_of(record)} for record in edition.records)
    return ExportReport(write_rows(out, COLUMNS, rows))


def flat_row(record: IncidentRecord) -> dict[str, Cell]:
    """Return the record as one row; lists are joined by "; "."""
    acled = record.crosswalk.acled or (None, None)
    return {
        "id": record.id,
        "event_type": record.event_type,
        "acled_event_type": acled[0],
        "acled_sub_event_type": acled[1],
        "status": record.status,
        "certainty": record.certainty,
        "grade": record.grade.value if record.grade else None,
        "clarity": record.clarity.value if record.clarity else None,
        "told": record.told,
        "main": record.main,
        **_when_and_where(record),
        "perpetrators": joined(label(actor) for actor in record.perpetrators or ()),
        "perpetrator_kinds": joined(actor.kind for actor in record.perpetrators or ()),
        "targets": joined(label(actor) for actor in record.targets or ()),
        "target_kinds": joined(actor.kind for actor in record.targets or ()),
        "weapons": joined(record.weapons or ()),
        **_counts(record),
        "damage": joined(record.damage or ()),
        "voices": joined(one.attributed_to for one in record.evidence),
        "report_count": len(record.reports),
        "report_ids": joined(report.id for report in record.reports),
        "sources": joined(report.source for report in record.reports),
        "titles": joined(report.title for report in record.reports),
        "urls": joined(report.url for report in record.reports),
        "gaps": joined(f"{field}: {reason}" for field, reason in record.gaps.items()),
    }


def _when_and_where(record: IncidentRecord) -> dict[str, Cell]:
    day, place = record.date, record.place
    return {
        "date_earliest": str(day.earliest) if day and day.earliest else None,
        "date_latest": str(day.latest) if day and day.latest else None,
        "date_precision": day.precision if day else None,
        "time_of_day": day.time_of_day if day else None,
        "place": place.name if place else None,
        "admin2": place.admin2 if place else None,
        "admin1": place.admin1 if place else None,
        "country": country_name(place.country) if place else None,
        "country_code": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "place_precision": place.located if place else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "admin1_iso": place.admin1_iso if place else None,
        "admin1_pcode": place.admin1_pcode if place else None,
        "admin2_pcode": place.admin2_pcode if place else None,
    }


def _counts(record: IncidentRecord) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in COUNTS:
        count = getattr(record, name)
        for end in ("low", "best", "high"):
            cells[f"{name}_{end}"] = getattr(count, end) if count else None
    return cells


def label(actor: ActorRecord) -> str:
    """Return an actor's name, or the description of one without."""
    return actor.name or actor.description


def joined(parts: Iterable[str | None]) -> str | None:
    """Return the parts, each once, joined by "; "; None where there are none."""
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
