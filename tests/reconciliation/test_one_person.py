"""Where nobody tells of more than one person, whoever was hurt is the one who died."""

import pytest
from hand_built import Said, accounts_of, reports_of, tell

from testigo.model import Cell, Count, Gap
from testigo.reconciliation import reconcile

one = Count.exactly(1)


def injured(text: str, *said: Said) -> Cell:
    telling = tell("a", text, *said)
    found = reconcile("i", accounts_of([telling]), reports_of([telling])).cell("injured")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A store owner was shot dead. Luis Toro had wounds to the chest.", "A store owner", "Luis Toro"),
        ("Luis Toro, 41, was found with a wound. A man died.", "A man", "Luis Toro, 41"),
    ],
)
def test_the_one_hurt_is_the_one_who_died(text: str, dead: str, hurt: str) -> None:
    assert isinstance(injured(text, Said("killed", dead, one), Said("injured", hurt, one)).value, Gap)


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A man was killed and a boy was hurt.", "A man", "a boy"),
        ("A man was killed. A woman was hurt.", "A man", "A woman"),
        ("A man was killed. His son was hurt.", "A man", "His son"),
        ("A man was killed. Another was hurt.", "A man", "Another"),
        ("A man was killed. A second victim was hurt.", "A man", "A second victim"),
        ("Ana Luz was killed. Eva Toro was hurt.", "Ana Luz", "Eva Toro"),
        ("A 20-year-old man died. A 30-year-old was hurt.", "A 20-year-old man", "A 30-year-old"),
    ],
)
def test_people_told_apart_are_two(text: str, dead: str, hurt: str) -> None:
    assert injured(text, Said("killed", dead, one), Said("injured", hurt, one)).value == one


def test_two_people_struck_are_not_one() -> None:
    text = "Two men were shot. One man died. The man was hurt."
    said = [Said("casualties", "Two men", Count.exactly(2)), Said("killed", "One man", one)]
    assert injured(text, *said, Said("injured", "The man", one)).value == one


def test_others_of_one_number_are_told_again() -> None:
    text = "Two were hurt. Two others were hurt."
    assert injured(text, *(Said("injured", words, Count.exactly(2)) for words in ("Two", "Two others"))).value == (
        Count.exactly(2)
    )


def test_one_sentence_brings_in_two_people() -> None:
    text = "One man was hit in the back and a young man was hit in the leg."
    said = [Said("injured", words, one) for words in ("One man", "a young man")]
    assert injured(text, *said).value == Count.exactly(2)
