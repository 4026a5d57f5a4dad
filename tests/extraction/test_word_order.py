"""Who suffers where the parse does not tell: by the order of words, in lists, and where figures count some alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "label", "told"),
    [
        (
            "en",
            "Two guards died and a further nine people, mostly clerks, were hurt when gunmen raided a bank on Monday.",
            "injured",
            ["a further nine people"],
        ),
        (
            "es",
            "Tres hombres y una mujer, cuyos restos fueron dejados en una brecha el lunes, habrían sido asesinados.",
            "killed",
            ["Tres hombres", "una mujer"],
        ),
        ("es", "Un militar y tres agresores muertos dejó el lunes un choque a tiros.", "killed",
         ["Un militar y tres agresores muertos"]),
        ("es", "El lunes mataron a un pastor, a su esposa y a dos vecinos.", "killed",
         ["un pastor", "su esposa", "dos vecinos"]),
        ("es", "Tanto el chofer como su ayudante murieron baleados el lunes.", "killed",
         ["el chofer", "su ayudante"]),
        ("en", "Five of the eight people hurt in the shooting on Monday were nurses.", "injured", ["the eight people"]),
        ("es", "La policía ubicó a nueve pandilleros, siete de ellos capturados el lunes tras el ataque.", "detained",
         ["siete de ellos"]),
        ("es", "Se desconoce el paradero de un hermano de la pareja desde el ataque del lunes.", "missing",
         ["un hermano"]),
        ("es", "Los dos comerciantes que secuestró el ELN el lunes en Arauca siguen cautivos.", "abducted",
         ["Los dos comerciantes"]),
    ],
)  # fmt: skip
def test_whom_a_word_of_harm_counts(read: Reader, language: str, text: str, label: str, told: list[str]) -> None:
    assert sorted(read(language, text).said(label))[: len(told)] == sorted(told)
