"""WACZ: web archives packed with a list of what is in them, whose hashes are checked."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from testigo.model import Issue
from testigo.sources.captured import Captured, issue
from testigo.sources.warc import archive_captures

_ARCHIVES = (".warc", ".warc.gz")
LARGEST_LIST = 10 * 1024 * 1024  # bytes of datapackage.json


def wacz_captures(path: Path, name: str, captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield the pages of every archive within; one that is not as the package lists it is told, and read."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = [each for each in packed.namelist() if each.lower().endswith(_ARCHIVES)]
            hashes = _hashes(packed)
            if not members:
                yield issue(name, "it holds no web archive: is it a WACZ file?")
            for member in members:
                if not _is_as_listed(packed, member, hashes):
                    yield issue(f"{name}, {member}", "it is not as the package lists it: it was altered or damaged")
                with packed.open(member) as file:
                    yield from archive_captures(file, f"{name}, {member}", captured_at)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        yield issue(name, f"the package is damaged or locked ({error}): fetch it again")


def _hashes(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the SHA-256 that the package lists for each of its files."""
    if "datapackage.json" not in packed.namelist():
        return {}
    with packed.open("datapackage.json") as file:
        try:
            listed = json.loads(file.read(LARGEST_LIST))["resources"]
            return {each["path"]: each["hash"].removeprefix("sha256:") for each in listed}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}


def _is_as_listed(packed: zipfile.ZipFile, member: str, hashes: dict[str, str]) -> bool:
    if member not in hashes:
        return True
    with packed.open(member) as file:
        return _sha256(file) == hashes[member]


def _sha256(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    while piece := file.read(1 << 20):
        found.update(piece)
    return found.hexdigest()
