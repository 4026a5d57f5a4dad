"""To whom something is done: verbs done to people alone, Spanish objects behind an "a", pronouns, and who suffers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators", "targets"),
    [
        ("en", "Gunmen kidnapped two stilt dancers near Tame.", ["Gunmen"], ["two stilt dancers"]),
        ("en", "The rebels murdered a puppeteer in Tame.", ["The rebels"], ["a puppeteer"]),
        ("es", "Hombres armados mataron a dos percusionistas en Tame.", ["Hombres armados"], ["dos percusionistas"]),
        ("es", "Los rebeldes secuestraron a un titiritero.", ["Los rebeldes"], ["un titiritero"]),
        ("es", "Los rebeldes asesinaron a Matilde en Tame.", ["Los rebeldes"], ["Matilde"]),
    ],
)
def test_a_verb_done_to_people_makes_people_of_any_noun(
    read: Reader, language: str, text: str, perpetrators: list[str], targets: list[str]
) -> None:
    found = read(language, text)
    assert found.said("perpetrator") == perpetrators
    assert found.said("target") == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Paramilitares mataron en la vereda El Roble, a dos arrieros.", ["dos arrieros"]),
        ("Hombres armados hirieron a una mujer y mataron a otra en Tame.", ["una mujer", "otra"]),
        ("Fueron asesinadas de varios disparos, en el barrio Centro, tres personas.", ["tres personas"]),
        ("Hombres armados sacaron de su casa a una maestra y la mataron.", ["una maestra"]),
        ("Soldados golpearon a Ernesto Rivas y lo amenazaron.", ["Ernesto Rivas"]),
    ],
)
def test_spanish_people_that_the_parse_hangs_elsewhere(read: Reader, text: str, targets: list[str]) -> None:
    assert read("es", text).said("target") == targets


@pytest.mark.parametrize(
    ("language", "text", "perpetrators", "targets"),
    [
        ("es", "Hombres armados desaparecieron a dos jóvenes en Tame.", ["Hombres armados"], ["dos jóvenes"]),
        ("es", "Dos jóvenes fueron desaparecidos por soldados en Tame.", ["soldados"], ["Dos jóvenes"]),
        ("es", "Dos jóvenes desaparecieron en Tame.", [], ["Dos jóvenes"]),
        ("es", "Paramilitares desplazaron a treinta familias.", ["Paramilitares"], ["treinta familias"]),
        ("es", "Una mujer fue muerta de un disparo, por sicarios.", ["sicarios"], ["Una mujer"]),
        ("es", "Un campesino resultó herido al pisar una mina.", [], ["Un campesino"]),
        ("es", "Rebeldes detonaron una bomba en el mercado.", ["Rebeldes"], []),
        ("es", "El maestro fue víctima de un ataque de sicarios.", ["sicarios"], ["El maestro"]),
        ("en", "Two youths vanished near Tame.", [], ["Two youths"]),
        ("en", "A farmer stepped on a landmine near Tame.", [], ["A farmer"]),
        ("en", "Rebels detonated a bomb in the market.", ["Rebels"], []),
        ("en", "The teacher was the victim of an attack by gunmen.", ["gunmen"], ["The teacher"]),
    ],
)
def test_who_does_and_who_suffers(
    read: Reader, language: str, text: str, perpetrators: list[str], targets: list[str]
) -> None:
    found = read(language, text)
    assert found.said("perpetrator") == perpetrators
    assert found.said("target") == targets


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Gunmen killed a nurse and threatened her family.", "killed"),
        ("es", "Sicarios mataron a una enfermera y amenazaron a su familia.", "mataron"),
    ],
)
def test_a_threat_beside_a_deed_leaves_the_deed_done(read: Reader, language: str, text: str, word: str) -> None:
    assert read(language, text).mention(word).status.value == "occurred"
