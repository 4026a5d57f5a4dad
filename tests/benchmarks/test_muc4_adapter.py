"""The MUC-4 benchmark writes a template for each incident that MUC-4 counts, and none for other reports."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.muc4 import read_reports
from benchmarks.muc4.targets import number
from benchmarks.muc4.words import fill, thing_type
from testigo.model import Count

ROOT = Path(__file__).parents[2]
TEXTS = """\
TST1-MUC3-0901 (TEST)

   LIMA, 12 MAR 90 (OWN) -- [TEXT] SHINING PATH GUERRILLAS ATTACKED THE TOWN
OF AYACUCHO YESTERDAY.  THEY KILLED MAYOR RAMIRO QUISPE.  A SPOKESMAN OF THE
MUNICIPALITY SAID THAT COUNCIL MEETINGS WILL BE HELD IN LIMA UNTIL THE END OF
THE MONTH.


TST1-MUC3-0902 (TEST)

   BOGOTA, 13 MAR 90 (OWN) -- [TEXT] THE MINISTER OF AGRICULTURE SAID THAT
COFFEE PRICES WILL RISE IN COLOMBIA THIS YEAR.


TST1-MUC3-0903 (TEST)

   BOGOTA, 14 MAR 90 (OWN) -- [TEXT] FIVE SOLDIERS WERE KILLED YESTERDAY IN A
CLASH WITH GUERRILLAS IN ARAUCA, COLOMBIA.
"""


def _slots(template: str) -> dict[int, str]:
    return {int(line[:4].strip(" .")): line[36:] for line in template.splitlines() if line[:4].strip().endswith(".")}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[int, str]], dict[str, object]]:
    folder = tmp_path_factory.mktemp("muc4")
    (folder / "texts").write_text(TEXTS, encoding="utf-8")
    code = "import sys; from benchmarks.muc4 import main; sys.exit(main(sys.argv[1:]))"
    names = ["--texts", "texts", "--response", "response", "--five-slots", "five.json"]
    paths = [name if name.startswith("--") else str(folder / name) for name in names]
    subprocess.run([sys.executable, "-c", code, *paths], cwd=ROOT, check=True)
    templates = (folder / "response").read_text("utf-8").strip().split("\n\n")
    return [_slots(each) for each in templates], json.loads((folder / "five.json").read_text("utf-8"))


def test_an_incident_becomes_a_template(written: tuple[list[dict[int, str]], dict[str, object]]) -> None:
    killing = written[0][0]
    assert sorted(killing) == list(range(25))
    assert killing[0] == "TST1-MUC3-0901"
    assert killing[2] == "11 MAR 90"
    assert killing[3].startswith("PERU")
    assert (killing[4], killing[5], killing[8]) == ("ATTACK", "ACCOMPLISHED", "TERRORIST ACT")
    assert "GUERRILLAS" in killing[9]
    assert (killing[18], killing[19]) == ('"RAMIRO QUISPE"', '"MAYOR": "RAMIRO QUISPE"')
    assert killing[20] == 'GOVERNMENT OFFICIAL: "RAMIRO QUISPE"'
    assert killing[23] == 'DEATH: "RAMIRO QUISPE"'


def test_what_muc4_does_not_count_has_one_template_of_asterisks(
    written: tuple[list[dict[int, str]], dict[str, object]],
) -> None:
    for other in written[0][1:]:
        assert {other[slot] for slot in range(1, 25)} == {"*"}


def test_five_slots_are_keyed_by_test_set_and_number(
    written: tuple[list[dict[int, str]], dict[str, object]],
) -> None:
    five = written[1]
    assert sorted(five) == ["10901", "10902", "10903"]
    assert five["10902"] == {"pred_templates": []}
    killing = five["10901"]["pred_templates"][0]  # type: ignore[index]
    assert killing["incident_type"] == "attack"
    assert [words for words in killing["PerpInd"] if "guerrillas" in words[0]]
    assert killing["Victim"] == [["ramiro quispe"]]


def test_the_dateline_dates_a_report() -> None:
    published = [report.published for report in read_reports(TEXTS)]
    assert [each and each.date.latest for each in published] == [date(1990, 3, day) for day in (12, 13, 14)]


def test_words_become_fills() -> None:
    assert fill('the "Santo\nTomas" farm,') == "SANTO TOMAS FARM"
    assert thing_type("POWER PYLONS OF THE REGION") == "ENERGY"
    assert thing_type("POLICE STATION") == "LAW ENFORCEMENT FACILITY"
    assert thing_type("OWNERS OF THE STORE") is None


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (Count.exactly(7), "7"),
        (Count(12, 12, None), "12 -"),
        (Count(45, 50, 55), "~50"),
        (Count(2, None, None), "PLURAL"),
    ],
)
def test_counts_are_written_as_muc4_does(count: Count, written: str) -> None:
    assert number(count) == written
