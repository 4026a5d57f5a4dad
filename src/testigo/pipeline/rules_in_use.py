"""The state of the rules and data that turn a report into accounts, as a short hash.

What a database was coded with is known by it: nobody has to remember to raise a number when a word list changes.
Linkage and reconciliation are not part of it, for what is believed is always worked out anew; what linkage remembers of
single accounts and pairs goes by a hash of its own.
Nor is reading, which makes the report itself: a report's text never changes once it is kept.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

STAGES = ("model", "codebook", "lexicon", "extraction", "resolution")
LINKING = ("model", "lexicon", "linkage")
BELIEVING = ("model", "codebook", "lexicon", "linkage", "reconciliation")
PACKAGES = ("simplemma", "spacy", "thinc")  # whose results a new version may change
_CODE = (".py", ".yaml", ".tsv", ".cfg", ".json")
LENGTH = 20  # hex digits
_PIECE = 1 << 20  # bytes read at a time


def fingerprint(data: Iterable[Path] = (), words: str = "") -> str:
    """Return the hash of code, words, models, versions, the operator's files ``data`` and further ``words``."""
    return _hash(STAGES, data, words)


def linking_rules() -> str:
    """Return the hash of all that the likeness of two accounts rests on, beside the accounts."""
    return _package(LINKING)[:LENGTH]


def believing_rules(data: Iterable[Path] = (), words: str = "") -> str:
    """Return the hash of all that makes incidents of accounts, with files ``data`` and further ``words``."""
    return _hash(BELIEVING, data, words)


def _hash(stages: tuple[str, ...], data: Iterable[Path], words: str) -> str:
    told = hashlib.sha256((_package(stages) + words).encode())
    for path in data:
        told.update(_of_file(path).encode())
    return told.hexdigest()[:LENGTH]


@cache
def _package(stages: tuple[str, ...]) -> str:
    told = hashlib.sha256()
    for stage in stages:
        for name, file in sorted(_files(files("testigo").joinpath(stage), stage)):
            told.update(name.encode())
            told.update(hashlib.sha256(file.read_bytes()).digest())
    for package in PACKAGES:
        told.update(f"{package} {version(package)}".encode())
    return told.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        inside = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, inside)
        elif entry.is_file() and (entry.name.endswith(_CODE) or "/models/" in inside):
            yield inside, entry


@cache
def _of_file(path: Path) -> str:
    told = hashlib.sha256()
    with path.open("rb") as data:
        while piece := data.read(_PIECE):
            told.update(piece)
    return told.hexdigest()
