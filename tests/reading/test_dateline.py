"""Datelines: the place where a report was filed, and no sentence."""

from __future__ import annotations

import pytest

from testigo.reading.dateline import dateline_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MEXICO CITY (AP) -- Gunmen killed two.", "MEXICO CITY"),
        (
            "Attack leaves two dead\n\nCULIACÁN, Sin., 3 de marzo (EFE) — Hombres armados mataron a dos.",
            "CULIACÁN, Sin",
        ),
        ("Morelia, Michoacán.- Un grupo armado mató a dos.", "Morelia, Michoacán"),
        ("SAN SALVADOR, 3 JAN 90 -- Troops killed two.", "SAN SALVADOR"),
        ("Tame, Arauca – Dos policías murieron.", "Tame, Arauca"),
        ("Gunmen killed two farmers - a third fled.", None),
        ("The mayor said that nobody was hurt — at first.", None),
        ("Two men, one of them a priest, were killed.", None),
        ("", None),
    ],
)
def test_datelines(text: str, place: str | None) -> None:
    assert dateline_of(text) == place
