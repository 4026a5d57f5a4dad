"""The gazetteer's file: one SQLite database, written whole and put in place at once."""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from testigo.lexicon.place_names import fold

SCHEMA = """
CREATE TABLE place (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 INTEGER REFERENCES place, admin2 INTEGER REFERENCES place,
    lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL, iso TEXT, pcode TEXT
);
CREATE TABLE name (
    name TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, main INTEGER NOT NULL, PRIMARY KEY (name, place)
) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


_COLUMNS = (
    *("key", "id", "name", "kind", "country", "admin1", "admin2", "lat", "lon", "population", "capital"),
    *("iso", "pcode"),
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One entry as it is stored; ``admin1`` and ``admin2`` are keys of other rows.

    ``iso`` is a state's code of ISO 3166-2 ("MX-MIC"), ``pcode`` a state's or municipality's P-code ("MX16").
    """

    key: int
    id: str
    name: str
    kind: str
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float
    lon: float
    population: int
    aliases: tuple[str, ...] = ()
    capital: bool = False
    iso: str | None = None
    pcode: str | None = None


def fingerprint(folded: str) -> int:
    """Return the 32 bits a name is known by in the index of names."""
    return crc32(folded.encode())


def write_store(path: Path, rows: Iterable[PlaceRow], about: Mapping[str, str]) -> None:
    """Write a gazetteer beside ``path``, then put it in place: a broken run leaves the old one untouched."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        append(connection, rows)
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
        finish(connection)
    finally:
        connection.close()
    unfinished.replace(path)


def append(connection: sqlite3.Connection, rows: Iterable[PlaceRow]) -> None:
    """Add entries with their names."""
    for row in rows:
        marks = ", ".join("?" * len(_COLUMNS))
        connection.execute(f"INSERT INTO place VALUES ({marks})", (*(getattr(row, column) for column in _COLUMNS),))
        main = fold(row.name)
        names = {main} | {fold(alias) for alias in row.aliases}
        names.discard("")
        connection.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", [(name, row.key, name == main) for name in sorted(names)]
        )


def finish(connection: sqlite3.Connection) -> None:
    """Rebuild the indexes of names, and of the words that open longer ones, and compact the file."""
    names: set[int] = set()
    openings: set[int] = set()
    for (name,) in connection.execute("SELECT DISTINCT name FROM name"):
        names.add(fingerprint(name))
        words = name.split()
        openings.update(fingerprint(" ".join(words[:count])) for count in range(1, len(words)))
    for key, marks in (("fingerprints", names), ("openings", openings)):
        index = array("I", sorted(marks)).tobytes()
        connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, index))
    connection.commit()
    connection.execute("VACUUM")
