"""Syndicated copies among a million texts: ``python -m benchmarks copies --texts 1000000``.

The texts are our newsroom's, each under a number of its own; one in five is a copy of an earlier one with another first
sentence and a cut tail, as outlets print what agencies send. Counted are time, memory, and how many copies were found.
"""

import argparse
import resource
import time
from random import Random

from benchmarks.newsroom.articles import article
from testigo.linkage.copies import voices_of
from testigo.model import Report

COPIES = 0.2  # share of the texts


def main(argv: list[str]) -> int:
    """Make the texts, find the copies, and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks copies", description=__doc__)
    parser.add_argument("--texts", type=int, default=1_000_000)
    options = parser.parse_args(argv)
    began = time.perf_counter()
    reports, truth = made(options.texts)
    made_in, before = time.perf_counter() - began, _peak()
    began = time.perf_counter()
    voices = voices_of(reports)
    taken = time.perf_counter() - began
    found = sum(voices[each] != each for each in truth)
    wrong = sum(voices[each] != each for each in reports if each not in truth)
    print(f"{len(reports):,} texts made in {made_in:.0f} s, {before:.0f} MB")
    print(f"voices in {taken:.0f} s ({len(reports) / taken:,.0f} texts a second), peak memory {_peak():.0f} MB")
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
            original = random.choice(originals[-10_000:])
            lead = f"{random.choice('ABCDEFGH')}gencia de noticias, redacción {at}. "
            words = reports[original].text.split()
            text, truth[report_id] = lead + " ".join(words[: int(len(words) * 0.9)]), original
        else:
            told = article(at, "es" if at % 2 else "en")
            # What tells one text from all others, as names and places do: the sentences come from a small stock.
            marks = " ".join(f"{random.randrange(16**6):06x}" for _ in range(60))
            text = " ".join(told.paragraphs) + " " + marks
            originals.append(report_id)
        reports[report_id] = Report(report_id, text, "es")
    return reports, truth


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
