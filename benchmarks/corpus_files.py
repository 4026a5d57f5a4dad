"""Reads the corpus: clusters of our own reports with their expected incidents."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = ("train", "dev", "test")
_TRAIN, _DEV = 154, 205  # of 256: 60 % and 20 %

Annotated = dict[str, Any]  # a report of the corpus, as its README describes it


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports of the same happenings, which are never in two parts."""

    name: str
    area: str
    reports: tuple[Annotated, ...]

    @property
    def part(self) -> str:
        """The part it is in, by the first byte of its name's SHA-256."""
        byte = hashlib.sha256(self.name.encode()).digest()[0]
        return "train" if byte < _TRAIN else "dev" if byte < _DEV else "test"


def clusters(folder: Path = CORPUS / "reports") -> Iterator[Cluster]:
    """Yield every cluster in order of its area and name."""
    for path in sorted(folder.glob("*/*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        yield Cluster(path.stem, path.parent.name, tuple(read["reports"]))


def reports(part: str) -> Mapping[str, Annotated]:
    """Return the reports of a part by id."""
    return {report["id"]: report for cluster in clusters() if cluster.part == part for report in cluster.reports}
