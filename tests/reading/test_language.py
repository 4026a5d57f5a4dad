"""Which language a text is in."""

from __future__ import annotations

import json

import pytest
from readings import PROSA, PROSE, issue, report

from testigo.reading.language import declared_language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        (PROSA, "es"),
        (PROSE.upper(), "en"),
        ("Six dead in bar", "en"),
        ("The army arrested 40 men and seized rifles in Durán on Nov. 26.", "en"),
        ("Hallan seis cuerpos en Fresnillo", "es"),
        ("MEXICO CITY, GUADALAJARA, CULIACAN, TIJUANA -- FIVE MEN WERE SHOT DEAD IN FOUR CITIES OVERNIGHT.", "en"),
        ("Dois soldados morreram e três ficaram feridos nesta sexta-feira na explosão de um artefato.", "pt"),
        ("Dos soldats moren i tres més resulten ferits en l'explosió d'un artefacte al pas d'un comboi.", "ca"),
        ("Deux soldats ont été tués et trois autres blessés vendredi par une mine.", "fr"),
        ("قتل جنديان وأصيب ثلاثة آخرون في انفجار عبوة ناسفة.", "ar"),
    ],
)
def test_texts_are_told_apart(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_doubtful_text_is_taken_for_the_likelier_of_ours() -> None:
    assert detect_language("Capturan a 'El Mencho'") == "es"


@pytest.mark.parametrize(
    ("declared", "code"),
    [("es-MX", "es"), ("EN_us", "en"), ("spa", "es"), ("English", "en"), ("Español", "es"), (" fr ", "fr")],
)
def test_a_declared_language_has_many_names(declared: str, code: str) -> None:
    assert declared_language(declared) == code


def test_a_declared_language_wins() -> None:
    data = json.dumps({"id": "a", "text": PROSE, "language": "es-CO"})
    assert report(data, "application/json").language == "es"


def test_a_language_that_is_not_read_is_told() -> None:
    assert "language fr is not read yet" in issue("Deux soldats ont été tués et trois autres blessés vendredi.")
    data = json.dumps({"id": "a", "text": PROSE, "language": "pt"})
    assert "language pt is not read yet" in issue(data, "application/json")
