"""What the place names of one report mean: entries of the gazetteer, chosen together.

Each name has candidates with a prior (population, kind, usual name). Places of one report lie near each other,
in the same state or the same country: candidates support each other across names until the beliefs settle.
Words of containment ("Villa Victoria, Chinicuila") rule out what does not fit.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testigo.model import Gap, GapReason, Place, PlacePrecision
from testigo.protocols import Candidate, Gazetteer, PlaceKind, PlaceRole, Toponym
from testigo.resolution.place_beliefs import beliefs
from testigo.resolution.place_containment import is_within
from testigo.resolution.place_precision import as_told, somewhere_in, state_of, unlisted, unlisted_within
from testigo.resolution.place_reasons import reason_for
from testigo.resolution.place_senses import Floats, Sense, senses
from testigo.resolution.place_spelling import respelt

_SITES = frozenset({PlaceRole.LOCATION, PlaceRole.PARENT})
_LITTLE_KNOWN = 100_000  # people: larger towns are named in reports from anywhere
_ENOUGH_OTHERS = 2
_TOWN = 10_000  # people: a seat of another name this large is called by the municipality's too


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A toponym with what it means, or why that is not known, and the reason in words."""

    toponym: Toponym
    value: Place | Gap
    reason: str


def resolve_places(
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    home: str | None = None,
    around: Candidate | None = None,
) -> tuple[PlaceReading, ...]:
    """Return the meaning of each toponym of one report, in order.

    ``home`` is the country the source reports from (ISO 3166-1 alpha-2) and ``around`` its own town (see
    ``place_homes``), where known. A village that the
    gazetteer does not know becomes its municipality, or state, where the words name one; the quarter of a
    town becomes the town. What no entry fits stays a Gap.
    """
    told, toponyms = toponyms, respelt(toponyms, gazetteer)
    meant = senses(toponyms, gazetteer, home)
    chosen = [_choose(sense, likely) for sense, likely in zip(meant, beliefs(meant, around), strict=True)]
    found = {}
    for number, sense in enumerate(meant):
        for toponym in sense.toponyms:
            found[toponym.start] = _read(toponym, number, meant, chosen, home)
    readings = tuple(_as_written(found[toponym.start], toponym) for toponym in told)
    quarters = {reading.toponym.name for reading in readings if reading.toponym.sector}  # once told to be one, anywhere
    towns = [reading for reading in readings if reading.toponym.name not in quarters and _is_town(reading.value)]
    return tuple(_quarter(reading, towns) if reading.toponym.name in quarters else reading for reading in readings)


def _as_written(reading: PlaceReading, toponym: Toponym) -> PlaceReading:
    """Return a reading as that of the name that the report has, and say where it was misspelt."""
    if reading.toponym.name == toponym.name:
        return reading
    return PlaceReading(toponym, reading.value, f"{reading.reason}; {toponym.phrase} is a letter from that name")


def _choose(sense: Sense, likely: Floats) -> Candidate | None:
    if not sense.candidates:
        return None
    best = sense.candidates[int(np.argmax(likely))]
    if best.kind is not PlaceKind.MUNICIPALITY or any(
        toponym.kind is PlaceKind.MUNICIPALITY or toponym.role is PlaceRole.PARENT for toponym in sense.toponyms
    ):
        return best
    return _seat(best, sense)


def _seat(municipality: Candidate, sense: Sense) -> Candidate:
    """Return the town of a municipality's name where most of its people live: the name by itself means the town."""
    named = (
        one for one in sense.candidates if one.kind is PlaceKind.SETTLEMENT and (one.main or one.population >= _TOWN)
    )
    towns = (one for one in named if is_within(one, municipality))
    seat = max(towns, key=lambda town: town.population, default=None)
    return seat if seat and seat.population > municipality.population / 10 else municipality


def _read(
    toponym: Toponym, number: int, meant: tuple[Sense, ...], chosen: list[Candidate | None], home: str | None
) -> PlaceReading:
    sense, entry = meant[number], chosen[number]
    holder = chosen[sense.parent] if sense.parent is not None else None
    if holder and toponym.parent is not None and not _fits(entry, holder):
        why = f"{toponym.phrase} is not in the gazetteer; the words place it in {holder.name}"
        return PlaceReading(toponym, unlisted(toponym, holder), why)
    others = [one for at, one in enumerate(chosen) if one and at != number]
    if sense.parent is not None and holder is None and toponym.parent is not None:
        return _unknown(toponym, entry, meant, chosen, home)  # "Brooklyn, in Cité Soleil", which no entry is called
    if entry is None or _is_out_of_place(entry, sense, others, home):
        return _unknown(toponym, entry, meant, chosen, home)
    if any(inner.parent == toponym.start and not inner.sector for each in meant for inner in each.toponyms):
        return PlaceReading(toponym, somewhere_in(entry), reason_for(entry, sense, holder, others))
    place, how = as_told(entry, toponym, others)
    return PlaceReading(toponym, place, f"{reason_for(entry, sense, holder, others)}{how}")


