"""What was made of a report: its mentions, claims, resolutions and accounts, written and read as one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from testigo.model import Account, InputError, IntegrityError, Mention, Reading, Report, Resolution
from testigo.store import rows
from testigo.store.encoding import decode_value
from testigo.store.insertion import add_rows
from testigo.store.tables import accounts, claims, codings, mentions, reports, resolutions

PAGE = 200  # reports read at a time: a few megabytes of text


def write_coded(connection: Connection, report: Report, told: Sequence[Account], version: int) -> None:
    """Add a report with its accounts, unless this version coded it before.

    Raises InputError where another text has the report's id.
    """
    add_rows(connection, reports, [rows.report_fields(report)])
    if connection.scalar(select(reports.c.text).where(reports.c.id == report.id)) != report.text:
        raise InputError(f"another text already has the report id {report.id!r}: give each report its own")
    if is_coded(connection, report.id, version):
        return
    add_rows(connection, codings, [{"report_id": report.id, "version": version}])
    for table, fields in _fields(report.id, told, version).items():
        add_rows(connection, table, fields)


def is_coded(connection: Connection, report_id: str, version: int) -> bool:
    """Say whether a report was coded by this version of the rules or a newer one."""
    coded = select(codings.c.row).where(codings.c.report_id == report_id, codings.c.version >= version)
    return connection.scalar(coded.limit(1)) is not None


def read_coded(connection: Connection, after: int) -> list[tuple[int, Report, tuple[Account, ...]]]:
    """Return the next page of reports with their accounts by the newest version, each with its row."""
    return _coded(connection, _newest().where(reports.c.row > after).order_by(reports.c.row).limit(PAGE))


def read_reports(connection: Connection, report_ids: Sequence[str]) -> list[tuple[Report, tuple[Account, ...]]]:
    """Return some reports with their accounts by the newest version, in the order in which they came."""
    found = _coded(connection, _newest().where(reports.c.id.in_(report_ids)).order_by(reports.c.row))
    return [(report, told) for _, report, told in found]


def _newest() -> Select[Any]:
    newest = select(func.max(codings.c.version)).where(codings.c.report_id == reports.c.id).scalar_subquery()
    return select(reports, newest.label("version"))


def _coded(connection: Connection, query: Select[Any]) -> list[tuple[int, Report, tuple[Account, ...]]]:
    page = connection.execute(query).all()
    versions = {row.id: row.version for row in page}
    of = {table: _by_report(connection, table, versions) for table in (mentions, claims, resolutions, accounts)}
    found = []
    for row in page:
        report = rows.report_of(row)
        found.append((row.row, report, tuple(_accounts(report, {table: of[table][report.id] for table in of}))))
    return found


def _fields(report_id: str, told: Sequence[Account], version: int) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of the accounts by table. Raises IntegrityError where one id stands for two things."""
    found: dict[Table, dict[str, dict[str, Any]]] = {mentions: {}, claims: {}, resolutions: {}, accounts: {}}

    def add(table: Table, key: str, fields: dict[str, Any]) -> None:
        if found[table].setdefault(key, fields) != fields:
            raise IntegrityError(f"two different {table.name} of report {report_id} have the id {key}")

    for position, account in enumerate(told):
        if account.report_id != report_id:
            raise IntegrityError(f"account {account.id} of report {account.report_id} was given with {report_id}")
        add(accounts, account.id, rows.account_fields(account, position, version))
        for mention in account.mentions:
            add(mentions, mention.id, rows.mention_fields(mention, report_id, version))
        for reading in account.readings:
            add(claims, reading.claim.id, rows.claim_fields(reading.claim, report_id, version))
            add(resolutions, reading.claim.id, rows.resolution_fields(reading.resolution, report_id, version))
    return {table: list(fields.values()) for table, fields in found.items()}


def _by_report(connection: Connection, table: Table, versions: Mapping[str, int | None]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.report_id.in_(versions))):
        if row.version == versions[row.report_id]:
            found[row.report_id].append(row)
    return found


def _accounts(report: Report, of: Mapping[Table, Sequence[Row[Any]]]) -> Iterator[Account]:
    told: dict[str, Mention] = {row.id: rows.mention_of(row, report) for row in of[mentions]}
    meant = {row.claim_id: Resolution(row.claim_id, decode_value(row.value), row.reason) for row in of[resolutions]}
    readings = {row.id: Reading(rows.claim_of(row, report), meant[row.id]) for row in of[claims]}
    for row in sorted(of[accounts], key=lambda row: row.position):
        yield rows.account_of(row, told, readings)
