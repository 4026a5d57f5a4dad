"""Map, timeline and list of the incidents that a filter finds; and the charts and downloads of the same."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from testigo.api.asking import Cursor, Wanted, after, cursor
from testigo.api.telling import summary
from testigo.codebook import load
from testigo.exports import formats
from testigo.publication import load_profile
from testigo.publication.profile import SHIPPED
from testigo.store import Store, finding, intake, views
from testigo.store.choices import COLUMNS, FACETS, Choices, choices
from testigo.store.finding import Bar
from testigo.store.searching import Filter
from testigo.web.assets import map_is_built
from testigo.web.rendering import Visit, Visiting

router = APIRouter(include_in_schema=False)
PAGE = 40
FAMILIES = (
    "Violence against civilians",
    "Battles",
    "Explosions/Remote violence",
    "Strategic developments",
    "Protests",
    "Riots",
    "other",
)
TABULATED = {"by_place": ("country", "admin1"), "by_type": ("family", "event_type"), "by_actor": ("actor",)}
MOST_BARS = 48


@router.get("/")
def explore(visit: Visiting, wanted: Wanted, cursor_: Annotated[Cursor, Query(alias="cursor")] = "") -> Response:
    """The map with its filters."""
    partial = visit.request.headers.get("x-part") == "results"
    template = "_results.html" if partial else "explore.html"
    return visit.page(template, **_found(visit, wanted, cursor_), **({} if partial else _form(visit, wanted)))


def _found(visit: Visit, wanted: Filter, at: str) -> dict[str, Any]:
    with visit.bench.store.desk() as connection:
        found = finding.find(connection, wanted, "day", after(at), PAGE + 1)
        totals = finding.totals(connection, wanted)
    following = cursor(finding.key_of(found[PAGE - 1], "day")) if len(found) > PAGE else None
    return {"items": [summary(each) for each in found[:PAGE]], "totals": totals, "following": following}


def _form(visit: Visit, wanted: Filter) -> dict[str, Any]:
    store = visit.bench.store
    with store.desk() as connection:
        found = _choices(store, views.stamp(connection))
        waiting = intake.counts(connection)["waiting"]
    named = {
        by: [(value, visit.speech.code(by, value), incidents) for value, incidents in found.of(by, wanted.country)]
        for by in (*COLUMNS, *FACETS)
    }
    types = [(code, each.name[visit.speech.language]) for code, each in load().event_types.items()]
    return {
        "wanted": wanted, "choices": named, "types": types, "families": FAMILIES, "waiting": waiting,
        "map_built": map_is_built(), "tiles": visit.bench.conduct.tiles,
    }  # fmt: skip


@lru_cache(maxsize=2)
def _choices(store: Store, _stamp: tuple[int, int]) -> Choices:
    """Return what can be chosen, counted anew only where the view has changed since: it takes a tenth of a second."""
    with store.desk() as connection:
        return choices(connection)


@router.get("/charts")
def charts(visit: Visiting, wanted: Wanted) -> Response:
    """Charts of what is filtered, each with its figures, and the formats it can be had in."""
    with visit.bench.store.desk() as connection:
        totals = finding.totals(connection, wanted)
        bars = finding.bars(connection, wanted, "month")
        tables = {
            heading: [(by, finding.tally(connection, wanted, by, 15)) for by in columns]
            for heading, columns in TABULATED.items()
        }
    return visit.page(
        "charts.html",
        totals=totals,
        bars=stacked(bars),
        shown=[each for each in FAMILIES if any(bar.group == each for bar in bars)],
        families=FAMILIES,
        tables=tables,
        formats=formats(),
        profiles=[load_profile(each) for each in SHIPPED],
        kept=[(name, value) for name, value in visit.request.query_params.multi_items() if value and name != "lang"],
    )


def stacked(bars: list[Bar]) -> list[dict[str, Any]]:
    """Return the bars of each period from the first to the last: months or, where they are many, years."""
    named = sorted(bar.period for bar in bars if bar.period)
    if not named:
        return []
    months = list(_months(named[0], named[-1]))
    length = 7 if len(months) <= MOST_BARS else 4
    periods: dict[str, dict[str, Any]] = {
        month[:length]: {"period": month[:length], "incidents": 0, "killed": 0, "of": {}} for month in months
    }
    for bar in bars:
        if bar.period:
            found = periods[bar.period[:length]]
            found["incidents"] += bar.incidents
            found["killed"] += bar.killed
            found["of"][bar.group] = found["of"].get(bar.group, 0) + bar.incidents
    return list(periods.values())


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while (here := f"{year:04}-{month:02}") <= last:
        yield here
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
