"""The casualties benchmark takes the incident that most reports are about, and silence for none."""

import json
from pathlib import Path

from benchmarks.casualties import Archived, lines, most_told, read_archive
from testigo.model import Cell, Code, Count, Gap, GapReason, Incident


def incident(key: str, killed: Count | None) -> Incident:
    silent = Gap(GapReason.NOT_STATED)
    event_type = Cell("event_type", Code("event_type", "attack_on_civilians"), ("m",))
    cells = (Cell("killed", killed or silent, ("c",) if killed else ()), Cell("injured", silent, ()))
    return Incident(key, event_type, cells, "occurred", "reported", True, ("a",), ("r",))


def archived(killed: int, *reports: str) -> Archived:
    return Archived("k", {"killed": killed, "injured": 0}, reports)


def test_the_incident_of_most_reports_is_compared() -> None:
    one, other = incident("one", None), incident("other", None)
    assert most_told(archived(1, "a", "b", "c"), {"a": one, "b": other, "c": other}) is other
    assert most_told(archived(1, "a"), {}) is None


def test_silence_is_compared_as_none() -> None:
    told = list(lines([archived(2, "a")], {"k": incident("one", Count.exactly(2))}))
    assert any("killed   exact 1.000; of the 1 stated 1.000" in line for line in told)
    assert any("injured  exact 1.000; of the 0 stated" in line for line in told)


def test_reports_may_hold_the_archives_figures(tmp_path: Path) -> None:
    line = {"doc_id": "a", "incident_id": "k", "incident": {"num_killed": 1, "num_injured": 2}}
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    assert read_archive(path, None) == [Archived("k", {"killed": 1, "injured": 2}, ("a",))]
