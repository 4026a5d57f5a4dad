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
_REMEDY = "run `testigo gazetteer rebuild`, for the package's own `python packaging/build_gazetteer.py`"
_CACHED_WORDS = 100_000  # words asked for lately; about 15 MB
_CACHED_NAMES = 20_000  # names looked up lately; about 10 MB

_LOOKUP = """
SELECT p.id, p.name, p.kind, p.country, a1.name AS admin1, a2.name AS admin2,
       p.lat, p.lon, p.population, p.capital, name.main, {codes}
FROM name JOIN place p ON p.key = name.place
LEFT JOIN place a1 ON a1.key = p.admin1 LEFT JOIN place a2 ON a2.key = p.admin2
WHERE name.name = ? ORDER BY p.population DESC, p.key
"""
_CODES = """
       coalesce(a1.iso, p.iso) AS admin1_iso,
       coalesce(a1.pcode, CASE p.kind WHEN 'state' THEN p.pcode END) AS admin1_pcode,
       coalesce(a2.pcode, CASE p.kind WHEN 'municipality' THEN p.pcode END) AS admin2_pcode
"""
_NO_CODES = "NULL AS admin1_iso, NULL AS admin1_pcode, NULL AS admin2_pcode"  # made by a Testigo that knew none


class SqliteGazetteer:
    """A gazetteer file opened for reading. Data: GeoNames (CC BY 4.0); see the file's table ``about``."""

    def __init__(self, path: Path = BUNDLED) -> None:
        """Open the file; raises ConfigurationError where there is none or it is no gazetteer."""
        if not path.is_file():
            raise ConfigurationError(f"no gazetteer at {path}: build it with `python packaging/build_gazetteer.py`")
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._names = self._read_index(path, "fingerprints")
        if not self._names:
            raise ConfigurationError(f"{path} is an unfinished gazetteer: {_REMEDY}")
        self._openings = self._read_index(path, "openings")
        columns = {row["name"] for row in self._connection.execute("PRAGMA table_info(place)")}
        self._query = _LOOKUP.format(codes=_CODES if "pcode" in columns else _NO_CODES)
        self.knows = lru_cache(maxsize=_CACHED_WORDS)(self._knows)
        self.opens = lru_cache(maxsize=_CACHED_WORDS)(self._opens)
        self.lookup = lru_cache(maxsize=_CACHED_NAMES)(self._lookup)

    @property
    def size(self) -> int:
        """The number of different names."""
        return len(self._names)

    def _knows(self, folded: str) -> bool:
        """Say whether the name has an entry; wrongly says yes to about 1 in 10,000 other names."""
        return _is_in(self._names, fingerprint(folded))

    def _opens(self, folded: str) -> bool:
        """Say whether a longer name begins with these words; wrongly says yes as rarely.

        A gazetteer of an older Testigo has no index of them: then any words may begin one, and reading is slower.
        """
        return not self._openings or _is_in(self._openings, fingerprint(folded))

    def _lookup(self, folded: str) -> tuple[Candidate, ...]:
        """Return the entries a folded name may mean, the most populous first."""
        return tuple(_candidate(row) for row in self._connection.execute(self._query, (folded,)))

    def _read_index(self, path: Path, key: str) -> "array[int]":
        try:
            row = self._connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise ConfigurationError(f"{path} is no gazetteer ({error}): run `testigo gazetteer rebuild`") from error
        index = array("I")
        if row is not None:
            index.frombytes(row[0])
        return index


def _is_in(index: "array[int]", mark: int) -> bool:
    at = bisect_left(index, mark)
    return at < len(index) and index[at] == mark


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
        admin1_iso=row["admin1_iso"],
        admin1_pcode=row["admin1_pcode"],
        admin2_pcode=row["admin2_pcode"],
    )


@lru_cache(maxsize=4)
def open_gazetteer(path: Path = BUNDLED) -> SqliteGazetteer:
    """Return the gazetteer at ``path``, opened once for each process."""
    return SqliteGazetteer(path)
