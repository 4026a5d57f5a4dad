"""Counts by month and municipality, in the columns of HDX HAPI's table of conflict events.

HDX's names, ids and the flags of humanitarian plans are HDX's to fill in: their columns stay empty. P-codes are given
where the gazetteer knows them; ``warning`` says where not, and names the page of evidence. Cells below the profile's
smallest are left out and counted, as small numbers point at people.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TextIO

from testigo.exports.acled import acled_row, took_place
from testigo.exports.countries import countries
from testigo.exports.edition import Edition
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import Cell, is_located, present, read_vocabulary, write_rows
from testigo.model import PlacePrecision

NO_P_CODE = "a P-code is not known: names as Testigo's gazetteer writes them"
FINE = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY)
Key = tuple[str, str | None, str | None, str, str]  # country, admin 1, admin 2, event type, month


@dataclass(slots=True)
class _Tally:
    incidents: list[str] = field(default_factory=list)
    killed: int = 0
    admin1_code: str | None = None
    admin2_code: str | None = None

    def add(self, record: IncidentRecord) -> None:
        killed, place = record.killed, present(record.place)
        self.incidents.append(record.id)
        self.killed += 0 if killed is None else killed.low if killed.best is None else killed.best
        self.admin1_code = self.admin1_code or place.admin1_pcode
        self.admin2_code = self.admin2_code or place.admin2_pcode


def write_hapi(edition: Edition, out: TextIO) -> ExportReport:
    """Write one row for each municipality, month and type with events, and report what is in none."""
    left_out: dict[str, str] = {}
    tallies: dict[Key, _Tally] = defaultdict(_Tally)
    for record in edition.records:
        reason = next((reason for reason, refuses in REFUSALS if refuses(record)), None)
        if reason:
            left_out[record.id] = reason
            continue
        for key in keys(record):
            tallies[key].add(record)
    shown = {key: tally for key, tally in tallies.items() if len(tally.incidents) >= edition.smallest_cell}
    counted = {incident for tally in shown.values() for incident in tally.incidents}
    small = f"in cells of fewer than {edition.smallest_cell} incidents"
    left_out |= {one.id: small for one in edition.records if one.id not in counted and one.id not in left_out}
    rows = write_rows(
        out, vocabulary()["columns"], (row(key, shown[key], edition.evidence) for key in sorted(shown, key=str))
    )
    return ExportReport(rows, left_out)


def keys(record: IncidentRecord) -> Iterator[Key]:
    """Yield the cells that an incident is counted in: of its disorder, and of civilians as targets."""
    known = vocabulary()
    place, day, as_acled = present(record.place), present(present(record.date).earliest), acled_row(record)
    kind = known["event_types"][as_acled["disorder_type"]]
    targeting = [known["civilian_targeting"]] if as_acled["civilian_targeting"] else []
    for event_type in (kind, *targeting):
        yield present(place.country), place.admin1, place.admin2, event_type, f"{day:%Y-%m}"


def row(key: Key, tally: _Tally, evidence: str | None) -> dict[str, Cell]:
    """Return one row; ``evidence`` is the page that holds what its sums rest on."""
    country, admin1, admin2, event_type, month = key
    year, number = (int(part) for part in month.split("-"))
    coded = tally.admin1_code and (tally.admin2_code or not admin2)
    warnings = [*([] if coded else [NO_P_CODE]), *([f"evidence: {evidence}"] if evidence else [])]
    return {
        "location_code": countries()[country].iso3,
        "provider_admin1_name": admin1,
        "provider_admin2_name": admin2,
        "admin1_code": tally.admin1_code,
        "admin2_code": tally.admin2_code,
        "admin_level": 2 if admin2 else 1,
        "event_type": event_type,
        "events": len(tally.incidents),
        "fatalities": tally.killed,
        "reference_period_start": date(year, number, 1).isoformat(),
        "reference_period_end": date(year, number, monthrange(year, number)[1]).isoformat(),
        "warning": "; ".join(warnings),
    }


@cache
def vocabulary() -> dict[str, Any]:
    """Return the columns and HAPI's event types."""
    return read_vocabulary("hapi.yaml")


def _in_one_month(record: IncidentRecord) -> bool:
    day = record.date
    if day is None or day.earliest is None or day.latest is None:
        return False
    return (day.earliest.year, day.earliest.month) == (day.latest.year, day.latest.month)


def _has_type(record: IncidentRecord) -> bool:
    return acled_row(record)["disorder_type"] in vocabulary()["event_types"]


REFUSALS: tuple[tuple[str, Callable[[IncidentRecord], bool]], ...] = (
    ("it did not take place, or is denied", lambda record: not took_place(record)),
    ("the date does not lie in one month", lambda record: not _in_one_month(record)),
    (
        "the place is less exact than a municipality",
        lambda record: not is_located(record) or present(record.place).located not in FINE,
    ),
    ("the event type is none of HAPI's", lambda record: record.crosswalk.acled is None or not _has_type(record)),
)
