"""Noun phrases: where they begin and end, and what is joined to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.nouns import coordinated, head_of, offsets, phrase_bounds, preposition

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "head", "phrase"),
    [
        ("en", "Rebels killed two young police officers near the river.", "officers", "two young police officers"),
        ("en", "Members of the local gang fled.", "Members", "Members of the local gang"),
        ("en", "Gunmen killed the mayor of the town on Friday.", "mayor", "the mayor of the town"),
        ("en", "Rebels killed a farmer who owned a mill.", "farmer", "a farmer"),
        ("en", "Rebels killed a farmer and a nurse.", "farmer", "a farmer"),
        (
            "es",
            "Los rebeldes mataron a dos jóvenes policías municipales.",
            "policías",
            "dos jóvenes policías municipales",
        ),
        ("es", "Integrantes de la banda local huyeron.", "Integrantes", "Integrantes de la banda local"),
        ("es", "Sicarios mataron al alcalde del pueblo el viernes.", "alcalde", "alcalde del pueblo"),
        ("es", "Los rebeldes mataron a un campesino que tenía un molino.", "campesino", "un campesino"),
        ("es", "Los rebeldes mataron a un campesino y a una enfermera.", "campesino", "un campesino"),
    ],
)
def test_a_phrase_is_its_core_and_what_it_is_of(read: Reader, language: str, text: str, head: str, phrase: str) -> None:
    found = read(language, text)
    start, end = offsets(found.scene.sentence, *phrase_bounds(found.scene.sentence, found.at(head)))
    assert text[start:end] == phrase


@pytest.mark.parametrize(
    ("language", "text", "first", "joined"),
    [
        ("en", "Rebels killed two officers, a nurse and three farmers.", "officers", ["officers", "nurse", "farmers"]),
        ("en", "Two officers were killed.", "officers", ["officers"]),
        (
            "es",
            "Sicarios mataron a dos policías, un maestro y tres campesinos.",
            "policías",
            ["policías", "maestro", "campesinos"],
        ),
        ("es", "Dos policías fueron asesinados.", "policías", ["policías"]),
    ],
)
def test_coordination_keeps_the_order_of_the_text(
    read: Reader, language: str, text: str, first: str, joined: list[str]
) -> None:
    found = read(language, text)
    assert found.texts(coordinated(found.scene.sentence, found.at(first))) == joined


@pytest.mark.parametrize(
    ("language", "text", "head", "expected"),
    [
        ("en", "Gunmen fired at a Bus.", "Bus", "at"),
        ("en", "The Bus burned.", "Bus", ""),
        ("es", "Sicarios dispararon contra un autobús.", "autobús", "contra"),
        ("es", "El autobús ardió.", "autobús", ""),
    ],
)
def test_the_preposition_before_a_phrase(read: Reader, language: str, text: str, head: str, expected: str) -> None:
    found = read(language, text)
    assert preposition(found.scene.sentence, found.at(head)) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "head"),
    [
        ("en", "The police station burned.", ("police", "station"), "station"),
        ("es", "La estación de policía ardió.", ("estación", "policía"), "estación"),
    ],
)
def test_the_head_of_words_governs_the_others(
    read: Reader, language: str, text: str, words: tuple[str, str], head: str
) -> None:
    found = read(language, text)
    assert found.texts((head_of(found.scene.sentence, found.at(words[0]), found.at(words[1]) + 1),)) == [head]
