"""The date benchmark writes the lines it read, each with a tag and a value, and never reads the gold."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.dates import documents, tag

ROOT = Path(__file__).parents[2]
LINES = [
    ('*!-DCTVALUE="2021-12-10"-!*', "O", "-"),
    None,
    ("Gunmen", "O", "-"),
    ("attacked", "O", "-"),
    ("on", "O", "-"),
    ("Tuesday", "B-TIME", "2021-12-07TNI"),
    ("night", "I-TIME", "2021-12-07TNI"),
    (",", "O", "-"),
    ("six", "B-DURATION", "P6M"),
    ("months", "I-DURATION", "P6M"),
    ("after", "O", "-"),
    ("a", "O", "-"),
    ("truce", "O", "-"),
    (".", "O", "-"),
    None,
    ('*!-DCTVALUE="2008-01-02"-!*', "O", "-"),
    None,
    ("Between", "O", "-"),
    ("April", "B-DATE", "2007-04"),
    ("and", "O", "-"),
    ("June", "B-DATE", "2007-06"),
    (",", "O", "-"),
    ("yesterday", "B-DATE", "2008-01-01"),
]


def test_the_benchmark_tags_what_it_read(tmp_path: Path) -> None:
    given = tmp_path / "in.tsv"
    given.write_text(
        "\n".join(f"{line[0]}\tB-GOLD\tnever read" if line else "" for line in LINES) + "\n", encoding="utf-8"
    )
    out = tmp_path / "out.tsv"
    code = "import sys; from benchmarks.dates import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, str(given), "--language", "en", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    assert out.read_text(encoding="utf-8").splitlines() == ["\t".join(line) if line else "" for line in LINES]


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "every morning", "XXXX-XX-XXTMO"),
        ("en", "every night", "XXXX-XX-XXTNI"),
        ("en", "every summer", "XXXX-SU"),
        ("en", "each October", "XXXX-10"),
        ("en", "every other day", "P2D"),
        ("en", "weekends", "XXXX-WXX-WE"),
        ("en", "hourly", "PT1H"),
        ("en", "the 60s", "196"),
        ("en", "the last century", "19"),
        ("en", "all day", "P1D"),
        ("en", "half past nine", "2013-03-22T09:30"),
        ("en", "9:00 AM EST", "2013-03-22T09:00"),
        ("en", "9:00 AM GMT", "2013-03-22T09:00Z"),
        ("en", "this summer", "2013-SU"),
        ("en", "this winter", "2012-WI"),
        ("en", "the other day", "PAST_REF"),
        ("en", "twice daily", "P1D"),
        ("en", "some time ago", "PAST_REF"),
        ("es", "el viernes pasado por la noche", "2013-03-15TNI"),
        ("es", "ayer noche", "2013-03-21TNI"),
        ("es", "las 19.30 horas", "2013-03-22T19:30"),
        ("es", "principios del próximo año", "2014"),
        ("es", "finales de los 80", "198"),
        ("es", "tres cuartos de hora", "PT45M"),
        ("es", "cada mañana", "XXXX-XX-XXTMO"),
        ("es", "todas las noches", "XXXX-XX-XXTNI"),
        ("es", "todos los veranos", "XXXX-SU"),
        ("es", "por las tardes", "XXXX-XX-XXTAF"),
        ("es", "los fines de semana", "XXXX-WXX-WE"),
        ("es", "cada media hora", "PT30M"),
        ("es", "todo el día", "P1D"),
        ("es", "las 15:30", "2013-03-22T15:30"),
        ("es", "el 2do trimestre de 2012", "2012-Q2"),
        ("es", "este verano", "2013-SU"),
        ("es", "el otro día", "PAST_REF"),
        ("es", "en aquel entonces", "PAST_REF"),
        ("es", "dentro de dos horas", "2013-03-22"),
    ],
)
def test_everyday_times_have_their_values(language: str, words: str, value: str) -> None:
    (document,) = documents(['*!-DCTVALUE="2013-03-22"-!*', "", *words.split(), "."])
    assert {line.split("\t")[2] for line in tag(document, language)[2:-1]} == {value}
