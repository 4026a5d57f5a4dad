"""Reports per second, megabytes per second and peak memory, stage by stage: ``python -m benchmarks speed``.

Each figure is the best of several rounds, as a shared machine only ever slows a program down. On one core the stages
run one after the other, as ``testigo code`` runs them, without the database. On all cores reading, extraction and
resolution share the reports among processes; linkage and reconciliation see all of them at once and stay on one.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # else "one core" would be all of them: see testigo.cli

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from testigo.extraction.rules import Extraction
from testigo.linkage import identify, link
from testigo.model import Account, Capture, Incident, Issue, Report, content_id
from testigo.pipeline import Coder
from testigo.reading import read
from testigo.reconciliation import reconcile
from testigo.resolution.accounts import gather
from testigo.sources.files import captures

EXAMPLES = Path(__file__).parents[1] / "src" / "testigo" / "examples" / "reports"
EDITIONS = 2  # 112 reports a round
ROUNDS = 5
SHARES = 8  # parts of the reports that a process takes in turn, so that none waits long for the last
MEGABYTE = 1_000_000
Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass
class Meter:
    """Measures stages over several rounds and prints a line for each."""

    reports: int
    size: int  # bytes
    seconds: dict[str, float] = field(default_factory=dict)  # of the best round
    peaks: dict[str, float] = field(default_factory=dict)  # megabytes, of any round

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        forget_peak()
        started = time.perf_counter()
        yield
        taken = time.perf_counter() - started
        self.seconds[name] = min(taken, self.seconds.get(name, taken))
        self.peaks[name] = max(peak(), self.peaks.get(name, 0.0))

    def show(self) -> None:
        """Print every stage and the sum of all."""
        for name, seconds in self.seconds.items():
            self._line(name, seconds, self.peaks[name])
        self._line("total", sum(self.seconds.values()), max(self.peaks.values()))

    def _line(self, name: str, seconds: float, megabytes: float) -> None:
        rate, flow = self.reports / seconds, self.size / MEGABYTE / seconds
        print(f"{name:<15}{seconds:>9.2f} s{rate:>11.1f} reports/s{flow:>9.3f} MB/s{megabytes:>9.0f} MB")


def forget_peak() -> None:
    """Begin the peak of this process's memory anew, where the system can."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5", encoding="ascii")


def peak() -> float:
    """Return the most memory this process held, in megabytes: since ``forget_peak`` on Linux, else since its start."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / MEGABYTE


@cache
def coder() -> Coder:
    """Load the coder, once in each process."""
    return Coder.load()


class Document(NamedTuple):
    """A document in one of several editions, each of which counts as a report of its own."""

    edition: int
    capture: Capture
    data: bytes


def read_all(documents: Iterable[Document]) -> list[Report]:
    """Read documents; what cannot be read is left out."""
    return [
        replace(report, id=content_id(report.id, document.edition))
        for document in documents
        for report in read(document.capture, document.data)
        if isinstance(report, Report)
    ]


def extract_all(reports: Iterable[Report]) -> list[tuple[Report, Extraction]]:
    """Extract mentions and claims; scenes stay behind, as what was found out about them cannot leave a process."""
    return [(report, replace(coder().extractor.extract(report), scenes=())) for report in reports]


def resolve_all(extracted: Iterable[tuple[Report, Extraction]]) -> list[Account]:
    """Give claims their meaning, and gather accounts."""
    resolver = coder().resolver
    return [
        account
        for report, found in extracted
        for readings in (resolver.resolve(report, found.claims, found.toponyms, found.times),)
        for account in gather(report, found.mentions, readings, resolver.register)
    ]


def link_all(accounts: Iterable[Account], reports: Iterable[Report], meter: Meter) -> list[Incident]:
    """Link and reconcile, each as a stage of its own."""
    told, known = {account.id: account for account in accounts}, {report.id: report for report in reports}
    with meter.stage("linkage"):
        linkage = link(told.values(), known)
        clusters = identify(linkage.clusters, {}, told, known).clusters
    with meter.stage("reconciliation"):
        return [
            reconcile(incident, [told[each] for each in members], known, (), linkage.voices)
            for incident, members in clusters.items()
        ]


class Spread(Protocol):
    """A way to have work done on all items."""

    def __call__(self, work: Callable[[Iterable[Given]], list[Made]], items: Sequence[Given], /) -> list[Made]:
        """Return what the work makes of the items."""


def measure(documents: Sequence[Document], spread: Spread, rounds: int) -> None:
    """Run and measure every stage; ``spread`` does the work on one core or on many."""
    meter = Meter(len(documents), sum(len(document.data) for document in documents))
    for _ in range(rounds):
        with meter.stage("reading"):
            reports = spread(read_all, documents)
        with meter.stage("extraction"):
            extracted = spread(extract_all, reports)
        with meter.stage("resolution"):
            accounts = spread(resolve_all, extracted)
        incidents = link_all(accounts, reports, meter)
    meter.show()
    print(f"{len(reports)} reports, {len(accounts)} accounts, {len(incidents)} incidents")


def on_one(work: Callable[[Iterable[Given]], list[Made]], items: Sequence[Given]) -> list[Made]:
    """Do the work here."""
    return work(items)


def main(argv: list[str]) -> int:
    """Measure, and print a table for one core and one for all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--reports", type=Path, help="a file or folder; without it, the shipped examples")
    parser.add_argument(
        "--editions", type=int, help=f"times each report is coded ({EDITIONS} for the examples, else 1)"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(argv)
    number = options.editions or (1 if options.reports else EDITIONS)
    found = [each for each in captures([options.reports or EXAMPLES], datetime.now(UTC)) if not isinstance(each, Issue)]
    documents = [Document(edition, *each) for edition in range(number) for each in found]
    size = sum(len(each.data) for each in documents) / MEGABYTE
    print(f"{len(found)} documents, {number} times, {size:.2f} MB; best of {options.rounds} rounds")
    started = time.perf_counter()
    coder()
    resolve_all(extract_all(read_all(documents[: len(found)])))  # fills the caches of words, as any long run does
    print(f"loaded and warm after {time.perf_counter() - started:.1f} s\n\non one core")
    measure(documents, on_one, options.rounds)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    print(f"\non {cores} cores; the memory is that of this process, without the {cores} that work for it")
    with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
        measure(documents, partial(on_many, pool, cores), options.rounds)
    return 0


def on_many(
    pool: Executor, cores: int, work: Callable[[Iterable[Given]], list[Made]], items: Sequence[Given]
) -> list[Made]:
    """Do the work in the processes of the pool; the order stays."""
    size = max(1, -(-len(items) // (cores * SHARES)))
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    return [made for share in pool.map(work, shares) for made in share]
