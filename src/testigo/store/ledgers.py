"""The store: every ledger of a database behind one door. Nothing in it is changed or taken away."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, Select, Table, func, select

from testigo.model import (
    Account,
    AccountTrace,
    Capture,
    Decision,
    IntegrityError,
    Issue,
    Judgement,
    Report,
    ReportTrace,
    digest,
)
from testigo.store import coded, custody, deciding, rows, ruling, tables, verification, views
from testigo.store.captures import closed, read_body, revisions, write_captures
from testigo.store.insertion import add_rows
from testigo.store.opening import engine_for, reading, writing
from testigo.store.traces import keep_traces, read_traces
from testigo.store.watch import WatchLedger

PAGE = 1000  # rows read at a time


@dataclass(frozen=True, slots=True)
class Pending:
    """A capture that was accepted and not yet coded, with the caller's word on its date of publication."""

    capture: Capture
    data: bytes
    published: date | None


def open_store(url: str, version: int = 1, actors: Path | None = None) -> "Store":
    """Open the database at ``url``, making or upgrading it; ``version`` is that of the rules of extraction.

    ``url`` is a path (SQLite) or a database URL; ``actors`` a register file of the operator's, by which, and by what
    persons accepted, the reports in it are understood. Raises ConfigurationError where the database cannot be used.
    """
    return Store(engine_for(url), version, actors)


