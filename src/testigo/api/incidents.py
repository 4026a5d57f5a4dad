"""Incidents: found by a filter, whole, with their reports and their history."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from testigo.api.asking import Cursor, Limit, Wanted, after, cursor
from testigo.api.bench import Bench
from testigo.api.guard import AtBench, Reader
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import (
    BarOut,
    CellOut,
    DecisionOut,
    HeldOut,
    IncidentOut,
    IncidentPage,
    MapCellOut,
    MapOut,
    ReportOut,
    TallyOut,
    TotalsOut,
)
from testigo.api.telling import cell_out, held_out, history, incident_out, report_out, summary
from testigo.api.values import codes_of
from testigo.codebook import load
from testigo.lexicon.register import Register
from testigo.pipeline.grounds import grounds
from testigo.pipeline.views import Told, told_of
from testigo.review import standing
from testigo.store import deciding, finding, members, past, views
from testigo.store.finding import Order
from testigo.store.views import IncidentView

router = APIRouter(tags=["incidents"], responses=documented(401, 403, 422, 429))
LARGEST_STEP = 20.0
MARKS = 40  # squares along the longer side of the part of the map that is shown


@router.get("/incidents")
def find(
    bench: AtBench, _: Reader, wanted: Wanted, cursor_: Annotated[Cursor, Query(alias="cursor")] = "",
    order: Order = "day", limit: Limit = 50,
) -> IncidentPage:  # fmt: skip
    """List the incidents that fit, the latest first, or by what a look is worth."""
    key = after(cursor_)
    if key is not None and order == "worth" and not _is_number(key[0]):
        raise ProblemError(422, "cursor: it belongs to another order", fields=["cursor"])
    with bench.store.desk() as connection:
        found = finding.find(connection, wanted, order, key, limit + 1)
    page = found[:limit]
    following = cursor(finding.key_of(page[-1], order)) if len(found) > limit else None
    return IncidentPage(items=[summary(view) for view in page], next=following)


@router.get("/totals")
def totals(bench: AtBench, _: Reader, wanted: Wanted) -> TotalsOut:
    """Count what fits."""
    with bench.store.desk() as connection:
        found = finding.totals(connection, wanted)
    return TotalsOut.model_validate(found, from_attributes=True)


@router.get("/map")
def on_map(
    bench: AtBench, _: Reader, wanted: Wanted,
    step: Annotated[float | None, Query(ge=0, le=LARGEST_STEP, description="Side of a square, in degrees")] = None,
) -> MapOut:  # fmt: skip
    """Give the marks of a part of the map: near incidents as one."""
    west, south, east, north = wanted.box or (-180, -90, 180, 90)
    wide = east - west if west <= east else east - west + 360
    side = max(wide, north - south) / MARKS if step is None else step
    with bench.store.desk() as connection:
        cells = finding.map_cells(connection, wanted, min(side, LARGEST_STEP))
    marks = [MapCellOut.model_validate(each, from_attributes=True) for each in cells]
    return MapOut(
        cells=[
            each.model_copy(update={"incident": each.incident or None, "precision": each.precision or None})
            for each in marks
        ],
        step=side,
    )


@router.get("/timeline")
def timeline(
    bench: AtBench, _: Reader, wanted: Wanted,
    period: Literal["year", "month", "day"] = "month",
    group: Literal["family", "event_type", "country", "admin1"] = "family",
) -> list[BarOut]:  # fmt: skip
    """Count incidents and toll by period; those without a day have the period ''."""
    with bench.store.desk() as connection:
        found = finding.bars(connection, wanted, period, group)
    return [BarOut.model_validate(each, from_attributes=True) for each in found]


@router.get("/tallies/{by}")
def tally(
    bench: AtBench, _: Reader, wanted: Wanted,
    by: Literal["event_type", "family", "country", "admin1", "certainty", "status", "told", "state", "actor", "weapon"],
) -> list[TallyOut]:  # fmt: skip
    """Count what fits by one of its values, the most frequent first."""
    with bench.store.desk() as connection:
        found = finding.tally(connection, wanted, by)
    known = bench.worker.register()
    return [
        TallyOut(value=each.value, name=name_of(by, each.value, known), incidents=each.incidents, killed=each.killed)
        for each in found
    ]


def name_of(by: str, value: str, known_actors: Register, language: str = "en") -> str:
    """Return what a value is called."""
    if by == "actor":
        entry = known_actors.entries.get(value)
        return entry.name if entry else value
    known = (load().tellings if by == "told" else codes_of(by)).get(value)
    return known.name[language] if known else value


def found(bench: Bench, incident_id: str, reviewer: str | None = None) -> tuple[IncidentView, Told]:
    """Return an incident with what it rests on; with ``reviewer``, without anybody else's word."""
    known = grounds(bench.store)
    with bench.store.desk() as connection:
        view = views.read_view(connection, incident_id)
        if view is None:
            living = members.living_id(connection, incident_id)
            if living is not None:
                raise ProblemError(
                    308, f"it was merged into {living}", {"Location": f"/api/v1/incidents/{living}"}, incident=living
                )
            raise ProblemError(404, f"there is no incident {incident_id!r}")
        return view, told_of(connection, [incident_id], known, reviewer)


_ONE = {**documented(404), 308: {"description": "It was merged into another incident: see Location"}}


@router.get("/incidents/{incident_id}", responses=_ONE)
def incident(bench: AtBench, viewer: Reader, incident_id: str, response: Response, apart: bool = False) -> IncidentOut:
    """Give an incident whole. `apart` leaves out what others said of it. The ETag is for `If-Match`."""
    view, told = found(bench, incident_id, viewer.name if apart else None)
    response.headers["ETag"] = f'"{view.version}"'
    return incident_out(view, told)


@router.get("/incidents/{incident_id}/cells/{attribute}", responses=_ONE)
def cell(bench: AtBench, _: Reader, incident_id: str, attribute: str, response: Response) -> CellOut:
    """Give one cell. The ETag is for `If-Match`."""
    told = found(bench, incident_id)[1]
    incident = told.coding.incidents[0]
    given = cell_out(incident, attribute)
    response.headers["ETag"] = f'"{given.version}"'
    return given


@router.get("/incidents/{incident_id}/reports", responses=_ONE)
def reports(bench: AtBench, _: Reader, incident_id: str) -> list[ReportOut]:
    """Give the reports that tell of an incident."""
    told = found(bench, incident_id)[1]
    with bench.store.desk() as connection:
        return [report_out(each, members.incidents_in(connection, each.id)) for each in told.coding.reports.values()]


@router.get("/incidents/{incident_id}/history", responses=_ONE)
def history_of(bench: AtBench, _: Reader, incident_id: str) -> list[DecisionOut]:
    """Give what persons decided of an incident, the latest first, with what was taken back."""
    told = found(bench, incident_id)[1]
    with bench.store.desk() as connection:
        every = deciding.decisions_about(connection, told.coding.accounts)
    return history(every, standing(every))


@router.get("/incidents/{incident_id}/held", responses=_ONE)
def held(bench: AtBench, _: Reader, incident_id: str) -> list[HeldOut]:
    """Give what was held of an incident's cells, the latest first, each time with when and why it became another."""
    found(bench, incident_id)
    with bench.store.desk() as connection:
        return [held_out(each) for each in reversed(past.held(connection, incident_id))]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
