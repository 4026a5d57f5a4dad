"""Some incidents and all they rest on: what is read to make a few of them anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, or_, select

from testigo.model import Account, Judgement, Report
from testigo.store import rows
from testigo.store.coded import read_reports
from testigo.store.insertion import add_rows
from testigo.store.tables import aliases, incident_ids, judgements
from testigo.store.view_tables import incident_members

PARAMETERS = 500


def members_of(connection: Connection, incident_ids: Sequence[str]) -> dict[str, str]:
    """Return the accounts of incidents, as account id to incident id."""
    of = incident_members.c
    found = {}
    for page in _pages(incident_ids):
        query = select(of.account_id, of.incident_id).where(of.incident_id.in_(page))
        found.update({row.account_id: row.incident_id for row in connection.execute(query)})
    return found


def incidents_of(connection: Connection, account_ids: Sequence[str]) -> dict[str, str]:
    """Return the incidents that accounts belong to, as account id to incident id."""
    of = incident_members.c
    found = {}
    for page in _pages(account_ids):
        query = select(of.account_id, of.incident_id).where(of.account_id.in_(page))
        found.update({row.account_id: row.incident_id for row in connection.execute(query)})
    return found


def incidents_in(connection: Connection, report_id: str) -> tuple[str, ...]:
    """Return the ids of the incidents that a report tells of."""
    of = incident_members.c
    query = select(of.incident_id).where(of.report_id == report_id).distinct().order_by(of.incident_id)
    return tuple(connection.scalars(query))


def told_by(connection: Connection, account_ids: Iterable[str]) -> tuple[dict[str, Account], dict[str, Report]]:
    """Return accounts by id, and the reports that tell them."""
    wanted = set(account_ids)
    of = incident_members.c
    report_ids: dict[str, None] = {}
    for page in _pages(sorted(wanted)):
        report_ids |= dict.fromkeys(connection.scalars(select(of.report_id).where(of.account_id.in_(page))))
    accounts: dict[str, Account] = {}
    reports: dict[str, Report] = {}
    for page in _pages(list(report_ids)):
        for report, told in read_reports(connection, page):
            mine = {account.id: account for account in told if account.id in wanted}
            if mine:
                reports[report.id] = report
                accounts |= mine
    return accounts, reports


def judgements_on(connection: Connection, account_ids: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the last judgement on each pair that has one of the accounts."""
    of = judgements
    found: dict[tuple[str, str], tuple[int, Judgement]] = {}
    for page in _pages(account_ids):
        last = (
            select(func.max(of.c.row))
            .where(or_(of.c.left_id.in_(page), of.c.right_id.in_(page)))
            .group_by(of.c.left_id, of.c.right_id)
        )
        for row in connection.execute(select(of).where(of.c.row.in_(last))):
            found[row.left_id, row.right_id] = (row.row, rows.judgement_of(row))
    return tuple(judgement for _, judgement in sorted(found.values(), key=lambda each: each[0]))


def minted_for(connection: Connection, account_ids: Sequence[str]) -> dict[str, str]:
    """Return the incident id each of the accounts was first given, in the order of minting."""
    of = incident_ids
    found: list[tuple[int, str, str]] = []
    for page in _pages(account_ids):
        query = select(of).where(of.c.account_id.in_(page))
        found += [(row.row, row.account_id, row.id) for row in connection.execute(query)]
    return {account_id: incident_id for _, account_id, incident_id in sorted(found)}


def mint(connection: Connection, minted: Mapping[str, str]) -> None:
    """Keep for each account the incident id it was first given; what is kept stays."""
    add_rows(connection, incident_ids, [{"id": each, "account_id": account} for account, each in minted.items()])


def rename(connection: Connection, targets: Mapping[str, str | None]) -> None:
    """Let old incident ids lead to others, or with None stand for themselves again, where that is news."""
    held = {alias: living_id(connection, alias) for alias in targets}
    changed = [{"alias": each, "incident_id": target} for each, target in targets.items() if held[each] != target]
    add_rows(connection, aliases, changed)


def living_id(connection: Connection, incident_id: str) -> str | None:
    """Return the id that an alias leads to, or None where the id is no alias."""
    query = select(aliases.c.incident_id).where(aliases.c.alias == incident_id).order_by(aliases.c.row.desc()).limit(1)
    return connection.scalar(query)


def _pages(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + PARAMETERS] for start in range(0, len(values), PARAMETERS))
