"""Readers of catalogues of localities: INEGI's for Mexico and GeoNames' for any country."""

import csv
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from testigo.lexicon.place_names import fold
from testigo.model import InputError

_STATES_OF_MEXICO = 32
_GEONAMES_COLUMNS = 19  # readme.txt of the GeoNames dumps
_NO_STATE = frozenset({"", "00"})  # as GeoNames writes it
_KEY_DIGITS = 9  # of INEGI's key of a locality
_INEGI_NUMBERED = "MX"  # where GeoNames' codes of municipalities are the office's numbers
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Locality:
    """One row of a catalogue; ``state`` and ``municipality`` are names, or for GeoNames a code and a name.

    ``municipality_number`` is the office of statistics' within the state ("023"), where the catalogue gives it.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    state: str | None
    municipality: str | None
    lat: float
    lon: float
    population: int
    municipality_number: str | None = None


def read_inegi(path: Path) -> list[Locality]:
    """Read a catalogue of INEGI's localities, as a table or zipped; three layouts are known.

    Its catalogue of geostatistical areas (AGEEML, of any year), a table of localities of 1,000 people or more with
    codes, and one of all localities by slugs of state and municipality. Raises InputError where the file is none of
    these or does not reach to its end.
    """
    with _opened(path, ".csv", ".txt") as stream:
        lines = stream.readlines()
    header = next(csv.reader(lines[:1], delimiter=_delimiter(lines)), [])
    columns = [_column(name) for name in header]
    reader = csv.DictReader(lines[1:], columns, delimiter=_delimiter(lines))
    read = next((read for needed, read in _INEGI.items() if set(needed) <= set(columns)), None)
    if read is None:
        known = "; ".join(", ".join(needed) for needed in _INEGI)
        raise InputError(
            f"{path}: no catalogue of INEGI: its columns are {', '.join(header)[:200]}. Known are: {known}"
        )
    try:
        localities = [read(row) for row in reader]
    except (TypeError, ValueError, AttributeError, csv.Error) as error:  # a row with too few columns gives None
        raise InputError(
            f"{path}, line {reader.line_num + 1}: a broken row, or the file is cut off: {error}"
        ) from error
    states = {locality.state for locality in localities}
    if len(states) != _STATES_OF_MEXICO or not lines[-1].endswith("\n"):
        raise InputError(f"{path}: {len(states)} of {_STATES_OF_MEXICO} states: the file is cut off; download it again")
    return localities


def read_geonames(path: Path) -> list[Locality]:
    """Read a country's file of GeoNames (``MX.txt`` or ``MX.zip``): its populated places with their municipalities.

    Raises InputError where the file is no such dump or does not reach to its end.
    """
    municipalities: dict[tuple[str, str], str] = {}
    places: list[list[str]] = []
    with _opened(path, ".txt") as stream:
        for number, line in enumerate(stream, start=1):
            row = line.rstrip("\n").split("\t")
            if len(row) != _GEONAMES_COLUMNS:
                raise InputError(
                    f"{path}, line {number}: no row of GeoNames, or the file is cut off; download it again"
                )
            if row[7] == "ADM2":
                municipalities[row[10], row[11]] = row[1]
            elif row[6] == "P":
                places.append(row)
    if not places:
        raise InputError(f"{path}: no populated places: no country's file of GeoNames, or the file is cut off")
    try:
        return [_geonames(row, municipalities.get((row[10], row[11]))) for row in places]
    except ValueError as error:
        raise InputError(f"{path}: a broken row: {error}") from error


@contextmanager
def _opened(path: Path, *suffixes: str) -> Iterator[TextIO]:
    """Open a text, or the one inside an archive whose name ends so; what breaks while reading is told as InputError."""
    try:
        if path.suffix == ".zip" or zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path, suffixes)) as packed:
                yield TextIOWrapper(packed, encoding="utf-8-sig")
        else:
            with path.open(encoding="utf-8-sig") as stream:
                yield stream
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8, or the file is cut off: {error}") from error
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise InputError(f"{path}: a broken archive, or half-downloaded; download it again: {error}") from error


def _member(archive: zipfile.ZipFile, path: Path, suffixes: tuple[str, ...]) -> str:
    names = [name for name in archive.namelist() if name.lower().endswith(suffixes) and "readme" not in name.lower()]
    if not names:
        raise InputError(f"{path}: holds no {' or '.join(suffixes)} file, but {', '.join(archive.namelist())[:200]}")
    return max(names, key=lambda name: archive.getinfo(name).file_size)


def _delimiter(lines: list[str]) -> str:
    return "\t" if lines and "\t" in lines[0] else ","


def _column(name: str) -> str:
    """Return the name of a column as all years write it: "Nom_Ent", "NOM_ENT"; the locality's key was MAPA."""
    plain = fold(name).replace(" ", "_")
    return "cvegeo" if plain == "mapa" else plain


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
    people = int(row["poblacion_total"])
    return Locality(f"inegi:{row['cvegeo']}", name, aliases, "MX", *place, *position, people, _number(row))


def _of_areas(row: dict[str, str]) -> Locality:
    name, aliases = _names(row["nom_loc"])
    position = float(row["lat_decimal"]), float(row["lon_decimal"])
    people = row["pob_total"].strip().replace(",", "")  # "-", "*" or nothing where it is kept secret or not known
    population = int(people) if people.isdecimal() else 0
    place = row["nom_ent"], row["nom_mun"]
    return Locality(f"inegi:{row['cvegeo']}", name, aliases, "MX", *place, *position, population, _number(row))


def _number(row: dict[str, str]) -> str | None:
    """Return a municipality's number out of a locality's key: two digits of the state, three, and four of its own."""
    key = row["cvegeo"]
    return key[2:5] if len(key) == _KEY_DIGITS and key.isdecimal() else None


_INEGI: dict[tuple[str, ...], Callable[[dict[str, str]], Locality]] = {
    ("state_slug", "municipio_slug", "localidad", "lat", "lon"): _by_slugs,
    ("cvegeo", "nom_entidad", "nom_municipio", "nom_localidad", "latitud", "longitud", "poblacion_total"): _by_codes,
    ("cvegeo", "nom_ent", "nom_mun", "nom_loc", "lat_decimal", "lon_decimal", "pob_total"): _of_areas,
}


def _geonames(row: list[str], municipality: str | None) -> Locality:
    aliases = tuple(name for name in row[3].split(",") if name[:1].isupper())
    position = float(row[4]), float(row[5])
    state = None if row[10] in _NO_STATE else row[10]
    number = row[11] if row[8] == _INEGI_NUMBERED and row[11].isdecimal() else None
    people = int(row[14] or 0)
    return Locality(f"geonames:{row[0]}", row[1], aliases, row[8], state, municipality, *position, people, number)


def _names(written: str) -> tuple[str, tuple[str, ...]]:
    """Part "El Limón (La Joya) [Rancho]" into its name and its other names; in square brackets stands its kind."""
    others = re.findall(r"\(([^)]*)\)", written)
    return _BRACKETS.sub("", written).strip() or written, tuple(others)
