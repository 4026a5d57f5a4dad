"""Place names a second, and a gazetteer of a million names: ``python -m benchmarks places_speed [--names N]``.

Finds and resolves the places of the example reports, as they are and in capitals, on one core; then makes a gazetteer
with invented villages until it holds the asked number of names, and measures how long it takes to open and what
memory it takes. Times are of the processor, the best of several rounds: the machine may be shared.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from benchmarks.speed import EXAMPLES
from testigo.extraction.toponyms import toponyms
from testigo.model import Report
from testigo.reading import read
from testigo.resolution.gazetteer import BUNDLED, SqliteGazetteer, open_gazetteer
from testigo.resolution.gazetteer_import import add_catalogue
from testigo.resolution.places import resolve_places
from testigo.sources.files import captures

ROUNDS = 5
SYLLABLES = ("pa", "tzi", "cua", "ro", "me", "lin", "do", "xa", "bre", "qui", "sol", "ver", "nu", "hua", "ta", "yo")


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks places_speed", description=__doc__)
    parser.add_argument("--names", type=int, default=1_000_000)
    options = parser.parse_args(argv)
    found = [each for taken in captures([EXAMPLES], datetime.now(UTC)) for each in read(*taken)]  # type: ignore[misc]
    reports = [each for each in found if isinstance(each, Report)]
    for name, change in (("as they are", str), ("in capitals", str.upper)):
        texts = [(change(report.text), report.language) for report in reports]
        seconds = best(lambda: resolve_all(texts))  # noqa: B023 - called at once
        print(f"places of {len(texts)} example reports {name}: {len(texts) / seconds:.0f} reports/s on one core")
    with tempfile.TemporaryDirectory() as folder:
        large(Path(folder), options.names)
    return 0


def resolve_all(texts: Iterable[tuple[str, str]]) -> None:
    """Find and resolve the places of texts."""
    for text, language in texts:
        resolve_places(toponyms(text, language, open_gazetteer()), open_gazetteer())


def best(work: Callable[[], object]) -> float:
    """Return the least processor time of several rounds, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def large(folder: Path, names: int) -> None:
    """Make a gazetteer of so many names, and print what opening it takes."""
    known = open_gazetteer()
    with (folder / "MX.txt").open("w", encoding="utf-8") as stream:
        stream.writelines(villages(names - known.size))
    add_catalogue("geonames", folder / "MX.txt", folder / "large.sqlite", BUNDLED)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        size, seconds, megabytes = fresh.submit(opened, folder / "large.sqlite").result()
    print(f"a gazetteer of {size:,} names: opened in {seconds:.2f} s by a process that then holds {megabytes:.0f} MB")


def opened(path: Path) -> tuple[int, float, float]:
    """Return a gazetteer's names, the seconds it takes to open and first use, and the megabytes the process holds."""
    started = time.perf_counter()
    gazetteer = SqliteGazetteer(path)
    gazetteer.lookup("villa victoria")
    return gazetteer.size, time.perf_counter() - started, resident()


def villages(count: int) -> Iterator[str]:
    """Yield rows of invented villages, each of another name, as GeoNames writes them."""
    base = len(SYLLABLES)
    for number in range(count):
        digits = [number // base**place % base for place in range(6)]
        name = "".join(SYLLABLES[digit] for digit in digits[:3]) + " " + "".join(SYLLABLES[d] for d in digits[3:])
        row = [str(90_000_000 + number), f"Villa {name}".title(), "", "", "19.1", "-102.2", "P", "PPL", "MX", "", "16"]
        yield "\t".join([*row, *[""] * 8]) + "\n"


def resident() -> float:
    """Return the memory this process holds, in megabytes (Linux; elsewhere 0)."""
    status = Path("/proc/self/statm")
    return int(status.read_text(encoding="ascii").split()[1]) * 4096 / 1e6 if status.exists() else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
