"""People who are told by their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Gunmen kidnapped four Americans in Matamoros on Friday.", "four Americans"),
        ("es", "Tres venezolanos murieron baleados ayer en Cali.", "Tres venezolanos"),
    ],
)
def test_people_may_be_told_by_their_country(read: Reader, language: str, text: str, words: str) -> None:
    assert words in read(language, text).said("target")
