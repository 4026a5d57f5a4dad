"""Scores the example reports, coded one by one, against the expectations in tests/golden.

``python -m benchmarks golden [--report STEM] [--field F] [--errors]``: precision and recall of incidents, and the
share of right cells a field. ``--errors`` lists every wrong cell on a line; ``--clusters`` scores the linking of
all reports, and what each cluster comes to.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from benchmarks import golden_clusters
from benchmarks.golden_cells import JUDGES
from benchmarks.golden_coding import Expected, expectations, run
from benchmarks.golden_display import shorten, show
from benchmarks.golden_scores import Scores, judged, score
from testigo.exports import IncidentRecord


def main(argv: Sequence[str]) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="benchmarks golden", description=__doc__)
    parser.add_argument("--report", metavar="STEM", help="only this report")
    parser.add_argument("--field", choices=("incident", *JUDGES), help="only this field's errors; implies --errors")
    parser.add_argument("--errors", action="store_true", help="list every wrong cell")
    parser.add_argument("--clusters", action="store_true", help="score the linking of all reports together")
    options = parser.parse_args(argv)
    expected = expectations()
    if options.report and options.report not in expected:
        print(f"no report {options.report!r}: expected one of {', '.join(expected)}", file=sys.stderr)
        return 2
    if options.clusters:
        print("\n".join(golden_clusters.lines(run(), expected, errors=options.errors)))
        return 0
    if options.report:
        expected = {options.report: expected[options.report]}
    scores = score(run(expected.get(options.report)), expected)
    print("\n".join(errors(scores, options.field) if options.errors or options.field else table(scores)))
    return 0


def table(scores: Scores) -> Iterator[str]:
    """Yield the lines of the table of scores."""
    yield f"{'incidents':22} {'P':>6} {'R':>6} {'F1':>6}  found/expected  right/coded"
    for name, each in scores.incidents.items():
        shares = f"{each.precision:6.3f} {each.recall:6.3f} {each.f1:6.3f}"
        yield f"  {name:20} {shares}  {each.found:5}/{each.expected:<8}  {each.right:5}/{each.coded}"
    yield f"look-alike reports with a false incident: {scores.on_lookalikes} of {scores.lookalikes}"
    yield f"{'cells of the found':22} {'all':>6} {'stated':>6}  right/all  right/stated"
    for name, field in (*scores.fields.items(), ("ALL", scores.all_cells)):
        counts = f"{field.right:5}/{field.cells:<5} {field.stated_right:5}/{field.stated}"
        yield f"  {name:20} {field.share:6.3f} {field.stated_share:6.3f}  {counts}"
    yield f"all cells, those of missed incidents wrong: {scores.figures()['cells with missed incidents']:.3f}"


def errors(scores: Scores, field: str | None) -> Iterator[str]:
    """Yield a line for every wrong cell, of one field or all."""
    for stem, matching in scores.matchings.items():
        if field in (None, "incident"):
            yield from (f"{stem}  {each['key']}  incident  MISSED  {_outline(each)}" for each in matching.missed)
            yield from (f"{stem}  -  incident  FALSE  {_coded(record)}" for record in matching.false)
        for pair, cell in judged(matching.pairs):
            if not cell.right and field in (None, cell.field):
                told = f"expected {cell.expected}  got {cell.got}"
                yield f"{stem}  {pair.expected['key']}  {cell.field}  {told}  «{shorten(cell.quote)}»"


def _outline(expected: Expected) -> str:
    quotes = [target["quote"] for target in expected["targets"] if target.get("quote")]
    where = f"{show(expected['date'])} {expected['place']['name']}"
    return f"{expected['told']} {'|'.join(expected['event_type'])} {where}  «{shorten('; '.join(quotes))}»"


def _coded(record: IncidentRecord) -> str:
    place = record.place.name if record.place else "-"
    quote = next((each.quote for each in record.evidence if each.field == "event_type"), "")
    return f"{record.told} {record.event_type} {show(record.date)} {place}  «{shorten(quote)}»"
