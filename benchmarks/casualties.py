"""Casualties: the killed and injured of linked incidents against an archive's own record of them.

``python -m benchmarks casualties --reports REPORTS.jsonl --incidents INCIDENTS.jsonl`` codes and links all reports
(``doc_id``, ``title``, ``content``, ``dct``) and compares each archived incident (``incident_uri``, ``num_killed``,
``num_injured``) with the incident that most of its reports are mainly about. Without ``--incidents`` the figures are
those that the reports' own lines hold under ``incident`` (the Gun Violence Corpus). The archive knows no "unknown":
where no report speaks of the dead it says 0, so silence is compared as 0, and given apart.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from benchmarks.linking import read_reports
from testigo import pipeline
from testigo.linkage import identify, link
from testigo.model import Account, Count, Incident, Report
from testigo.reconciliation import reconcile

ATTRIBUTES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Archived:
    """An incident as the archive records it, with the ids of its reports."""

    key: str
    counts: Mapping[str, int]
    report_ids: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether it is of the half whose errors may be read."""
        return hashlib.sha256(self.key.encode()).digest()[0] % 2 == 0


def main(argv: Sequence[str]) -> int:
    """Print the share of incidents whose figures are exactly the archive's, by half."""
    parser = argparse.ArgumentParser(prog="benchmarks casualties", description=__doc__)
    parser.add_argument(
        "--reports", type=Path, required=True, help="JSONL with doc_id, incident_id, title, content, dct"
    )
    parser.add_argument("--incidents", type=Path, help="JSONL with incident_uri, num_killed, num_injured")
    parser.add_argument("--errors", type=Path, help="write the wrong figures of the half that may be read")
    parser.add_argument("--share", type=int, default=1, help="take one in so many incidents")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    archive = read_archive(options.reports, options.incidents)[:: options.share]
    wanted = {report_id for each in archive for report_id in each.report_ids}
    reports = {report.id: report for report in read_reports(options.reports) if report.id in wanted}
    accounts = {account.id: account for account in coded(reports.values(), options.workers)}
    found = incidents_by_report(accounts, reports)
    matched = {each.key: most_told(each, found) for each in archive}
    for line in lines(archive, matched):
        print(line)
    if options.errors:
        options.errors.write_text("\n".join(errors(archive, matched, accounts)), encoding="utf-8")
    return 0


def read_archive(reports: Path, incidents: Path | None) -> list[Archived]:
    """Return the archived incidents that a report tells of; where no file has them, as the reports' lines do."""
    by_incident: dict[str, list[str]] = {}
    recorded: dict[str, Mapping[str, Any]] = {}
    for line in _lines(reports):
        by_incident.setdefault(str(line["incident_id"]), []).append(str(line["doc_id"]))
        recorded[str(line["incident_id"])] = line.get("incident") or {}
    if incidents is not None:
        recorded = {str(line["incident_uri"]): line for line in _lines(incidents)}
    return [
        Archived(key, {name: int(line[f"num_{name}"]) for name in ATTRIBUTES}, tuple(by_incident[key]))
        for key, line in recorded.items()
        if key in by_incident
    ]


def coded(reports: Iterable[Report], workers: int) -> Iterator[Account]:
    """Yield the accounts of all reports, read by several processes."""
    with ProcessPoolExecutor(workers) as pool:
        for done, accounts in enumerate(pool.map(_accounts, list(reports), chunksize=20), start=1):
            yield from accounts
            if done % 500 == 0:
                print(f"{done} reports", file=sys.stderr)


def incidents_by_report(accounts: Mapping[str, Account], reports: Mapping[str, Report]) -> dict[str, Incident]:
    """Return the incident that each report is mainly about: that of its first main account in the order of the text.

    An arrest stands behind any violence, since an archive of violence records that.
    """
    linkage = link(accounts.values(), reports)
    clusters = identify(linkage.clusters, {}, accounts, reports).clusters
    found: dict[str, tuple[tuple[bool, int], Incident]] = {}
    for incident_id, members in clusters.items():
        incident = reconcile(incident_id, [accounts[each] for each in members], reports, (), linkage.voices)
        for account in (accounts[each] for each in members if accounts[each].main):
            told = (account.event_type == "arrest", min(mention.trigger.start for mention in account.mentions))
            found[account.report_id] = min(
                found.get(account.report_id, (told, incident)), (told, incident), key=itemgetter(0)
            )
    return {report_id: incident for report_id, (_, incident) in found.items()}


def most_told(archived: Archived, found: Mapping[str, Incident]) -> Incident | None:
    """Return the incident that most reports of the archived one are mainly about, or None where none is."""
    told = [found[report_id] for report_id in archived.report_ids if report_id in found]
    counts = Counter(incident.id for incident in told)
    return max(told, key=lambda incident: (counts[incident.id], incident.id), default=None)


def figure(incident: Incident | None, attribute: str) -> int | None:
    """Return the number believed, the low end where there is no best; None where nothing is known."""
    cell = incident.cell(attribute) if incident else None
    if cell is None or not isinstance(cell.value, Count):
        return None
    return cell.value.low if cell.value.best is None else cell.value.best


def lines(archive: Sequence[Archived], matched: Mapping[str, Incident | None]) -> Iterator[str]:
    """Yield the shares by half and attribute."""
    halves = {
        "all": archive,
        "half whose errors were read": [each for each in archive if each.is_read],
        "other half": [each for each in archive if not each.is_read],
    }
    for name, part in halves.items():
        yield f"{name}: {len(part)} incidents"
        for attribute in ATTRIBUTES:
            pairs = [(figure(matched[each.key], attribute), each.counts[attribute]) for each in part]
            exact = sum((ours or 0) == theirs for ours, theirs in pairs) / max(len(pairs), 1)
            stated = [(ours, theirs) for ours, theirs in pairs if ours is not None]
            right = sum(ours == theirs for ours, theirs in stated) / max(len(stated), 1)
            yield f"  {attribute:8} exact {exact:.3f}; of the {len(stated)} stated {right:.3f}"


def errors(
    archive: Sequence[Archived], matched: Mapping[str, Incident | None], accounts: Mapping[str, Account]
) -> Iterator[str]:
    """Yield what is wrong in the half that may be read, with the words it rests on."""
    for each in archive:
        incident = matched[each.key]
        for attribute in ATTRIBUTES:
            ours = figure(incident, attribute)
            if each.is_read and (ours or 0) != each.counts[attribute]:
                yield f"== {each.key} {attribute}: {ours} for {each.counts[attribute]} ({', '.join(each.report_ids)})"
                yield from _told(incident, attribute, accounts)


def _told(incident: Incident | None, attribute: str, accounts: Mapping[str, Account]) -> Iterator[str]:
    for account_id in incident.account_ids if incident else ():
        account = accounts[account_id]
        yield f"   {account.report_id} {account.event_type} {'main' if account.main else 'aside'} {account.told}"
        for reading in (*account.of(attribute), *account.of("casualties")):
            claim = reading.claim
            value = reading.value
            said = f"{value.low}-{value.best}-{value.high}" if isinstance(value, Count) else "?"
            by = f" by {claim.attributed_to.quote!r}" if claim.attributed_to else ""
            words = f"{claim.words.quote!r}{by}: {' '.join(claim.span.quote.split())!r}"
            yield f"      {claim.attribute} {said} [{claim.side}] {words}"


def _accounts(report: Report) -> tuple[Account, ...]:
    return _coder().accounts(report)


@cache
def _coder() -> pipeline.Coder:
    return pipeline.Coder.load("US")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
