"""The example reports are coded no worse than before: the figures do not sink below their floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # benchmarks/ lies beside the package

from benchmarks import golden_clusters, golden_coding, golden_scores  # noqa: E402

FLOORS: dict[str, float] = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["golden"]


@pytest.fixture(scope="session")
def measured() -> dict[str, float]:
    run, expected = golden_coding.run(), golden_coding.expectations()
    return golden_scores.score(run, expected).figures() | golden_clusters.figures(run, expected)


@pytest.mark.parametrize("figure", FLOORS)
def test_a_figure_does_not_sink_below_its_floor(measured: dict[str, float], figure: str) -> None:
    assert measured[figure] >= FLOORS[figure]
