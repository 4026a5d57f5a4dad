"""Who does what to whom, in the ways that news words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.clauses import agents, doers, done_to, patients, subjects
from testigo.extraction.passives import is_passive

if TYPE_CHECKING:
    from conftest import Reader

WHO_TO_WHOM = [
    ("en", "Gunmen attacked a convoy.", "attacked", ["Gunmen"], ["convoy"]),
    ("es", "Sicarios atacaron un convoy.", "atacaron", ["Sicarios"], ["convoy"]),
    ("es", "Los guerrilleros mataron a los soldados.", "mataron", ["guerrilleros"], ["soldados"]),
    ("en", "Two farmers were killed by rebels.", "killed", ["rebels"], ["farmers"]),
    ("es", "Dos campesinos fueron asesinados por rebeldes.", "asesinados", ["rebeldes"], ["campesinos"]),
    ("en", "The mayor was kidnapped.", "kidnapped", [], ["mayor"]),
    ("es", "El alcalde fue secuestrado.", "secuestrado", [], ["alcalde"]),
    ("en", "Soldiers and police attacked a camp and a farm.", "attacked", ["Soldiers", "police"], ["camp", "farm"]),
    (
        "es",
        "Soldados y policías atacaron un campamento y una finca.",
        "atacaron",
        ["Soldados", "policías"],
        ["campamento", "finca"],
    ),
    ("en", "The rebels who attacked the base fled.", "attacked", ["rebels"], ["base"]),
    ("es", "Los rebeldes que atacaron la base huyeron.", "atacaron", ["rebeldes"], ["base"]),
    ("en", "The officers killed by the gang were buried on Friday.", "killed", ["gang"], ["officers"]),
    ("es", "Los agentes asesinados por la banda fueron sepultados el viernes.", "asesinados", ["banda"], ["agentes"]),
    ("en", "Rebels entered the town and killed the mayor.", "killed", ["Rebels"], ["mayor"]),
    ("es", "Los rebeldes entraron al pueblo y mataron al alcalde.", "mataron", ["rebeldes"], ["alcalde"]),
    ("en", "Villagers used trucks to block the road.", "block", ["Villagers"], ["road"]),
    ("en", "Gunmen tried to kidnap a judge.", "kidnap", ["Gunmen"], ["judge"]),
    ("es", "Sicarios intentaron secuestrar a un juez.", "secuestrar", ["Sicarios"], ["juez"]),
    ("en", "The attack by rebels on a convoy lasted an hour.", "attack", ["rebels"], ["convoy"]),
    ("es", "El ataque contra un convoy duró una hora.", "ataque", [], ["convoy"]),
    ("en", "Rebels launched an attack on a convoy.", "attack", ["Rebels"], ["convoy"]),
    ("es", "Los rebeldes lanzaron un ataque contra un convoy.", "ataque", ["rebeldes"], ["convoy"]),
    ("en", "An attack was carried out by rebels.", "attack", ["rebels"], []),
    ("es", "Un ataque fue perpetrado por rebeldes.", "ataque", ["rebeldes"], []),
    ("en", "Gunmen fired at a bus.", "fired", ["Gunmen"], ["bus"]),
    ("es", "Los sicarios dispararon contra un autobús.", "dispararon", ["sicarios"], ["autobús"]),
]


@pytest.mark.parametrize(("language", "text", "trigger", "does", "_"), WHO_TO_WHOM)
def test_who_does_it(read: Reader, language: str, text: str, trigger: str, does: list[str], _: list[str]) -> None:
    found = read(language, text)
    assert found.texts(agents(found.scene.sentence, found.at(trigger))) == does


@pytest.mark.parametrize(("language", "text", "trigger", "_", "suffers"), WHO_TO_WHOM)
def test_to_whom(read: Reader, language: str, text: str, trigger: str, _: list[str], suffers: list[str]) -> None:
    found = read(language, text)
    assert found.texts(patients(found.scene.sentence, found.at(trigger))) == suffers


@pytest.mark.parametrize(
    ("language", "text", "noun", "sides"),
    [
        ("en", "A clash between soldiers and rebels broke out.", "clash", {"soldiers", "rebels"}),
        ("es", "Un enfrentamiento entre soldados y rebeldes se desató.", "enfrentamiento", {"soldados", "rebeldes"}),
    ],
)
def test_both_sides_of_a_clash_act(read: Reader, language: str, text: str, noun: str, sides: set[str]) -> None:
    found = read(language, text)
    assert set(found.texts(agents(found.scene.sentence, found.at(noun)))) == sides


@pytest.mark.parametrize(
    ("language", "text", "noun", "sufferer"),
    [
        ("en", "The convoy suffered an attack.", "attack", "convoy"),
        ("es", "El convoy sufrió un ataque.", "ataque", "convoy"),
    ],
)
def test_an_attack_that_is_suffered_is_done_to_the_subject(
    read: Reader, language: str, text: str, noun: str, sufferer: str
) -> None:
    found = read(language, text)
    assert found.texts(patients(found.scene.sentence, found.at(noun))) == [sufferer]
    assert found.texts(agents(found.scene.sentence, found.at(noun))) == []


@pytest.mark.parametrize(
    ("language", "text", "verb", "passive"),
    [
        ("en", "Two men were killed.", "killed", True),
        ("en", "Rebels killed two men.", "killed", False),
        ("en", "The men killed by rebels were farmers.", "killed", True),
        ("en", "The rebels have killed two men.", "killed", False),
        ("es", "Dos hombres fueron asesinados.", "asesinados", True),
        ("es", "Los rebeldes mataron a dos hombres.", "mataron", False),
        ("es", "Los rebeldes han matado a dos hombres.", "matado", False),
        ("es", "Los hombres asesinados por rebeldes eran campesinos.", "asesinados", True),
    ],
)
def test_a_passive_is_told_from_an_active(read: Reader, language: str, text: str, verb: str, passive: bool) -> None:
    found = read(language, text)
    assert is_passive(found.scene.sentence, found.at(verb)) is passive


@pytest.mark.parametrize(
    ("language", "text", "verb", "expected"),
    [
        ("en", "Armed men stormed the house, tied up the guard and fled.", "fled", ["men"]),
        ("es", "Hombres armados irrumpieron en la casa, amarraron al guardia y huyeron.", "huyeron", ["Hombres"]),
        ("en", "Police said that rebels fled.", "fled", ["rebels"]),
        ("es", "La policía dijo que los rebeldes huyeron.", "huyeron", ["rebeldes"]),
    ],
)
def test_a_verb_shares_the_subject_of_the_verb_it_is_joined_to(
    read: Reader, language: str, text: str, verb: str, expected: list[str]
) -> None:
    found = read(language, text)
    assert found.texts(tuple(subjects(found.scene.sentence, found.at(verb)))) == expected


@pytest.mark.parametrize(
    ("language", "text", "word", "does", "suffers"),
    [
        ("en", "Gunmen opened fire on a bus.", "fire", ["Gunmen"], ["bus"]),
        ("es", "Los sicarios abrieron fuego contra un autobús.", "fuego", ["sicarios"], ["autobús"]),
    ],
)
def test_a_phrase_of_several_words_has_its_doer_and_target_where_either_word_has_it(
    read: Reader, language: str, text: str, word: str, does: list[str], suffers: list[str]
) -> None:
    found = read(language, text)
    hit = found.trigger(word)
    assert hit.end - hit.start == 2
    assert found.texts(doers(found.scene, hit)) == does
    assert found.texts(done_to(found.scene, hit)) == suffers
