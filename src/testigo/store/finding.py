"""Lists, counts, maps and timelines of the incidents that fit a filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, and_, case, func, literal, or_, select

from testigo.store.searching import Filter, fitting
from testigo.store.view_tables import incident_facets, incident_views
from testigo.store.views import IncidentView, view_of

_OF = incident_views.c
Order = Literal["day", "worth"]
PAGE = 500  # ids asked for at a time
FINEST = 0.0001  # degrees: below, places stand by themselves
ROW = 10**8  # above the number of any column: 360 degrees / FINEST
COARSE = ("municipality", "state", "country")


@dataclass(frozen=True, slots=True)
class MapCell:
    """Incidents near each other: how many, where their middle is, of which family most are, how many are coarse.

    ``incident`` is the id where there is only one.
    """

    lat: float
    lon: float
    incidents: int
    family: str
    coarse: int
    killed: int
    incident: str
    place: str
    precision: str


def find(
    connection: Connection, wanted: Filter, order: Order, after: tuple[str, str] | None, limit: int
) -> list[IncidentView]:
    """Return a page of incidents, the latest or the worthiest first, after the key of the page before."""
    key: Any = _OF.first_day if order == "day" else _OF.worth
    query = select(incident_views).where(fitting(connection, wanted)).order_by(key.desc(), _OF.id.desc()).limit(limit)
    if order == "worth":
        query = query.where(_OF.worth > 0)
    if after is not None:
        last: Any = after[0] if order == "day" else float(after[0])
        query = query.where(or_(key < last, and_(key == last, _OF.id < after[1])))
    return [view_of(row) for row in connection.execute(query)]


def key_of(view: IncidentView, order: Order) -> tuple[str, str]:
    """Return what the next page comes after."""
    return (view.first_day if order == "day" else repr(view.worth), view.id)


def ids(connection: Connection, wanted: Filter) -> list[str]:
    """Return the ids of all that fit, the latest first."""
    query = select(_OF.id).where(fitting(connection, wanted)).order_by(_OF.first_day.desc(), _OF.id.desc())
    return list(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class Totals:
    """How many incidents fit, and what stands in them; tolls add best figures where there are any."""

    incidents: int
    killed: int
    injured: int
    without_toll: int
    without_place: int
    without_day: int


def totals(connection: Connection, wanted: Filter) -> Totals:
    """Count what fits a filter."""
    row = connection.execute(
        select(
            func.count(),
            func.sum(case((_OF.killed > 0, _OF.killed), else_=0)),
            func.sum(case((_OF.injured > 0, _OF.injured), else_=0)),
            func.sum(case((_OF.killed < 0, 1), else_=0)),
            func.sum(case((_OF.lat.is_(None), 1), else_=0)),
            func.sum(case((_OF.first_day == "", 1), else_=0)),
        ).where(fitting(connection, wanted))
    ).one()
    return Totals(*(int(value or 0) for value in row))


def map_cells(connection: Connection, wanted: Filter, step: float) -> list[MapCell]:
    """Return the incidents as marks, gathered by squares of ``step`` degrees; 0 leaves each place by itself."""
    square = _square(step)
    coarse = func.sum(case((_OF.place_precision.in_(COARSE), 1), else_=0))
    query = (
        select(
            func.avg(_OF.lat), func.avg(_OF.lon), func.count(), _OF.family, coarse,
            func.sum(case((_OF.killed > 0, _OF.killed), else_=0)), func.max(_OF.id), *square,
        )
        .where(fitting(connection, wanted), _OF.lat.is_not(None))
        .group_by(*square, _OF.family)
    )  # fmt: skip
    squares: dict[Any, list[Any]] = {}
    for found in connection.execute(query):
        squares.setdefault(tuple(found[7:]), []).append(found)
    leading = {square: max(parts, key=lambda part: (part[2], part[3])) for square, parts in squares.items()}
    places = _places(connection, [most[6] for most in leading.values()])
    return [_merged(parts, leading[square], *places[leading[square][6]]) for square, parts in squares.items()]


def _places(connection: Connection, incident_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return what the places of incidents are called, and how closely they are known."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(incident_ids), PAGE):
        page = incident_ids[start : start + PAGE]
        query = select(_OF.id, _OF.place, _OF.place_precision).where(_OF.id.in_(page))
        found.update({row.id: (row.place, row.place_precision) for row in connection.execute(query)})
    return found


def _square(step: float) -> tuple[Any, ...]:
    """Return what incidents of one square share: one number, which sorts faster than two."""
    if step < FINEST:
        return (_OF.lat, _OF.lon)
    row, column = (func.floor((axis + 180) / step) for axis in (_OF.lat, _OF.lon))
    return (row * ROW + column,)


def _merged(parts: Sequence[Any], most: Any, place: str, precision: str) -> MapCell:
    """Return one mark for the families of one square; ``most`` is the part of the family that leads."""
    count = sum(part[2] for part in parts)
    return MapCell(
        lat=round(sum(part[0] * part[2] for part in parts) / count, 5),
        lon=round(sum(part[1] * part[2] for part in parts) / count, 5),
        incidents=count,
        family=most[3],
        coarse=int(sum(part[4] for part in parts)),
        killed=int(sum(part[5] for part in parts)),
        incident=most[6] if count == 1 else "",
        place=place,
        precision=precision if count == 1 else "",
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents of one period and family; ``spread`` are those whose day is known only within more than a week."""

    period: str
    group: str
    incidents: int
    spread: int
    killed: int


SPREAD = ("month", "year", "range")
PERIODS = {"year": 4, "month": 7, "day": 10}
GROUPS = {"family": _OF.family, "event_type": _OF.event_type, "country": _OF.country, "admin1": _OF.admin1}


def bars(connection: Connection, wanted: Filter, period: str, group: str = "family") -> list[Bar]:
    """Return incidents and toll by period and group; those without a day have the period ''."""
    when = func.substr(_OF.first_day, 1, PERIODS[period])
    of = GROUPS[group]
    query = (
        select(
            when, of, func.count(),
            func.sum(case((_OF.date_precision.in_(SPREAD), 1), else_=0)),
            func.sum(case((_OF.killed > 0, _OF.killed), else_=0)),
        )
        .where(fitting(connection, wanted))
        .group_by(when, of)
        .order_by(when, of)
    )  # fmt: skip
    return [Bar(row[0], row[1], row[2], int(row[3] or 0), int(row[4] or 0)) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents have one value, and their toll."""

    value: str
    incidents: int
    killed: int


TALLIES = ("event_type", "family", "country", "admin1", "certainty", "status", "told", "state", "actor", "weapon")


def tally(connection: Connection, wanted: Filter, by: str, limit: int = 100) -> list[Tally]:
    """Return the values of a column or facet among what fits, the most frequent first."""
    killed = func.sum(case((_OF.killed > 0, _OF.killed), else_=0))
    if by in ("actor", "weapon"):
        value: Any = incident_facets.c.value
        source: Any = incident_facets.join(incident_views, incident_facets.c.incident_id == _OF.id)
        condition = and_(incident_facets.c.kind == by, fitting(connection, wanted))
    else:
        value, source, condition = incident_views.c[by], incident_views, fitting(connection, wanted)
    count = func.count(literal(1))
    query = (
        select(value, count, killed)
        .select_from(source)
        .where(condition)
        .group_by(value)
        .order_by(count.desc(), value)
        .limit(limit)
    )
    return [Tally(row[0], row[1], int(row[2] or 0)) for row in connection.execute(query) if row[0]]
