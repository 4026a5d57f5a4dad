"""Short reports that tell tolls in many ways, written before the rules were run on them."""

import json
from pathlib import Path

import pytest

from benchmarks.halves import halves
from benchmarks.tolls import ROUNDS, entries, figures, share
from testigo.pipeline import Coder

FLOORS = json.loads((Path(__file__).parents[2] / "benchmarks" / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ROUNDS)
def test_tolls_do_not_sink(coder: Coder, name: str) -> None:
    looked_at, apart = halves(entries(name), lambda entry: entry["id"])
    assert share(list(figures(looked_at, coder))) >= FLOORS["tolls"][name]["looked at"]
    assert share(list(figures(apart, coder))) >= FLOORS["tolls"][name]["apart"]
