"""Who is taken to have done what an account tells."""

from __future__ import annotations

import pytest

from testigo.model import Actor, Code
from tests.resolution.told_sentences import Sentence, gathered, values

GANG = Actor("the Gulf Cartel", "criminal group", "Gulf Cartel", "cdg")
MARINES = Actor("marines", "military")
POLICE = Actor("police", "police")


def test_those_arrested_did_not_arrest_anybody() -> None:
    told = Sentence(
        "Marines captured a leader of the Gulf Cartel on Friday.",
        "captured",
        "arrest",
        (("perpetrator", "Marines", MARINES), ("perpetrator", "the Gulf Cartel", GANG)),
    )
    (account,) = gathered(told)
    assert values(account, "perpetrator") == [MARINES]


def test_a_whole_is_not_named_beside_its_part() -> None:
    dissidents = Actor("FARC dissidents", "rebels", "FARC dissidents", "farc_dissidents")
    front = Actor("the Carlos Patiño front", "rebels", "Carlos Patiño Front", "carlos_patino")
    told = Sentence(
        "FARC dissidents of the Carlos Patiño front attacked a base.",
        "attacked",
        "attack_on_civilians",
        (("perpetrator", "FARC dissidents", dissidents), ("perpetrator", "the Carlos Patiño front", front)),
    )
    (account,) = gathered(told)
    assert values(account, "perpetrator") == [front]


@pytest.mark.parametrize(("type_of_opening", "doers"), [("massacre", [GANG]), ("armed_clash", [GANG, POLICE])])
def test_forces_that_shot_back_are_no_attackers(type_of_opening: str, doers: list[Actor]) -> None:
    opening = Sentence(
        "The Gulf Cartel stormed a town.",
        "stormed",
        type_of_opening,
        (("perpetrator", "The Gulf Cartel", GANG), ("weapon", "town", Code("weapon", "rifle"))),
    )
    answer = Sentence(
        "Two were hit in a clash with police.", "clash", "armed_clash", (("perpetrator", "police", POLICE),)
    )
    (account,) = gathered(opening, answer)
    assert values(account, "perpetrator") == doers
