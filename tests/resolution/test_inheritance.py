"""What an incident takes over from the one before it in the same report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from testigo.model import (
    Report,
    Told,
)
from testigo.pipeline import Coder
from tests.resolution.told_sentences import (
    BAR,
    CARTEL,
    CELAYA,
    DEAD,
    FARMERS,
    FRIDAY,
    GANG,
    IRAPUATO,
    NO_DATE,
    SONORA,
    Sentence,
    day,
    gathered,
    values,
)


def test_an_incident_without_place_or_date_takes_those_before_it_and_says_so() -> None:
    second = Sentence(
        "In another attack, they shot two farmers.",
        "shot",
        "attack_on_civilians",
        (("target", "two farmers", FARMERS),),
        {"anew": True},
    )
    first, account = gathered(BAR, second)
    for attribute in ("place", "date"):
        (own,) = first.of(attribute)
        (taken,) = account.of(attribute)
        assert taken.value == own.value
        assert taken.claim.words == own.claim.words
        assert taken.claim.id != own.claim.id
        assert taken.claim.mention_id == account.mentions[0].id
        assert taken.resolution.reason.startswith("told of the incident before")
        assert "as the test says" in taken.resolution.reason


def test_deeds_of_one_sentence_share_its_place(coder: Coder) -> None:
    text = "A leader was arrested in Tequila on Thursday. Gunmen blocked highways and shot at soldiers in Zapopan."
    accounts = coder.accounts(Report("report", text, "en"))
    places = {account.event_type: account.of("place")[0].value.name for account in accounts}
    assert (places["arrest"], places["road_blockade"]) == ("Tequila", "Zapopan")


def test_words_that_only_point_at_a_deed_do_not_take_it_to_another_state() -> None:
    letter = Sentence("The gang signed a letter in Sonora.", "signed", "", (("place", "Sonora", SONORA),))
    nearby = Sentence("It happened near the market of Celaya.", "happened", "", (("place", "Celaya", CELAYA),))
    (account,) = gathered(BAR, letter, nearby)
    assert values(account, "place") == [CELAYA, CELAYA]


def test_an_incident_with_its_own_place_keeps_it() -> None:
    second = Sentence(
        "Gunmen killed two farmers in Irapuato.",
        "killed",
        "attack_on_civilians",
        (("place", "Irapuato", IRAPUATO), ("target", "two farmers", FARMERS)),
    )
    _, account = gathered(BAR, second)
    assert values(account, "place") == [IRAPUATO]
    assert values(account, "date") == [day(FRIDAY)]


def test_news_takes_nothing_from_background() -> None:
    past = Sentence(BAR.text, BAR.trigger, BAR.event_type, BAR.says, {"told": Told.BACKGROUND})
    fresh = Sentence(
        "Gunmen killed two farmers.", "killed", "attack_on_civilians", (("target", "two farmers", FARMERS),)
    )
    old, new = gathered(past, fresh)
    assert (old.told, old.main) == (Told.BACKGROUND, False)
    assert (new.told, new.main) == (Told.NEWS, True)
    assert values(new, "place") == []
    assert values(new, "date") == []


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "The next day", "The next day, gunmen killed two farmers in Irapuato."),
        ("es", "Al día siguiente", "Al día siguiente, sicarios mataron a dos campesinos en Irapuato."),
    ],
)
def test_a_day_counted_from_the_incident_before_is_resolved_by_it(language: str, words: str, text: str) -> None:
    trigger = "killed" if language == "en" else "mataron"
    says = (("date", words, NO_DATE), ("place", "Irapuato", IRAPUATO))
    second = Sentence(text, trigger, "attack_on_civilians", says, {"anew": True})
    _, account = gathered(BAR, second, language=language)
    assert values(account, "date") == [day(date(2024, 5, 11))]


def test_a_group_that_is_pointed_at_has_the_name_told_before() -> None:
    named = Sentence(BAR.text, BAR.trigger, BAR.event_type, (*BAR.says[:2], ("perpetrator", "Gunmen", CARTEL)))
    pointed = Sentence(
        "The gunmen then burned a bus in Irapuato.",
        "burned",
        "arson",
        (("perpetrator", "The gunmen", GANG), ("place", "Irapuato", IRAPUATO)),
    )
    unpointed = Sentence(
        "Masked gunmen then burned a bus in Irapuato.",
        "burned",
        "arson",
        (("perpetrator", "Masked gunmen", GANG), ("place", "Irapuato", IRAPUATO)),
    )
    assert values(gathered(named, pointed)[1], "perpetrator") == [GANG, CARTEL]
    assert values(gathered(named, unpointed)[1], "perpetrator") == [GANG]


def test_a_day_told_of_what_makes_no_incident_dates_the_next_that_has_none() -> None:
    law = Sentence(
        "They were charged over a raid on Friday.", "raid", "attack_on_civilians", BAR.says[1:2], {"told": Told.LEGAL}
    )
    (account,) = gathered(replace(law, says=(("date", "Friday", day(FRIDAY)),)), DEAD)
    assert values(account, "date") == [day(FRIDAY)]


def test_the_first_incident_of_the_news_takes_the_day_of_the_next_where_nothing_else_dates_it() -> None:
    arrest = Sentence(
        "He was arrested on Friday in Irapuato.",
        "arrested",
        "arrest",
        (("date", "on Friday", day(FRIDAY)), ("place", "Irapuato", IRAPUATO)),
    )
    first, second = gathered(DEAD, arrest)
    assert values(first, "date") == values(second, "date") == [day(FRIDAY)]
