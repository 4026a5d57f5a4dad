"""Who did what to whom where the roles stand apart: joined verbs, forced deeds, threats received, laid mines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators", "targets"),
    [
        ("es", "Guerrilleros amenazaron y robaron a los vecinos de Tame.", ["Guerrilleros"], ["los vecinos de Tame"]),
        ("es", "Tres jóvenes fueron golpeados y baleados por sicarios en Tame.", ["sicarios"], ["Tres jóvenes"]),
        ("es", "Un edil denunció amenazas de muerte en Tame el lunes.", [], ["Un edil"]),
        ("es", "El edil recibió amenazas por parte de sicarios en Tame.", ["sicarios"], ["El edil"]),
        ("es", "Un niño pisó una mina sembrada por guerrilleros en Tame.", ["guerrilleros"], ["Un niño"]),
        (
            "es",
            "Guerrilleros obligaron a desplazarse a 20 familias de Tame.",
            ["Guerrilleros"],
            ["20 familias de Tame"],
        ),
        ("es", "Se registraron combates entre soldados y guerrilleros en Tame.", ["soldados", "guerrilleros"], []),
        ("es", "Sicarios vistiendo uniformes mataron a un edil en Tame.", ["Sicarios"], ["un edil"]),
        ("es", "Dos hermanos entre si fueron ejecutados por sicarios en Tame.", ["sicarios"], ["Dos hermanos"]),
        ("es", "Un edil murió a manos de sicarios en Tame el lunes.", ["sicarios"], ["Un edil"]),
        ("es", "Un edil fue herido al salir de su casa, en Tame, por sicarios.", ["sicarios"], ["Un edil"]),
        ("es", "El hostigamiento de sicarios a la base de Tame duró una hora.", ["sicarios"], ["la base de Tame"]),
        ("es", "La emboscada que tendieron sicarios a un convoy en Tame el lunes.", ["sicarios"], ["un convoy"]),
        ("es", "Guerrilleros atacaron en horas de la noche una patrulla en Tame.", ["Guerrilleros"], ["una patrulla"]),
        ("es", "Guerrilleros reclutaron a cuatro menores en Tame.", ["Guerrilleros"], ["cuatro menores"]),
        ("es", "Un guerrillero fue dado de baja por soldados en Tame.", ["soldados"], ["Un guerrillero"]),
        (
            "es",
            "Hallaron en Tame los cuerpos de dos jóvenes asesinados por guerrilleros.",
            ["guerrilleros"],
            ["dos jóvenes"],
        ),
        ("es", "Soldados dinamitaron una casa en Tame el lunes.", ["Soldados"], ["una casa"]),
        ("es", "La comunidad de Tame fue desplazada por soldados.", ["soldados"], ["La comunidad de Tame"]),
        ("en", "Gunmen took 23 villagers from Tame on Monday.", ["Gunmen"], ["23 villagers"]),
        ("es", "Un edil perdió la vida a manos de sicarios en Tame.", ["sicarios"], ["Un edil"]),
        ("en", "Rebels threatened and robbed the villagers in Tame.", ["Rebels"], ["the villagers"]),
        ("es", "Contra el edil atentaron desconocidos en Tame.", ["desconocidos"], ["el edil"]),
        ("es", "A Luz Toro la mataron sicarios en Tame.", ["sicarios"], ["Luz Toro"]),
        ("es", "El edil fue objeto de un atentado por parte de sicarios en Tame.", ["sicarios"], ["El edil"]),
        ("es", "Sicarios dispararon desde una moto contra el edil en Tame.", ["Sicarios"], ["el edil"]),
        ("es", "Sicarios irrumpieron en la casa de Luz Toro y la mataron en Tame.", ["Sicarios"], ["Luz Toro"]),
        ("es", "Guerrilleros activaron una carga explosiva en Tame.", ["Guerrilleros"], []),
        ("es", "Guerrilleros bloquearon la vía a la altura del caserío La Paz, en Tame.", ["Guerrilleros"], []),
        ("es", "Guerrilleros tienen secuestrado a un comerciante en Tame.", ["Guerrilleros"], ["un comerciante"]),
        ("es", "Dos sicarios le propinaron varios disparos al edil en Tame.", ["Dos sicarios"], ["edil"]),
        ("es", "El cura fue amenazado por una banda que opera en Tame.", ["una banda"], ["El cura"]),
        ("es", "La guerrilla negó el ataque en Tame y acusó al Ejército de lanzarlo.", [], []),
        ("en", "Three students were beaten and shot by gunmen in Tame.", ["gunmen"], ["Three students"]),
        ("en", "Gunmen forced 20 families to leave their homes in Tame.", ["Gunmen"], ["20 families"]),
        ("en", "A boy stepped on a mine laid by rebels in Tame.", ["rebels"], ["A boy"]),
        ("en", "Police: Man shot, wounded in Tame on Monday.", [], ["Man"]),
        ("en", "A man was shot and killed Monday in Tame.", [], ["A man"]),
        ("en", "Police found a man suffering from gunshot wounds in Tame on Monday.", [], ["a man"]),
        ("en", "A woman was found with a gunshot wound to the head in Tame on Monday.", [], ["A woman"]),
        ("en", "A bullet struck a boy in the leg in Tame on Monday.", [], ["a boy"]),
        ("en", "The shooting of a boy in Tame on Monday is being investigated.", [], ["a boy"]),
        ("en", "Militants shot dead a couple of farmers in Tame.", ["Militants"], ["a couple of farmers"]),
    ],
)
def test_roles_of_a_sentence(
    read: Reader, language: str, text: str, perpetrators: list[str], targets: list[str]
) -> None:
    found = read(language, text)
    assert list(dict.fromkeys(found.said("perpetrator"))) == perpetrators
    assert list(dict.fromkeys(found.said("target"))) == targets


def test_people_on_their_way_are_not_displaced(read: Reader) -> None:
    found = read("es", "Sicarios mataron a un edil cuando se desplazaba hacia su casa en Tame.")
    assert found.said("displaced") == []
