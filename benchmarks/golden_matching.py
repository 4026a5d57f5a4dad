"""Which coded incident stands for which expected one: one to one, with the best agreement in all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.golden_cells import COUNTS, Pair, find, quotes
from benchmarks.golden_coding import Expected
from benchmarks.golden_values import is_count_of, is_date, is_place
from testigo.codebook import load
from testigo.exports import IncidentRecord
from testigo.model import Report

# What agreement is worth; the words of the report and the type tell most surely which incident is meant.
TYPE, SIMILAR_TYPE, WORDS, DATE, PLACE, COUNT = 2.0, 0.75, 3.0, 1.0, 0.5, 1.0
ENOUGH = 2.25  # more than the type alone. Read through on the examples: below lie fragments, such as a later death


@dataclass(frozen=True, slots=True)
class Matching:
    """The outcome for one report."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[Expected] = field(default_factory=list)
    false: list[IncidentRecord] = field(default_factory=list)
    excused: list[IncidentRecord] = field(default_factory=list)  # optional: neither credit nor fault


def match(golden: Expected, coded: Sequence[IncidentRecord], report: Report) -> Matching:
    """Match the incidents coded from one report."""
    wanted = [*golden["incidents"], *golden.get("optional", ())]
    chosen = best([[agreement(Pair(each, record, report)) for each in wanted] for record in coded])
    outcome = Matching()
    for row, record in enumerate(coded):
        column = chosen.get(row)
        if column is None:
            outcome.false.append(record)
        elif column < len(golden["incidents"]):
            outcome.pairs.append(Pair(wanted[column], record, report))
        else:
            outcome.excused.append(record)
    found = set(chosen.values())
    outcome.missed.extend(each for column, each in enumerate(golden["incidents"]) if column not in found)
    return outcome


def agreement(pair: Pair) -> float:
    """Return how much the two agree; 0 where it is too little to be one incident."""
    expected, record = pair.expected, pair.record
    score = type_agreement(record.event_type, expected["event_type"]) + WORDS * words_agreement(pair)
    if "date" in expected and record.date:
        score += DATE * is_date(expected["date"], record.date)
    if "place" in expected and record.place:
        score += PLACE * is_place(expected["place"], record.place)
    stated = [name for name in COUNTS if expected.get(name) and getattr(record, name)]
    score += COUNT * sum(is_count_of(expected, name, getattr(record, name)) for name in stated)
    return score if score >= ENOUGH else 0.0


def type_agreement(event_type: str, expected: Sequence[str]) -> float:
    """Return what the type is worth: one of those expected, or one of the same ACLED event type."""
    if event_type in expected:
        return TYPE
    return SIMILAR_TYPE if acled_type(event_type) in {acled_type(each) for each in expected} - {None} else 0.0


def acled_type(event_type: str) -> str | None:
    """Return the event type's ACLED type, None where it has none."""
    entry = load().event_types.get(event_type)
    return entry.crosswalk.acled[0] if entry and entry.crosswalk.acled else None


def words_agreement(pair: Pair) -> float:
    """Return the share of the expected quotes, those of date and place apart, that the evidence touches."""
    apart = {"date", "place", "attributed_to"}
    wanted = [quote for key, node in pair.expected.items() if key not in apart for quote in quotes(node)]
    wanted += list(quotes(pair.expected))
    spans = [find(quote, pair.report.text) for quote in wanted]
    covered = [(each.start, each.end) for each in pair.record.evidence if each.field not in {"date", "place"}]
    touched = sum(any(start < stop and begin < end for start, end in span for begin, stop in covered) for span in spans)
    return touched / len(spans) if spans else 0.0


def best(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return the columns of the rows, no column twice, with the highest sum; rows without agreement stay out."""
    sums: dict[frozenset[int], tuple[float, dict[int, int]]] = {frozenset(): (0.0, {})}
    for row, line in enumerate(scores):
        longer = dict(sums)
        for used, (total, chosen) in sums.items():
            for column, score in enumerate(line):
                taken = used | {column}
                if score > 0 and column not in used and total + score > longer.get(taken, (0.0, {}))[0]:
                    longer[taken] = (total + score, chosen | {row: column})
        sums = longer
    return max(sums.values(), key=lambda each: each[0])[1]
