"""Pairs of accounts that were judged, and of incidents that may be one."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from testigo.model import Act, Decision, Judgement
from testigo.store import rows
from testigo.store.deciding import with_words
from testigo.store.tables import decision_subjects, decisions, judgements
from testigo.store.view_tables import incident_members, incident_views
from testigo.store.views import COLUMNS, IncidentView, view_of

MOST = 1000


def across(
    connection: Connection, likely: float, incident_id: str | None
) -> Iterator[tuple[Judgement, IncidentView, IncidentView]]:
    """Yield the judgements at ``likely`` or above whose accounts are of two incidents, the likest first."""
    left, right = incident_members.alias(), incident_members.alias()
    one, other = incident_views.alias(), incident_views.alias()
    of = judgements.c
    last = select(func.max(of.row)).group_by(of.left_id, of.right_id)
    met = and_(
        of.score >= likely,
        of.row.in_(last),
        left.c.incident_id != right.c.incident_id,
        one.c.state != "rejected",
        other.c.state != "rejected",
    )
    if incident_id is not None:
        met = and_(met, or_(left.c.incident_id == incident_id, right.c.incident_id == incident_id))
    query = (
        select(judgements, *_named(one, "one"), *_named(other, "other"))
        .join(left, left.c.account_id == of.left_id)
        .join(right, right.c.account_id == of.right_id)
        .join(one, one.c.id == left.c.incident_id)
        .join(other, other.c.id == right.c.incident_id)
        .where(met)
        .order_by(of.score.desc(), of.row)
        .limit(MOST)
    )
    for row in connection.execute(query):
        yield rows.judgement_of(row), _view(row, "one"), _view(row, "other")


def _named(table: Any, prefix: str) -> list[Any]:
    return [table.c[name].label(f"{prefix}_{name}") for name in COLUMNS]


class _Part:
    """The columns of a row that begin with a prefix, as a row."""

    def __init__(self, row: Any, prefix: str) -> None:
        self._row, self._prefix = row, prefix

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"{self._prefix}_{name}")


def _view(row: Any, prefix: str) -> IncidentView:
    part: Any = _Part(row, prefix)
    return view_of(part)


def pair_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return what persons said of pairs, and the undoing of it, in the order in which it came."""
    of = decisions.c
    paired = (Act.SAME.value, Act.DIFFERENT.value)
    actions = select(decision_subjects.c.subject).join(decisions, of.id == decision_subjects.c.decision_id)
    undone = actions.where(of.act == Act.UNDO.value)
    query = with_words().where(or_(of.act.in_(paired), of.act == Act.UNDO.value, of.action.in_(undone)))
    return tuple(rows.decision_of(row) for row in connection.execute(query.order_by(of.row)))
