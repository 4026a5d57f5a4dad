"""Which words tell of an incident, and of what type it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.event_types import classes, refinement

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "word", "event_type"),
    [
        ("en", "Gunmen attacked farmers in Tibú.", "attacked", "attack_on_civilians"),
        ("en", "Gunmen attacked an army convoy in Tibú.", "attacked", "armed_clash"),
        ("en", "Gunmen attacked a village with drones.", "attacked", "drone_strike"),
        ("en", "Gunmen attacked a bar with grenades.", "attacked", "grenade"),
        ("en", "Gunmen murdered a journalist in Tibú.", "murdered", "targeted_killing"),
        ("en", "Gunmen murdered five farmers in Tibú.", "murdered", "attack_on_civilians"),
        ("en", "Rebels ambushed a patrol near Tibú.", "ambushed", "ambush"),
        ("en", "Soldiers clashed with rebels near Tibú.", "clashed", "armed_clash"),
        ("en", "A suicide bomber blew himself up at a mosque.", "suicide", "suicide_bombing"),
        ("en", "Gunmen kidnapped two nurses in Tibú.", "kidnapped", "abduction"),
        ("en", "Police arrested four men in Tibú.", "arrested", "arrest"),
        ("en", "Armed men torched a school in Tibú.", "torched", "arson"),
        ("es", "Hombres armados atacaron a campesinos en Tibú.", "atacaron", "attack_on_civilians"),
        ("es", "Hombres armados atacaron un convoy militar en Tibú.", "atacaron", "armed_clash"),
        ("es", "Sicarios atacaron un pueblo con drones.", "atacaron", "drone_strike"),
        ("es", "Sicarios atacaron un bar con granadas.", "atacaron", "grenade"),
        ("es", "Sicarios asesinaron a un periodista en Tibú.", "asesinaron", "targeted_killing"),
        ("es", "Sicarios asesinaron a cinco campesinos en Tibú.", "asesinaron", "attack_on_civilians"),
        ("es", "Guerrilleros emboscaron a una patrulla cerca de Tibú.", "emboscaron", "ambush"),
        ("es", "Soldados se enfrentaron con guerrilleros cerca de Tibú.", "enfrentaron", "armed_clash"),
        ("es", "Hombres armados secuestraron a dos enfermeras en Tibú.", "secuestraron", "abduction"),
        ("es", "La policía detuvo a cuatro hombres en Tibú.", "detuvo", "arrest"),
        ("es", "Hombres armados incendiaron una escuela en Tibú.", "incendiaron", "arson"),
        ("en", "Gunmen shot at an army helicopter near Tibú.", "shot", "armed_clash"),
        ("en", "Demonstrators clashed with police in Tibú.", "clashed", "riot"),
        ("es", "Manifestantes se enfrentaron con policías en Tibú.", "enfrentaron", "riot"),
        ("en", "Robbers killed a trader and stole his truck in Tibú.", "killed", "attack_on_civilians"),
        ("en", "Villagers set fire to a man in Tibú.", "fire", "attack_on_civilians"),
        ("es", "Una multitud atacó a dos policías en Tibú.", "atacó", "riot"),
        ("es", "La bomba que mató a seis personas estalló en Tibú.", "mató", "landmine_ied"),
        ("en", "Two soldiers died on Friday when they stepped on an anti-personnel mine.", "mine", "landmine_ied"),
        ("es", "Tres soldados neutralizaron a un guerrillero en Tibú.", "neutralizaron", "targeted_killing"),
        ("es", "El Ejército logró neutralizar dos artefactos explosivos en Tibú.", "neutralizar", "explosive_disposed"),
    ],
)
def test_the_type_of_an_incident(read: Reader, language: str, text: str, word: str, event_type: str) -> None:
    assert read(language, text).mention(word).event_type == event_type


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The campaign hit a wall on Monday."),
        ("en", "The truck hit a wall in Toluca."),
        ("en", "The heat struck early this spring."),
        ("en", "A bus was stopped at the border."),
        ("es", "La campaña chocó contra un muro el lunes."),
        ("es", "Los autobuses se detuvieron en la frontera."),
        ("es", "La cantante conquistó Toluca."),
        ("es", "El gobierno lanzó una convocatoria para maestros."),
    ],
)
def test_metaphors_tell_of_no_incident(read: Reader, language: str, text: str) -> None:
    assert read(language, text).extraction.mentions == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor visited Matanzas on Monday."),
        ("es", "El alcalde estuvo el lunes en Matanzas."),
    ],
)
def test_the_name_of_a_place_is_no_trigger(read: Reader, language: str, text: str) -> None:
    assert read(language, text).extraction.mentions == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen shot at a house and fled."),
        ("es", "Sicarios dispararon contra una casa y huyeron."),
    ],
)
def test_the_escape_of_attackers_is_no_displacement(read: Reader, language: str, text: str) -> None:
    assert "displacement" not in read(language, text).types


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Nobody was killed in Tibú.", "killed"),
        ("en", "No one was arrested in Tibú.", "arrested"),
        ("en", "Police did not arrest anyone in Tibú.", "arrest"),
        ("en", "The rebels did not attack the village.", "attack"),
        ("es", "Nadie fue detenido en Tibú.", "detenido"),
        ("es", "La policía no detuvo a nadie en Tibú.", "detuvo"),
        ("es", "Los rebeldes no atacaron el pueblo.", "atacaron"),
    ],
)
def test_what_did_not_happen_has_no_type(read: Reader, language: str, text: str, word: str) -> None:
    assert read(language, text).mention(word).event_type == ""


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Gunmen opened fire on a bus in Celaya.", "opened fire"),
        ("es", "Sicarios abrieron fuego contra un autobús en Celaya.", "abrieron fuego"),
    ],
)
def test_a_mention_quotes_its_trigger_and_sentence(read: Reader, language: str, text: str, trigger: str) -> None:
    (mention,) = read(language, text).extraction.mentions
    assert mention.trigger.quote == trigger
    assert mention.sentence.quote == text


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        (
            "en",
            "Gunmen attacked a bar in Celaya on Friday, killing two people. A third victim died in hospital on Sunday.",
            "died",
        ),
        (
            "es",
            "Sicarios atacaron un bar en Celaya el viernes y mataron a dos personas. "
            "Una tercera víctima murió el domingo en un hospital.",
            "murió",
        ),
    ],
)
def test_a_death_after_the_attack_points_back_at_it(read: Reader, language: str, text: str, word: str) -> None:
    assert read(language, text).mention(word).event_type == ""


def test_the_tables_give_every_class_a_type_and_a_weight() -> None:
    for row in classes().values():
        assert {"family", "weight", "default", "refine"} <= set(row)
    assert set(refinement()) == {"weapon", "target"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A man was shot dead on Monday in the 800 block of Oak Street.", ["targeted_killing"]),
        ("Protesters blocked the main street of Tibú on Monday.", ["road_blockade"]),
    ],
)
def test_a_block_of_a_street_is_no_blockade(read: Reader, text: str, types: list[str]) -> None:
    assert read("en", text).types == types
