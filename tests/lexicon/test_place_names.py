"""One name, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon.place_names import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Michoacán", "michoacan"),
        ("MICHOACAN", "michoacan"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "saint louis"),
        ("Saint Louis", "saint louis"),
        ("St", "st"),
        ("Cd. Juárez", "ciudad juarez"),
        ("O’Brien", "obrien"),
        ("Łódź", "lodz"),
        ("  Two   words ", "two words"),
        ("…", ""),
    ],
)
def test_names_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúü -", max_size=40))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)
