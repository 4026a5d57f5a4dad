"""Names that may not leave: ``python -m benchmarks names`` on the reports of our own corpus that name persons.

Each report is coded and published under the profile ``partners``, which leaves texts whole. A name is out where none of
its words is left in title, address, text or values. Words that were taken out and are no annotated name are counted.
Persons were annotated from the texts alone (``corpus/persons.yaml``).
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from benchmarks.corpus_files import CORPUS, PARTS, Annotated, reports
from testigo import pipeline
from testigo.exports import records
from testigo.lexicon.place_names import fold
from testigo.model import Capture, Coding, digest
from testigo.pipeline.publishing import protected
from testigo.publication import load_profile
from testigo.store import open_store

PERSONS = CORPUS / "persons.yaml"
MADE = date(2026, 3, 1)
Named = Mapping[str, list[str]]  # "private" and "public"
_WORD = re.compile(r"[^\W\d_]{3,}")


def main(argv: list[str]) -> int:
    """Print the share of private names that are out, by part, and what else is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks names", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show the names of the training part that are left")
    options = parser.parse_args(argv)
    coder = pipeline.Coder.load()
    for part in PARTS:
        print(part, dict(measured(coder, part, show=options.errors and part == "train")))
    return 0


def persons(path: Path = PERSONS) -> dict[str, Named]:
    """Return who is named, by report."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


def measured(coder: pipeline.Coder, part: str, *, show: bool = False) -> Counter[str]:
    """Count the private names of a part that are out and left, and the public ones that are still there."""
    found, named = Counter[str](), persons()
    for key, report in reports(part).items():
        coding = coded(coder, report)
        if not coding.incidents:
            found["names in reports without an incident"] += len(named.get(key, {}).get("private", ()))
            continue
        words = words_left(coding)
        for name in named.get(key, {}).get("private", ()):
            left = is_left(name, words)
            found["left" if left else "out"] += 1
            if left and show:
                print(f"  {key}: {name}")
        for name in named.get(key, {}).get("public", ()):
            found["public kept" if is_left(name, words) else "public out"] += 1
        known = " ".join(name for names in named.get(key, {}).values() for name in names)
        found["other words out"] += len(_words([report["text"]]) - words - _words([known]))
        found["words"] += len(_words([report["text"]]))
    return found


def coded(coder: pipeline.Coder, report: Annotated) -> Coding:
    """Return the coding of one report."""
    line = {name: report[name] for name in ("id", "text", "title", "language")} | {"source": report["outlet"]}
    data = json.dumps(line | {"published": str(report["published"])}, ensure_ascii=False).encode()
    with open_store("sqlite://") as store:
        moment = datetime(MADE.year, MADE.month, MADE.day, tzinfo=UTC)
        store.add_capture(Capture(digest(data), "application/json", report["id"], moment, len(data)), data)
        pipeline.code_pending(store, coder)
        return pipeline.believe(store)


def words_left(coding: Coding) -> set[str]:
    """Return the words of all that leaves under the profile, folded."""
    shown = protected(coding, load_profile("partners"), MADE).coding
    told = [record.model_dump_json() for record in records(shown)]
    texts = (text for each in shown.reports.values() for text in (each.title, each.text, each.url) if text)
    return _words([*told, *texts])


def is_left(name: str, words: set[str]) -> bool:
    """Say whether a word of a name is left."""
    return not _words([name]).isdisjoint(words)


def _words(texts: Iterable[str]) -> set[str]:
    return set(_folded(texts))


def _folded(texts: Iterable[str]) -> Iterator[str]:
    return (fold(word) for text in texts for word in _WORD.findall(text))
