"""The casualties benchmark takes the incident that most reports are about, and silence for none."""

from benchmarks.casualties import Archived, lines, most_told
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
