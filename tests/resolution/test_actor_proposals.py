"""What reports propose for the register, and whom they never do."""

import pytest

from testigo.lexicon import register
from testigo.model import Report
from testigo.resolution.actor_proposals import Proposal, proposals


def read(text: str, language: str = "es") -> list[Proposal]:
    return list(proposals([Report("r", text, language)], register.load()))


@pytest.mark.parametrize(
    ("language", "text", "kind", "name", "other"),
    [
        ("es", "Fueron Los Garzos, brazo armado del CJNG.", "wing_of", "Los Garzos", "cjng"),
        ("es", "Fueron Los Garzos, el brazo armado del CJNG.", "wing_of", "Los Garzos", "cjng"),
        ("en", "They blamed Los Garzos, an armed wing of the CJNG.", "wing_of", "Los Garzos", "cjng"),
        ("en", "They blamed Los Garzos, a splinter group of the CJNG.", "split_from", "Los Garzos", "cjng"),
        ("en", "The CJNG, also known as Quinta Letra, denied it.", "also_called", "Quinta Letra", "cjng"),
        ("es", "El CJNG, también llamado Quinta Letra, lo negó.", "also_called", "Quinta Letra", "cjng"),
        ("en", "Ramiro Lugo, alias 'El Cuervo', leader of the CJNG, fled.", "led_by", "Ramiro Lugo", "cjng"),
        ("es", "Ramiro Lugo, alias «El Cuervo», presunto líder del CJNG, huyó.", "led_by", "Ramiro Lugo", "cjng"),
    ],
)
def test_names_are_proposed_with_what_they_are_to_a_known_actor(
    language: str, text: str, kind: str, name: str, other: str
) -> None:
    (found,) = read(text, language)
    assert (found.kind, found.name, found.other) == (kind, name, other)
    assert found.evidence.quote in text
    assert name in found.evidence.quote


def test_a_leader_keeps_the_alias() -> None:
    (found,) = read("Ramiro Lugo, alias «El Cuervo», presunto líder del CJNG, huyó.")
    assert found.alias == "El Cuervo"


@pytest.mark.parametrize(
    "text",
    [
        "Ramiro Lugo, alias «El Cuervo», fue asesinado por el CJNG.",  # a victim or a private person
        "Ramiro Lugo, víctima del CJNG, era maestro.",
        "El Grupo Élite, brazo armado del CJNG, atacó.",  # known already
        "Los Garzos, brazo armado de Los Nadie, atacaron.",  # nobody that the register knows
    ],
)
def test_nobody_else_is_proposed(text: str) -> None:
    assert read(text) == []


def test_two_reports_propose_one_thing_with_two_pieces_of_evidence() -> None:
    text = "Fueron Los Garzos, brazo armado del CJNG."
    found = proposals([Report("a", text, "es"), Report("b", text, "es")], register.load())
    assert len(found) == 2
    assert len({each.id for each in found}) == 1
