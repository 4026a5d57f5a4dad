"""Who did it and which word tells of it change only what they should."""

import json
from pathlib import Path

import pytest

from benchmarks.swaps import ACTORS, WORDS, Swap, measure, reports
from testigo.model import Report
from testigo.pipeline import Coder

CEILING: float = json.loads((Path(__file__).parents[2] / "benchmarks" / "floors.json").read_text("utf-8"))["flips"]


def test_words_are_exchanged_both_ways_at_once() -> None:
    assert ACTORS.apply("The CJNG fired on the Army.", "en") == "The Army fired on the CJNG."
    assert WORDS.apply("Dos asesinados y un acribillado.", "es") == "Dos acribillados y un asesinado."
    assert WORDS.apply("skilled", "en") == "skilled"


@pytest.fixture(scope="module")
def told(coder: Coder) -> list[Report]:
    return list(reports(coder))


@pytest.mark.parametrize("swap", [ACTORS, WORDS], ids=lambda swap: swap.name)
def test_few_cells_flip(coder: Coder, told: list[Report], swap: Swap) -> None:
    flips = measure(swap, coder, told)
    assert flips.cells > 1000
    assert flips.share <= CEILING, flips.flipped
