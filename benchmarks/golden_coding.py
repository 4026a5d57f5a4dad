"""The example reports as they are coded, beside what is expected of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from testigo import pipeline
from testigo.exports import IncidentRecord, records
from testigo.model import Coding, Report
from testigo.store import open_store

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
EXAMPLES = ROOT / "src" / "testigo" / "examples" / "reports"

Expected = dict[str, Any]  # an entry of tests/golden, as its README describes it


@dataclass(frozen=True)
class GoldenRun:
    """One run over all examples; ``stems`` gives the name of the expectations by report id."""

    alone: Coding  # every account an incident of its own
    linked: Coding
    stems: Mapping[str, str]

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports by stem."""
        return {self.stems[key]: report for key, report in self.alone.reports.items()}

    @cached_property
    def records(self) -> dict[str, list[IncidentRecord]]:
        """The incidents of each report alone, by stem."""
        found: dict[str, list[IncidentRecord]] = {stem: [] for stem in self.reports}
        for record in records(self.alone):
            found[self.stems[record.reports[0].id]].append(record)
        return found


def run(only: Expected | None = None) -> GoldenRun:
    """Code all examples once, or the file of one expectation."""
    path = EXAMPLES.parent / only["report"] if only else EXAMPLES
    with open_store("sqlite://") as store:
        pipeline.code([path], store, pipeline.Coder.load())
        origins = {capture.sha256: Path(capture.origin) for capture in store.captures()}
        alone, linked = pipeline.believe(store, linked=False), pipeline.believe(store)
    if alone.issues:
        raise RuntimeError(f"examples that could not be coded: {alone.issues}")
    stems = {key: _stem(report, origins[report.capture or ""]) for key, report in alone.reports.items()}
    return GoldenRun(alone, linked, stems)


def expectations() -> dict[str, Expected]:
    """Return what is expected, by stem."""
    return {path.stem: _yaml(path) for path in sorted(GOLDEN.glob("e[ns]/*.yaml"))}


def clusters() -> Sequence[Expected]:
    """Return what the reports of one incident should come to together."""
    found: list[Expected] = _yaml(GOLDEN / "clusters.yaml")
    return found


def _stem(report: Report, origin: Path) -> str:
    """A file is known by its name, a line of wire.jsonl by its id."""
    return report.id if ".jsonl" in origin.name else origin.stem


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
