"""Many dead, voices that disagree and what is unsure come first; what persons have seen comes last."""

from __future__ import annotations

from testigo.model import Cell, Code, Count, Gap, GapReason, Incident
from testigo.review import Doubt, worth_of

TYPE = Cell("event_type", Code("event_type", "armed_attack"), ("mention",))
SILENT = Cell("killed", Gap(GapReason.NOT_STATED), ())


def incident(*cells: Cell, certainty: str = "confirmed") -> Incident:
    return Incident("one", TYPE, cells, "occurred", certainty, True, ("account",), ("report",))


def killed(people: int, *dissent: str) -> Cell:
    return Cell("killed", Count.exactly(people), ("claim",), dissent)


def test_more_dead_are_worth_more() -> None:
    worths = [worth_of(incident(killed(people)), (), 0).score for people in (0, 1, 5, 50)]
    assert worths == sorted(worths)
    assert worths[0] == 0


def test_every_doubt_adds_and_is_named() -> None:
    unresolved = Cell("place", Gap(GapReason.UNRESOLVED, "a name"), ())
    worth = worth_of(incident(killed(2, "claim-2"), unresolved, certainty="alleged"), (), 0)
    assert worth.doubts == (
        Doubt("toll", "2"),
        Doubt("disagreement", "killed"),
        Doubt("unresolved", "place"),
        Doubt("certainty", "alleged"),
    )
    assert worth.score > worth_of(incident(killed(2)), (), 0).score


def test_silence_is_no_doubt() -> None:
    assert worth_of(incident(SILENT), (), 0).score == 0


def test_what_was_seen_twice_is_done() -> None:
    scores = [worth_of(incident(killed(9)), (), reviewers).score for reviewers in range(4)]
    assert scores[0] > scores[1] > 0
    assert scores[2:] == [0, 0]
