"""What was held of an incident's cells from when on, and why: a ledger that is added to where a value has changed.

Most incidents never change: each has one row, of about 400 bytes. A row holds only the cells that became another.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice, pairwise
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select

from testigo.model import Gap, Value
from testigo.store.encoding import decode_value, to_text
from testigo.store.tables import codings
from testigo.store.view_tables import UNKNOWN, beliefs, held_cells

BATCH = 500
T = TypeVar("T")


class Why(StrEnum):
    """Why what is held became another; several can be true at once."""

    FIRST = "first"  # nothing was held before, or nobody noted it
    CAME = "came"  # other reports tell of it
    WENT = "went"  # reports tell of it no longer
    REREAD = "reread"  # newer rules read its reports
    RULES = "rules"  # linkage or reconciliation works by other rules
    DECIDED = "decided"  # a person's word
    BESIDE = "beside"  # none of these: what is known of other reports, such as which are copies


@dataclass(frozen=True, slots=True)
class Now:
    """What is held of an incident: the values of each cell as JSON, and the reports that tell of it."""

    incident_id: str
    reports: Sequence[str]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """The cells that became another at one moment; no value stands for a gap."""

    at: str
    why: tuple[Why, ...]
    came: tuple[str, ...]  # reports
    went: tuple[str, ...]
    cells: Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class _Last:
    reports: frozenset[str]
    cells: dict[str, str]


def note(connection: Connection, told: Iterable[Now], rules: str, *, decided: bool = False) -> None:
    """Add what is held where it differs from what was; call it before ``views.mark_made``.

    ``rules`` are those of linkage and reconciliation; ``decided`` says that a person's word is being worked in.
    """
    run = connection.execute(select(beliefs).order_by(beliefs.c.row.desc()).limit(1)).first()
    others = {Why.RULES: run is not None and run.rules != rules, Why.DECIDED: decided}
    at = datetime.now(UTC).isoformat()
    for page in _pages(told):
        last = _last(connection, [each.incident_id for each in page])
        reread = _coded_after(connection, page, run.codings) if run is not None else set()
        rows = [
            {
                "incident_id": each.incident_id,
                "at": at,
                "why": to_text(_why(last.get(each.incident_id), each, reread, others)),
                "reports": to_text(sorted(each.reports)),
                "cells": zlib.compress(to_text(changed).encode()),
            }
            for each in page
            if (changed := _changed(last.get(each.incident_id), each)) is not None
        ]
        if rows:
            connection.execute(insert(held_cells), rows)


def is_begun(connection: Connection) -> bool:
    """Say whether the view was made as a whole since there is this ledger."""
    last = connection.scalar(select(beliefs.c.rules).order_by(beliefs.c.row.desc()).limit(1))
    return last not in (None, UNKNOWN)


def held(connection: Connection, incident_id: str) -> list[Held]:
    """Return what was held of an incident, the earliest first."""
    query = select(held_cells).where(held_cells.c.incident_id == incident_id).order_by(held_cells.c.row)
    rows = connection.execute(query).all()
    told = [frozenset[str](), *(frozenset(json.loads(row.reports)) for row in rows)]
    return [
        Held(
            row.at,
            tuple(Why(each) for each in json.loads(row.why)),
            tuple(sorted(after - before)),
            tuple(sorted(before - after)),
            {attribute: _values(text) for attribute, text in _cells(row.cells).items()},
        )
        for row, (before, after) in zip(rows, pairwise(told), strict=True)
    ]


def _why(last: _Last | None, now: Now, reread: set[str], others: Mapping[Why, bool]) -> list[Why]:
    if last is None:
        return [Why.FIRST]
    reports = frozenset(now.reports)
    found = {
        Why.CAME: bool(reports - last.reports),
        Why.WENT: bool(last.reports - reports),
        Why.REREAD: bool(reports & last.reports & reread),
        **others,
    }
    return [each for each, so in found.items() if so] or [Why.BESIDE]


def _changed(last: _Last | None, now: Now) -> Mapping[str, str] | None:
    """Return the cells that became another: none where only reports came or went, None where nothing did."""
    if last is None:
        return now.cells
    names = last.cells.keys() | now.cells.keys()
    changed = {each: now.cells.get(each, "[]") for each in sorted(names) if _differ(last.cells, now.cells, each)}
    return changed if changed or last.reports != frozenset(now.reports) else None


def _differ(before: Mapping[str, str], after: Mapping[str, str], name: str) -> bool:
    return before.get(name, "[]") != after.get(name, "[]")


def _last(connection: Connection, incident_ids: Sequence[str]) -> dict[str, _Last]:
    """Return what was last held of incidents: their rows, laid one over the other."""
    query = select(held_cells).where(held_cells.c.incident_id.in_(incident_ids)).order_by(held_cells.c.row)
    found: dict[str, _Last] = {}
    for row in connection.execute(query):
        before = found.get(row.incident_id)
        cells = {**(before.cells if before else {}), **_cells(row.cells)}
        found[row.incident_id] = _Last(frozenset(json.loads(row.reports)), cells)
    return found


def _coded_after(connection: Connection, page: Sequence[Now], row: int) -> set[str]:
    """Return the reports of a page that were coded since the view was last made as a whole."""
    if row >= (connection.scalar(select(func.max(codings.c.row))) or 0):
        return set()
    named = sorted({report for each in page for report in each.reports})
    found: set[str] = set()
    for some in _pages(named):
        of = codings.c
        found |= set(connection.scalars(select(of.report_id).where(of.report_id.in_(some), of.row > row)))
    return found


def _cells(blob: bytes) -> dict[str, str]:
    told: dict[str, str] = json.loads(zlib.decompress(blob))
    return told


def _values(text: str) -> tuple[Value, ...]:
    decoded = (decode_value(to_text(each)) for each in json.loads(text))
    return tuple(each for each in decoded if not isinstance(each, Gap))


def _pages(all_of: Iterable[T]) -> Iterator[list[T]]:
    left = iter(all_of)
    while page := list(islice(left, BATCH)):
        yield page
