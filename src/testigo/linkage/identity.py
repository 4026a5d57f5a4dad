"""Incident ids: minted once, kept through merges and splits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from testigo.linkage.clusters import Cluster
from testigo.model import Account, Report, content_id

_UNDATED = "9999"  # sorts after every publication day


@dataclass(frozen=True, slots=True)
class Identities:
    """The clusters by incident id, and what to remember of the ids.

    ``aliases`` lead from an id that was merged away to the older one that was kept. ``minted`` gives for every
    account the incident id it was first given, oldest first: hand it back at the next run, and only ever add to it.
    """

    clusters: Mapping[str, Cluster]
    aliases: Mapping[str, str]
    minted: Mapping[str, str]


def identify(
    clusters: Iterable[Cluster],
    minted: Mapping[str, str],
    accounts: Mapping[str, Account],
    reports: Mapping[str, Report],
) -> Identities:
    """Give every cluster its incident id.

    An id stays with the earliest account that was given it, so a split leaves it there. A cluster that comes to
    hold several ids keeps the oldest, and the others become aliases. A cluster that holds none mints one from its
    founding account: the earliest published, of those of one day the one with the smallest id.
    """
    ages = {incident: age for age, incident in enumerate(dict.fromkeys(minted.values()))}
    in_time = [tuple(sorted(members, key=lambda each: _publication(each, accounts, reports))) for members in clusters]
    in_time.sort(key=lambda members: _publication(members[0], accounts, reports))
    holdings = _holdings(minted, {account for members in in_time for account in members})
    kept: dict[str, Cluster] = {}
    aliases: dict[str, str] = {}
    rows = dict(minted)
    for members in in_time:
        held = sorted((holdings[account] for account in members if account in holdings), key=ages.__getitem__)
        incident = held[0] if held else content_id("incident", members[0])
        kept[incident] = tuple(sorted(members))
        aliases.update(dict.fromkeys(held[1:], incident))
        rows.update({account: incident for account in members if account not in rows})
    return Identities(kept, aliases, rows)


def _holdings(minted: Mapping[str, str], present: set[str]) -> dict[str, str]:
    """Return the accounts that hold an id: of those given it, the first that is still there."""
    holders: dict[str, str] = {}
    for account, incident in minted.items():
        if account in present:
            holders.setdefault(incident, account)
    return {account: incident for incident, account in holders.items()}


def _publication(account: str, accounts: Mapping[str, Account], reports: Mapping[str, Report]) -> tuple[str, str]:
    published = reports[accounts[account].report_id].published
    day = published.date.earliest or published.date.latest if published else None
    return (day.isoformat() if day else _UNDATED, account)
