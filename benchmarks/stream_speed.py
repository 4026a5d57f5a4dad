"""Reports a second on a mixed stream: ``python -m benchmarks stream_speed [--reports FOLDER] [--news]``.

One text in ten is a report of an incident: the shipped examples, or those of a folder. The others are ordinary text of
as many words: the sentences of the Universal Dependencies treebanks in order, half in each language; with ``--news``
the articles of the Local-Global Lexicon and the notes of ACEP of which no account is made. Raw text to accounts, on one
core, in seconds of processor time, the best of several rounds for each text: the machine may be shared.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # else "one core" would be all of them: see testigo.cli

import argparse
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, cycle, islice
from pathlib import Path

from benchmarks.relevance import local_news, notes
from benchmarks.speed import EXAMPLES, coder, peak
from testigo.model import Capture, Issue, Report, content_id
from testigo.reading import read
from testigo.sources.files import captures

DATA = Path("../shared/data")
OTHERS = 9  # texts of something else for each report
ROUNDS = 5
UD = {"en": ("en_gum-open", "en_ewt-dev", "en_ewt-test"), "es": ("es_gsd-dev", "es_gsd-test", "es_pud")}


def main(argv: list[str]) -> int:
    """Measure, and print what a report, another text and the stream take."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks stream_speed", description=__doc__)
    parser.add_argument("--reports", type=Path, default=EXAMPLES, help="files of incident reports")
    parser.add_argument("--news", action="store_true", help="news as the other texts")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(argv)
    told = [found for found in captures([options.reports], datetime.now(UTC)) if not isinstance(found, Issue)]
    words = sum(len(data.split()) for _, data in told) // len(told)
    texts = quiet_news(options.data) if options.news else ordinary(options.data / "ud", words)
    others = [plain(text) for text in islice(texts, OTHERS * len(told))]
    code(chain(told, others))  # fills the caches of words, as any long run does
    slow, fast = (shown(documents, options.rounds) for documents in (told, others))
    print(f"one in {OTHERS + 1}: {(OTHERS + 1) / (slow + OTHERS * fast):.1f} texts a second, {peak():.0f} MB at most")
    return 0


def shown(documents: list[tuple[Capture, bytes]], rounds: int) -> float:
    """Print and return the mean seconds that a document takes."""
    best = [min(seconds(document) for _ in range(rounds)) for document in documents]
    words, accounts = sum(len(data.split()) for _, data in documents), sum(map(bool, code(documents)))
    mean = sum(best) / len(best)
    print(
        f"{len(documents)} texts of {words / len(documents):.0f} words, {accounts} with accounts: "
        f"{mean * 1000:.2f} ms each, {1 / mean:.1f} a second"
    )
    return mean


def seconds(document: tuple[Capture, bytes]) -> float:
    """Return the processor time from a document's bytes to its accounts."""
    started = time.process_time()
    code([document])
    return time.process_time() - started


def code(documents: Iterable[tuple[Capture, bytes]]) -> list[int]:
    """Return the number of accounts that each document makes."""
    return [
        sum(len(coder().accounts(report)) for report in read(*document) if isinstance(report, Report))
        for document in documents
    ]


def plain(text: str) -> tuple[Capture, bytes]:
    """Return a text as a document of its own."""
    data = text.encode()
    return Capture(content_id(text), "text/plain", "stream.txt", datetime.now(UTC), len(data)), data


def ordinary(folder: Path, words: int) -> Iterator[str]:
    """Yield texts of about so many words from the treebanks, the languages in turn."""
    both = zip(*(cycle(texts_of([folder / f"{name}.conllu" for name in UD[code]], words)) for code in UD), strict=True)
    yield from chain.from_iterable(both)


def texts_of(paths: Iterable[Path], words: int) -> Iterator[str]:
    """Yield the sentences of treebanks in order, gathered into texts of at least so many words."""
    sentences: list[str] = []
    for line in chain.from_iterable(path.read_text("utf-8").splitlines() for path in paths):
        if line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
        if sum(len(sentence.split()) for sentence in sentences) >= words:
            yield " ".join(sentences)
            sentences = []


def quiet_news(data: Path) -> Iterator[str]:
    """Yield news in both languages of which no account is made."""
    both = chain.from_iterable(zip(local_news(data), notes(data), strict=False))
    return (report.text for report in both if code([plain(report.text)]) == [0])