def _fits(entry: Candidate | None, holder: Candidate) -> bool:
    """Say whether an entry fits words that put it into ``holder``; a town may stand for its state there."""
    if entry is None:
        return False
    return is_within(entry, holder) or (holder.kind is PlaceKind.SETTLEMENT and entry.country == holder.country)


def _unknown(
    toponym: Toponym,
    namesake: Candidate | None,
    meant: tuple[Sense, ...],
    chosen: list[Candidate | None],
    home: str | None,
) -> PlaceReading:
    """Read a place that no entry fits: as somewhere in the state of what it is near, or in the report's country."""
    phrase = toponym.phrase
    known = f"no {phrase} is known near the report's other places" if namesake else f"{phrase} is not in the gazetteer"
    beside = next((one for one, sense in zip(chosen, meant, strict=True) if one and _holds(sense, toponym.near)), None)
    if beside and beside.country and beside.admin1:
        place = unlisted_within(toponym, beside.country, beside)
        return PlaceReading(toponym, place, f"{known}; the words place it near {beside.name}")
    if toponym.placed or namesake is None:
        amid, where = _amid(toponym, meant, chosen, home)
        if amid:
            return PlaceReading(toponym, amid, f"{known}; the report's other places are in {where}")
    return PlaceReading(toponym, Gap(GapReason.UNRESOLVED, known), known)


def _holds(sense: Sense, start: int | None) -> bool:
    return any(toponym.start == start for toponym in sense.toponyms)


def _amid(
    toponym: Toponym, meant: tuple[Sense, ...], chosen: list[Candidate | None], home: str | None
) -> tuple[Place | None, str]:
    """Return an unlisted place as part of what all places share that the report puts something into.

    That is their municipality or state, else the country that most of all its places lie in, else the source's.
    """
    others = [
        (one, sense)
        for one, sense in zip(chosen, meant, strict=True)
        if one and toponym not in sense.toponyms and not _is_in(sense, toponym)
    ]
    sites = [one for one, sense in others if any(each.role in _SITES for each in sense.toponyms)]
    sites = [one for one in sites if one.kind is not PlaceKind.COUNTRY]
    if len(sites) >= _ENOUGH_OTHERS and len({(one.country, state_of(one)) for one in sites}) == 1:
        towns = [somewhere_in(one).admin2 for one in sites if one.kind is not PlaceKind.STATE]
        holder = sites[[one.kind is PlaceKind.STATE for one in sites].index(False)] if towns else sites[0]
        if len(towns) >= _ENOUGH_OTHERS and len(set(towns)) == 1:
            return unlisted(toponym, holder), str(towns[0])
        if holder.country and (state := state_of(holder)):
            return unlisted_within(toponym, holder.country, holder), state
    countries = Counter(one.country for one, _ in others if one.country)
    leading = countries.most_common(1)
    where = leading[0][0] if leading and 2 * leading[0][1] > countries.total() else home
    return (unlisted_within(toponym, where), where) if where else (None, "")


def _is_in(sense: Sense, toponym: Toponym) -> bool:
    """Say whether the words put a name into an unknown place: then its namesakes tell nothing of where that is."""
    return any(inner.parent == toponym.start for inner in sense.toponyms)


def _is_out_of_place(entry: Candidate, sense: Sense, others: list[Candidate], home: str | None) -> bool:
    """Say whether a small place lies in another country than all the report's others: none of its name is meant."""
    small = entry.kind in (PlaceKind.SETTLEMENT, PlaceKind.MUNICIPALITY) and entry.population < _LITTLE_KNOWN
    countries = [one.country for one in others if one.country] + ([home] if home else [])
    alone = len(countries) >= _ENOUGH_OTHERS and entry.country not in countries
    return small and alone and sense.parent is None


def _quarter(quarter: PlaceReading, towns: Sequence[PlaceReading]) -> PlaceReading:
    """Read the quarter of a town as the town: the one named to contain it, else the nearest one in the text.

    One that only somebody is of ("a guard of Puente Grande") comes behind those that something is in, and a dateline's.
    """
    named = [town for town in towns if town.toponym.start == quarter.toponym.parent]
    nearest = named or sorted(towns, key=lambda town: _distance(quarter.toponym, town.toponym))[:1]
    if not nearest and not quarter.toponym.sector:
        return quarter
    if not nearest:
        gap = Gap(GapReason.UNRESOLVED, f"{quarter.toponym.phrase} is part of a town that is not named")
        return PlaceReading(quarter.toponym, gap, gap.detail)
    town = nearest[0].value
    assert isinstance(town, Place)
    return PlaceReading(quarter.toponym, town, f"{quarter.toponym.phrase} is part of a town: placed at {town.name}")


def _distance(quarter: Toponym, town: Toponym) -> tuple[bool, int]:
    return not (town.placed or town.role is PlaceRole.DATELINE), abs(town.start - quarter.start)


def _is_town(value: Place | Gap) -> bool:
    return isinstance(value, Place) and value.located in (PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY)
