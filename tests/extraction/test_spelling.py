"""Words that lost accents or were scanned badly are read as they should be spelt; what is quoted stays as written."""

from __future__ import annotations

import pytest

from testigo.extraction.parsing import Parser
from testigo.extraction.spelling import is_bare, respelt, restored

WITH = "El sábado un sicario mató a un policía en la estación de Bogotá y huyó en una moto, según informó la alcaldía."
WITHOUT = (
    "El sabado un sicario mato a un policia en la estacion de Bogota y huyo en una moto, segun informo la alcaldia."
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recibio", "recibió"),
        ("policia", "policía"),
        ("Embarcacion", "Embarcación"),
        ("ninnos", "niños"),
        ("dannaron", "dañaron"),
        ("recibió", "recibió"),
        ("hombre", "hombre"),
        ("Quilichao", "Quilichao"),
        ("EP", "EP"),
    ],
)
def test_a_word_of_no_dictionary_is_taken_for_the_one_that_accents_make_of_it(written: str, meant: str) -> None:
    assert respelt(written, "es") == meant


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "po1ice", "police"),
        ("en", "S0ldiers", "Soldiers"),
        ("en", "peoplc", "people"),
        ("en", "80th", "80th"),
        ("en", "Pcters", "Pcters"),
        ("en", "1,850", "1,850"),
        ("es", "mi1itares", "militares"),
        ("es", "asesinadcs", "asesinadcs"),
        ("es", "hcridos", "heridos"),
        ("es", "contarlo", "contarlo"),
    ],
)
def test_a_word_that_a_scanner_misread_is_taken_for_the_one_it_was(language: str, written: str, meant: str) -> None:
    assert respelt(written, language) == meant


def test_a_text_without_accents_is_told_from_one_that_has_them() -> None:
    assert is_bare(WITHOUT)
    assert not is_bare(WITH)
    assert not is_bare("Mato y huyo")  # too short to tell


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("una mina causo heridas", "una mina causó heridas"),
        ("un hombre asesino a su pareja", "un hombre asesinó a su pareja"),
        ("el asesino a quien buscan", "el asesino a quien buscan"),
        ("un disparo en la calle", "un disparo en la calle"),
        ("el Ejercito y un vehiculo", "el Ejército y un vehículo"),
        ("un grupo armado ataco el pueblo", "un grupo armado atacó el pueblo"),
    ],
)
def test_in_bare_text_a_verb_is_told_from_a_noun_by_what_stands_beside_it(written: str, meant: str) -> None:
    assert restored(written.split(), "es", bare=True) == meant.split()


def test_in_text_with_accents_words_of_the_dictionary_stay() -> None:
    assert restored(["causo", "asesino"], "es", bare=False) == ["causo", "asesino"]


def test_the_parser_reads_the_word_meant_and_quotes_the_one_written() -> None:
    (sentence,) = Parser().sentences(WITHOUT, "es")
    verb = next(token for token in sentence.tokens if token.text == "mato")
    assert (verb.pos, verb.lemma, verb.lower) == ("VERB", "matar", "mató")
    assert WITHOUT[verb.start : verb.end] == "mato"
