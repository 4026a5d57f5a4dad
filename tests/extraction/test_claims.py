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
def test_nobody_else_is_not_nobody(read: Reader, language: str, text: str) -> None:
    assert read(language, text).sided("injured") == [("Three men", "targets")]


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
    ("language", "text", "dates"),
    [
        ("en", "Gunmen attacked a bar in Celaya on Saturday.", ["Saturday"]),
        ("en", "Police said on Monday that gunmen attacked a bar in Celaya on Saturday.", ["Saturday"]),
        ("en", "Last year the gang was blamed for kidnapping seven members of a church.", ["Last year"]),
        (
            "es",
            "Dos muertos es el saldo de la explosión, la noche del martes, confirmó la fiscalía.",
            ["la noche del martes"],
        ),
        ("en", "CELAYA, Mexico, May 13 (Antilles) -- Gunmen attacked a bar on Saturday.", ["Saturday"]),
        ("es", "Sicarios atacaron un bar en Celaya el sábado.", ["el sábado"]),
        ("es", "La policía informó el lunes que sicarios atacaron un bar en Celaya el sábado.", ["el sábado"]),
        ("es", "Celaya, 13 may (Antillas).- Sicarios atacaron un bar el sábado.", ["el sábado"]),
    ],
)
def test_the_day_of_the_event_is_neither_that_of_the_saying_nor_of_the_dateline(
    read: Reader, language: str, text: str, dates: list[str]
) -> None:
    assert read(language, text).said("date") == dates


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Gunmen attacked a bar in Celaya, Guanajuato.", ["Celaya", "Guanajuato"]),
        ("en", "BOGOTA -- Rebels attacked a convoy near Arauquita.", ["Arauquita"]),
        ("en", "A native of Jalisco was killed by gunmen in Celaya.", ["Celaya"]),
        ("es", "Sicarios atacaron un bar en Celaya, Guanajuato.", ["Celaya", "Guanajuato"]),
        ("es", "Bogotá.- Rebeldes atacaron un convoy cerca de Tame.", ["Tame"]),
        ("es", "Un hombre originario de Jalisco fue asesinado por sicarios en Celaya.", ["Celaya"]),
        ("en", "Gunmen killed two men on a beach in Puerto Xyzop, near Cancún.", ["Puerto Xyzop"]),
        ("en", "An Ohio-based group was attacked by gunmen in Tame.", ["Tame"]),
        ("es", "El síndico municipal de Pátzcuaro fue asesinado en Quiroga.", ["Quiroga"]),
    ],
)
def test_the_place_of_the_event_is_neither_the_dateline_nor_where_somebody_is_from(
    read: Reader, language: str, text: str, places: list[str]
) -> None:
    assert read(language, text).said("place") == places


@pytest.mark.parametrize(
    ("language", "text", "damage"),
    [
        ("en", "The blast destroyed two houses in Cali.", ["two houses"]),
        ("en", "Three vehicles were burned by gunmen in Zamora.", ["Three vehicles"]),
        ("es", "La explosión destruyó dos casas en Cali.", ["dos casas"]),
        ("es", "Tres vehículos fueron quemados por sicarios en Zamora.", ["Tres vehículos"]),
        ("en", "A television studio was damaged by the blast in Erbil.", ["A television studio"]),
        ("en", "Attackers struck two villages, burning twelve houses.", ["twelve houses"]),
        ("en", "Gunmen set alight two trucks on the highway.", ["two trucks"]),
        (
            "es",
            "Hay tres heridos por la explosión y daños en por lo menos diez viviendas.",
            ["por lo menos diez viviendas"],
        ),
    ],
)
def test_damage_is_done_to_things(read: Reader, language: str, text: str, damage: list[str]) -> None:
    found = read(language, text)
    assert found.said("damage") == damage
    assert all(claim.words.within(claim.span) for claim in found.claims("damage"))


@pytest.mark.parametrize(
    ("language", "text", "date", "place"),
    [
        (
            "en",
            "It began on Saturday outside Celaya. Within an hour, gunmen had burned six trucks.",
            "Saturday",
            "Celaya",
        ),
        (
            "es",
            "Todo comenzó el sábado en Celaya. En una hora, sicarios quemaron seis camiones.",
            "el sábado",
            "Celaya",
        ),
    ],
)
def test_a_sentence_that_leads_lends_its_date_and_place(
    read: Reader, language: str, text: str, date: str, place: str
) -> None:
    found = read(language, text)
    assert date in found.said("date")
    assert found.said("place") == [place]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fair opened on Saturday in Celaya.\n\nGunmen attacked a convoy near Irapuato."),
        ("es", "La feria abrió el sábado en Celaya.\n\nSicarios atacaron un convoy cerca de Irapuato."),
    ],
)
def test_a_sentence_leads_within_its_paragraph_only(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert found.said("date") == []
    assert found.said("place") == ["Irapuato"]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Gunmen abducted a dozen people from a bus. It was stopped in Celaya.", ["Celaya"]),
        ("es", "Hombres armados secuestraron a doce personas. El autobús fue detenido en Celaya.", ["Celaya"]),
        ("en", "The mayor spoke in Celaya.\n\nGunmen attacked a convoy on Friday.", ["Celaya"]),
        ("en", "The mayor spoke in Celaya, and in Irapuato too.\n\nGunmen attacked a convoy on Friday.", []),
        ("en", "Gunmen attacked a bar in Celaya. The wounded were flown to Irapuato.", ["Celaya"]),
        (
            "es",
            "Mataron a dos en Celaya. Los heridos fueron trasladados a un hospital de Irapuato.",
            ["Celaya"],
        ),
        ("es", "Un ataque mató a dos en la carretera de Celaya a Irapuato.", ["Celaya"]),
        ("en", "Gunmen killed a man who was travelling from Celaya to Irapuato.", []),
        ("es", "Un ataque mató a dos civiles, y Moscú dijo que fue un error.", []),
    ],
)
def test_the_place_of_the_event_is_told_from_places_that_merely_occur(
    read: Reader, language: str, text: str, places: list[str]
) -> None:
    assert read(language, text).said("place") == places


@pytest.mark.parametrize(
    ("language", "text", "owners"),
    [
        (
            "en",
            "Gunmen kidnapped a nurse in Celaya and rebels bombed a bridge in Arauquita.",
            {"Celaya": "kidnapped", "Arauquita": "bombed"},
        ),
        (
            "es",
            "Sicarios secuestraron a una enfermera en Celaya y rebeldes dinamitaron un puente en Tame.",
            {"Celaya": "secuestraron", "Tame": "dinamitaron"},
        ),
    ],
)
def test_a_place_goes_to_the_clause_it_stands_in(
    read: Reader, language: str, text: str, owners: dict[str, str]
) -> None:
    found = read(language, text)
    triggers = {mention.id: mention.trigger.quote for mention in found.extraction.mentions}
    assert {claim.words.quote: triggers[claim.mention_id] for claim in found.claims("place")} == owners


def test_deaths_and_injuries_of_one_blast_have_its_day(read: Reader) -> None:
    text = "Dos guardias murieron y otros tres resultaron heridos la noche del lunes, al estallar una bomba en Tame."
    assert read("es", text).said("date") == ["la noche del lunes"]
