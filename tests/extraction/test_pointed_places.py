"""Places that are told by pointing: "the same town", "the capital", the sentence behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        (
            "en",
            "Shells hit Kupiansk on Sunday. An attack on the same town wounded two people in March.",
            ["Kupiansk", "same town"],
        ),
        (
            "es",
            "La artillería bombardeó Kupiansk. Un ataque contra esa misma localidad dejó dos heridos en marzo.",
            ["Kupiansk", "misma localidad"],
        ),
        (
            "es",
            "Un coche bomba estalló en Esmeraldas. Cinco hombres fueron detenidos en barrios de la capital provincial.",
            ["Esmeraldas", "capital provincial"],
        ),
        (
            "es",
            "PUERTO PRÍNCIPE, 26 de enero (Cantera).- Policías bloquearon calles de la capital.",
            ["calles de la capital"],
        ),
        (
            "en",
            "Ten people were kidnapped in Haiti. They were stopped near Ganthier, 17 miles east of Port-au-Prince.",
            ["Haiti", "Ganthier"],
        ),
        ("en", "Ana Luz, 20, of Penn Hills, was shot dead in Pittsburgh.", ["Pittsburgh"]),
        (
            "en",
            "Insurgents beheaded two guards at a mine that evacuated its camp in Ancuabe, Mozambique.",
            ["Ancuabe", "Mozambique"],
        ),
        ("es", "La matanza de 46 mujeres en la cárcel de Támara fue el martes.", ["Támara"]),
        ("es", "Un comando mató a un custodio de Puente Grande en Zapopan.", ["Zapopan"]),
        ("es", "Pobladores de Nueva Jauja hallaron los cuerpos de cinco hombres.", ["Nueva Jauja"]),
        ("es", "Hombres armados se enfrentaron en Valparaíso, en los límites con Jalisco.", ["Valparaíso"]),
        ("es", "Un ataque contra el barco Tombuctú dejó 49 muertos en Malí.", ["Malí"]),
        ("es", "Murió en Morelia uno de los soldados heridos el martes por una mina en Cotija.", ["Cotija"]),
        (
            "en",
            "Gunmen killed two in Uruapan. The governor blamed those who attack villages from Tocumbo to Los Reyes.",
            ["Uruapan"],
        ),
    ],
)
def test_a_place_that_words_point_at_is_the_one_told(read: Reader, language: str, text: str, places: list[str]) -> None:
    claims = [claim for claim in read(language, text).extraction.claims if claim.attribute == "place"]
    assert sorted(claim.words.quote for claim in claims) == sorted(places)


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("es", "ASESINAN A DOS EN CHILAPA, GRO.", ("CHILAPA", "guerrero")),
        ("es", "EMBOSCAN A POLICÍAS EN COTIJA, MICH. HAY TRES MUERTOS", ("COTIJA", "michoacan")),
        ("en", "Gunmen attacked Palma, the northern Mozambican town beside a gas project.", ("Palma", "mozambique")),
        ("es", "QUEDAN TEPIC SIN LUZ, SIN AGUA", ("TEPIC", None)),
        ("en", "Gunmen attacked Palma, a Mozambican soldier said.", ("Palma", None)),
    ],
)
def test_short_states_and_adjectives_hold_the_name_before_them(
    read: Reader, language: str, text: str, held: tuple[str, str | None]
) -> None:
    toponyms = read(language, text).extraction.toponyms
    names = {toponym.start: toponym.name for toponym in toponyms}
    town = next(toponym for toponym in toponyms if toponym.phrase == held[0])
    assert names.get(-1 if town.parent is None else town.parent) == held[1]
