"""What is taken back does not count, and taking back can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from testigo.model import Act, Decision
from testigo.review import standing

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def decision(action: str, act: Act = Act.SET, subject: str = "account") -> Decision:
    return Decision(f"{action}-{act}", act, (subject,), "ana", NOW, action=action)


def test_an_undo_takes_back_the_whole_action() -> None:
    told = [decision("a"), decision("a", Act.ASSESS), decision("b"), decision("c", Act.UNDO, "a")]
    assert standing(told) == (told[2],)


def test_an_undone_undo_brings_it_back() -> None:
    told = [decision("a"), decision("b", Act.UNDO, "a"), decision("c", Act.UNDO, "b")]
    assert standing(told) == (told[0],)


@given(st.integers(min_value=0, max_value=9))
def test_of_a_chain_of_undoing_every_second_one_restores(length: int) -> None:
    told = [decision("0")]
    told += [decision(str(at), Act.UNDO, str(at - 1)) for at in range(1, length + 1)]
    assert bool(standing(told)) == (length % 2 == 0)


def test_decisions_from_before_there_were_actions_stand() -> None:
    old = Decision("old", Act.REJECT, ("account",), "ana", NOW)
    assert standing([old, decision("c", Act.UNDO, "")]) == (old,)
