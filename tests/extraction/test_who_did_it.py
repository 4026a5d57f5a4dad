"""Who did it, where no plain verb says so: operations, disguises, names that no list has, words of blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("es", "Once personas murieron el lunes en una operación del Ejército en Tibú.", ["Ejército"]),
        ("en", "Four men died on Monday in an operation by soldiers in Tibú.", ["soldiers"]),
        (
            "es",
            'Seis taxistas fueron emboscados el lunes en Tibú por un comando de "Los Zorrillos".',
            ['un comando de "Los Zorrillos'],
        ),
        (
            "es",
            "30 de octubre: combates entre el Ejército y la columna Dagoberto Ramos.",
            ["el Ejército", "la columna Dagoberto Ramos"],
        ),
        ("en", "Two farmers were killed on Monday in Mangu. He accused youths of a village.", ["youths of a village"]),
        ("en", "Two farmers were killed on Monday in Mangu. He blamed the victims.", []),
        ("es", "Vecinos golpearon el lunes en Tibú a un hombre al que acusaban de robar.", ["Vecinos"]),
    ],
)
def test_who_did_it(read: Reader, language: str, text: str, perpetrators: list[str]) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("es", "Vecinos golpearon el lunes en Tibú a un hombre al que acusaban de robar.", ["un hombre"]),
        ("en", "Two women told the radio on Monday in Tibú that they had been raped.", ["Two women"]),
        (
            "en",
            "A bomb killed six people, among them three policemen and a nurse, on Monday in Tibú.",
            ["six people", "three policemen", "a nurse"],
        ),
        ("es", "Murieron diez personas, cinco de ellas soldados, el lunes en Tibú.", ["diez personas", "soldados"]),
        ("en", "A bomb wounded six people, including two of the attackers, on Monday.", ["six people"]),
    ],
)
def test_to_whom_it_was_done(read: Reader, language: str, text: str, targets: list[str]) -> None:
    assert read(language, text).said("target") == targets


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen fired on a school on Monday and killed five pupils. He was shot by police."),
        ("es", "Un joven mató el lunes a cinco alumnos en Tibú. Fue abatido por un agente."),
    ],
)
def test_a_passive_without_a_subject_tells_of_the_attacker(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert found.types[-1] == ""
    assert len(found.said("perpetrator")) == 1