class Store:
    """The ledgers. Adding what is there already adds nothing; each method is one transaction."""

    def __init__(self, engine: Engine, version: int, actors: Path | None = None) -> None:
        """Take an engine for an up-to-date database: use ``open_store``."""
        self._engine = engine
        self._version = version
        self.actors = actors

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def use_rules(self, fingerprint: str) -> None:
        """Code under these rules from now on: what other rules coded counts as coded by older ones."""
        with writing(self._engine) as connection:
            self._version = ruling.number_of(connection, fingerprint)

    def decide_register(self, decision: ruling.RegisterDecision) -> None:
        """Keep a person's word on what the register should learn."""
        with writing(self._engine) as connection:
            ruling.decide(connection, decision)

    def register_decisions(self) -> tuple[ruling.RegisterDecision, ...]:
        """Return the word that holds on each proposal for the register."""
        with reading(self._engine) as connection:
            return tuple(ruling.decided(connection).values())

    def reported(self, actor_id: str) -> tuple[views.IncidentView, ...]:
        """Return the incidents of the view in which an actor is named, in order of time."""
        with reading(self._engine) as connection:
            return views.of_actor(connection, actor_id)

    def count_outdated(self) -> int:
        """Return how many reports only older rules coded."""
        newer = select(tables.codings.c.report_id).where(tables.codings.c.version >= self._version)
        with reading(self._engine) as connection:
            of = tables.reports
            return connection.scalar(select(func.count()).select_from(of).where(of.c.id.not_in(newer))) or 0

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # --- captures

    def add_capture(self, capture: Capture, data: bytes, published: date | None = None) -> None:
        """Accept one document; see ``add_captures``."""
        self.add_captures([(capture, data)], published)

    def add_captures(self, found: Sequence[tuple[Capture, bytes]], published: date | None = None) -> None:
        """Accept documents: once this returns, they are coded now or by a later run, whatever happens.

        ``published`` is the caller's word on their date, kept for that later run.
        """
        with writing(self._engine) as connection:
            write_captures(connection, found, published)

    def body(self, sha256: str) -> bytes | None:
        """Return the original bytes of a capture, or None where there is no such capture."""
        with reading(self._engine) as connection:
            return read_body(connection, sha256)

    def captures(self) -> Iterator[Capture]:
        """Yield the captures in the order in which they came."""
        for row in self._rows(tables.captures):
            yield rows.capture_of(row)

    def captures_of(self, report_id: str) -> tuple[Capture, ...]:
        """Return every capture that holds a report, the first taken first."""
        of = tables.captured_reports.c
        held = select(of.capture_row).where(of.report_id == report_id)
        with reading(self._engine) as connection:
            query = select(tables.captures).where(tables.captures.c.row.in_(held)).order_by(tables.captures.c.row)
            return tuple(map(rows.capture_of, connection.execute(query)))

    def revisions(self) -> list[tuple[str, list[str]]]:
        """Return the addresses that gave several reports, each with their ids in the order of capture."""
        with reading(self._engine) as connection:
            return revisions(connection)

    def count_captures(self) -> int:
        """Return how many captures there are."""
        with reading(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(tables.captures)) or 0

    def count_pending(self) -> int:
        """Return how many captures ``pending_captures`` yields."""
        with reading(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(tables.captures).where(~closed().exists())) or 0

    def pending_captures(self) -> Iterator[Pending]:
        """Yield what was accepted and not yet read to the end by any version."""
        for row in self._rows(tables.captures, select(tables.captures).where(~closed().exists())):
            capture, data = rows.capture_of(row), self.body(row.sha256)
            if data is None or digest(data) != capture.sha256:
                raise IntegrityError(f"the stored bytes of {capture.origin} are not those that were captured")
            yield Pending(capture, data, date.fromisoformat(row.published) if row.published else None)

    @property
    def watching(self) -> WatchLedger:
        """The ledgers of watching."""
        return WatchLedger(self._engine)

    # --- custody

    def flaws(self, expected_head: str | None = None) -> Iterator[verification.Flaw]:
        """Yield what was altered or is missing; ``expected_head`` is a hash of the log that was noted earlier."""
        with reading(self._engine) as connection:
            yield from verification.flaws(connection, expected_head)

    def custody(self) -> Iterator[custody.Entry]:
        """Yield the log of custody from its beginning."""
        with reading(self._engine) as connection:
            yield from custody.entries(connection)

    def custody_head(self) -> str:
        """Return the hash of the log's last entry: kept elsewhere, it shows later that nothing was cut off."""
        with reading(self._engine) as connection:
            return custody.head(connection)

    def add_proof(self, head: str, authority: str, token: str, at: datetime) -> None:
        """Enter a time stamp that an authority gave for the log as it stood at ``head``; ``token`` is base64."""
        said = {"act": "stamped", "head": head, "authority": authority, "token": token, "at": rows.instant_text(at)}
        with writing(self._engine) as connection:
            custody.append(connection, [said])

    # --- reports and what was made of them

    def has_report(self, report_id: str) -> bool:
        """Say whether a report was coded by this version of the rules or a newer one."""
        with reading(self._engine) as connection:
            return coded.is_coded(connection, report_id, self._version)

    def add_coded(
        self, report: Report, capture: Capture | None, accounts: Sequence[Account], issues: Sequence[Issue] = ()
    ) -> None:
        """Add a report, its accounts and issues, and close its capture: all of it or nothing.

        Raises InputError where another text has the report's id.
        """
        with writing(self._engine, redoable=capture is not None) as connection:
            coded.write_coded(connection, report, accounts, self._version)
            self._close(connection, capture, issues, report.id)

    def add_unread(self, capture: Capture, issues: Sequence[Issue]) -> None:
        """Close a capture that gave no report, and say why."""
        with writing(self._engine, redoable=True) as connection:
            self._close(connection, capture, issues)

    def reports(self) -> Iterator[Report]:
        """Yield the reports in the order in which they came."""
        for row in self._rows(tables.reports):
            yield rows.report_of(row)

    def report(self, report_id: str) -> Report | None:
        """Return one report, or None where there is no such report."""
        with reading(self._engine) as connection:
            row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).first()
        return None if row is None else rows.report_of(row)

    def coded_reports(self) -> Iterator[tuple[Report, tuple[Account, ...]]]:
        """Yield the reports with their accounts, as the newest version of the rules made them."""
        after = 0
        while True:
            with reading(self._engine) as connection:
                page = coded.read_coded(connection, after)
            if not page:
                return
            for row, report, accounts in page:
                after = row
                yield report, accounts

    def accounts(self) -> Iterator[Account]:
        """Yield the accounts of all reports."""
        for _, accounts in self.coded_reports():
            yield from accounts

    # --- issues, judgements, decisions

    def add_issue(self, issue: Issue) -> None:
        """Add an issue that belongs to no capture, such as a missing file."""
        with writing(self._engine) as connection:
            add_rows(connection, tables.issues, [rows.issue_fields(issue)])

    def issues(self) -> Iterator[Issue]:
        """Yield the issues in the order in which they came."""
        for row in self._rows(tables.issues):
            yield Issue(row.subject, row.stage, row.message)

    def add_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Add the judgements that differ from the last on their pair."""
        with writing(self._engine) as connection:
            last = {(row.left_id, row.right_id): rows.judgement_of(row) for row in _last_judgements(connection)}
            fresh = [judgement for judgement in judgements if last.get((judgement.left, judgement.right)) != judgement]
            add_rows(connection, tables.judgements, [rows.judgement_fields(judgement) for judgement in fresh])

    def judgements(self) -> Iterator[Judgement]:
        """Yield the last judgement on each pair."""
        with reading(self._engine) as connection:
            found = _last_judgements(connection)
        yield from map(rows.judgement_of, found)

    def add_decision(self, decision: Decision) -> None:
        """Add a person's word. Raises IntegrityError where another decision has its id."""
        with writing(self._engine) as connection:
            deciding.add_decisions(connection, [decision])

    def decisions(self) -> Iterator[Decision]:
        """Yield the decisions in the order in which they came: a later one wins over an earlier."""
        for row in self._rows(tables.decisions, deciding.with_words()):
            yield rows.decision_of(row)

    def traces(self, rules: str) -> tuple[dict[str, ReportTrace], dict[str, AccountTrace]]:
        """Return what linkage remembers by these rules of it, by report and by account."""
        with reading(self._engine) as connection:
            return read_traces(connection, rules)

    def keep_traces(self, rules: str, reports: Sequence[ReportTrace], accounts: Sequence[AccountTrace]) -> None:
        """Let linkage remember what was worked out by these rules of it."""
        with writing(self._engine) as connection:
            keep_traces(connection, rules, reports, accounts)

    # --- the ids of incidents

    def mint(self, minted: Mapping[str, str]) -> None:
        """Keep for each account the incident id it was first given, in the order given; what is kept stays."""
        given = [{"id": incident_id, "account_id": account_id} for account_id, incident_id in minted.items()]
        with writing(self._engine) as connection:
            add_rows(connection, tables.incident_ids, given)

    def minted(self) -> dict[str, str]:
        """Return the incident id each account was first given, in the order of minting."""
        return {row.account_id: row.id for row in self._rows(tables.incident_ids)}

    def record_aliases(self, aliases: Mapping[str, str]) -> None:
        """Make ``aliases`` (old incident id to the living one) the ones that hold; what held before stays on record."""
        with writing(self._engine) as connection:
            held = _held_aliases(connection)
            changed = {alias: target for alias, target in aliases.items() if held.get(alias) != target}
            ended = dict.fromkeys(held.keys() - aliases.keys())
            entries = sorted({**changed, **ended}.items())
            add_rows(connection, tables.aliases, [{"alias": alias, "incident_id": target} for alias, target in entries])

    def aliases(self) -> dict[str, str]:
        """Return the aliases that hold: old incident id to the id it was merged into."""
        with reading(self._engine) as connection:
            return _held_aliases(connection)

    # --- the workbench

    @contextmanager
    def desk(self, *, write: bool = False) -> Iterator[Connection]:
        """Give a connection for what the workbench does: one state of the database, or one transaction.

        What is written is kept whole or not at all. The functions of ``views``, ``members``, ``deciding``, ``people``
        and ``intake`` take it.
        """
        with writing(self._engine) if write else reading(self._engine) as connection:
            yield connection

    def _close(
        self, connection: Connection, capture: Capture | None, issues: Sequence[Issue], report_id: str | None = None
    ) -> None:
        add_rows(connection, tables.issues, [rows.issue_fields(issue) for issue in issues])
        if capture is None:
            return
        of = tables.captures.c
        row = connection.scalar(select(of.row).where(of.sha256 == capture.sha256, of.origin == capture.origin))
        if row is None:
            raise IntegrityError(f"the capture of {capture.origin} was never accepted: add it first")
        if report_id is not None:
            add_rows(connection, tables.captured_reports, [{"capture_row": row, "report_id": report_id}])
        add_rows(connection, tables.closed_captures, [{"capture_row": row, "version": self._version}])

    def _rows(self, table: Table, query: Select[Any] | None = None) -> Iterator[Row[Any]]:
        """Yield rows page by page, so that nothing is held open and writing can go on between."""
        after, query = 0, select(table) if query is None else query
        while True:
            with reading(self._engine) as connection:
                page = connection.execute(query.where(table.c.row > after).order_by(table.c.row).limit(PAGE)).all()
            for row in page:
                after = row.row
                yield row
            if len(page) < PAGE:
                return


def _last_judgements(connection: Connection) -> Sequence[Row[Any]]:
    of = tables.judgements
    last = select(func.max(of.c.row)).group_by(of.c.left_id, of.c.right_id)
    return connection.execute(select(of).where(of.c.row.in_(last)).order_by(of.c.row)).all()


def _held_aliases(connection: Connection) -> dict[str, str]:
    found = connection.execute(select(tables.aliases).order_by(tables.aliases.c.row))
    last = {row.alias: row.incident_id for row in found}
    return {alias: target for alias, target in last.items() if target is not None}
