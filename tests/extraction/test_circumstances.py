"""Where and when: which of a sentence's places and days are those of which deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


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
        ("es", "Un ataque mató a dos en la carretera de Celaya a Irapuato.", ["Celaya", "Irapuato"]),
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
