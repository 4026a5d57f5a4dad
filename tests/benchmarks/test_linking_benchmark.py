"""Reports of the Gun Violence Corpus are linked no worse than before; measured only where the public data are."""

import json
from collections import Counter
from collections.abc import Iterable
from math import comb
from pathlib import Path

import pytest

from benchmarks.linking import incidents_of, read_reports

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "../shared/data/gvc/reports.jsonl"
FLOOR: float = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["linking"]["gvc pairs F"]


def pairs(keys: Iterable[object]) -> int:
    return sum(comb(number, 2) for number in Counter(keys).values())


@pytest.mark.skipif(not REPORTS.exists(), reason="the public data are not here")
def test_pairs_of_the_corpus_do_not_sink() -> None:
    gold = {row["doc_id"]: row["incident_id"] for row in map(json.loads, REPORTS.read_text("utf-8").splitlines())}
    coded = incidents_of(read_reports(REPORTS))
    right = pairs((coded[each], incident) for each, incident in gold.items())
    assert 2 * right / (pairs(coded.values()) + pairs(gold.values())) >= FLOOR
