"""MUC-4's training reports with their keys, as the trained decisions need them."""

import importlib.util
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from benchmarks.muc4 import read_reports
from benchmarks.muc4.columns import ROLES, TYPES, Material
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.noun_phrases import bare
from testigo.model import Report
from testigo.pipeline import Coder, explained

SLOTS = dict(zip(ROLES, (9, 10, 12, 18, 19, 6), strict=True))
FOLDS = 5

Entities = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A template of the keys: its type as written (two types where either is right), and the words of its fillers."""

    type: str
    fillers: Mapping[str, Entities]
    template: Any

    def holds(self, role: str, words: set[str]) -> bool:
        """Say whether any of the words is a filler of a role."""
        return any(entity & words for entity in self.fillers[role])


def scorer(shared: Path) -> ModuleType:
    """Return the scorer that stands beside the data: its reader of keys, and its measures."""
    path = shared / "measure/muc4/muc4_score.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def reports(folder: Path) -> list[Report]:
    """Return the training reports."""
    texts = sorted(folder.glob("dev/dev-muc3-*"))
    return [report for path in texts for report in read_reports(path.read_text("utf-8"))]


def materials(read: list[Report]) -> list[Material]:
    """Return each report as the rules read it."""
    coder = Coder.load()
    return [
        Material.of(report, extraction, accounts)
        for report in read
        for extraction, _, accounts in [explained(coder, report)]
    ]


def keys(folder: Path, score: ModuleType) -> dict[str, list[Key]]:
    """Return the templates of each training report, those that may be left out among them."""
    found: dict[str, list[Key]] = {}
    for path in sorted(folder.glob("dev/key-dev-*")):
        for template in score.parse_templates(path.read_text("utf-8")):
            told = found.setdefault(template.doc, [])
            if not template.irrelevant:
                told.append(_key(template))
    return found


def _key(template: Any) -> Key:
    types = " / ".join(value for filler in template.slots.get(4, []) for value in filler.values)
    fillers = {
        role: tuple(frozenset(map(bare, filler.values)) for filler in template.slots.get(slot, []))
        for role, slot in SLOTS.items()
    }
    return Key(types, fillers, template)


def fold_of(report_id: str) -> int:
    """Return the part of the corpus that a report belongs to in cross-validation."""
    return crc32(report_id.encode()) % FOLDS


def has_type(keys_of_report: list[Key], kind: int) -> bool:
    """Say whether a report has a template of a type."""
    return any(TYPES[kind] in key.type for key in keys_of_report)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The training reports with their keys, the fold of each and what the encoder, learnt from others, says of each."""

    read: list[Material]
    keys: list[list[Key]]
    folds: list[int]
    heard: list[Heard]
    score: ModuleType

    def pairs(self) -> Iterator[tuple[Material, list[Key]]]:
        """Yield each report with its keys."""
        return zip(self.read, self.keys, strict=True)
