"""Which weapons a report says were used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.parties import party_at

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "weapons"),
    [
        (
            "en",
            "Two guards were shot dead in Gao on Monday. The attackers used dynamite to get in.",
            ["shot", "dynamite"],
        ),
        ("es", "Mataron a tres guardias en Cali. Los atacantes usaron granadas para entrar.", ["granadas"]),
        ("es", "Se llevaron el camión unos diez hombres con fusiles.", ["fusiles"]),
        ("es", "Una avioneta pasó por el pueblo y soltó dos bombas.", ["avioneta", "bombas"]),
        ("es", "Una bomba mató a un guardia en Cali y se quemó una bodega.", ["bomba"]),
        ("en", "A bomb killed a guard in Gao. Two shops burned down.", ["bomb"]),
        ("en", "Three people were wounded in what officials described as a drone attack in Gao.", ["drone"]),
    ],
)
def test_weapons_are_those_that_attackers_use(read: Reader, language: str, text: str, weapons: list[str]) -> None:
    assert read(language, text).said("weapon") == weapons


def test_what_a_weapon_did_is_told_behind_it(read: Reader) -> None:
    found = read("en", "Police arrested a man accused of leaving the bomb that killed two guards in Gao.")
    (weapon,) = found.claims("weapon")
    assert weapon.mention_id == found.mention("killed").id


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Men with rifles abducted two nurses in Gao.", "Men", "armed group"),
        ("Men with wounds were brought in from Gao.", "Men", "civilians"),
        ("Hunters with rifles walked through Gao.", "Hunters", "civilians"),
    ],
)
def test_men_with_weapons_are_attackers(read: Reader, text: str, word: str, kind: str) -> None:
    found = read("en", text)
    party = party_at(found.scene, found.at(word))
    assert party is not None
    assert party.kind == kind
