"""The view of the incidents: written anew where anything shown has changed, read by whoever looks something up."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select

from testigo.store.encoding import to_text
from testigo.store.insertion import put_rows
from testigo.store.tables import codings, decisions
from testigo.store.view_tables import beliefs, incident_facets, incident_members, incident_views, incident_words

BATCH = 500  # incidents written at a time
LONGEST_FACET = 200


@dataclass(frozen=True, slots=True)
class IncidentView:
    """What is searched and listed of one incident; ``killed`` and ``injured`` are -1 where no figure is known."""

    id: str
    version: str
    state: str
    reviewers: int
    worth: float
    doubts: tuple[tuple[str, str], ...]
    event_type: str
    family: str
    status: str
    certainty: str
    told: str
    first_day: str
    last_day: str
    date_precision: str
    place: str
    admin1: str
    country: str
    lat: float | None
    lon: float | None
    place_precision: str
    killed: int
    injured: int
    killed_open: bool
    perpetrators: str
    targets: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident for the view: its row, its accounts with their reports, its actors and weapons, its words."""

    view: IncidentView
    members: Mapping[str, str]  # account id -> report id
    facets: tuple[tuple[str, str], ...]
    words: str


COLUMNS = tuple(field.name for field in fields(IncidentView))


def view_of(row: Row[Any]) -> IncidentView:
    """Return the view of a row."""
    told = {name: getattr(row, name) for name in COLUMNS}
    return IncidentView(**{**told, "doubts": tuple((code, about) for code, about in json.loads(row.doubts))})


def read_view(connection: Connection, incident_id: str, *, lock: bool = False) -> IncidentView | None:
    """Return one incident's view, or None; ``lock`` holds it for this transaction."""
    query = select(incident_views).where(incident_views.c.id == incident_id)
    row = connection.execute(query.with_for_update() if lock else query).first()
    return None if row is None else view_of(row)


def every_view(connection: Connection) -> dict[str, IncidentView]:
    """Return the whole view by id, without what a person found to be no incident."""
    living = select(incident_views).where(incident_views.c.state != "rejected")
    return {row.id: view_of(row) for row in connection.execute(living)}


def of_actor(connection: Connection, actor_id: str) -> tuple[IncidentView, ...]:
    """Return the incidents in which an actor is named, in order of time."""
    of = incident_facets.c
    held = select(of.incident_id).where(of.kind == "actor", of.value == actor_id)
    order = (incident_views.c.first_day, incident_views.c.id)
    query = select(incident_views).where(incident_views.c.id.in_(held), incident_views.c.state != "rejected")
    return tuple(view_of(row) for row in connection.execute(query.order_by(*order)))


def versions(connection: Connection) -> dict[str, str]:
    """Return the version of every incident in the view, by id."""
    return {row.id: row.version for row in connection.execute(select(incident_views.c.id, incident_views.c.version))}


def rejected_ids(connection: Connection) -> set[str]:
    """Return the ids of what a person found to be no incident."""
    return set(connection.scalars(select(incident_views.c.id).where(incident_views.c.state == "rejected")))


def keep(connection: Connection, kept: Iterable[Kept]) -> None:
    """Write incidents into the view, in place of what is there under their ids."""
    batch: list[Kept] = []
    for each in kept:
        batch.append(each)
        if len(batch) == BATCH:
            _write(connection, batch)
            batch = []
    if batch:
        _write(connection, batch)


def drop(connection: Connection, incident_ids: Sequence[str]) -> None:
    """Take incidents out of the view; the ledgers keep what they were made of."""
    for start in range(0, len(incident_ids), BATCH):
        page = incident_ids[start : start + BATCH]
        _empty(connection, page)
        connection.execute(delete(incident_views).where(incident_views.c.id.in_(page)))


def _empty(connection: Connection, incident_ids: Sequence[str]) -> None:
    for table in (incident_members, incident_facets, incident_words):
        connection.execute(delete(table).where(table.c.incident_id.in_(incident_ids)))


def clear_members(connection: Connection, account_ids: Sequence[str]) -> None:
    """Take accounts from the incidents they belonged to, before others are written that hold them."""
    for start in range(0, len(account_ids), BATCH):
        page = account_ids[start : start + BATCH]
        connection.execute(delete(incident_members).where(incident_members.c.account_id.in_(page)))


def mark_made(connection: Connection, made_at: str, upto: tuple[int, int], rules: str) -> None:
    """Note that the view was made as a whole, from the ledgers up to these rows and by these rules."""
    connection.execute(insert(beliefs).values(made_at=made_at, codings=upto[0], decisions=upto[1], rules=rules))


def ledgers_end(connection: Connection) -> tuple[int, int]:
    """Return the last rows of the codings and of the decisions."""
    ends = [connection.scalar(select(func.max(table.c.row))) or 0 for table in (codings, decisions)]
    return ends[0], ends[1]


def stamp(connection: Connection) -> tuple[int, int]:
    """Return what differs after every change of the view: it is made as a whole, or a decision is worked in."""
    ends = [connection.scalar(select(func.max(table.c.row))) or 0 for table in (beliefs, decisions)]
    return ends[0], ends[1]


def is_current(connection: Connection) -> bool:
    """Say whether the view holds every report that was coded. Decisions are worked in as they are made."""
    made = connection.scalar(select(beliefs.c.codings).order_by(beliefs.c.row.desc()).limit(1))
    return made == ledgers_end(connection)[0]


def _write(connection: Connection, batch: Sequence[Kept]) -> None:
    _empty(connection, [each.view.id for each in batch])
    put_rows(connection, incident_views, [_row(each.view) for each in batch])
    told: dict[Table, list[dict[str, Any]]] = {
        incident_members: [
            {"incident_id": each.view.id, "account_id": account_id, "report_id": report_id}
            for each in batch
            for account_id, report_id in each.members.items()
        ],
        incident_facets: [
            {"incident_id": each.view.id, "kind": kind, "value": value}
            for each in batch
            for kind, value in dict.fromkeys((kind, value[:LONGEST_FACET]) for kind, value in each.facets)
        ],
        incident_words: [{"incident_id": each.view.id, "words": each.words} for each in batch],
    }
    for table, rows in told.items():
        if rows:
            connection.execute(insert(table), rows)


def _row(view: IncidentView) -> dict[str, Any]:
    return {name: getattr(view, name) for name in COLUMNS} | {"doubts": to_text(view.doubts)}
