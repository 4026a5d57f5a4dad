"""Short reports that tell who did what to whom in many ways, written before the rules were run on them."""

import json
from pathlib import Path

from benchmarks.halves import halves
from benchmarks.roles import entries, judged, share
from testigo.pipeline import Coder

FLOORS = json.loads((Path(__file__).parents[2] / "benchmarks" / "floors.json").read_text(encoding="utf-8"))


def test_roles_do_not_sink(coder: Coder) -> None:
    looked_at, apart = halves(entries(), lambda entry: entry["id"])
    assert share(list(judged(looked_at, coder))) >= FLOORS["roles"]["looked at"]
    assert share(list(judged(apart, coder))) >= FLOORS["roles"]["apart"]
