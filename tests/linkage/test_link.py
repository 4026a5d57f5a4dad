import random

from hand_built import Telling, accounts_of, decide, reports_of, tell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testigo.linkage import Linkage, link
from testigo.model import Act, Decision, Verdict


def linked(tellings: list[Telling], *decisions: Decision) -> Linkage:
    return link(accounts_of(tellings), reports_of(tellings), decisions)


def test_two_incidents_in_two_languages_are_told_apart(mine: list[Telling], court: list[Telling]) -> None:
    found = linked([*mine, *court])
    assert found.clusters == (
        ("court-1-account", "court-2-account"),
        ("mine-1-account", "mine-2-account", "mine-3-account"),
    )


def test_a_judgement_gives_its_reasons_in_words(mine: list[Telling], court: list[Telling]) -> None:
    found = linked([*mine, *court]).judgements
    pair = next(each for each in found if (each.left, each.right) == ("mine-1-account", "mine-3-account"))
    assert pair.verdict is Verdict.SAME
    assert 0 <= pair.score <= 1
    assert any(reason.startswith("the same place") for reason in pair.reasons)
    assert any("two languages" in reason for reason in pair.reasons)


def test_persons_can_split_join_and_reject(mine: list[Telling], court: list[Telling]) -> None:
    one, other, third = accounts_of(mine)
    elsewhere = court[0].account
    words = [
        decide(Act.DIFFERENT, one.id, other.id, at=1),
        decide(Act.SAME, one.id, elsewhere.id, at=2),
        decide(Act.REJECT, third.id, at=3),
    ]
    home = {account: members for members in linked([*mine, *court], *words).clusters for account in members}
    assert home[one.id] != home[other.id]
    assert home[one.id] == home[elsewhere.id]
    assert third.id not in home


def test_the_last_word_on_a_pair_holds(mine: list[Telling]) -> None:
    one, other = (telling.account.id for telling in mine[:2])
    words = [decide(Act.DIFFERENT, one, other, at=1), decide(Act.SAME, other, one, at=2)]
    assert any({one, other} <= set(members) for members in linked(mine, *words).clusters)
    assert all(
        not {one, other} <= set(members)
        for members in linked(mine, *reversed(words), decide(Act.DIFFERENT, one, other, at=3)).clusters
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(chance=st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(mine: list[Telling], court: list[Telling], chance: random.Random) -> None:
    told = [*mine, *court]
    again = [*told, *told[:2]]
    chance.shuffle(again)
    assert linked(again) == linked(told)


def test_reports_on_unlike_matters_do_not_join_in_a_small_collection() -> None:
    told = [
        tell(
            "a", "Police said a man was shot dead in a bar. The police are looking for two men.", title="Man shot dead"
        ),
        tell(
            "b",
            "The police said that a woman was killed by a car bomb. No group has claimed it.",
            title="Car bomb kills woman",
        ),
        tell(
            "c", "Protesters burned tyres and police fired into the air. A man was hurt.", title="Protest turns violent"
        ),
    ]
    assert len(linked(told).clusters) == 3


def test_nothing_to_link_is_no_trouble() -> None:
    assert linked([]) == Linkage(())
