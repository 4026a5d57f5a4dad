"""Words for an actor give an entry only where that entry is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon import register
from testigo.model import Actor, DatePrecision, DateRange, Gap
from testigo.resolution.actors import resolve

REGISTER = register.load()


def year(number: int) -> DateRange:
    return DateRange(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR)


def meant(
    words: str, language: str = "en", country: str | None = None, on: int | None = None, kind: str | None = None
) -> tuple[str | None, str]:
    value, reason = resolve(words, language, kind, country, year(on) if on else None, REGISTER)
    assert isinstance(value, Actor)
    assert value.description == words
    return value.actor_id, reason


@pytest.mark.parametrize(
    ("words", "language", "actor_id"),
    [
        ("CJNG", "en", "cjng"),
        ("members of the Jalisco cartel", "en", "cjng"),
        ("CJNG hitmen", "en", "cjng"),
        ("A faction of the Jalisco Cartel", "en", "cjng"),
        ("presuntos integrantes del Cártel de Sinaloa", "es", "sinaloa_cartel"),
        ("sicarios del Cártel Jalisco Nueva Generación", "es", "cjng"),
        ("the rival cartel Los Viagras", "en", "los_viagras"),
        ("THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN)", "en", "fmln"),
        ("disidencias de las Farc", "es", "farc_dissidents"),
        ("an alliance called United Cartels (Carteles Unidos)", "en", "carteles_unidos"),
        ("Shining Path guerrillas", "en", "sendero_luminoso"),
        ("la pandilla Barrio 18", "es", "barrio_18"),
    ],
)
def test_name_in_the_words_gives_its_entry(words: str, language: str, actor_id: str) -> None:
    assert meant(words, language)[0] == actor_id


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("rivals of the CJNG", "en"),
        ("the CJNG's rivals", "en"),
        ("soldiers fighting the Jalisco cartel", "en"),
        ("a former ELN commander", "en"),
        ("U.S. Army veterans", "en"),
        ("víctimas del ELN", "es"),
        ("rivales del Cártel de Sinaloa", "es"),
        ("exintegrantes de las FARC", "es"),
        ("el grupo que lucha contra el CJNG", "es"),
    ],
)
def test_words_that_set_somebody_apart_name_nobody(words: str, language: str) -> None:
    actor_id, reason = meant(words, language)
    assert actor_id is None
    assert "set somebody apart" in reason


def test_two_actors_stay_a_description() -> None:
    actor_id, reason = meant("members of the ELN and the FARC")
    assert actor_id is None
    assert "more than one actor: ELN and FARC" in reason


def test_wing_named_with_its_group_is_one_actor() -> None:
    assert meant("Grupo Élite, the armed wing of the CJNG")[0] == "grupo_elite"


@pytest.mark.parametrize(
    ("country", "on", "actor_id"),
    [
        ("MX", 2021, "mx_national_guard"),
        ("VE", 2021, "ve_gnb"),
        ("SV", 1989, "sv_national_guard"),
        (None, 2021, None),
    ],
)
def test_shared_name_is_decided_by_place_and_time(country: str | None, on: int, actor_id: str | None) -> None:
    resolved, reason = meant("the National Guard", "en", country, on)
    assert resolved == actor_id
    assert "National Guard" in reason


def test_time_decides_without_a_place() -> None:
    assert meant("ERP", on=1989)[0] == "erp_sv"
    assert meant("ERP")[0] is None


def test_a_name_that_went_on_means_who_bears_it_then() -> None:
    assert meant("La Familia Michoacana", "es", "MX", 2009)[0] == "la_familia_michoacana"
    actor_id, reason = meant("La Familia Michoacana", "es", "MX", 2021)
    assert actor_id == "nueva_familia_michoacana"
    assert "fits the place and time" in reason


def test_name_out_of_its_time_is_taken_with_a_note() -> None:
    actor_id, reason = meant("Policía Federal", "es", "MX", 2022)
    assert actor_id == "mx_federal_police"
    assert "until 2019" in reason


def test_declared_ambiguity_stays_open() -> None:
    actor_id, reason = meant("Los Rojos", "es", "MX", 2015)
    assert actor_id is None
    assert "Los Rojos (Guerrero)" in reason


def test_ordinary_words_of_another_country_are_no_name() -> None:
    assert meant("La Línea", "es", "MX")[0] == "la_linea"
    assert meant("La Línea", "es", "CL")[0] is None


def test_force_of_the_country_is_meant_by_a_common_noun() -> None:
    assert meant("the army", "en", "MX", 2021, "military")[0] == "mx_army"
    assert meant("the army", "en", None, 2021, "military")[0] is None


def test_description_keeps_its_kind() -> None:
    value, _ = resolve("armed men", "en", "armed group", "MX", None, REGISTER)
    assert value == Actor("armed men", "armed group")
    value, _ = resolve("somebody", "en", None, None, None, REGISTER)
    assert value == Actor("somebody", "other")


def test_known_leader_is_named_with_the_kind_of_his_group() -> None:
    value, reason = resolve("El Mencho", "en", None, None, None, REGISTER)
    assert value == Actor("El Mencho", "criminal group", "Nemesio Oseguera Cervantes", "el_mencho")
    assert "leader of CJNG" in reason


def test_no_words_are_a_gap() -> None:
    value, _ = resolve("  ", "en", None, None, None, REGISTER)
    assert isinstance(value, Gap)


@given(st.text(max_size=60), st.sampled_from(["en", "es", "fr"]), st.sampled_from([None, "MX"]))
def test_anything_is_resolved_with_a_reason(words: str, language: str, country: str | None) -> None:
    value, reason = resolve(words, language, None, country, None, REGISTER)
    assert reason
    assert isinstance(value, Gap) == (not words.strip())
