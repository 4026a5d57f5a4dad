"""The operator's own gazetteer: that of the package with the catalogues he added, in a folder of his own.

The catalogues are kept as they came. The gazetteer beside them is made of the package's and all of them, so that one
can be replaced by a newer year's, and a newer package's gazetteer taken over. The package's own file is never changed.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from testigo.model import ConfigurationError, InputError
from testigo.resolution.gazetteer import BUNDLED
from testigo.resolution.gazetteer_download import sha256_of
from testigo.resolution.gazetteer_import import Added, add_catalogue

_SUFFIXES = (".zip", ".txt", ".csv")


class Catalogue(NamedTuple):
    """A file of localities: its kind (``gazetteer_import.READERS``), its country (ISO alpha-2) and where it lies.

    In order GeoNames' stand before INEGI's, so that what both know keeps GeoNames' id.
    """

    kind: str
    country: str
    path: Path


@dataclass(frozen=True, slots=True)
class Kept:
    """What a gazetteer says of a catalogue it was made with: the SHA-256 of its file, and what it added."""

    kind: str
    country: str
    sha256: str
    added: Added


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with catalogues and the gazetteer made of them; ``package`` is the gazetteer that comes with Testigo."""

    folder: Path
    package: Path = BUNDLED

    @property
    def own(self) -> Path:
        """Where the operator's gazetteer lies, once there is one."""
        return self.folder / "gazetteer.sqlite"

    @property
    def in_use(self) -> Path:
        """The gazetteer that reports are read with."""
        return self.own if self.own.is_file() else self.package

    def add(self, kind: str, country: str, source: Path) -> Added:
        """Add a catalogue, in the place of an older one of its kind and country, and make the gazetteer anew.

        Raises InputError for a file that is wrong, cut off, or of another country: then nothing is changed.
        """
        if not source.is_file() or source.suffix.lower() not in _SUFFIXES:
            raise InputError(f"{source}: no file whose name ends in {', '.join(_SUFFIXES)}")
        older = [each for each in self._files() if (each.kind, each.country) == (kind, country)]
        others = [each for each in self._files() if each not in older]
        made = self._make([*others, Catalogue(kind, country, source)])
        place = self._catalogues / f"{kind}-{country}{source.suffix.lower()}"
        with _told(place):
            _copy(source, place)
            for each in older:
                if each.path != place:
                    each.path.unlink()
            self._making.replace(self.own)
        return made[kind, country]

    def rebuild(self) -> dict[tuple[str, str], Added]:
        """Make the gazetteer anew of the package's and the catalogues kept; return what each of them added."""
        made = self._make(self._files())
        with _told(self.own):
            if made:
                self._making.replace(self.own)
            else:
                self.own.unlink(missing_ok=True)
        return made

    def catalogues(self) -> list[Kept]:
        """Return the catalogues that the operator's gazetteer was made with."""
        found = []
        for key, value in self._notes().items():
            if key.startswith("catalogue "):
                _, kind, country = key.split()
                found.append(Kept(kind, country, value["sha256"], Added(value["new"], value["known"])))
        return found

    def is_outdated(self) -> bool:
        """Say whether the package's gazetteer has changed since the operator's was made of it."""
        return self.own.is_file() and self._notes().get("package") != {"sha256": sha256_of(self.package)}

    def _notes(self) -> dict[str, dict[str, Any]]:
        """Return what the operator's gazetteer says of how it was made."""
        if not self.own.is_file():
            return {}
        query = "SELECT key, value FROM about WHERE key LIKE 'catalogue %' OR key = 'package' ORDER BY key"
        try:
            with closing(sqlite3.connect(f"{self.own.as_uri()}?mode=ro", uri=True)) as connection:
                return {key: json.loads(value) for key, value in connection.execute(query)}
        except (sqlite3.DatabaseError, ValueError) as error:
            raise ConfigurationError(
                f"{self.own} is no gazetteer ({error}): run `testigo gazetteer rebuild`"
            ) from error

    @property
    def _catalogues(self) -> Path:
        return self.folder / "catalogues"

    @property
    def _making(self) -> Path:
        return self.folder / "gazetteer.making"

    def _files(self) -> list[Catalogue]:
        found = (path for path in sorted(self._catalogues.glob("*-??.*")) if path.suffix in _SUFFIXES)
        return [Catalogue(*_kind_and_country(path), path) for path in found]

    def _make(self, files: list[Catalogue]) -> dict[tuple[str, str], Added]:
        """Make a gazetteer beside the one in use; return what each catalogue added."""
        made: dict[tuple[str, str], Added] = {}
        try:
            for kind, country, path in sorted(files):
                base = self._making if made else self.package
                made[kind, country] = add_catalogue(kind, path, self._making, base, country)
            if made:
                with closing(sqlite3.connect(self._making)) as connection, connection:
                    note = "package", json.dumps({"sha256": sha256_of(self.package)})
                    connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", note)
        except BaseException:
            self._making.unlink(missing_ok=True)
            raise
        return made


def _kind_and_country(path: Path) -> tuple[str, str]:
    kind, _, country = path.stem.partition("-")
    return kind, country


def _copy(source: Path, place: Path) -> None:
    if source.resolve() != place.resolve():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(place.suffix + ".half")
        shutil.copyfile(source, half)
        half.replace(place)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Tell what the system refuses to write as the operator's to mend."""
    try:
        yield
    except OSError as error:
        raise ConfigurationError(f"{place} cannot be written: {error}") from error
