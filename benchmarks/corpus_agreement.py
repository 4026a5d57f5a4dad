"""Compares the second annotation of a tenth of the corpus with the first.

``python -m benchmarks corpus_agreement``: incidents that both annotators found, and the share of equal cells a field on
those; a cell counts where either of them states a value. What an annotator marks optional is neither credit nor fault.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.annotators import JUDGES, first_choice, same_date, same_type
from benchmarks.corpus_files import CORPUS, Annotated, clusters
from benchmarks.golden_cells import find, quotes
from benchmarks.golden_matching import DATE, ENOUGH, TYPE, WORDS, best

_APART = {"date", "place", "attributed_to"}  # their words are those of several incidents
_OF_PLACE = {"precision"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the pairing, of one report or of all."""

    pairs: list[tuple[Annotated, Annotated]] = field(default_factory=list)
    excused: list[tuple[Annotated, Annotated]] = field(default_factory=list)  # optional to one of the two, or to both
    first_alone: list[Annotated] = field(default_factory=list)
    second_alone: list[Annotated] = field(default_factory=list)

    def add(self, first: Annotated, second: Annotated, text: str) -> None:
        """Pair the incidents of a report, one to one."""
        firsts, seconds = ([*each["incidents"], *each.get("optional", ())] for each in (first, second))
        chosen = best([[agreement(one, other, text) for other in seconds] for one in firsts])
        needed = len(first["incidents"]), len(second["incidents"])
        for row, column in chosen.items():
            required = row < needed[0] and column < needed[1]
            (self.pairs if required else self.excused).append((firsts[row], seconds[column]))
        self.first_alone.extend(each for row, each in enumerate(first["incidents"]) if row not in chosen)
        taken = set(chosen.values())
        self.second_alone.extend(each for column, each in enumerate(second["incidents"]) if column not in taken)


def agreement(one: Annotated, other: Annotated, text: str) -> float:
    """Return how surely two annotations are of one incident; 0 where it is too little."""
    score = TYPE * same_type(one, other) + DATE * same_date(one, other)
    score += WORDS * (_touched(one, other, text) + _touched(other, one, text)) / 2
    return score if score >= ENOUGH else 0.0


def _touched(one: Annotated, other: Annotated, text: str) -> float:
    """Return the share of the quotes of one that those of the other touch."""
    here, there = _spans(one, text), [span for spans in _spans(other, text) for span in spans]
    touched = sum(any(start < stop and begin < end for start, end in spans for begin, stop in there) for spans in here)
    return touched / len(here) if here else 0.0


def _spans(incident: Annotated, text: str) -> list[list[tuple[int, int]]]:
    return [find(quote, text) for key, node in incident.items() if key not in _APART for quote in quotes(node)]


def second_reports(folder: Path = CORPUS / "second") -> Iterator[Annotated]:
    """Yield the reports of the second annotation."""
    for path in sorted(folder.glob("*.yaml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]


def lines(both: Sequence[tuple[Annotated, Annotated]]) -> Iterator[str]:
    """Yield the table; each pair holds a report as the first and as the second annotator have it."""
    outcome = Outcome()
    for first, second in both:
        outcome.add(first, second, first["text"])
    alike = sum(bool(first.get("lookalike")) == bool(second.get("lookalike")) for first, second in both)
    alone = len(outcome.first_alone), len(outcome.second_alone)
    found = 2 * len(outcome.pairs) / ((2 * len(outcome.pairs) + sum(alone)) or 1)
    yield f"reports {len(both)}, look-alike or not: {alike} alike"
    yield f"incidents: both {len(outcome.pairs)}, first alone {alone[0]}, second alone {alone[1]}, F1 {found:.3f}"
    yield f"optional to one or both: {len(outcome.excused)} pairs"
    yield f"{'field':14} {'any choice':>10} {'first choice':>12}  cells"
    plain = [(first_choice(first), first_choice(second)) for first, second in outcome.pairs]
    for name in JUDGES:
        right, stated = shares(name, outcome.pairs)
        strict, _ = shares(name, plain)
        if stated:
            yield f"{name:14} {right / stated:10.3f} {strict / stated:12.3f}  {stated}"


def shares(name: str, pairs: Iterable[tuple[Annotated, Annotated]]) -> tuple[int, int]:
    """Return the equal cells of a field and those where either annotator states a value."""
    source = "place" if name in _OF_PLACE else name
    stated = [(one, other) for one, other in pairs if one.get(source) or other.get(source)]
    return sum(JUDGES[name](one, other) for one, other in stated), len(stated)


def main(_argv: Sequence[str]) -> int:
    """Print the agreement of the two annotators."""
    first = {report["id"]: report for cluster in clusters() for report in cluster.reports}
    print("\n".join(lines([(first[second["id"]], second) for second in second_reports()])))
    return 0
