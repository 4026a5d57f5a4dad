"""What linkage remembers, written and read."""

from collections.abc import Sequence
from dataclasses import asdict
from inspect import signature
from typing import TypeVar

from sqlalchemy import Connection, Table, select

from testigo.model import AccountTrace, ReportTrace
from testigo.store.insertion import put_rows
from testigo.store.trace_tables import account_traces, report_traces

T = TypeVar("T", ReportTrace, AccountTrace)


def read_traces(connection: Connection, rules: str) -> tuple[dict[str, ReportTrace], dict[str, AccountTrace]]:
    """Return what was worked out by these rules of linkage, by report and by account."""
    reports = _rows(connection, report_traces, ReportTrace, rules)
    accounts = _rows(connection, account_traces, AccountTrace, rules)
    return {each.report_id: each for each in reports}, {each.account_id: each for each in accounts}


def _rows(connection: Connection, table: Table, kind: type[T], rules: str) -> list[T]:
    columns = [table.c[name] for name in signature(kind).parameters]
    return [kind(*row) for row in connection.execute(select(*columns).where(table.c.rules == rules))]


def keep_traces(
    connection: Connection, rules: str, reports: Sequence[ReportTrace], accounts: Sequence[AccountTrace]
) -> None:
    """Write traces, in place of those of the same report or account."""
    put_rows(connection, report_traces, [{"rules": rules, **asdict(each)} for each in reports])
    put_rows(connection, account_traces, [{"rules": rules, **asdict(each)} for each in accounts])
