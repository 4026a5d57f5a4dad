"""What a report says to be damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


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
        ("en", "Gunmen killed a guard in Zamora. Three shops were left without power.", ["Three shops"]),
        ("en", "Raiders set four buses and a warehouse on fire in Gao.", ["four buses", "a warehouse"]),
        (
            "en",
            "A shell killed a cook in Kherson. The roof of a nearby school caved in.",
            ["The roof of a nearby school"],
        ),
        ("es", "Una granada hirió a dos vecinos en Cali. Cuatro casas se quedaron sin luz.", ["Cuatro casas"]),
        ("es", "El bombazo de ayer en Cali hirió a dos. Dejó sin energía a tres barrios.", ["tres barrios"]),
        (
            "es",
            "Mataron a dos guardias en Zamora. Un camión fue hallado el lunes, quemado, en una brecha.",
            ["Un camión"],
        ),
        ("en", "Soldiers destroyed nine mines near Kherson on Tuesday.", []),
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
