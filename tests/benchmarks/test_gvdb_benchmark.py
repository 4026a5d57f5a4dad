"""The benchmark of gun violence reports: texts rebuilt from tokens, and the span that each role is given."""

import json
from pathlib import Path

from benchmarks.gvdb import annotated, spans_of
from testigo.pipeline import Coder

SENTENCES = [
    ["Oscar", "Villa", ",", "22", ",", "was", "shot", "with", "a", "rifle", "in", "Dallas", "at", "9", "p.m."],
    ["He", "did", "n't", "survive", "."],
]


def entry(folder: Path) -> Path:
    spans = [[0, 2, "VIC-NAME"], [3, 4, "VIC-AGE"], [9, 10, "CIR-WEAPON"], [11, 12, "DAT-CITY"], [12, 12, "SHO-NAME"]]
    line = {"doc_key": "one", "date": "2014-5-3", "full_text": SENTENCES, "spans": spans}
    path = folder / "dev.json"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def test_a_text_is_rebuilt_with_its_spans(tmp_path: Path) -> None:
    (one,) = annotated(entry(tmp_path))
    assert one.report.text.startswith("Oscar Villa, 22, was shot with a rifle in Dallas")
    assert one.report.text.endswith("He didn't survive.")
    said = {role: one.report.text[start:end] for role, (start, end) in one.spans.items()}
    assert said == {"VIC-NAME": "Oscar Villa", "VIC-AGE": "22", "CIR-WEAPON": "rifle", "DAT-CITY": "Dallas"}
    assert one.report.published is not None


def test_each_role_is_given_one_span(tmp_path: Path, coder: Coder) -> None:
    (one,) = annotated(entry(tmp_path))
    found = {role: one.report.text[start:end] for role, (start, end) in spans_of(one.report, coder).items()}
    assert found["VIC-NAME"] == "Oscar Villa"
    assert "rifle" in found["CIR-WEAPON"]
    assert found["DAT-CITY"] == "Dallas"
