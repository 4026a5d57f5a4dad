"""What became of the documents that came in: waiting, read, or filed as an issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from testigo.model import Capture, Report, heading
from testigo.store import rows
from testigo.store.encoding import decode_published
from testigo.store.tables import captures, closed_captures, issues, reports
from testigo.store.view_tables import incident_members


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document: whether it was read to the end, and the reports it gave."""

    row: int
    origin: str
    captured_at: str
    size: int
    done: bool
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiledIssue:
    """An issue; ``capture`` is the row of the document it speaks of, where that was kept and can be tried again."""

    id: str
    row: int
    subject: str
    stage: str
    message: str
    capture: int | None
    settled: bool  # the document has given a report since


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report in a list, with how many incidents it tells of."""

    row: int
    id: str
    title: str
    source: str
    language: str
    published: str
    incidents: int


def rows_of(connection: Connection, found: Sequence[Capture]) -> list[int]:
    """Return the rows of captures, in the order given."""
    of = captures.c
    query = select(of.row)
    rows_found = [connection.scalar(query.where(of.sha256 == each.sha256, of.origin == each.origin)) for each in found]
    return [row for row in rows_found if row is not None]


def arrivals(connection: Connection, capture_rows: Sequence[int]) -> list[Arrival]:
    """Return what became of documents, by the rows of their captures."""
    of = captures.c
    closed = select(closed_captures.c.capture_row).where(closed_captures.c.capture_row == of.row).exists()
    query = select(captures, closed.label("done")).where(of.row.in_(capture_rows)).order_by(of.row)
    found = connection.execute(query).all()
    given: dict[str, list[str]] = {}
    hashes = [row.sha256 for row in found]
    for row in connection.execute(select(reports.c.capture, reports.c.id).where(reports.c.capture.in_(hashes))):
        given.setdefault(row.capture, []).append(row.id)
    return [
        Arrival(row.row, row.origin, row.captured_at, row.size, bool(row.done), tuple(given.get(row.sha256, ())))
        for row in found
    ]


def capture_at(connection: Connection, row: int) -> tuple[Capture, str | None] | None:
    """Return a capture by its row, with the date of publication that was given with it."""
    found = connection.execute(select(captures).where(captures.c.row == row)).first()
    return None if found is None else (rows.capture_of(found), found.published)


def issue_list(connection: Connection, before: int | None, limit: int) -> list[FiledIssue]:
    """Return the latest issues, or those before a row."""
    capture = select(func.max(captures.c.row)).where(captures.c.origin == issues.c.subject).scalar_subquery()
    query = select(issues, capture.label("capture")).order_by(issues.c.row.desc()).limit(limit)
    if before is not None:
        query = query.where(issues.c.row < before)
    found = connection.execute(query).all()
    settled = {each.row for each in arrivals(connection, [row.capture for row in found if row.capture]) if each.reports}
    return [
        FiledIssue(row.id, row.row, row.subject, row.stage, row.message, row.capture, row.capture in settled)
        for row in found
    ]


def issue_of(connection: Connection, issue_id: str) -> FiledIssue | None:
    """Return one issue, or None."""
    row = connection.scalar(select(issues.c.row).where(issues.c.id == issue_id))
    return None if row is None else next(iter(issue_list(connection, row + 1, 1)), None)


def report_list(connection: Connection, before: int | None, limit: int) -> list[ListedReport]:
    """Return the latest reports, or those before a row."""
    told = (
        select(func.count(incident_members.c.incident_id.distinct()))
        .where(incident_members.c.report_id == reports.c.id)
        .scalar_subquery()
    )
    query = select(reports, told.label("incidents")).order_by(reports.c.row.desc()).limit(limit)
    if before is not None:
        query = query.where(reports.c.row < before)
    return [_listed(row) for row in connection.execute(query)]


def reports_after(connection: Connection, row: int, limit: int) -> list[tuple[int, Report]]:
    """Return the next reports after a row of their ledger, with their rows."""
    query = select(reports).where(reports.c.row > row).order_by(reports.c.row).limit(limit)
    return [(each.row, rows.report_of(each)) for each in connection.execute(query)]


def _listed(row: Row[Any]) -> ListedReport:
    published = decode_published(row.published)
    day = published.date.earliest or published.date.latest if published else None
    title = heading(row.title, row.text)
    return ListedReport(row.row, row.id, title, row.source or "", row.language, str(day or ""), row.incidents)


def counts(connection: Connection) -> dict[str, int]:
    """Return how many documents wait, and how many reports and issues there are."""
    closed = select(closed_captures.c.capture_row).where(closed_captures.c.capture_row == captures.c.row).exists()
    waiting = connection.scalar(select(func.count()).select_from(captures).where(~closed))
    return {
        "waiting": waiting or 0,
        "reports": connection.scalar(select(func.count()).select_from(reports)) or 0,
        "issues": connection.scalar(select(func.count()).select_from(issues)) or 0,
    }
