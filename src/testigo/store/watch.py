"""What watching leaves behind, written and read: nothing is changed, how things stand follows from what was done."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, func, select

from testigo.model import Alert, AlertMessage, Delivery, Fetch, FetchOutcome, Followed, Visit, VisitOutcome
from testigo.store import rows, tables, watch_tables
from testigo.store.captures import Taken, closed, write_captures
from testigo.store.encoding import to_text
from testigo.store.insertion import add_rows
from testigo.store.opening import reading, writing

ALERTING = "(alerts)"  # the source under which rounds of alerts are kept: no card has such an id
NEWS = timedelta(hours=48)
MOST_NAMES = 500  # in one query
_HOLDS = (FetchOutcome.CAPTURED, FetchOutcome.UNCHANGED)


class WatchLedger:
    """The ledgers of watching; each method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine for an up-to-date database: use ``Store.watching``."""
        self._engine = engine

    def add_visit(self, visit: Visit, addresses: Sequence[str]) -> int:
        """Keep a visit and the addresses it found; return how many of them were never seen before.

        What a visit counted itself (the documents of a folder) is added to them.
        """
        table = watch_tables.addresses
        found = list(dict.fromkeys(addresses))
        stated = {"source": visit.source, "found_at": rows.instant_text(visit.at)}
        with writing(self._engine) as connection:
            before = connection.scalar(select(func.count()).select_from(table)) or 0
            add_rows(connection, table, [{"address": address, **stated} for address in found])
            fresh = (connection.scalar(select(func.count()).select_from(table)) or 0) - before
            fields = _fields(visit, "source", "outcome", "etag", "last_modified", "note")
            counted = {"at": stated["found_at"], "found": visit.found + len(found), "fresh": visit.fresh + fresh}
            connection.execute(watch_tables.visits.insert(), fields | counted)
        return fresh

    def visits(self, source: str, most: int) -> tuple[Visit, ...]:
        """Return the latest visits to a source, the latest first."""
        of = watch_tables.visits
        query = select(of).where(of.c.source == source).order_by(of.c.row.desc()).limit(most)
        with reading(self._engine) as connection:
            return tuple(_visit(row) for row in connection.execute(query))

    def add_fetch(self, fetch: Fetch, taken: Taken | None = None) -> None:
        """Keep a fetch together with its capture: both or neither. The capture waits to be coded."""
        fields = _fields(fetch, "address", "outcome", "sha256", "etag", "last_modified", "note")
        with writing(self._engine) as connection:
            if taken is not None:
                write_captures(connection, [taken])
            connection.execute(watch_tables.fetches.insert(), fields | {"at": rows.instant_text(fetch.at)})

    def followed(self) -> tuple[Followed, ...]:
        """Return the addresses that are still to be taken, in the order in which they were found."""
        return self._followed(~_settling())

    def settled(self, since: datetime, sources: Sequence[str] = ()) -> tuple[Followed, ...]:
        """Return the addresses that were taken, are gone or were refused: found ``since`` then, or of ``sources``."""
        of = watch_tables.addresses.c
        return self._followed(_settling() & ((of.found_at >= rows.instant_text(since)) | of.source.in_(sources)))

    def _followed(self, wanted: ColumnElement[bool]) -> tuple[Followed, ...]:
        table, of = watch_tables.addresses, watch_tables.fetches
        query = select(table).where(wanted).order_by(table.c.row)
        with reading(self._engine) as connection:
            found = connection.execute(query).all()
            tries: dict[str, list[Fetch]] = defaultdict(list)
            for start in range(0, len(found), MOST_NAMES):
                names = [row.address for row in found[start : start + MOST_NAMES]]
                for row in connection.execute(select(of).where(of.c.address.in_(names)).order_by(of.c.row)):
                    tries[row.address].append(_fetch(row))
        return tuple(_followed(row, tries[row.address]) for row in found)

    def fresh_reports(self, now: datetime) -> tuple[frozenset[str], int]:
        """Return the reports that no round of alerts has seen, and the capture up to which all are coded.

        Before the first round these are the reports of the last two days, so that an old database tells of nothing.
        """
        captures, held, visits = tables.captures.c, tables.captured_reports.c, watch_tables.visits.c
        with reading(self._engine) as connection:
            waiting = connection.scalar(select(func.min(captures.row)).where(~closed().exists()))
            newest = connection.scalar(select(func.max(captures.row))) or 0
            seen = select(func.max(visits.found)).where(visits.source == ALERTING)
            last = connection.scalar(seen)
            query = select(held.report_id)
            if last is not None:
                query = query.where(held.capture_row > last)
            else:
                late = select(captures.row).where(captures.captured_at >= rows.instant_text(now - NEWS))
                query = query.where(held.capture_row.in_(late))
            return frozenset(connection.scalars(query)), newest if waiting is None else waiting - 1

    def add_alerts(self, alerts: Sequence[Alert], up_to: int, at: datetime) -> None:
        """Keep a round of alerts: those that are new, and the capture up to which the round saw reports."""
        fields = [
            _fields(alert, "id", "rule", "incident_id", "reason", "record", "message", "about")
            | {"raised_at": rows.instant_text(alert.raised_at), "told": to_text(dict(alert.told))}
            for alert in alerts
        ]
        seen = {"source": ALERTING, "at": rows.instant_text(at), "outcome": VisitOutcome.LISTED, "found": up_to}
        with writing(self._engine) as connection:
            add_rows(connection, watch_tables.alerts, fields)
            connection.execute(watch_tables.visits.insert(), {**seen, "fresh": len(fields), "note": ""})

    def alerts(self) -> Iterator[Alert]:
        """Yield the alerts in the order in which they were raised."""
        with reading(self._engine) as connection:
            found = connection.execute(select(watch_tables.alerts).order_by(watch_tables.alerts.c.row)).all()
        for row in found:
            raised, message = datetime.fromisoformat(row.raised_at), AlertMessage(row.message)
            said = (row.id, row.rule, row.incident_id, raised, row.reason, row.record, message, row.about)
            yield Alert(*said, json.loads(row.told))

    def add_delivery(self, delivery: Delivery) -> None:
        """Keep a try to send an alert."""
        outcome = "delivered" if delivery.delivered else "failed"
        fields = _fields(delivery, "alert_id", "channel", "note")
        with writing(self._engine) as connection:
            at = rows.instant_text(delivery.at)
            connection.execute(watch_tables.deliveries.insert(), fields | {"at": at, "outcome": outcome})

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return every try to send an alert, in order."""
        of = watch_tables.deliveries
        with reading(self._engine) as connection:
            found = connection.execute(select(of).order_by(of.c.row)).all()
        return tuple(
            Delivery(row.alert_id, row.channel, datetime.fromisoformat(row.at), row.outcome == "delivered", row.note)
            for row in found
        )

    def approve(self, alert_id: str, reviewer: str, at: datetime, note: str = "") -> None:
        """Keep a person's word that an alert may go out as actual."""
        said = {"alert_id": alert_id, "reviewer": reviewer, "at": rows.instant_text(at), "note": note}
        with writing(self._engine) as connection:
            add_rows(connection, watch_tables.approvals, [said])

    def approved(self) -> dict[str, str]:
        """Return who approved which alert, by the alert's id."""
        with reading(self._engine) as connection:
            return {row.alert_id: row.reviewer for row in connection.execute(select(watch_tables.approvals))}


def _settling() -> ColumnElement[bool]:
    of = watch_tables.fetches.c
    settled = select(of.row).where(of.address == watch_tables.addresses.c.address, of.outcome != FetchOutcome.FAILED)
    return settled.exists()


def _fields(given: object, *names: str) -> dict[str, Any]:
    return {name: getattr(given, name) for name in names}


def _visit(row: Row[Any]) -> Visit:
    at, outcome = datetime.fromisoformat(row.at), VisitOutcome(row.outcome)
    return Visit(row.source, at, outcome, row.found, row.fresh, row.etag, row.last_modified, row.note)


def _fetch(row: Row[Any]) -> Fetch:
    at, outcome = datetime.fromisoformat(row.at), FetchOutcome(row.outcome)
    return Fetch(row.address, at, outcome, row.sha256, row.etag, row.last_modified, row.note)


def _followed(row: Row[Any], tries: Sequence[Fetch]) -> Followed:
    failures = 0
    for fetch in tries:
        failures = failures + 1 if fetch.outcome is FetchOutcome.FAILED else 0
    captured = sum(fetch.outcome in _HOLDS for fetch in tries)
    last = tries[-1] if tries else None
    return Followed(row.address, row.source, datetime.fromisoformat(row.found_at), last, failures, captured)
