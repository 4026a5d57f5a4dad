"""Linking: which reports are mainly about one incident (Gun Violence Corpus, or any reports of that shape)."""

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from testigo.linkage import identify, link
from testigo.model import Account, Certainty, DatePrecision, DateRange, Published, Report, Status, Told

UNCODED = ""  # the event type of an account that was linked by its wording alone


def main(argv: Sequence[str] | None = None) -> int:
    """Write a line {"report_id", "incident_id"} for every report."""
    parser = argparse.ArgumentParser(prog="benchmarks linking", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="JSONL with doc_id, title, content, dct")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    reports = read_reports(options.reports)
    incidents = incidents_of(reports)
    with options.out.open("w", encoding="utf-8") as out:
        for report_id, incident in incidents.items():
            out.write(json.dumps({"report_id": report_id, "incident_id": incident}) + "\n")
    print(f"{len(incidents)} reports, {len(set(incidents.values()))} incidents")
    return 0


def incidents_of(reports: Iterable[Report]) -> dict[str, str]:
    """Return the id of the main incident of each report, by report id."""
    by_id = {report.id: report for report in reports}
    accounts = {f"{report_id}:main": bare_account(report_id) for report_id in by_id}
    clusters = link(accounts.values(), by_id).clusters
    found = identify(clusters, {}, accounts, by_id).clusters
    incident_of = {account: incident for incident, members in found.items() for account in members}
    return {report_id: incident_of[f"{report_id}:main"] for report_id in by_id}


def read_reports(path: Path) -> list[Report]:
    """Read reports by their text, headline and publication day; whatever else a line holds is not looked at."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [
        _report(str(line["doc_id"]), line.get("title"), line.get("content") or "", line.get("dct")) for line in lines
    ]


def bare_account(report_id: str) -> Account:
    """Return an account that claims nothing: only its report's wording and day are compared."""
    return Account(
        f"{report_id}:main", report_id, (), (), UNCODED, Told.NEWS, Status.OCCURRED, Certainty.REPORTED, main=True
    )


def _report(report_id: str, title: str | None, text: str, published: str | None) -> Report:
    day = date.fromisoformat(published[:10]) if published else None
    known = Published(DateRange(day, day, DatePrecision.DAY), "dct") if day else None
    return Report(report_id, text, "en", title, published=known)


if __name__ == "__main__":
    raise SystemExit(main())
