"""Names that are told together are all claimed: behind one title, joined, of bodies, as first names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (
            "es",
            "Los sacerdotes Tomás Ríos y Elías Mora fueron asesinados el lunes en Tlalpa.",
            ["Tomás Ríos", "Elías Mora"],
        ),
        ("es", "Fueron hallados los cuerpos de Tomás Ríos y Elías Mora en Tlalpa.", ["Tomás Ríos", "Elías Mora"]),
        (
            "es",
            "Tomás Ríos y Elías Mora, guardabosques, fueron atacados el lunes por un comando.",
            ["Tomás Ríos", "Elías Mora"],
        ),
        ("es", "Hombres armados se llevaron anoche a dos muchachos mixtecos, Julián y Ramiro.", ["Julián", "Ramiro"]),
        ("en", "Priests Tom Rivers and Eli Moore were shot dead on Monday in Leeds.", ["Tom Rivers", "Eli Moore"]),
        ("en", "Gunmen killed two boys, Peter and Sam, on Monday in Leeds.", ["Peter", "Sam"]),
    ],
)
def test_all_are_victims(read: Reader, language: str, text: str, named: list[str]) -> None:
    assert sorted(claim.words.quote for claim in read(language, text).claims("victim")) == sorted(named)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed two boys, Reuters and Interfax reported on Monday."),
        ("en", "Gunmen killed two boys, Leeds police said."),
        ("es", "Hombres armados mataron a dos soldados, Caracol informó el lunes."),
    ],
)
def test_who_tells_it_is_no_victim(read: Reader, language: str, text: str) -> None:
    assert not list(read(language, text).claims("victim"))
