"""What a report is read to claim: who, whom, with what, where, when, how many, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Certainty

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators", "targets"),
    [
        ("en", "Gunmen killed three farmers in Tibú.", ["Gunmen"], ["three farmers"]),
        ("en", "Three farmers were killed by gunmen in Tibú.", ["gunmen"], ["Three farmers"]),
        ("en", "An attack by rebels on a convoy lasted an hour.", ["rebels"], ["a convoy"]),
        (
            "en",
            "Soldiers and police officers attacked a rebel camp.",
            ["Soldiers", "police officers"],
            ["a rebel camp"],
        ),
        ("en", "Rebels kidnapped a nurse and a teacher.", ["Rebels"], ["a nurse", "a teacher"]),
        ("en", "The gunmen who attacked the convoy wore masks.", ["The gunmen"], ["the convoy"]),
        ("en", "The ELN kidnapped two soldiers near Tame.", ["The ELN"], ["two soldiers"]),
        ("es", "Hombres armados mataron a tres campesinos en Tibú.", ["Hombres armados"], ["tres campesinos"]),
        ("es", "Tres campesinos fueron asesinados por hombres armados.", ["hombres armados"], ["Tres campesinos"]),
        ("es", "Un ataque de rebeldes contra un convoy duró una hora.", ["rebeldes"], ["un convoy"]),
        ("es", "Soldados y policías atacaron un convoy.", ["Soldados", "policías"], ["un convoy"]),
        ("es", "Los sicarios que atacaron el convoy llevaban máscaras.", ["Los sicarios"], ["el convoy"]),
        ("es", "El ELN secuestró a dos soldados cerca de Tame.", ["El ELN"], ["dos soldados"]),
    ],
)
def test_who_did_it_to_whom(
    read: Reader, language: str, text: str, perpetrators: list[str], targets: list[str]
) -> None:
    found = read(language, text)
    assert found.said("perpetrator") == perpetrators
    assert found.said("target") == targets


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("en", "Gang members used trucks to block the highway in Zamora.", ["Gang members"]),
        ("en", "Police said gunmen attacked a bus in Celaya.", ["gunmen"]),
        ("en", "Residents said the village was attacked at dawn.", []),
        ("es", "La policía dijo que sicarios atacaron un autobús en Celaya.", ["sicarios"]),
        ("es", "Los vecinos dijeron que el pueblo fue atacado al amanecer.", []),
    ],
)
def test_those_who_tell_are_not_those_who_do(read: Reader, language: str, text: str, perpetrators: list[str]) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "sufferers"),
    [
        ("en", "Two hundred villagers fled after the attack on the market.", "Two hundred villagers"),
        ("es", "Doscientos habitantes huyeron tras el ataque al mercado.", "Doscientos habitantes"),
    ],
)
def test_those_who_flee_are_targets_and_no_doers(read: Reader, language: str, text: str, sufferers: str) -> None:
    found = read(language, text)
    assert sufferers in found.said("target")
    assert sufferers not in found.said("perpetrator")
    assert found.sided("displaced") == [(sufferers, "targets")]


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        (
            "en",
            "Four gunmen and a soldier were killed in a clash near Tame.",
            [("Four gunmen", "perpetrators"), ("a soldier", "targets")],
        ),
        (
            "en",
            "Two policemen and a civilian were killed in Zamora.",
            [("Two policemen", "targets"), ("a civilian", "targets")],
        ),
        (
            "es",
            "Cuatro sicarios y un soldado murieron en un enfrentamiento cerca de Tame.",
            [("Cuatro sicarios", "perpetrators"), ("un soldado", "targets")],
        ),
        (
            "es",
            "Dos policías y un civil fueron asesinados en Zamora.",
            [("Dos policías", "targets"), ("un civil", "targets")],
        ),
    ],
)
def test_the_dead_are_counted_by_side(read: Reader, language: str, text: str, killed: list[tuple[str, str]]) -> None:
    assert read(language, text).sided("killed") == killed


@pytest.mark.parametrize(
    ("language", "text", "targets"),
    [
        ("en", "Two policemen and a civilian were killed in Zamora.", ["Two policemen", "a civilian"]),
        ("es", "Dos policías y un civil fueron asesinados en Zamora.", ["Dos policías", "un civil"]),
    ],
)
def test_victims_are_targets(read: Reader, language: str, text: str, targets: list[str]) -> None:
    assert read(language, text).said("target") == targets


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Gunmen opened fire on a bar in Celaya, but no one was hurt.", "no one was hurt"),
        ("en", "A grenade exploded in Celaya without casualties.", "without casualties"),
        ("en", "The explosion caused no deaths.", "no deaths"),
        ("es", "Sicarios dispararon contra un bar en Celaya, sin que hubiera heridos.", "sin que hubiera heridos"),
        ("es", "Una granada explotó en Celaya sin dejar víctimas.", "sin dejar víctimas"),
        ("es", "En la explosión no hubo muertos.", "no hubo muertos"),
        ("es", "El ataque con dron contra el pueblo dejó saldo blanco.", "saldo blanco"),
    ],
)
def test_a_stated_zero_is_claimed_in_the_words_that_state_it(
    read: Reader, language: str, text: str, words: str
) -> None:
    found = read(language, text)
    stated = {claim.words.quote for attribute in ("killed", "injured") for claim in found.claims(attribute)}
    assert stated == {words}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was not immediately clear how many people were hurt in the explosion in Kano."),
        ("en", "No casualties were reported so far after the explosion in Kano."),
        ("en", "There were no reports of injuries after the explosion in Kano."),
        ("es", "Hasta el momento se desconoce si hubo heridos en la explosión en Celaya."),
        ("es", "Hasta el momento no se reportan víctimas tras la explosión en Celaya."),
    ],
)
def test_silence_is_no_zero(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert found.extraction.mentions
    assert found.claims("killed") + found.claims("injured") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three men were wounded in the attack in Celaya, but nobody else was hurt."),
    ],
)
def test_nobody_else_counts_on_from_those_told(read: Reader, language: str, text: str) -> None:
    assert read(language, text).sided("injured") == [("Three men", "targets"), ("nobody else was hurt", None)]


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("en", "Rebels killed two soldiers in Arauca.", Certainty.REPORTED),
        ("en", "Suspected rebels killed two soldiers in Arauca.", Certainty.ALLEGED),
        ("en", "Police accused rebels of killing two soldiers in Arauca.", Certainty.ALLEGED),
        ("es", "Guerrilleros mataron a dos soldados en Arauca.", Certainty.REPORTED),
        ("es", "Presuntos guerrilleros mataron a dos soldados en Arauca.", Certainty.ALLEGED),
        ("es", "Dos soldados murieron en un ataque atribuido a guerrilleros en Arauca.", Certainty.ALLEGED),
    ],
)
def test_a_hedge_makes_the_doer_alleged(read: Reader, language: str, text: str, certainty: Certainty) -> None:
    found = read(language, text).claims("perpetrator")
    assert found
    assert {claim.certainty for claim in found} == {certainty}


@pytest.mark.parametrize(
    ("language", "text", "stands", "withdrawn"),
    [
        ("en", "The blast was not caused by drones, as first said, but by a mine.", "mine", "drones"),
        (
            "es",
            "La explosión no fue causada por drones, como se dijo en un principio, sino por una mina.",
            "mina",
            "drones",
        ),
    ],
)
def test_a_weapon_taken_back_stays_as_a_retracted_claim(
    read: Reader, language: str, text: str, stands: str, withdrawn: str
) -> None:
    found = read(language, text)
    assert stands in found.said("weapon")
    assert withdrawn not in found.said("weapon")
    assert withdrawn in [claim.words.quote for claim in found.claims("weapon") if claim.retracted]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Gunmen attacked a bar in Celaya, police said.", "police"),
        ("en", "According to residents, gunmen attacked a bar in Celaya.", "residents"),
        ("en", "Gunmen attacked a bar in Celaya.", None),
        ("es", "Sicarios atacaron un bar en Celaya, informó la policía.", "la policía"),
        ("es", "Según vecinos, sicarios atacaron un bar en Celaya.", "vecinos"),
        ("es", "Sicarios atacaron un bar en Celaya.", None),
    ],
)
def test_every_claim_of_a_sentence_is_given_to_its_voice(
    read: Reader, language: str, text: str, who: str | None
) -> None:
    found = read(language, text).extraction.claims
    assert found
    assert {claim.attributed_to.quote if claim.attributed_to else None for claim in found} == {who}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen ambushed officers near Tame, and the wounded were flown out by helicopter."),
        ("en", "Settlers attacked villagers who guard an iron mine near Tocoa."),
        ("es", "Colonos atacaron a los comuneros que cuidan una mina artesanal en Bonanza."),
        ("es", "Atacaron a los policías en Tame y los heridos fueron evacuados en helicóptero."),
    ],
)
def test_what_only_carries_and_where_people_work_is_no_weapon(read: Reader, language: str, text: str) -> None:
    assert read(language, text).said("weapon") == []


def test_an_aircraft_from_which_shots_are_fired_is_a_weapon(read: Reader) -> None:
    assert "helicopter" in read("en", "Soldiers fired from a helicopter on a village near Tame.").said("weapon")


@pytest.mark.parametrize(
    ("language", "text", "weapons"),
    [
        ("en", "Drones dropped grenades on a village near Aguililla.", ["Drones", "grenades"]),
        ("en", "Two soldiers were killed by a landmine near Tame.", ["landmine"]),
        ("en", "A man was stabbed to death with a knife in Durán.", ["knife"]),
        ("es", "Hombres armados lanzaron una granada contra un bar en Celaya.", ["granada"]),
        ("es", "Dos soldados murieron por una mina antipersonal cerca de Tame.", ["mina antipersonal"]),
        ("es", "Un hombre fue asesinado con un cuchillo en Durán.", ["cuchillo"]),
    ],
)
def test_the_weapons_named(read: Reader, language: str, text: str, weapons: list[str]) -> None:
    assert set(weapons) <= set(read(language, text).said("weapon"))


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("es", "En el ataque en Taxco fue abatido un sicario, aún no identificado.", ["un sicario"]),
        ("en", "The blast in Kano killed four people, but no group has claimed it yet.", ["four people"]),
    ],
)
def test_what_is_not_known_yet_leaves_a_figure_as_it_is(
    read: Reader, language: str, text: str, killed: list[str]
) -> None:
    assert [words for words, _ in read(language, text).sided("killed")] == killed
