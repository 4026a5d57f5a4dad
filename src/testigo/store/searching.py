"""Which incidents fit a filter: conditions that SQLite and PostgreSQL answer alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, or_, select, text

from testigo.store.view_tables import incident_facets, incident_views, incident_words

_OF = incident_views.c


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; empty parts ask for nothing. Days are ISO 8601, ``box`` is west, south, east, north.

    ``words`` are folded: every one of them begins a word of the record or of its reports.
    """

    since: str = ""
    until: str = ""
    types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    actor: str = ""
    weapon: str = ""
    country: str = ""
    admin1: str = ""
    killed: int | None = None
    certainty: str = ""
    status: str = ""
    told: str = ""
    state: str = ""
    words: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None


def fitting(connection: Connection, wanted: Filter) -> ColumnElement[bool]:
    """Return the condition on ``incident_views`` that a filter stands for."""
    return and_(*_parts(connection, wanted))


def _parts(connection: Connection, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    yield _OF.state == wanted.state if wanted.state else _OF.state != "rejected"
    for column, value in (
        (_OF.country, wanted.country),
        (_OF.admin1, wanted.admin1),
        (_OF.certainty, wanted.certainty),
        (_OF.status, wanted.status),
        (_OF.told, wanted.told),
    ):
        if value:
            yield column == value
    if wanted.types:
        yield _OF.event_type.in_(wanted.types)
    if wanted.families:
        yield _OF.family.in_(wanted.families)
    if wanted.killed is not None:
        yield _OF.killed >= wanted.killed
    for kind, value in (("actor", wanted.actor), ("weapon", wanted.weapon)):
        if value:
            of = incident_facets.c
            yield _OF.id.in_(select(of.incident_id).where(of.kind == kind, of.value == value))
    yield from _when_and_where(wanted)
    if wanted.words:
        yield _OF.id.in_(_worded(connection, wanted.words))


def _when_and_where(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield _OF.last_day >= wanted.since
    if wanted.until:
        yield and_(_OF.first_day <= wanted.until, _OF.last_day != "")
    if wanted.box:
        west, south, east, north = wanted.box
        inside = _OF.lon.between(west, east) if west <= east else or_(_OF.lon >= west, _OF.lon <= east)
        yield and_(_OF.lat.between(south, north), inside)


def _worded(connection: Connection, words: tuple[str, ...]) -> Select[Any]:
    """Return the query for incidents that hold all the words, each of them plain letters and digits."""
    of = incident_words.c
    if connection.dialect.name == "postgresql":
        prefixes = " & ".join(f"{word}:*" for word in words)
        held = func.to_tsvector(literal_column("'simple'"), of.words)
        return select(of.incident_id).where(held.op("@@")(func.to_tsquery(literal_column("'simple'"), prefixes)))
    asked = " AND ".join(f'"{word}"*' for word in words)
    rows = text("SELECT rowid FROM incident_search WHERE incident_search MATCH :asked").bindparams(asked=asked)
    return select(of.incident_id).where(of.row.in_(rows.columns(literal_column("rowid")).scalar_subquery()))
