"""Which real reports tell of an incident: local news in English (LGL), notes of a local newspaper in Spanish (ACEP).

``python -m benchmarks relevance [--corpus lgl] [--errors]``. The labels are ours (``relevance.tsv``, by the rules of
``relevance.md``), given by somebody who saw none of Testigo's answers: ``incident`` where one that the codebook codes
is news, ``mention`` where it is told by the way, ``none``. A report counts as found where it makes a main account;
one that only mentions is wrong then, as one that tells of none is. ``--errors`` shows the half that may be looked at.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.scores import Tally
from testigo.model import DatePrecision, DateRange, Published, Report
from testigo.pipeline import Coder

DATA = Path(__file__).parents[2] / "shared" / "data"
LABELS = Path(__file__).with_suffix(".tsv")
LOOKED_AT = "looked at"
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader said of one report; ``half`` tells whether its errors may be looked at."""

    corpus: str
    id: str
    half: str
    label: str
    event_types: str


def main(argv: Sequence[str] | None = None) -> int:
    """Print precision and recall of reports with an incident, for each corpus and half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks relevance", description=__doc__)
    parser.add_argument("--corpus", choices=("lgl", "acep"), action="append")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(argv)
    coder = Coder.load()
    for corpus in options.corpus or ("lgl", "acep"):
        reports = {report.id: report for report in _READERS[corpus]()}
        tallies: dict[str, Tally] = {}
        wrong: Counter[tuple[str, str]] = Counter()
        for label in labels(corpus):
            found = any(account.main for account in coder.accounts(reports[label.id]))
            tally = tallies.setdefault(label.half, Tally())
            tallies[label.half] = tally + Tally(found, told(label), found and told(label))
            wrong[label.half, label.label] += found and not told(label)
            if options.errors and label.half == LOOKED_AT and found != told(label):
                print("found" if found else "lost", label.label, label.id, reports[label.id].title, sep="\t")
        for half, tally in sorted(tallies.items()):
            more = f", of mentions {wrong[half, 'mention']}, of none {wrong[half, 'none']}"
            print(tally.line(f"{corpus}, {half}") + more)
    return 0


def labels(corpus: str) -> Iterator[Label]:
    """Yield what was said of the reports of a corpus."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        yield from (Label(**row) for row in csv.DictReader(lines, delimiter="\t") if row["corpus"] == corpus)


def told(label: Label) -> bool:
    """Say whether a report tells of an incident as news."""
    return label.label == "incident"


def local_news(data: Path = DATA) -> Iterator[Report]:
    """Yield the local news reports."""
    for article in ET.parse(data / "geo" / "lgl.xml").getroot().iter("article"):
        day = date.fromisoformat(article.findtext("dltime", "")[:10])
        yield _report(article.get("docid", ""), article.findtext("text", ""), "en", article.findtext("title", ""), day)


def notes(data: Path = DATA) -> Iterator[Report]:
    """Yield the notes."""
    for line in (data / "acep_ar" / "notes_720.jsonl").read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        text = "\n\n".join((note["titulo"], note["bajada"] or "", note["nota"]))
        yield _report(str(int(note["id"])), text, "es", note["titulo"], _EPOCH + timedelta(days=int(note["fecha"])))


def _report(number: str, text: str, language: str, title: str, day: date) -> Report:
    published = Published(DateRange(day, day, DatePrecision.DAY), "the corpus")
    return Report(number, text, language, title, published=published)


_READERS = {"lgl": local_news, "acep": notes}
