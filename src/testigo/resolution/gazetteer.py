"""The gazetteer: every place of 500 people or more, states and countries, read from one SQLite file."""

import sqlite3
from array import array
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from testigo.model import ConfigurationError
from testigo.protocols import Candidate, PlaceKind
from testigo.resolution.gazetteer_store import fingerprint

BUNDLED = Path(__file__).with_name("gazetteer.sqlite")
_CACHED_NAMES = 20_000  # names looked up lately; about 10 MB

_LOOKUP = """
SELECT p.id, p.name, p.kind, p.country, a1.name AS admin1, a2.name AS admin2,
       p.lat, p.lon, p.population, p.capital, name.main
FROM name JOIN place p ON p.key = name.place
LEFT JOIN place a1 ON a1.key = p.admin1 LEFT JOIN place a2 ON a2.key = p.admin2
WHERE name.name = ? ORDER BY p.population DESC, p.key
"""


class SqliteGazetteer:
    """A gazetteer file opened for reading. Data: GeoNames (CC BY 4.0); see the file's table ``about``."""

    def __init__(self, path: Path = BUNDLED) -> None:
        """Open the file; raises ConfigurationError where there is none or it is no gazetteer."""
        if not path.is_file():
            raise ConfigurationError(f"no gazetteer at {path}: build it with `python packaging/build_gazetteer.py`")
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._fingerprints = self._read_fingerprints(path)
        self.lookup = lru_cache(maxsize=_CACHED_NAMES)(self._lookup)

    def knows(self, folded: str) -> bool:
        """Say whether the name has an entry; wrongly says yes to about 1 in 10,000 other names."""
        mark = fingerprint(folded)
        at = bisect_left(self._fingerprints, mark)
        return at < len(self._fingerprints) and self._fingerprints[at] == mark

    def _lookup(self, folded: str) -> tuple[Candidate, ...]:
        """Return the entries a folded name may mean, the most populous first."""
        return tuple(_candidate(row) for row in self._connection.execute(_LOOKUP, (folded,)))

    def _read_fingerprints(self, path: Path) -> "array[int]":
        try:
            row = self._connection.execute("SELECT value FROM about WHERE key = 'fingerprints'").fetchone()
        except sqlite3.DatabaseError as error:
            raise ConfigurationError(f"{path} is no gazetteer ({error}): run `testigo gazetteer rebuild`") from error
        if row is None:
            raise ConfigurationError(f"{path} is an unfinished gazetteer: build it anew")
        index = array("I")
        index.frombytes(row[0])
        return index


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(
        row["id"],
        row["name"],
        PlaceKind(row["kind"]),
        row["country"],
        row["admin1"],
        row["admin2"],
        row["lat"],
        row["lon"],
        row["population"],
        capital=bool(row["capital"]),
        main=bool(row["main"]),
    )


@lru_cache(maxsize=4)
def open_gazetteer(path: Path = BUNDLED) -> SqliteGazetteer:
    """Return the gazetteer at ``path``, opened once for each process."""
    return SqliteGazetteer(path)
