"""Linking: which reports are mainly about one incident (Gun Violence Corpus, or any reports of that shape).

``python -m benchmarks linking --reports FILE.jsonl --out OUT.jsonl`` reads ``doc_id``, ``title``, ``content`` and
``dct``. Only the wording, the day of publication and the days that a report names are compared, so that thousands
of reports are linked in a minute.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from testigo.lexicon import calendar
from testigo.linkage import identify, link
from testigo.model import (
    Account,
    Certainty,
    Claim,
    DatePrecision,
    DateRange,
    Published,
    Reading,
    Report,
    Resolution,
    Status,
    Told,
    content_id,
)
from testigo.resolution import dates

UNCODED = ""  # the event type of an account whose report was not coded
_REACH = 4000  # characters of a report in which days are looked for: later ones are seldom the incident's


def main(argv: Sequence[str]) -> int:
    """Write a line {"report_id", "incident_id"} for every report."""
    parser = argparse.ArgumentParser(prog="benchmarks linking", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="JSONL with doc_id, title, content, dct")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    incidents = incidents_of(read_reports(options.reports))
    with options.out.open("w", encoding="utf-8") as out:
        for report_id, incident in incidents.items():
            out.write(json.dumps({"report_id": report_id, "incident_id": incident}) + "\n")
    print(f"{len(incidents)} reports, {len(set(incidents.values()))} incidents")
    return 0


def incidents_of(reports: Iterable[Report]) -> dict[str, str]:
    """Return the id of the main incident of each report, by report id."""
    by_id = {report.id: report for report in reports}
    accounts = {account.id: account for account in map(uncoded_account, by_id.values())}
    clusters = link(accounts.values(), by_id).clusters
    found = identify(clusters, {}, accounts, by_id).clusters
    return {accounts[each].report_id: incident for incident, members in found.items() for each in members}


def read_reports(path: Path) -> list[Report]:
    """Read reports by their text, headline and publication day; whatever else a line holds is not looked at."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [
        _report(str(line["doc_id"]), line.get("title"), line.get("content") or "", line.get("dct")) for line in lines
    ]


def uncoded_account(report: Report) -> Account:
    """Return an account of a report's main incident that claims nothing but the days its text names."""
    account_id = content_id(report.id, "main")
    days = tuple(_days(report, account_id)) if report.published else ()
    return Account(account_id, report.id, (), days, UNCODED, Told.NEWS, Status.OCCURRED, Certainty.REPORTED, main=True)


def _days(report: Report, account_id: str) -> Iterator[Reading]:
    assert report.published is not None
    for found in calendar.find(report.text[:_REACH], report.language):
        tense = calendar.tense(report.text, found.start, report.language)
        value, reason = dates.resolve(found, report.language, report.published.date, tense)
        if isinstance(value, DateRange) and value.within(
            DateRange(None, report.published.date.latest, DatePrecision.RANGE)
        ):
            span = report.span(found.start, found.end)
            claim_id = content_id(account_id, found.start)
            claim = Claim(claim_id, account_id, "date", span, span, Certainty.REPORTED)
            yield Reading(claim, Resolution(claim_id, value, reason))


def _report(report_id: str, title: str | None, text: str, published: str | None) -> Report:
    day = date.fromisoformat(published[:10]) if published else None
    known = Published(DateRange(day, day, DatePrecision.DAY), "dct") if day else None
    return Report(report_id, text, "en", title, published=known)
