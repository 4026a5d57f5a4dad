"""Whom words speak of, and how many they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon.kinds import kind_of
from testigo.model import Count, Gap
from testigo.resolution.people import SOME, resolve

ONE = Count.exactly(1)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("two police officers", "en", Count.exactly(2)),
        ("at least 12 farmers", "en", Count(12, 12, None)),
        ("the mayor", "en", ONE),
        ("a soldier", "en", ONE),
        ("his driver", "en", ONE),
        ("soldiers", "en", SOME),
        ("the soldiers", "en", SOME),
        ("gunmen", "en", SOME),
        ("the police", "en", SOME),
        ("members of a gang", "en", SOME),
        ("a member of the security forces", "en", ONE),
        ("dos policías", "es", Count.exactly(2)),
        ("al menos 12 campesinos", "es", Count(12, 12, None)),
        ("el alcalde", "es", ONE),
        ("una enfermera", "es", ONE),
        ("su chofer", "es", ONE),
        ("los soldados", "es", SOME),
        ("soldados", "es", SOME),
        ("integrantes de una banda", "es", SOME),
        ("un integrante de las fuerzas armadas", "es", ONE),
        ("las autoridades", "es", SOME),
    ],
)
def test_how_many_the_words_speak_of(words: str, language: str, expected: Count) -> None:
    value, reason = resolve(words, language)
    assert value == expected
    assert reason


def test_a_plural_without_a_figure_is_open_above() -> None:
    assert (SOME.low, SOME.best, SOME.high) == (2, None, None)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("two police officers", "en", "police"),
        ("masked gunmen", "en", "armed group"),
        ("the farmers", "en", "civilians"),
        ("a journalist", "en", "journalists"),
        ("the weather", "en", None),
        ("dos policías", "es", "police"),
        ("hombres armados", "es", "armed group"),
        ("los campesinos", "es", "civilians"),
        ("un periodista", "es", "journalists"),
        ("el clima", "es", None),
    ],
)
def test_the_kind_of_people_named(words: str, language: str, expected: str | None) -> None:
    assert kind_of(words, language) == expected


WORD = st.text(min_size=1, max_size=8).filter(lambda word: any(letter.isalnum() for letter in word))


@given(words=st.lists(WORD | st.sampled_from(["dos", "los", "the", "police", "12", "de"]), max_size=5).map(" ".join))
@pytest.mark.parametrize("language", ["en", "es"])
def test_any_words_have_an_answer(language: str, words: str) -> None:
    value, reason = resolve(words, language)
    assert isinstance(value, Count | Gap)
    assert reason
    if words.isdecimal() and words.isascii() and 0 < len(words) < 4:
        assert value == Count.exactly(int(words))
    assert words or kind_of(words, language) is None
