"""What an account is called, how sure it is and whether its report is mainly about it."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.lexicon import register
from testigo.model import (
    Actor,
    Certainty,
    Code,
    Count,
    Report,
    Status,
    Told,
)
from testigo.resolution.accounts import gather
from tests.resolution.told_sentences import (
    BAR,
    DEAD,
    Sentence,
    day,
    gathered,
)


def test_no_mentions_make_no_accounts() -> None:
    assert gather(Report("report", "Nothing happened.", "en"), [], [], register.load()) == ()


def test_what_happened_long_before_publication_is_background() -> None:
    long_ago = (("date", "on Friday", day(date(2024, 1, 5))),)
    old = Sentence(BAR.text, BAR.trigger, BAR.event_type, long_ago)
    (account,) = gathered(old)
    assert (account.told, account.main) == (Told.BACKGROUND, False)
    (account,) = gathered(old, published=None)
    assert (account.told, account.main) == (Told.NEWS, True)


def test_the_surest_voice_and_what_happened_speak_for_the_account() -> None:
    alleged = Sentence(BAR.text, BAR.trigger, BAR.event_type, BAR.says, {"certainty": Certainty.ALLEGED})
    tried = Sentence(DEAD.text, DEAD.trigger, DEAD.event_type, DEAD.says, {"status": Status.ATTEMPTED})
    (account,) = gathered(alleged, tried)
    assert account.certainty is Certainty.REPORTED
    assert account.status is Status.OCCURRED
    (account,) = gathered(tried)
    assert account.status is Status.ATTEMPTED


@pytest.mark.parametrize(
    ("types", "weapons", "expected"),
    [
        (("attack_on_civilians", "armed_clash"), (), "armed_clash"),
        (("attack_on_civilians", "ambush", "armed_clash"), (), "ambush"),
        (("attack_on_civilians",), ("drone",), "drone_strike"),
        (("attack_on_civilians",), ("grenade",), "grenade"),
        (("attack_on_civilians",), ("aircraft",), "attack_on_civilians"),
        (("armed_clash",), ("drone",), "armed_clash"),
        (("drone_strike",), ("landmine",), "landmine_ied"),
        (("drone_strike",), ("drone", "landmine"), "drone_strike"),
    ],
)
def test_the_heaviest_type_refined_by_the_weapons_names_the_account(
    types: tuple[str, ...], weapons: tuple[str, ...], expected: str
) -> None:
    says = tuple(("weapon", "attacked", Code("weapon", weapon)) for weapon in weapons)
    told = [Sentence(f"Somebody attacked place {number}.", "attacked", kind, says) for number, kind in enumerate(types)]
    (account,) = gathered(*told)
    assert account.event_type == expected


def test_the_killing_of_several_is_no_targeted_killing() -> None:
    one = (("killed", "Two farmers", Count.exactly(1)),)
    assert gathered(Sentence(DEAD.text, "killed", "targeted_killing", one))[0].event_type == "targeted_killing"
    assert gathered(Sentence(DEAD.text, "killed", "targeted_killing", DEAD.says))[0].event_type == "attack_on_civilians"


@pytest.mark.parametrize("later", ["armed_clash", "body_found", "abduction"])
def test_what_an_account_opens_with_outright_outweighs_what_comes_later(later: str) -> None:
    attackers = ("perpetrator", "Gunmen", Actor("Gunmen", "armed group"))
    attack = Sentence("Gunmen stormed the town.", "stormed", "attack_on_civilians", (attackers,))
    murder = Sentence("The mayor was murdered.", "murdered", "targeted_killing")
    after = Sentence("Two were hit or found later.", "found", later)
    assert gathered(attack, after)[0].event_type == "attack_on_civilians"
    assert gathered(murder, after)[0].event_type == "targeted_killing"


def test_one_official_killed_is_one_sought_out() -> None:
    mayor = ("target", "The mayor", Actor("The mayor", "government"))
    dead = Sentence(
        "The mayor died in an attack.", "died", "attack_on_civilians", (mayor, ("killed", "mayor", Count.exactly(1)))
    )
    assert gathered(dead)[0].event_type == "targeted_killing"
