"""Places and dates are read no worse than before; measured only where the public data and their scorers are.

MEANTIME is read whole; of the Local-Global Lexicon every sixth report.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks import dates, places
from testigo.resolution.gazetteer import BUNDLED

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
NTH = 6

pytestmark = pytest.mark.skipif(not (SHARED / "measure").exists(), reason="the public data are not here")


def assert_reaches(scorer: str, gold: Path, found: Path, floor: float) -> None:
    """Run a scorer, which fails below the figure it is given."""
    command = [sys.executable, str(SHARED / "measure" / scorer), str(gold), str(found), str(floor)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", ["en", "es"])
def test_values_of_times_do_not_sink(language: str, tmp_path: Path) -> None:
    gold, found = SHARED / "data" / "dates" / f"meantime-{language}.tsv", tmp_path / "found.tsv"
    assert dates.main([str(gold), "--language", language, "--out", str(found)]) == 0
    assert_reaches("timex.py", gold, found, FLOORS["meantime value"][language])


@pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")
def test_places_of_local_news_do_not_sink(tmp_path: Path) -> None:
    read = ET.parse(SHARED / "data" / "geo" / "lgl.xml")
    root = read.getroot()
    for number, article in enumerate(list(root)):
        if number % NTH:
            root.remove(article)
    gold, found = tmp_path / "sample.xml", tmp_path / "found.jsonl"
    read.write(gold, encoding="utf-8")
    assert places.main([str(gold), "--corpus", "lgl", "--out", str(found)]) == 0
    assert_reaches("places.py", gold, found, FLOORS["lgl sample"])
