"""Short reports that tell tolls in many ways, written before the rules were run on them: the looked-at half."""

import json
from pathlib import Path

from benchmarks.halves import halves
from benchmarks.tolls import entries, figures, share
from testigo.pipeline import Coder

FLOORS = json.loads((Path(__file__).parents[2] / "benchmarks" / "floors.json").read_text(encoding="utf-8"))


def test_tolls_do_not_sink(coder: Coder) -> None:
    looked_at, apart = halves(entries(), lambda entry: entry["id"])
    assert share(list(figures(looked_at, coder))) >= FLOORS["tolls"]["looked at"]
    assert share(list(figures(apart, coder))) >= FLOORS["tolls"]["apart"]
