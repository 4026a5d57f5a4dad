"""Who was shot, and who was found dead or hurt, as reports of gun violence tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader

HARMED = ("killed", "injured", "casualties")


def harmed(read: Reader, text: str) -> list[tuple[str, str]]:
    found = read("en", text)
    return [(name, claim.words.quote) for name in HARMED for claim in found.claims(name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen fired into a home on Monday, striking a girl in the foot.", [("casualties", "a girl")]),
        ("A man was grazed by a bullet in Leeds on Monday.", [("casualties", "A man")]),
        ("A shooting on Monday sent two people to the hospital.", [("casualties", "two people")]),
        ("Police arrested a man on Monday in the shooting of a clerk.", [("casualties", "a clerk")]),
        ("A man was shot at Lincoln Plaza on Monday.", [("casualties", "A man")]),
        (
            "One man was shot on Monday and another was wounded.",
            [("injured", "another"), ("casualties", "One man")],
        ),
        ("A gunman injured a third on Monday.", [("injured", "a third")]),
        (
            "A 14-year-old and a 15-year-old were wounded in a shooting on Monday.",
            [("injured", "A 14-year-old"), ("injured", "a 15-year-old")],
        ),
    ],
)
def test_whom_shots_hit(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert harmed(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A car struck a woman on Monday. A shooting took place in Leeds.",
        "Two officers came to a shooting on Monday.",
        "Shooting suspect Tom Roe surrendered on Monday.",
        "It was the city's second homicide this year.",
    ],
)
def test_whom_no_shot_hit(read: Reader, text: str) -> None:
    assert harmed(read, text) == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Man shot, killed in Leeds.", "Man"),
        ("He was shot on Monday and taken to Mercy Hospital, where he was pronounced dead.", "he"),
        ("A shooting took place. Police pronounced the victim deceased at the scene.", "the victim"),
        ("The homicide victim was shot on Monday.", "The homicide victim"),
        ("A man shot by a guard on Monday died at a hospital.", "A man"),
        ("Gunmen shot a man on Monday. The coroner ruled his death a homicide.", "his"),
        ("They were shot on Monday in a triple homicide.", "a triple homicide"),
    ],
)
def test_who_died_of_shots(read: Reader, text: str, dead: str) -> None:
    assert [words for name, words in harmed(read, text) if name == "killed"] == [dead]


@pytest.mark.parametrize(
    "text",
    [
        "Police found Tom Roe, 49, suffering from a gunshot wound on Monday.",
        "Tom Roe was at home on Monday. Officers found Roe with a gunshot wound.",
    ],
)
def test_whoever_finds_the_wounded_is_not_hurt(read: Reader, text: str) -> None:
    assert {words for _, words in harmed(read, text)} <= {"Tom Roe", "Roe"}
    assert harmed(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "He was killed at 1704 Oak Street on Monday.",
        "Image 3 of 4 A child was shot on Monday.",
    ],
)
def test_numbers_of_houses_and_pictures_count_nobody(read: Reader, text: str) -> None:
    assert all(not any(char.isdigit() for char in words) for _, words in harmed(read, text))
