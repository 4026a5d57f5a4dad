"""Scores a part of our own corpus, each report coded alone, then all linked.

``python -m benchmarks corpus [--part train|dev|test] [--field F] [--errors]``: precision and recall of incidents, the
share of right cells a field, and pairs of tellings linked, as for the golden reports. Errors are shown of the training
part alone.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks import golden
from benchmarks.corpus_files import PARTS, Annotated, reports
from benchmarks.golden_cells import JUDGES
from benchmarks.golden_clusters import Linking, tellings
from benchmarks.golden_coding import GoldenRun
from benchmarks.golden_scores import score
from testigo import pipeline
from testigo.store import open_store

_FIELDS = ("id", "title", "text", "language")  # what a line of JSONL carries over as it is


def main(argv: Sequence[str]) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="benchmarks corpus", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--field", choices=("incident", *JUDGES), help="only this field's errors; implies --errors")
    parser.add_argument("--errors", action="store_true", help="list every wrong cell")
    options = parser.parse_args(argv)
    if (options.errors or options.field) and options.part != "train":
        print("errors are read in the training part alone: add --part train", file=sys.stderr)
        return 2
    expected = reports(options.part)
    coded = run(expected)
    scores = score(coded, expected)
    if options.errors or options.field:
        print("\n".join(golden.errors(scores, options.field)))
        return 0
    print("\n".join([*golden.table(scores), *linking_lines(coded, expected)]))
    return 0


def run(expected: Mapping[str, Annotated]) -> GoldenRun:
    """Code a part's reports as a file of lines."""
    with tempfile.TemporaryDirectory() as folder, open_store("sqlite://") as store:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(_line(each)) + "\n" for each in expected.values()), encoding="utf-8")
        pipeline.code([path], store, pipeline.Coder.load())
        alone, linked = pipeline.believe(store, linked=False), pipeline.believe(store)
    if alone.issues:
        raise RuntimeError(f"reports that could not be coded: {alone.issues}")
    return GoldenRun(alone, linked, {key: key for key in expected})


def _line(report: Annotated) -> dict[str, str | None]:
    published = report["published"].isoformat() if report["published"] else None
    return {name: report[name] for name in _FIELDS} | {"source": report["outlet"], "published": published}


def linking_lines(coded: GoldenRun, expected: Mapping[str, Annotated]) -> Iterator[str]:
    """Yield how well the tellings of one incident are put together, over all and across languages."""
    told = tellings(coded, expected)
    members: dict[str, list[str]] = {}
    for key, report in expected.items():
        for incident in report["incidents"]:
            members.setdefault(incident["key"], []).append(f"{key}:{incident['key']}")
    together = frozenset(frozenset(pair) for each in members.values() for pair in combinations(each, 2))
    put = frozenset(
        frozenset(pair)
        for incident in coded.linked.incidents
        for pair in combinations([told[account] for account in incident.account_ids], 2)
    )
    everything = Linking(together, put)
    crossing = frozenset(
        pair for pair in together | put if len({expected[each.partition(":")[0]]["language"] for each in pair}) == 2
    )
    for name, each in (("pairs", everything), ("pairs, English-Spanish", everything.among(crossing))):
        figures = f"{each.precision:6.3f} {each.recall:6.3f} {each.f1:6.3f}"
        yield f"{name:22} {figures}  {len(each.right)}/{len(each.expected)}"
