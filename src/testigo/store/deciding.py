"""Persons' decisions: written once, found by what they are about."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from testigo.model import Decision, IntegrityError
from testigo.store import rows
from testigo.store.insertion import add_rows
from testigo.store.tables import decision_subjects, decisions, reports

PARAMETERS = 500  # values in one IN (...): SQLite takes 32,766, and plans fewer faster


def with_words() -> Select[Any]:
    """Return the query for decisions beside the report whose words they rest on."""
    return select(decisions, reports.c.text).select_from(
        decisions.outerjoin(reports, decisions.c.report_id == reports.c.id)
    )


def add_decisions(connection: Connection, told: Sequence[Decision]) -> None:
    """Add decisions. Raises IntegrityError where another one has the id of one of them."""
    add_rows(connection, decisions, [rows.decision_fields(decision) for decision in told])
    about = [{"decision_id": each.id, "subject": subject} for each in told for subject in dict.fromkeys(each.subjects)]
    add_rows(connection, decision_subjects, about)
    kept = {each.id: each for each in _decisions(connection, with_words(), decisions.c.id, [each.id for each in told])}
    for decision in told:
        if kept[decision.id] != decision:
            raise IntegrityError(f"another decision already has the id {decision.id}")


def decisions_about(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """Return the decisions about any of the subjects, and the undoing of them, in the order in which they came."""
    found = _about(connection, subjects)
    wanted = {each.action for each in found.values() if each.action}
    while wanted:  # an undo can be undone in its turn
        undoing = {each: told for each, told in _about(connection, wanted).items() if each not in found}
        found |= undoing
        wanted = {told.action for told in undoing.values()}
    order = _order(connection, found)
    return tuple(sorted(found.values(), key=lambda each: order[each.id]))


def decisions_after(connection: Connection, row: int) -> tuple[Decision, ...]:
    """Return the decisions that came after a row of the ledger."""
    found = connection.execute(with_words().where(decisions.c.row > row).order_by(decisions.c.row))
    return tuple(rows.decision_of(each) for each in found)


def decisions_of_action(connection: Connection, action: str) -> tuple[Decision, ...]:
    """Return what was decided in one action."""
    found = connection.execute(with_words().where(decisions.c.action == action).order_by(decisions.c.row))
    return tuple(rows.decision_of(each) for each in found)


def latest_of(connection: Connection, reviewer: str, limit: int) -> tuple[Decision, ...]:
    """Return a reviewer's latest decisions, the last first."""
    query = with_words().where(decisions.c.reviewer == reviewer).order_by(decisions.c.row.desc()).limit(limit)
    return tuple(rows.decision_of(each) for each in connection.execute(query))


def _about(connection: Connection, subjects: Iterable[str]) -> dict[str, Decision]:
    query = with_words().join(decision_subjects, decision_subjects.c.decision_id == decisions.c.id)
    return {each.id: each for each in _decisions(connection, query, decision_subjects.c.subject, list(subjects))}


def _decisions(connection: Connection, query: Select[Any], column: Any, values: Sequence[str]) -> list[Decision]:
    found = []
    for start in range(0, len(values), PARAMETERS):
        page = connection.execute(query.where(column.in_(values[start : start + PARAMETERS])))
        found += [rows.decision_of(row) for row in page]
    return found


def _order(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    wanted, order = list(ids), dict[str, int]()
    for start in range(0, len(wanted), PARAMETERS):
        query = select(decisions.c.id, decisions.c.row).where(decisions.c.id.in_(wanted[start : start + PARAMETERS]))
        order |= {row.id: row.row for row in connection.execute(query)}
    return order
