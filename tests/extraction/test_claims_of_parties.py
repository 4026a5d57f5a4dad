"""Whom words of harm speak of: targets, sides, sites, voices, and the weapons that verbs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Told

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "victims"),
    [
        ("en", "The bodies of three men were found in a ditch near Iguala.", "three men"),
        ("en", "The killing of two farmers in Arauca shocked residents.", "two farmers"),
        ("es", "Los cuerpos de tres hombres fueron hallados en una zanja cerca de Iguala.", "tres hombres"),
        ("es", "El asesinato de dos campesinos en Arauca conmocionó a los habitantes.", "dos campesinos"),
    ],
)
def test_the_dead_that_a_noun_speaks_of_are_not_its_doers(read: Reader, language: str, text: str, victims: str) -> None:
    found = read(language, text)
    assert found.said("perpetrator") == []
    assert victims in found.said("target")
    assert found.sided("killed") == [(victims, "targets")]


@pytest.mark.parametrize(
    ("language", "text", "zero"),
    [
        ("en", "Gunmen opened fire on a bar in Celaya. No injuries were reported.", "No injuries"),
        ("es", "Sicarios dispararon contra un bar en Celaya. No hubo heridos.", "No hubo heridos"),
    ],
)
def test_a_sentence_of_its_own_can_state_the_zero(read: Reader, language: str, text: str, zero: str) -> None:
    assert read(language, text).said("injured") == [zero]


@pytest.mark.parametrize(
    ("language", "text", "targets", "damage"),
    [
        ("en", "The gang burned down eleven houses in Cabaret.", ["eleven houses"], ["eleven houses"]),
        ("en", "Armed men set fire to two trucks and a store.", ["two trucks", "a store"], ["two trucks", "a store"]),
        ("es", "Sujetos armados prendieron fuego a tres autobuses.", ["tres autobuses"], ["tres autobuses"]),
    ],
)
def test_what_is_burned_is_the_target(
    read: Reader, language: str, text: str, targets: list[str], damage: list[str]
) -> None:
    found = read(language, text)
    assert (found.said("target"), found.said("damage")) == (targets, damage)


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("es", "Un dron lanzó granadas sobre una vivienda en Tierra Blanca.", "drone_strike"),
        ("es", "Drones arrojaron granadas contra una base militar.", "drone_strike"),
        ("es", "Desconocidos lanzaron una granada contra un bar.", "grenade"),
        ("en", "A drone dropped grenades on a house.", "drone_strike"),
    ],
)
def test_what_drops_a_grenade_names_the_type(read: Reader, language: str, text: str, event_type: str) -> None:
    assert read(language, text).types == [event_type]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A car bomb exploded in the centre of Jamundí."),
        ("en", "A truck bomb went off at noon."),
        ("es", "Un coche bomba estalló en el centro de Jamundí."),
    ],
)
def test_the_bomb_is_not_its_own_target(read: Reader, language: str, text: str) -> None:
    assert read(language, text).said("target") == []


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        (
            "en",
            "Gunmen of the so-called Sinaloa Cartel attacked a bar in Navolato.",
            ["Gunmen of the so-called Sinaloa Cartel"],
        ),
        ("en", "The mayor was shot by Viv Ansanm, the gang coalition that holds the port.", ["Viv Ansanm"]),
        ("es", "Una célula ligada al Cártel de Sinaloa atacó un bar.", ["Una célula ligada al Cártel de Sinaloa"]),
        (
            "es",
            "Hombres que se identificaron como integrantes del ELN secuestraron a dos médicos.",
            ["Hombres que se identificaron como integrantes del ELN"],
        ),
        ("es", "El frente Domingo Laín del ELN atacó una patrulla.", ["El frente Domingo Laín del ELN"]),
    ],
)
def test_a_group_named_beside_its_people_is_theirs(
    read: Reader, language: str, text: str, perpetrators: list[str]
) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "The clash pitted an army unit against rebels near Toribío.", {"an army unit", "rebels"}),
        ("es", "Soldados sostuvieron combates con guerrilleros en Argelia.", {"Soldados", "guerrilleros"}),
        (
            "es",
            "Los combates que sostuvieron paramilitares y guerrilleros duraron un día.",
            {"paramilitares", "guerrilleros"},
        ),
    ],
)
def test_both_sides_of_a_fight_act(read: Reader, language: str, text: str, sides: set[str]) -> None:
    assert set(read(language, text).said("perpetrator")) == sides


@pytest.mark.parametrize(
    ("language", "text", "blamed"),
    [
        ("en", "Officials blame the Sinaloa Cartel for the mines.", ["the Sinaloa Cartel"]),
        ("en", "The government attributes the assault to the ELN.", ["the ELN"]),
        ("es", "Los pobladores señalan a remanentes de Sendero Luminoso.", ["remanentes de Sendero Luminoso"]),
        ("es", "Los agentes atribuyen el rapto a 400 Mawozo.", ["400 Mawozo"]),
    ],
)
def test_who_is_blamed_today_is_blamed_for_the_news(read: Reader, language: str, text: str, blamed: list[str]) -> None:
    deed = {
        "en": "Four people died when a bomb blew up in Tame on Friday. ",
        "es": "Cuatro murieron el viernes en Tame. ",
    }
    found = read(language, deed[language] + text)
    assert found.said("perpetrator") == blamed
    assert {mention.told for mention in found.extraction.mentions} == {Told.NEWS}


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("en", "Some sixty families left two hamlets after gunmen went from door to door.", ["gunmen"]),
        ("es", "Ochenta familias huyeron luego de que hombres armados quemaron tres casas.", ["hombres armados"]),
    ],
)
def test_those_before_whom_people_flee_drive_them_out(
    read: Reader, language: str, text: str, perpetrators: list[str]
) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("en", "A bomb exploded outside a police station in Tame.", ["a police station"]),
        ("es", "Un artefacto estalló frente a la alcaldía de Suárez.", ["la alcaldía de Suárez"]),
        ("es", "Dos mujeres fueron víctimas de violencia sexual.", ["Dos mujeres"]),
    ],
)
def test_what_stands_before_a_blast_or_suffers_it_is_the_target(
    read: Reader, language: str, text: str, targets: list[str]
) -> None:
    assert read(language, text).said("target") == targets


def test_each_figure_has_the_voice_behind_it(read: Reader) -> None:
    text = "El ataque dejó ocho muertos según las autoridades y once según los voluntarios."
    claims = read("es", text).claims("killed")
    assert [(claim.words.quote, claim.attributed_to.quote) for claim in claims if claim.attributed_to] == [
        ("ocho muertos", "las autoridades"),
        ("once", "los voluntarios"),
    ]
    assert {claim.side for claim in claims} == {"targets"}


@pytest.mark.parametrize(
    ("language", "text", "damage"),
    [
        ("en", "Armed men looted a clinic in Zalingei.", ["a clinic"]),
        ("en", "The blast smashed the windows of two banks.", ["the windows of two banks"]),
        (
            "es",
            "Estalló una bomba en Tame; la fachada y once viviendas sufrieron daños.",
            ["la fachada", "once viviendas"],
        ),
        ("es", "La explosión rompió los vidrios de una farmacia.", ["los vidrios de una farmacia"]),
    ],
)
def test_damage_is_also_what_was_taken_or_suffered(read: Reader, language: str, text: str, damage: list[str]) -> None:
    assert read(language, text).said("damage") == damage


@pytest.mark.parametrize(
    ("language", "text", "weapons"),
    [
        ("en", "Air force jets bombed a hideout near Anka.", ["jets"]),
        ("en", "A man fired five times at the owner of a bar.", ["fired five times"]),
        ("en", "Two suicide bombers blew themselves up at a market.", ["suicide bombers"]),
        ("es", "Dos jóvenes se hicieron explotar en un mercado.", ["hicieron explotar"]),
    ],
)
def test_weapons_that_verbs_tell(read: Reader, language: str, text: str, weapons: list[str]) -> None:
    assert read(language, text).said("weapon") == weapons


def test_a_couple_of_stores_are_stores(read: Reader) -> None:
    found = read("en", "In January, attackers set fire to a couple of liquor stores in Moroleón.")
    assert found.said("damage") == ["a couple of liquor stores"]
