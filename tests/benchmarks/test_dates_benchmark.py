"""The date benchmark writes the lines it read, each with a tag and a value, and never reads the gold."""

import subprocess
import sys
from pathlib import Path

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
