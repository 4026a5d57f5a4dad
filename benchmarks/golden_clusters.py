"""Scores the linking of the examples coded together, and the cells that each cluster comes to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from benchmarks.golden_cells import COUNTS
from benchmarks.golden_coding import Expected, GoldenRun, clusters
from benchmarks.golden_display import show
from benchmarks.golden_scores import score
from benchmarks.golden_values import are_actors, is_count_of, is_date, is_place
from testigo.exports import IncidentRecord, records

AccountPair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Linking:
    """Pairs of tellings ("stem:key"): those that belong together and those that were put together."""

    expected: frozenset[AccountPair]
    coded: frozenset[AccountPair]

    @property
    def right(self) -> frozenset[AccountPair]:
        """Those put together rightly."""
        return self.expected & self.coded

    def among(self, pairs: frozenset[AccountPair]) -> "Linking":
        """Return the linking of some pairs only."""
        return Linking(self.expected & pairs, self.coded & pairs)

    @property
    def precision(self) -> float:
        """The share of the pairs put together that belong together."""
        return len(self.right) / len(self.coded) if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the pairs that belong together that were put together."""
        return len(self.right) / len(self.expected) if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def tellings(run: GoldenRun, expected: Mapping[str, Expected]) -> dict[str, str]:
    """Return which telling each account is, by account id; one that matches nothing is named after itself."""
    found: dict[str, str] = {}
    for stem, matching in score(run, expected).matchings.items():
        found |= {pair.record.accounts[0].id: f"{stem}:{pair.expected['key']}" for pair in matching.pairs}
        found |= {
            each.accounts[0].id: f"{stem}:?{each.accounts[0].id[:6]}" for each in (*matching.false, *matching.excused)
        }
    return found


def linking(run: GoldenRun, told: Mapping[str, str]) -> Linking:
    """Return the pairs; ones with an account that matches nothing expected count as wrongly put together."""
    together = {frozenset(pair) for each in clusters() for pair in combinations(_members(each), 2)}
    coded = {
        frozenset(pair)
        for incident in run.linked.incidents
        for pair in combinations([told[key] for key in incident.account_ids], 2)
    }
    return Linking(frozenset(together), frozenset(coded))


def _members(cluster: Expected) -> list[str]:
    return [f"{stem}:{cluster['key']}" for stem in cluster["reports"]]


def lines(run: GoldenRun, expected: Mapping[str, Expected], *, errors: bool) -> Iterator[str]:
    """Yield the scores of linking and of the merged cells, with every error where asked for."""
    told = tellings(run, expected)
    linked = linking(run, told)
    groups = _groups(linked, set(told.values()), expected)
    yield f"{'pairs':36} {'P':>6} {'R':>6} {'F1':>6}  right/expected  right/coded"
    for name, each in groups.items():
        right, shares = len(each.right), f"{each.precision:6.3f} {each.recall:6.3f} {each.f1:6.3f}"
        yield f"  {name:34} {shares}  {right:5}/{len(each.expected):<8}  {right:5}/{len(each.coded)}"
    if errors:
        missing = groups["both found (linking alone)"].expected - linked.coded
        yield from sorted(f"NOT LINKED  {'  '.join(sorted(pair))}" for pair in missing)
        yield from sorted(f"FALSE MERGE  {'  '.join(sorted(pair))}" for pair in linked.coded - linked.expected)
    yield from _merged_lines(merged_cells(run, told, expected))


def figures(run: GoldenRun, expected: Mapping[str, Expected]) -> dict[str, float]:
    """Return what a floor may be set for, by name."""
    told = tellings(run, expected)
    linked, cells = linking(run, told), list(merged_cells(run, told, expected))
    return {
        "pairs precision": linked.precision,
        "pairs recall": linked.recall,
        "merged cells": sum(cell.right for cell in cells) / len(cells),
    }


def _groups(linked: Linking, found: set[str], expected: Mapping[str, Expected]) -> dict[str, Linking]:
    """The pairs by what they tell: all, those of two languages, those that extraction gave linking a chance with."""
    pairs = linked.expected | linked.coded
    crossing = {pair for pair in pairs if len({_language(each, expected) for each in pair}) == 2}
    chance = {pair for pair in pairs if pair <= found and not any(":?" in each for each in pair)}
    return {
        "all": linked,
        "English-Spanish": linked.among(frozenset(crossing)),
        "both found (linking alone)": linked.among(frozenset(chance)),
    }


def _language(telling: str, expected: Mapping[str, Expected]) -> str:
    return str(expected[telling.partition(":")[0]]["language"])


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell of what the reports of one incident come to; ``record`` is None where there is no such incident."""

    cluster: Expected
    field: str
    right: bool
    record: IncidentRecord | None


def merged_cells(run: GoldenRun, told: Mapping[str, str], expected: Mapping[str, Expected]) -> Iterator[MergedCell]:
    """Yield every cell of every cluster."""
    coded = list(records(run.linked))
    for cluster in clusters():
        record = _largest(cluster, coded, told)
        judged = _judged(cluster | _unnamed(cluster, expected), record) if record else {}
        for field in ("event_type", "status", "date", "place", "perpetrators", *COUNTS):
            if field in cluster:
                yield MergedCell(cluster, field, judged.get(field, False), record)


def _merged_lines(cells: Iterable[MergedCell]) -> Iterator[str]:
    judged = list(cells)
    right = sum(cell.right for cell in judged)
    yield f"merged cells right: {right}/{len(judged)} = {right / len(judged):.3f}"
    for cell in judged:
        if not cell.right:
            got = show(getattr(cell.record, cell.field)) if cell.record else "no incident"
            wanted = cell.cluster[cell.field]
            why = f"  ({wanted['why']})" if "why" in wanted else ""
            yield f"{cell.cluster['key']}  {cell.field}  expected {show(wanted)}  got {got}{why}"


def _unnamed(cluster: Expected, expected: Mapping[str, Expected]) -> Expected:
    """Where no perpetrator is expected of all reports together, those that a report describes are no fault."""
    if cluster["perpetrators"]:
        return {}
    told = [
        each for stem in cluster["reports"] for each in expected[stem]["incidents"] if each["key"] == cluster["key"]
    ]
    return {"or_perpetrators": [actor for each in told for actor in each["perpetrators"]]}


def _largest(cluster: Expected, coded: list[IncidentRecord], told: Mapping[str, str]) -> IncidentRecord | None:
    """The incident that holds most of the cluster's tellings."""
    members = set(_members(cluster))
    shared = [(sum(told[each.id] in members for each in record.accounts), record) for record in coded]
    most, record = max(shared, key=lambda each: each[0])
    return record if most else None


def _judged(cluster: Expected, record: IncidentRecord) -> dict[str, bool]:
    return {
        "event_type": record.event_type in cluster["event_type"],
        "status": record.status == cluster["status"],
        "date": is_date(cluster["date"], record.date),
        "place": is_place(cluster["place"], record.place),
        "perpetrators": are_actors(cluster, record.perpetrators or (), cluster["place"]["country"]),
        **{name: is_count_of(cluster, name, getattr(record, name)) for name in COUNTS},
    }
