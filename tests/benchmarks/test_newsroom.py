"""Our own pages in twenty layouts: the main text and what goes with it are found."""

from __future__ import annotations

from statistics import mean

from benchmarks.newsroom.pages import outlets
from benchmarks.pages import likeness, quality


def test_the_main_text_is_found_in_twenty_layouts() -> None:
    found = quality(3)
    assert len(found) == len(outlets()) == 20
    assert mean(row["text"] for row in found.values()) >= 0.95
    assert min(row["text"] for row in found.values()) >= 0.85
    floors = dict.fromkeys(("title", "date", "outlet", "author"), 0.95)
    assert all(mean(row[name] for row in found.values()) >= floor for name, floor in floors.items())


def test_likeness_is_that_of_runs_of_words() -> None:
    assert likeness("a b c d e", "a b c d e") == 1.0
    assert likeness("a b c d", "e f g h") == 0.0
    assert likeness("a b c d e", "a b c d") == 2 / 3
