"""MUC-4's development half is filled no worse than before; measured only where the public data stand beside us."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
DATA = SHARED / "data/muc4"
FLOORS: dict[str, float] = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["muc4"]


@pytest.mark.skipif(not DATA.exists(), reason="the public data are not here")
def test_development_figures_do_not_sink(tmp_path: Path) -> None:
    texts, response, five, out = (str(tmp_path / name) for name in ("", "response", "five.json", "scores.json"))
    texts = [str(DATA / "tst1/tst1-muc3"), str(DATA / "tst2/tst2-muc4")]
    fill = ["-m", "benchmarks", "muc4", "--texts", *texts, "--response", response, "--five-slots", five]
    subprocess.run([sys.executable, *fill], cwd=ROOT, check=True)
    keys = ["--key", str(DATA / "tst1/key-tst1.v7"), str(DATA / "tst2/key-tst2.v4"), "--response", response]
    modern = ["--modern-pred", five, "--modern-gold", str(DATA / "five-slots-dev.jsonl")]
    scorer = str(SHARED / "measure/muc4/muc4_score.py")
    subprocess.run([sys.executable, scorer, *keys, "--json", out], check=True, capture_output=True)
    found = {"all slots": json.loads(Path(out).read_text())["F"]["P&R"] / 100}
    told = subprocess.run([sys.executable, scorer, *modern], check=True, capture_output=True, text=True).stdout
    found["five slots"] = float(told.split("GTT template")[1].split("micro_avg")[1].split()[2]) / 100
    assert {name: found[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True), found
