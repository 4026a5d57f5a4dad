"""Syndicated copies among a million texts: ``python -m benchmarks copies --texts 1000000``.

The texts are 150 words drawn at random, so that none is like another by chance; one in five is a copy of an earlier one
with another first sentence and a cut tail, as outlets print what agencies send. Counted are time, memory, and how many
copies were found.
"""

import argparse
import resource
import time
from random import Random

from testigo.linkage.copies import voices_of
from testigo.model import Report

COPIES = 0.2  # share of the texts
LENGTH = 150  # words, a short report
NEAR = 10_000  # copies are of one of so many originals before them
WORDS = [f"{first}{middle}{last}" for first in "bcdfglmnprst" for middle in ("a", "e", "io", "ue") for last in "aeiour"]


def main(argv: list[str]) -> int:
    """Make the texts, find the copies, and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks copies", description=__doc__)
    parser.add_argument("--texts", type=int, default=1_000_000)
    options = parser.parse_args(argv)
    reports, truth = made(options.texts)
    before, began, worked = _peak(), time.perf_counter(), time.process_time()
    voices = voices_of(reports)
    taken, worked = time.perf_counter() - began, time.process_time() - worked
    found = sum(voices[each] != each for each in truth)
    wrong = sum(voices[each] != each for each in reports if each not in truth)
    print(f"{len(reports):,} texts in memory: {before:.0f} MB")
    print(f"voices in {taken:.0f} s, {worked:.0f} s of the processor ({len(reports) / worked:,.0f} texts a second)")
    print(f"peak memory {_peak():.0f} MB")
    print(f"copies found {found:,} of {len(truth):,} ({found / len(truth):.4f}); others held to be copies {wrong:,}")
    return 0


def made(number: int) -> tuple[dict[str, Report], dict[str, str]]:
    """Return texts by id, and for each copy the id of what it copies."""
    random = Random(7)
    reports: dict[str, Report] = {}
    truth: dict[str, str] = {}
    originals: list[str] = []
    for at in range(number):
        report_id = f"r{at:07}"
        if originals and random.random() < COPIES:
            original = originals[random.randrange(max(0, len(originals) - NEAR), len(originals))]
            words = reports[original].text.split()
            lead = ["agencia", "redacción", str(at), "informó", "esta", "mañana"]
            text, truth[report_id] = " ".join(lead + words[: int(LENGTH * 0.9)]), original
        else:
            text = " ".join(random.choices(WORDS, k=LENGTH))
            originals.append(report_id)
        reports[report_id] = Report(report_id, text, "es")
    return reports, truth


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
