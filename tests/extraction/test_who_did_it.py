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
        (
            "es",
            "Son 35 los muertos del ataque que los rebeldes lanzaron el lunes contra la aldea de Tibú.",
            ["los rebeldes"],
        ),
        (
            "en",
            "Two priests were shot on Monday in Tibú. The gunman, who is on the run, took the bodies away.",
            ["The gunman"],
        ),
        ("en", "Two farmers were killed on Monday in Mangu. He accused youths of a village.", ["youths of a village"]),
        ("en", "On Monday, protesters dragged burning tires across the road in Tibú.", ["protesters"]),
        (
            "es",
            "Dos soldados murieron el lunes en Tibú. Nadie ha reivindicado el ataque, aunque allí opera el ELN.",
            [],
        ),
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
        ("en", "A farmer was shot dead on the road to Tibú.", ["A farmer"]),
        ("en", "On 2 July police detained two men in Tibú.", ["two men"]),
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


def test_who_accuses_is_no_suspect(read: Reader) -> None:
    text = "El prefecto, Wilder Pineda, atribuyó el ataque del lunes en Tibú al ELN."
    found = read("es", text)
    assert found.said("suspect") == []
    assert found.said("perpetrator") == ["ELN"]


def test_what_nobody_is_is_no_arrest(read: Reader) -> None:
    found = read("es", "Tres personas fueron asesinadas el lunes en Tibú. No hay personas detenidas.")
    assert "arrest" not in found.types
