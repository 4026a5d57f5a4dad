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
from testigo.lexicon import calendar, numbers
from testigo.lexicon.numbers import NumberKind
from testigo.lexicon.text import plain
from testigo.model import Code, DatePrecision, DateRange, Person, Place, PlacePrecision, Published, Reading, Report
from testigo.pipeline import Coder
from testigo.protocols import PlaceRole

FILE = Path(__file__).parents[2] / "shared" / "data" / "gvdb" / "dev.json"
ROLES = ("VIC-NAME", "VIC-AGE", "SHO-NAME", "SHO-AGE", "CIR-WEAPON", "DAT-CITY", "DAT-CLOCK", "DAT-TIME")
COUNTY = "county"  # stands for the town where none is told
PEOPLE = {"target", "killed", "injured", "casualties"}
TIGHT = re.compile(r"[.,;:!?%)\]’']|n't|['’]\w+|-")  # tokens that stand close to the one before
OPEN = ("(", "[", "$", "-")  # tokens that the next one stands close to
NAMED_WEAPONS = {"rifle", "handgun", "blade"}  # the set marks no weapon where the words only tell that there was one
TOWNS = {PlacePrecision.SETTLEMENT: "DAT-CITY", PlacePrecision.MUNICIPALITY: COUNTY}
BESIDE = 3  # code points between a name and the age of its bearer


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
    """Return the span that each role is given, where one is: the first told; of day and hour those of the deed."""
    extraction, readings = coder.read(report)
    found: dict[str, tuple[int, int]] = {}
    for place in extraction.toponyms:
        if place.role is PlaceRole.DATELINE:
            found.setdefault("DAT-CITY", (place.start, place.end))
    for reading in readings:
        for role, span in _roles(report, reading):
            found.setdefault(role, span)
    if county := found.pop(COUNTY, None):
        found.setdefault("DAT-CITY", county)
    if found.get("VIC-NAME") == found.get("SHO-NAME"):
        found.pop("SHO-NAME", None)  # the set's victim is whoever was shot, a suspect as well
    dated = {reading.claim.words.start for reading in readings if reading.claim.attribute == "date"}
    for time in calendar.find(report.text, "en"):
        if time.reading.clock:
            found.setdefault("DAT-CLOCK", (time.start, time.end))
        if time.reading.part and (time.reading.clock or time.start in dated):
            found.setdefault("DAT-TIME", (time.start, time.end))
    return found


def _roles(report: Report, reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    claim, value = reading.claim, reading.value
    span = (claim.words.start, claim.words.end)
    side = "SHO" if claim.attribute in {"suspect", "perpetrator"} else "VIC"
    if isinstance(value, Person):
        yield f"{side}-NAME", span
        if value.age is not None and (age := _age(report, span, (claim.span.start, claim.span.end))):
            yield f"{side}-AGE", age
    elif claim.attribute in PEOPLE or claim.attribute == "perpetrator":
        if age := _age(report, span, span):
            yield f"{side}-AGE", age
    elif isinstance(value, Code) and value.code in NAMED_WEAPONS:
        yield "CIR-WEAPON", span
    elif isinstance(value, Place) and value.precision in TOWNS:
        named = report.text.find(value.name)  # the quarter of a town is read as the town
        yield TOWNS[value.precision], span if named < 0 else (named, named + len(value.name))


def _age(report: Report, words: tuple[int, int], evidence: tuple[int, int]) -> tuple[int, int] | None:
    """Return the age beside words for a person, or else within their evidence."""
    ages = [(one.start, one.end) for one in numbers.find(report.text, "en") if one.kind is NumberKind.AGE]
    beside = (one for one in ages if one[0] <= words[1] + BESIDE and words[0] - BESIDE <= one[1])
    within = (one for one in ages if evidence[0] <= one[0] and one[1] <= evidence[1] + BESIDE)
    return next(beside, next(within, None))


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
