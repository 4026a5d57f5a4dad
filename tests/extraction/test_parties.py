"""Whom a noun phrase names: people by kind, things by owner, known groups, named persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.parties import parties, party_at

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "head", "kind", "sort"),
    [
        ("en", "Two municipal police officers died.", "officers", "police", "people"),
        ("en", "Masked gunmen came at dawn.", "gunmen", "armed group", "people"),
        ("en", "The soldiers left.", "soldiers", "military", "people"),
        ("en", "The farmers left.", "farmers", "civilians", "people"),
        ("en", "A journalist was hurt.", "journalist", "journalists", "people"),
        ("en", "The police station burned.", "station", "police", "objects"),
        ("en", "The ELN attacked on Friday.", "ELN", "rebels", "actor"),
        ("en", "Members of the Sinaloa Cartel fled.", "Members", "criminal group", "actor"),
        ("en", "Ramiro Quintanar was killed.", "Quintanar", "civilians", "person"),
        ("es", "Dos policías municipales murieron.", "policías", "police", "people"),
        ("es", "Hombres armados llegaron al amanecer.", "Hombres", "armed group", "people"),
        ("es", "Los soldados se fueron.", "soldados", "military", "people"),
        ("es", "Los campesinos se fueron.", "campesinos", "civilians", "people"),
        ("es", "Un periodista resultó herido.", "periodista", "journalists", "people"),
        ("es", "La estación de policía ardió.", "estación", "police", "objects"),
        ("es", "El ELN atacó el viernes.", "ELN", "rebels", "actor"),
        ("es", "Integrantes del Cártel de Sinaloa huyeron.", "Integrantes", "criminal group", "actor"),
        ("es", "Ramiro Quintanar fue asesinado.", "Ramiro", "civilians", "person"),
    ],
)
def test_whom_a_phrase_names(read: Reader, language: str, text: str, head: str, kind: str, sort: str) -> None:
    found = read(language, text)
    party = party_at(found.scene, found.at(head))
    assert party is not None
    assert (party.kind, party.sort) == (kind, sort)
    assert party.is_people is (sort != "objects")


@pytest.mark.parametrize(
    ("language", "text", "head"),
    [
        ("en", "The weather changed.", "weather"),
        ("en", "The mayor went to Puerto Vallarta.", "Vallarta"),
        ("en", "Monday was quiet.", "Monday"),
        ("es", "El clima cambió.", "clima"),
        ("es", "El alcalde viajó a Puerto Vallarta.", "Vallarta"),
        ("es", "El lunes fue tranquilo.", "lunes"),
    ],
)
def test_what_names_nobody_is_no_party(read: Reader, language: str, text: str, head: str) -> None:
    found = read(language, text)
    assert party_at(found.scene, found.at(head)) is None
    assert parties(found.scene, (found.at(head),)) == ()


def test_a_party_quotes_its_whole_phrase(read: Reader) -> None:
    found = read("en", "Members of the Sinaloa Cartel fled.")
    party = party_at(found.scene, found.at("Members"))
    assert party is not None
    assert party.words.quote == "Members of the Sinaloa Cartel"
