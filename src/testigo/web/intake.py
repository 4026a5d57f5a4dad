"""Reports: given in and followed while they are coded, listed and read; documents that gave trouble."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from testigo.api.asking import Cursor, cursor, numbered
from testigo.api.problems import ProblemError
from testigo.api.reports import issue_out
from testigo.api.telling import summary
from testigo.store import intake, members, views
from testigo.web.rendering import Visiting

router = APIRouter(include_in_schema=False)
SHOWN = 40


@router.get("/reports")
def reports(visit: Visiting, cursor_: Annotated[Cursor, Query(alias="cursor")] = "") -> Response:
    """Give in reports, and see what came in."""
    with visit.bench.store.desk() as connection:
        found = intake.report_list(connection, numbered(cursor_), SHOWN + 1)
        issues = intake.issue_list(connection, None, SHOWN)
        waiting = intake.counts(connection)["waiting"]
    return visit.page(
        "reports.html",
        reports=found[:SHOWN],
        following=cursor((str(found[SHOWN - 1].row), "")) if len(found) > SHOWN else None,
        issues=[issue_out(each) for each in issues],
        waiting=waiting,
        megabytes=visit.bench.conduct.upload >> 20,
    )


@router.get("/reports/{report_id}")
def report(visit: Visiting, report_id: str) -> Response:
    """One report, with the incidents it tells of."""
    found = visit.bench.store.report(report_id)
    if found is None:
        raise ProblemError(404, f"there is no report {report_id!r}")
    with visit.bench.store.desk() as connection:
        told = [views.read_view(connection, each) for each in members.incidents_in(connection, report_id)]
    published = found.published.date if found.published else None
    return visit.page(
        "report.html",
        report=found,
        day=(published.earliest or published.latest) if published else None,
        incidents=[summary(each) for each in told if each is not None],
    )
