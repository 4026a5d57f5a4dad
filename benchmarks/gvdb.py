"""Gun violence reports with spans: who was harmed and who did it, by name and age, with what, where and when.

``python -m benchmarks gvdb [PATH] [--errors]`` reads the 400 development reports of the Gun Violence Database. Each
role has one span at most; of what Testigo reads the adapter offers one for each role as well. A span is right where it
shares a token with the gold one, or its words are among the other's. Race is not coded, by intent; nor are addresses
and the number of shots. The set has no split: ours is by hash, and ``--errors`` shows the first half alone. It has no
counts of killed and injured: ``python -m benchmarks casualties`` measures those.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.halves import halves
from benchmarks.scores import Tally
from testigo.lexicon import calendar
from testigo.lexicon.text import plain
from testigo.model import Code, DatePrecision, DateRange, Person, Place, PlacePrecision, Published, Reading, Report
from testigo.pipeline import Coder
from testigo.protocols import PlaceRole

FILE = Path(__file__).parents[2] / "shared" / "data" / "gvdb" / "dev.json"
ROLES = ("VIC-NAME", "VIC-AGE", "SHO-NAME", "SHO-AGE", "CIR-WEAPON", "DAT-CITY", "DAT-CLOCK", "DAT-TIME")
PEOPLE = {"target", "killed", "injured", "casualties"}
TIGHT = re.compile(r"[.,;:!?%)\]’']|n't|['’]\w+|-")  # tokens that stand close to the one before
OPEN = ("(", "[", "$", "-")  # tokens that the next one stands close to
NAMED_WEAPONS = {"rifle", "handgun", "blade"}  # the set marks no weapon where the words only tell that there was one
AGE = re.compile(r"\b(\d{1,2})-year-old\b|, (\d{1,2}),")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with its gold spans by role: offsets in the rebuilt text."""

    report: Report
    spans: dict[str, tuple[int, int]]


def main(argv: Sequence[str]) -> int:
    """Print precision, recall and F for each role in both halves."""
    parser = argparse.ArgumentParser(prog="benchmarks gvdb", description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=FILE)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the half that may be looked at")
    options = parser.parse_args(argv)
    coder = Coder.load()
    looked_at, apart = halves(annotated(options.path), lambda each: each.report.id)
    if options.errors:
        print("\n".join(line for each in looked_at for line in _errors(each, spans_of(each.report, coder))))
        return 0
    for name, half in (("looked at", looked_at), ("apart", apart)):
        read = [(each, spans_of(each.report, coder)) for each in half]
        tallies = {role: sum((tally(role, each, found) for each, found in read), Tally()) for role in ROLES}
        print("\n".join([f"{name:24} P      R      F", *(tally.line(f"  {role}") for role, tally in tallies.items())]))
        print(sum(tallies.values(), Tally()).line("  all"))
    return 0


def annotated(path: Path) -> Iterator[Annotated]:
    """Yield the reports, their text rebuilt from tokens."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text, offsets = _rebuilt([token for sentence in entry["full_text"] for token in sentence])
        stated = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", entry["date"])
        day = date(*map(int, stated.groups())) if stated else None
        published = Published(DateRange(day, day, DatePrecision.DAY), "the set's date") if day else None
        spans = {
            role: (offsets[start][0], offsets[end - 1][1]) for start, end, role, *_ in entry["spans"] if end > start
        }
        yield Annotated(Report(entry["doc_key"], text, "en", published=published), spans)


def _rebuilt(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    text, offsets = "", []
    for token in tokens:
        close = not text or bool(TIGHT.fullmatch(token)) or text.endswith(OPEN)
        text += token if close else f" {token}"
        offsets.append((len(text) - len(token), len(text)))
    return text, offsets


def spans_of(report: Report, coder: Coder) -> dict[str, tuple[int, int]]:
    """Return the span that each role is given, where one is: the first told."""
    extraction, readings = coder.read(report)
    found: dict[str, tuple[int, int]] = {}
    for place in extraction.toponyms:
        if place.role is PlaceRole.DATELINE:
            found.setdefault("DAT-CITY", (place.start, place.end))
    for reading in readings:
        for role, span in _roles(report, reading):
            found.setdefault(role, span)
    for time in calendar.find(report.text, "en"):
        role = "DAT-CLOCK" if time.reading.clock else "DAT-TIME" if time.reading.part else ""
        if role:
            found.setdefault(role, (time.start, time.end))
    return found


def _roles(report: Report, reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    claim, value = reading.claim, reading.value
    span = (claim.words.start, claim.words.end)
    if isinstance(value, Person):
        role = "VIC" if claim.attribute == "victim" else "SHO"
        yield f"{role}-NAME", span
        age = AGE.search(report.text, max(0, span[0] - 20), span[1] + 20)
        if age and value.age:
            yield f"{role}-AGE", age.span(1 if age[1] else 2)
    elif claim.attribute in PEOPLE or claim.attribute == "perpetrator":
        age = AGE.search(report.text, *span)
        if age and age[1]:
            yield "VIC-AGE" if claim.attribute in PEOPLE else "SHO-AGE", age.span(1)
    elif isinstance(value, Code) and value.code in NAMED_WEAPONS:
        yield "CIR-WEAPON", span
    elif isinstance(value, Place) and value.precision in {PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY}:
        yield "DAT-CITY", span


def tally(role: str, each: Annotated, found: dict[str, tuple[int, int]]) -> Tally:
    """Return how what was found in a role stands to what was annotated."""
    gold, span = each.spans.get(role), found.get(role)
    right = gold is not None and span is not None and _agree(each.report.text, gold, span)
    return Tally(span is not None, gold is not None, right)


def _agree(text: str, gold: tuple[int, int], span: tuple[int, int]) -> bool:
    one, other = (set(re.findall(r"\w+", plain(text[start:end]))) for start, end in (gold, span))
    return (gold[0] < span[1] and span[0] < gold[1]) or bool(one and other and (one <= other or other <= one))


def _errors(each: Annotated, found: dict[str, tuple[int, int]]) -> Iterator[str]:
    text = each.report.text
    for role in ROLES:
        told = tally(role, each, found)
        if told.found != told.right or told.wanted != told.right:
            gold, span = (text[slice(*where)] if where else "-" for where in (each.spans.get(role), found.get(role)))
            yield f"{each.report.id}  {role}  gold {gold!r}  got {span!r}"
