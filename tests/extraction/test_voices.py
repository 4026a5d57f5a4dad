"""Who says so, and what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.voices import takes_back, voice

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Gunmen killed two farmers, police said.", "police"),
        ("en", "Gunmen killed two farmers, said the mayor.", "the mayor"),
        ("en", "The governor said that gunmen killed two farmers.", "The governor"),
        ("en", "According to local residents, gunmen killed two farmers.", "local residents"),
        ("en", "Gunmen killed two farmers, according to the army.", "the army"),
        ("es", "Sicarios mataron a dos campesinos, informó la policía.", "la policía"),
        ("es", "Sicarios mataron a dos campesinos, dijo el alcalde.", "el alcalde"),
        ("es", "El gobernador dijo que sicarios mataron a dos campesinos.", "El gobernador"),
        ("es", "Según vecinos, sicarios mataron a dos campesinos.", "vecinos"),
        ("es", "De acuerdo con la Fiscalía, sicarios mataron a dos campesinos.", "la Fiscalía"),
        ("es", "Sicarios mataron a dos campesinos, según el Ejército.", "el Ejército"),
        ("es", "Dos sacerdotes fueron asesinados ayer por un hombre armado, confirmó la diócesis.", "la diócesis"),
        (
            "es",
            "Dos campesinos murieron por una mina, informaron ayer fuentes de la alcaldía.",
            "fuentes de la alcaldía",
        ),
        ("es", "El gobierno responsabilizó a la banda del ataque.", "El gobierno"),
        ("en", "Our monitors have documented 50 people killed by gunmen.", "Our monitors"),
    ],
)
def test_the_voice_of_a_sentence(read: Reader, language: str, text: str, who: str) -> None:
    span = voice(read(language, text).scene)
    assert span is not None
    assert span.quote == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed two farmers in Tibú."),
        ("en", "He said that gunmen killed two farmers."),
        ("es", "Sicarios mataron a dos campesinos en Tibú."),
        ("es", "Ella dijo que sicarios mataron a dos campesinos."),
    ],
)
def test_a_report_that_quotes_nobody_by_name_has_no_voice(read: Reader, language: str, text: str) -> None:
    assert voice(read(language, text).scene) is None


@pytest.mark.parametrize(
    ("language", "text", "word", "withdrawn"),
    [
        ("en", "The blast was not caused by drones, as first said, but by a mine.", "drones", True),
        ("en", "The blast was not caused by drones, as first said, but by a mine.", "mine", False),
        ("en", "The blast was caused by a mine.", "mine", False),
        ("en", "The army initially said drones were used, but now speaks of a mine.", "drones", True),
        (
            "es",
            "La explosión no fue causada por drones, como se dijo en un principio, sino por una mina.",
            "drones",
            True,
        ),
        (
            "es",
            "La explosión no fue causada por drones, como se dijo en un principio, sino por una mina.",
            "mina",
            False,
        ),
        ("es", "La explosión fue causada por una mina.", "mina", False),
        ("es", "Inicialmente se habló de drones, pero fue una mina.", "drones", True),
        ("es", "Inicialmente se habló de drones, pero fue una mina.", "mina", False),
    ],
)
def test_what_is_taken_back(read: Reader, language: str, text: str, word: str, withdrawn: bool) -> None:
    found = read(language, text)
    assert takes_back(found.scene, found.at(word)) is withdrawn


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "Cuatro cuerpos fueron hallados en Fresnillo, confirmó la vocería del estado.", "la vocería del estado"),
        ("es", "Un coche bomba estalló en Tame, según confirmó a esta emisora el alcalde.", "el alcalde"),
        ("en", "Police on Thursday accused members of Los Lobos of the shooting.", "Police"),
        ("en", "Two men died in the blast, said the mayor, Ana Ruiz.", "the mayor, Ana Ruiz"),
    ],
)
def test_the_voice_behind_or_away_from_its_verb(read: Reader, language: str, text: str, words: str) -> None:
    found = voice(read(language, text).scene)
    assert found is not None
    assert found.quote == words
