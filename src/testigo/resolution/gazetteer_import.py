"""Adds a catalogue of localities to a gazetteer. The old file stays in use until the new one is whole."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from testigo.lexicon.place_names import fold
from testigo.model import ConfigurationError, InputError
from testigo.resolution.gazetteer import BUNDLED
from testigo.resolution.gazetteer_catalogues import Locality, read_geonames, read_inegi
from testigo.resolution.gazetteer_download import sha256_of
from testigo.resolution.gazetteer_store import PlaceRow, append, finish

READERS = {"inegi": read_inegi, "geonames": read_geonames}
_STRANGERS = 0.1  # of the localities whose state is not known: more, and the file is of another year or country
_SAME_PLACE = 0.03  # degrees, about 3 km: entries of one name no further apart are one place
_STATE_NAMES = {"mexico": "estado de mexico"}  # as INEGI calls it -> as the gazetteer does


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did: localities new to the gazetteer, and those it knew already."""

    new: int
    known: int


def add_catalogue(
    kind: str, source: Path, target: Path, gazetteer: Path = BUNDLED, country: str | None = None
) -> Added:
    """Write ``gazetteer`` with the localities of ``source`` added to ``target`` (which may be the same file).

    ``kind`` is a key of ``READERS``; ``country`` the one that all localities must be of, where given. Raises
    InputError for a file that is wrong or cut off, and ConfigurationError where the gazetteer is missing or the
    target cannot be written.
    """
    localities = READERS[kind](source)
    countries = {locality.country for locality in localities}
    if country and countries != {country}:
        raise InputError(f"{source}: holds places of {', '.join(sorted(countries)[:5])}, not of {country}")
    if not gazetteer.is_file():
        raise ConfigurationError(f"no gazetteer at {gazetteer}")
    unfinished = target.with_suffix(".unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(gazetteer, unfinished)
        with sqlite3.connect(unfinished) as connection:
            added = _Import(connection).add(localities)
            said = json.dumps({"sha256": sha256_of(source), "new": added.new, "known": added.known})
            key = " ".join(("catalogue", kind, *sorted(countries)))
            connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, said))
            finish(connection)
        connection.close()
        unfinished.replace(target)
    except OSError as error:
        raise ConfigurationError(f"the gazetteer cannot be written to {target}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return added


class _Import:
    """One run: finds the states and municipalities of localities, and makes those that are missing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next: int = connection.execute("SELECT max(key) + 1 FROM place").fetchone()[0]
        self._states = self._read_states()
        query = "SELECT country, admin1, name, key FROM place WHERE kind = 'municipality'"
        self._municipalities = {(c, a, fold(name)): key for c, a, name, key in connection.execute(query)}
        self._pcodes = dict(connection.execute("SELECT key, pcode FROM place WHERE pcode IS NOT NULL"))
        self._ids = {row[0] for row in connection.execute("SELECT id FROM place")}

    def add(self, localities: Sequence[Locality]) -> Added:
        """Add what is new; a known place gets the municipality the catalogue gives it."""
        self._check_states(localities)
        new = known = 0
        for locality in localities:
            state = self._state(locality)
            municipality = self._municipality(locality, state) if state else None
            twin = self._twin(locality)
            if twin is not None:
                known += 1
                query = "UPDATE place SET admin1 = coalesce(?, admin1), admin2 = coalesce(?, admin2) WHERE key = ?"
                self._connection.execute(query, (state, municipality, twin))
            else:
                new += 1
                self._append(locality, "settlement", state, municipality)
        return Added(new, known)

    def _check_states(self, localities: Sequence[Locality]) -> None:
        strange = [each for each in localities if each.state and self._state(each) is None]
        if len(strange) > _STRANGERS * len(localities):
            told = f"{strange[0].name}: the gazetteer has no state {strange[0].state} in {strange[0].country}"
            raise InputError(f"{len(strange)} of {len(localities)} localities lie in states that are not known. {told}")

    def _state(self, locality: Locality) -> int | None:
        name = fold(locality.state or "")
        return self._states.get((locality.country, _STATE_NAMES.get(name, name)))

    def _municipality(self, locality: Locality, state: int) -> int | None:
        if not locality.municipality:
            return None
        place = locality.country, state, fold(locality.municipality)
        if place not in self._municipalities:
            code = fold(locality.municipality).replace(" ", "-")
            name = locality.municipality.title() if locality.municipality.islower() else locality.municipality
            made = Locality(
                f"admin2:{locality.country}.{state}.{code}",
                name,
                (),
                locality.country,
                locality.state,
                None,
                locality.lat,
                locality.lon,
                0,
            )
            self._municipalities[place] = self._append(made, "municipality", state, None)
        key = int(self._municipalities[place])
        self._number(key, state, locality.municipality_number)
        return key

    def _number(self, municipality: int, state: int, number: str | None) -> None:
        """Give a municipality its P-code, where its state has one and the catalogue its number."""
        if number and state in self._pcodes and municipality not in self._pcodes:
            self._pcodes[municipality] = f"{self._pcodes[state]}{number}"
            known = self._pcodes[municipality], municipality
            self._connection.execute("UPDATE place SET pcode = ? WHERE key = ?", known)

    def _append(self, locality: Locality, kind: str, state: int | None, municipality: int | None) -> int:
        key = self._next
        self._next += 1
        place_id, copies = locality.id, 1
        while place_id in self._ids:  # INEGI lists some names twice in one municipality
            copies += 1
            place_id = f"{locality.id}:{copies}"
        self._ids.add(place_id)
        row = PlaceRow(
            key,
            place_id,
            locality.name,
            kind,
            locality.country,
            state,
            municipality,
            locality.lat,
            locality.lon,
            locality.population,
            locality.aliases,
        )
        append(self._connection, [row])
        return key

    def _twin(self, locality: Locality) -> int | None:
        """Return the entry that is this locality already: the same id, or the same name no more than 3 km away."""
        query = (
            "SELECT p.key FROM name n JOIN place p ON p.key = n.place WHERE n.name = ? AND p.kind = 'settlement' "
            "AND (p.id = ? OR (p.id NOT LIKE ? AND abs(p.lat - ?) < ? AND abs(p.lon - ?) < ?)) ORDER BY p.key LIMIT 1"
        )
        own = locality.id.partition(":")[0] + ":%"  # two entries of one catalogue are two places
        near = locality.lat, _SAME_PLACE, locality.lon, _SAME_PLACE
        row = self._connection.execute(query, (fold(locality.name), locality.id, own, *near)).fetchone()
        return int(row[0]) if row else None

    def _read_states(self) -> dict[tuple[str, str], int]:
        """Return the keys of states by country and each name, and by GeoNames' code of the state."""
        query = "SELECT p.country, n.name, p.key FROM place p JOIN name n ON n.place = p.key WHERE p.kind = 'state'"
        states = {(country, name): key for country, name, key in self._connection.execute(query)}
        coded = (
            "SELECT id, admin1 FROM place WHERE id LIKE 'admin2:%' "
            "UNION SELECT id, key FROM place WHERE id LIKE 'admin1:%'"
        )
        for place_id, key in self._connection.execute(coded):
            country, code = place_id.split(":")[1].split(".")[:2]
            if key:
                states[country, fold(code)] = key
        return states
