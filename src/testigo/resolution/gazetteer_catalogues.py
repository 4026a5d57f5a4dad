"""Readers of catalogues of localities: INEGI's for Mexico and GeoNames' for any country."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from testigo.lexicon.place_names import fold
from testigo.model import InputError

_STATES_OF_MEXICO = 32
_GEONAMES_COLUMNS = 19  # readme.txt of the GeoNames dumps
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Locality:
    """One row of a catalogue; ``state`` and ``municipality`` are names, or for GeoNames a code and a name."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    state: str
    municipality: str | None
    lat: float
    lon: float
    population: int


def read_inegi(path: Path) -> list[Locality]:
    """Read INEGI's catalogue: every locality by slugs of state and municipality, or those of 1,000 people with codes.

    Raises InputError where the file is no such catalogue or does not reach to its end.
    """
    lines = _lines(path)
    reader = csv.DictReader(lines)
    header = reader.fieldnames or ()
    read = next((read for columns, read in _INEGI.items() if set(columns) <= set(header)), None)
    if read is None:
        raise InputError(f"{path}: no catalogue of INEGI: its columns are {', '.join(header)[:200]}")
    try:
        localities = [read(row) for row in reader]
    except (TypeError, ValueError, AttributeError) as error:  # a row with too few columns gives None
        raise InputError(f"{path}, line {reader.line_num}: a broken row, or the file is cut off: {error}") from error
    states = {locality.state for locality in localities}
    if len(states) != _STATES_OF_MEXICO or not lines[-1].endswith("\n"):
        raise InputError(f"{path}: {len(states)} of {_STATES_OF_MEXICO} states: the file is cut off; download it again")
    return localities


def read_geonames(path: Path) -> list[Locality]:
    """Read a country's file of GeoNames (``MX.txt``): its populated places with their municipalities.

    Raises InputError where the file is no such dump or does not reach to its end.
    """
    rows = [line.rstrip("\n").split("\t") for line in _lines(path)]
    broken = next((number for number, row in enumerate(rows, start=1) if len(row) != _GEONAMES_COLUMNS), None)
    if broken or not rows:
        raise InputError(f"{path}, line {broken or 1}: no row of GeoNames, or the file is cut off; download it again")
    municipalities = {(row[10], row[11]): row[1] for row in rows if row[7] == "ADM2"}
    try:
        return [_geonames(row, municipalities.get((row[10], row[11]))) for row in rows if row[6] == "P"]
    except ValueError as error:
        raise InputError(f"{path}: a broken row: {error}") from error


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8, or the file is cut off: {error}") from error


def _by_slugs(row: dict[str, str]) -> Locality:
    name, aliases = _names(row["localidad"])
    key = "/".join((row["state_slug"], row["municipio_slug"], fold(row["localidad"]).replace(" ", "-")))
    municipality = row["municipio_slug"].replace("-", " ")
    state = row["state_slug"].replace("-", " ")
    return Locality(f"inegi:{key}", name, aliases, "MX", state, municipality, float(row["lat"]), float(row["lon"]), 0)


def _by_codes(row: dict[str, str]) -> Locality:
    name, aliases = _names(row["nom_localidad"])
    position = float(row["latitud"]), float(row["longitud"])
    place = row["nom_entidad"], row["nom_municipio"]
    return Locality(f"inegi:{row['cvegeo']}", name, aliases, "MX", *place, *position, int(row["poblacion_total"]))


_INEGI: dict[tuple[str, ...], Callable[[dict[str, str]], Locality]] = {
    ("state_slug", "municipio_slug", "localidad", "lat", "lon"): _by_slugs,
    ("cvegeo", "nom_entidad", "nom_municipio", "nom_localidad", "latitud", "longitud", "poblacion_total"): _by_codes,
}


def _geonames(row: list[str], municipality: str | None) -> Locality:
    aliases = tuple(name for name in row[3].split(",") if name[:1].isupper())
    position = float(row[4]), float(row[5])
    return Locality(f"geonames:{row[0]}", row[1], aliases, row[8], row[10], municipality, *position, int(row[14] or 0))


def _names(written: str) -> tuple[str, tuple[str, ...]]:
    """Part "El Limón (La Joya) [Rancho]" into its name and its other names; in square brackets stands its kind."""
    others = re.findall(r"\(([^)]*)\)", written)
    return _BRACKETS.sub("", written).strip() or written, tuple(others)
