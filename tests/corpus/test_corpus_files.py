"""The corpus agrees with its guideline: quotes are in the text, words are the codebook's, counts are in order."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "golden")]

from golden_files import quotes, vocabulary  # noqa: E402

from benchmarks.corpus_files import Cluster, clusters  # noqa: E402

STYLES = {
    "wire",
    "daily",
    "tabloid",
    "local",
    "radio",
    "government",
    "military",
    "ngo",
    "bulletin",
    "feature",
    "community",
}
COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")
CERTAINTIES = {"confirmed", "reported", "alleged", "disputed", "denied"}
PRECISIONS = {"exact", "settlement", "municipality", "state", "country"}
WORDS = vocabulary()
ALL = list(clusters())
REPORTS = [(cluster, report) for cluster in ALL for report in cluster.reports]


def test_every_id_is_used_once() -> None:
    counted = Counter(report["id"] for _, report in REPORTS)
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("cluster", ALL, ids=lambda cluster: cluster.name)
def test_a_cluster_follows_the_guideline(cluster: Cluster) -> None:
    for report in cluster.reports:
        problems = list(_problems(report))
        assert problems == [], f"{cluster.area}/{cluster.name}: {report['id']}"
    if len(cluster.reports) > 1:
        keys = Counter(incident["key"] for report in cluster.reports for incident in report["incidents"])
        assert max(keys.values()) > 1, "the reports of a cluster share no incident"


def _problems(report: dict[str, Any]) -> list[str]:
    text = report["text"]
    found = [f"not in the text: {quote!r}" for quote in quotes(report) if quote not in text]
    if report["language"] not in {"en", "es"} or report["style"] not in STYLES:
        found.append("language or style")
    if not isinstance(report["published"], dt.date | None):
        found.append("published is no date")
    if bool(report.get("lookalike")) != (not report["incidents"]):
        found.append("a look-alike has no incident, and only a look-alike")
    for incident in [*report["incidents"], *report.get("optional", [])]:
        found += [f"{incident['key']}: {problem}" for problem in _incident_problems(incident, report["published"])]
    return found


def _incident_problems(incident: dict[str, Any], published: dt.date | None) -> list[str]:
    found = []
    wrong = set(incident["event_type"]) - set(WORDS["event_types"])
    wrong |= {target["kind"] for target in incident["targets"]} - set(WORDS["kinds"])
    wrong |= {weapon["code"] for weapon in incident["weapons"]} - set(WORDS["weapons"])
    wrong |= {actor["certainty"] for actor in incident["perpetrators"]} - CERTAINTIES
    wrong |= {incident["status"]} - set(WORDS["statuses"]) | {incident["told"]} - {"news", "background"}
    wrong |= {incident["place"]["precision"]} - PRECISIONS
    if wrong:
        found.append(f"unknown words {wrong}")
    if not all(actor.get("name") or actor.get("description") for actor in incident["perpetrators"]):
        found.append("a perpetrator without name and description")
    if not {"killed", "injured"} <= set(incident):
        found.append("killed and injured must be there, null where not stated")
    for name in COUNTS:
        count = incident.get(name)
        if count is not None:
            stated = [count[end] for end in ("low", "best", "high") if count[end] is not None]
            if not stated or stated != sorted(stated) or "quote" not in count:
                found.append(f"{name}: {count}")
    date = incident["date"]
    earliest, latest = date["earliest"], date["latest"]
    if earliest and latest and not earliest <= latest:
        found.append("the date ends before it begins")
    if published and earliest and incident["status"] != "threatened" and earliest > published:
        found.append("it happened after it was published")
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "second").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_second_annotation_quotes_its_report(path: Path) -> None:
    texts = {report["id"]: report["text"] for _, report in REPORTS}
    for report in yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]:
        assert [quote for quote in quotes(report) if quote not in texts[report["id"]]] == []
