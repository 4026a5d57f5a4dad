"""A sample of MUC-4's development half is filled no worse than before, where the public data stand beside us.

The whole half takes a minute; every tenth report of each of its two sets is enough to see what sinks.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
DATA = SHARED / "data/muc4"
FLOORS: dict[str, float] = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["muc4 sample"]
EVERY = 10  # one report in so many of each set
OPENING = re.compile(r"^(?=TST\d-MUC\d-\d{4})", re.MULTILINE)


@pytest.mark.skipif(not DATA.exists(), reason="the public data are not here")
def test_development_figures_do_not_sink(tmp_path: Path) -> None:
    texts, gold, five, response, out = (
        str(tmp_path / name) for name in ("texts", "gold", "five", "response", "scores")
    )
    sets = [OPENING.split((DATA / name).read_text("utf-8"))[1:] for name in ("tst1/tst1-muc3", "tst2/tst2-muc4")]
    sample = [report for each in sets for report in each[::EVERY]]
    Path(texts).write_text("".join(sample), encoding="utf-8")
    told = (DATA / "five-slots-dev.jsonl").read_text("utf-8").splitlines()
    ours = {report.split()[0] for report in sample}
    Path(gold).write_text("\n".join(line for line in told if json.loads(line)["docid"] in ours), encoding="utf-8")
    fill = ["-m", "benchmarks", "muc4", "--texts", texts, "--response", response, "--five-slots", five]
    subprocess.run([sys.executable, *fill], cwd=ROOT, check=True)
    scorer = str(SHARED / "measure/muc4/muc4_score.py")
    keys = ["--key", str(DATA / "tst1/key-tst1.v7"), str(DATA / "tst2/key-tst2.v4"), "--response", response]
    score = [sys.executable, scorer, *keys, "--only-responded", "--json", out]
    subprocess.run(score, check=True, capture_output=True)
    found = {"all slots": json.loads(Path(out).read_text())["F"]["P&R"] / 100}
    modern = [sys.executable, scorer, "--modern-pred", five, "--modern-gold", gold]
    report = subprocess.run(modern, check=True, capture_output=True, text=True).stdout
    found["five slots"] = float(report.split("GTT template")[1].split("micro_avg")[1].split()[2]) / 100
    assert {name: found[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True), found
