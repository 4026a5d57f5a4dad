"""The figures of the golden benchmark: incidents found, cells right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.golden_cells import JUDGES, CellScore, Pair, cells
from benchmarks.golden_coding import Expected, GoldenRun
from benchmarks.golden_matching import Matching, match


@dataclass(slots=True)
class Incidents:
    """How many incidents were expected and found, coded and right."""

    expected: int = 0
    found: int = 0
    coded: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the coded incidents that were expected."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the expected incidents that were coded."""
        return self.found / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Field:
    """How many cells of a field are right: of all, and of those with a value on either side."""

    right: int = 0
    cells: int = 0
    stated_right: int = 0
    stated: int = 0

    def add(self, cell: CellScore) -> None:
        """Count a cell."""
        self.right += cell.right
        self.cells += 1
        self.stated_right += cell.right and cell.stated
        self.stated += cell.stated

    @property
    def share(self) -> float:
        """The share right of all cells."""
        return self.right / self.cells if self.cells else 0.0

    @property
    def stated_share(self) -> float:
        """The share right of the cells with a value on either side."""
        return self.stated_right / self.stated if self.stated else 0.0


@dataclass(slots=True)
class Scores:
    """Everything that is counted. ``missed_cells`` are those of expected incidents that were not found."""

    matchings: dict[str, Matching]
    incidents: dict[str, Incidents] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=lambda: {name: Field() for name in JUDGES})
    all_cells: Field = field(default_factory=Field)
    missed_cells: int = 0
    lookalikes: int = 0
    on_lookalikes: int = 0

    def figures(self) -> dict[str, float]:
        """Return what a floor may be set for, by name."""
        overall = {
            "incidents precision": self.incidents["all"].precision,
            "incidents recall": self.incidents["all"].recall,
            "cells": self.all_cells.share,
            "cells stated": self.all_cells.stated_share,
            "cells with missed incidents": self.all_cells.right / (self.all_cells.cells + self.missed_cells),
            "lookalikes clean": 1 - self.on_lookalikes / max(self.lookalikes, 1),
        }
        return overall | {name: each.share for name, each in self.fields.items()}


def score(run: GoldenRun, expected: Mapping[str, Expected]) -> Scores:
    """Match every report and count."""
    scores = Scores({stem: match(golden, run.records[stem], run.reports[stem]) for stem, golden in expected.items()})
    for stem, golden in expected.items():
        matching = scores.matchings[stem]
        for group in ("all", golden["language"]):
            _count(scores.incidents.setdefault(group, Incidents()), matching)
        for told in ("news", "background"):
            _count(scores.incidents.setdefault(told, Incidents()), _only(told, matching))
        if golden.get("lookalike"):
            scores.lookalikes += 1
            scores.on_lookalikes += bool(matching.false)
        _count_cells(scores, matching)
    return scores


def _count(total: Incidents, matching: Matching) -> None:
    total.expected += len(matching.pairs) + len(matching.missed)
    total.found += len(matching.pairs)
    total.coded += len(matching.pairs) + len(matching.false)
    total.right += len(matching.pairs)


def _only(told: str, matching: Matching) -> Matching:
    """What is expected as news, or background, and what is false as such."""
    return Matching(
        [pair for pair in matching.pairs if pair.expected["told"] == told],
        [each for each in matching.missed if each["told"] == told],
        [each for each in matching.false if each.told == told],
    )


def _count_cells(scores: Scores, matching: Matching) -> None:
    for _, cell in judged(matching.pairs):
        scores.fields[cell.field].add(cell)
        scores.all_cells.add(cell)
    without = {"place within 10 km", "certainty", "attribution", "evidence"}  # not judged for every incident
    scores.missed_cells += len(matching.missed) * (len(JUDGES) - len(without))


def judged(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, CellScore]]:
    """Yield every cell of the pairs with its pair."""
    return ((pair, cell) for pair in pairs for cell in cells(pair))
