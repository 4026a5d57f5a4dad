"""What a report is read to claim: who, whom, with what, where, when, how many, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Certainty, Told

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
