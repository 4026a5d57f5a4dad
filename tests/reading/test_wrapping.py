"""Lines broken for width are joined; others are kept."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import PROSA, PROSE

from testigo.reading.wrapping import unwrapped


@pytest.mark.parametrize("width", [50, 72, 100])
def test_what_was_wrapped_is_as_before(width: int) -> None:
    text = f"{PROSE}\n\n{PROSA}"
    assert unwrapped("\n\n".join(textwrap.fill(part, width) for part in (PROSE, PROSA))) == text


def test_short_lines_stay_lines() -> None:
    text = "STATEMENT\nFive, not three\n\n" + textwrap.fill(PROSE, 72) + "\n\nHill Committee\nfor Life"
    assert unwrapped(text) == f"STATEMENT\nFive, not three\n\n{PROSE}\n\nHill Committee\nfor Life"


def test_a_broken_word_is_mended_and_a_compound_is_not() -> None:
    first = "The gunmen drove through the whole valley and then opened fire on a mar-"
    assert unwrapped(first + "\nket in the hills").endswith("on a market in the hills")
    assert unwrapped(first.replace("mar-", "San-") + "\nSalvador road").endswith("San- Salvador road")


def test_text_that_was_not_wrapped_is_left_alone() -> None:
    text = f"{PROSE} {PROSE}\nSecond line\nthird line"
    assert unwrapped(text) == text


@given(st.text(alphabet="ab \n-", max_size=400))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(unwrapped(text).split()).replace("-", "") == "".join(text.split()).replace("-", "")
