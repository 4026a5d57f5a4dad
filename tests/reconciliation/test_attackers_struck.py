"""Attackers who were struck are no targets of their attack."""

from hand_built import Said, accounts_of, reports_of, tell

from testigo.model import Actor, Gap
from testigo.reconciliation import reconcile

TEXT = "Gunmen fired on a school and police. Three teachers and two rebels died, and four of the gunmen."
GUNMEN = Actor("Gunmen", "armed group")
TEACHERS = Actor("Three teachers", "education")
REBELS = Actor("two rebels", "rebels")


def kinds(*said: Said) -> list[str]:
    told = [tell("a", TEXT, *said)]
    cell = reconcile("i", accounts_of(told), reports_of(told)).cell("target")
    assert cell is not None
    return [] if isinstance(cell.value, Gap) else [one.kind for one in cell.value]  # type: ignore[union-attr]


def did(actor: Actor) -> Said:
    return Said("perpetrator", actor.description, actor)


def struck(actor: Actor) -> Said:
    return Said("target", actor.description, actor)


def test_unnamed_attackers_are_no_targets_beside_others() -> None:
    assert kinds(did(GUNMEN), struck(TEACHERS), struck(REBELS)) == ["education"]


def test_whom_the_police_struck_are_targets() -> None:
    assert "rebels" in kinds(did(Actor("police", "police")), struck(TEACHERS), struck(REBELS))


def test_rivals_whom_nobody_calls_attackers_are_targets_where_nobody_else_is() -> None:
    assert kinds(did(GUNMEN), struck(REBELS)) == ["rebels"]


def test_whom_the_words_call_attackers_are_none() -> None:
    assert kinds(did(GUNMEN), struck(Actor("four of the gunmen", "armed group"))) == []


def perpetrators(*said: Said) -> list[str]:
    told = [tell("a", TEXT_OF_ONE, *said)]
    cell = reconcile("i", accounts_of(told), reports_of(told)).cell("perpetrator")
    assert cell is not None
    return [] if isinstance(cell.value, Gap) else [one.description for one in cell.value]  # type: ignore[union-attr]


TEXT_OF_ONE = "A man of 77 killed two people. The attacker was held."


def test_an_attacker_is_told_by_the_words_that_say_most() -> None:
    one, other = Actor("A man of 77", "armed group"), Actor("The attacker", "armed group")
    assert perpetrators(did(one), did(other)) == ["A man of 77"]
