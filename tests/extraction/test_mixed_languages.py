"""A report in one language that quotes another: what its own language tells is read, and nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader

MIXED = [
    (
        "en",
        'Gunmen killed three farmers in Tibú on Monday. "Llegaron disparando y mataron a mi hermano," a neighbor said. '
        "A banner signed by the ELN read: «Fuera sapos, esto apenas comienza».",
        "three farmers",
    ),
    (
        "es",
        "Hombres armados mataron el lunes a tres campesinos en Tibú. «They came at night and shot everybody», dijo un "
        "cooperante. The embassy said in a statement that it condemned the killings.",
        "tres campesinos",
    ),
]


@pytest.mark.parametrize(("language", "text", "victims"), MIXED)
def test_a_quote_in_another_language_takes_nothing_away(read: Reader, language: str, text: str, victims: str) -> None:
    found = read(language, text)
    assert victims in found.said("target")
    assert victims in found.said("killed")
    assert found.said("place")[:1] == ["Tibú"]
    assert all(text[claim.words.start : claim.words.end] == claim.words.quote for claim in found.extraction.claims)
