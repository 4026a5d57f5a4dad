"""The review queue, second readings, possible duplicates, and how far reviewers agree."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from testigo.api.asking import Cursor, after, cursor
from testigo.api.telling import summary
from testigo.pipeline import reviewing
from testigo.store import finding
from testigo.store.searching import Filter
from testigo.web.rendering import Visiting

router = APIRouter(include_in_schema=False)
SHOWN = 30


@router.get("/review")
def queue(visit: Visiting) -> Response:
    """What is worth a look, the worthiest first."""
    with visit.bench.store.desk() as connection:
        found = finding.find(connection, Filter(), "worth", None, SHOWN)
    second = reviewing.second_readings(visit.bench.store, visit.reader.name, SHOWN)
    pairs = reviewing.proposals(visit.bench.store, None, SHOWN)
    return visit.page(
        "review.html",
        items=[summary(each) for each in found],
        second=[summary(each) for each in second],
        pairs=pairs,
        agreements=reviewing.agreement(visit.bench.store),
    )


@router.get("/review/next")
def following(visit: Visiting, queue: Annotated[Cursor, Query()] = "", apart: bool = False) -> Response:
    """Go to the next incident of the queue, after the one at hand."""
    if apart:
        second = reviewing.second_readings(visit.bench.store, visit.reader.name, 1)
        return RedirectResponse(f"/incidents/{second[0].id}?apart=true" if second else "/review", 303)
    with visit.bench.store.desk() as connection:
        found = finding.find(connection, Filter(state="open"), "worth", after(queue), 1)
    if not found:
        return RedirectResponse("/review", 303)
    here = cursor(finding.key_of(found[0], "worth"))
    return RedirectResponse(f"/incidents/{found[0].id}?queue={here}", 303)
