"""How the places of two accounts stand to each other."""

import math
from collections.abc import Collection, Iterable, Sequence

from testigo.lexicon.place_names import fold
from testigo.model import Place, PlacePrecision

_FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY})
_FINEST_FIRST = tuple(PlacePrecision)
_NEAR = 15  # km within which two reports may name one place by neighbouring towns
_FAR = 30  # km from which two places told with what holds them are of two incidents: of 1,324 pairs of the Gun Violence
# Corpus and 2,151 of our training reports more than 15 km apart none was of one; at 50 more of a newsroom's are joined
_STRAYS = 100  # km by which reports of one incident put it apart across a state's border
# km that two places count as apart where their distance says nothing: a state or country that holds the other,
# another state, another country
_IN_STATE, _IN_COUNTRY, _OTHER_STATE, _OTHER_COUNTRY = 30.0, 100.0, 1000.0, 5000.0


def innermost(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places, each once, without those that hold another of them; the closest first."""
    unique = {place.gazetteer_id: place for place in places}
    inner = [one for one in unique.values() if not any(_holds(one, other) for other in unique.values())]
    return tuple(sorted(inner, key=_fineness))


def _fineness(place: Place) -> tuple[int, int, str]:
    """Return what sorts places by how closely it is known where they are, then by how closely they are told."""
    return _FINEST_FIRST.index(place.located), _FINEST_FIRST.index(place.precision), place.gazetteer_id


def held(places: Iterable[Place]) -> frozenset[str]:
    """Return the ids of the close places that another of them holds: "Jerez, Zacatecas" is seldom misread."""
    unique = {place.gazetteer_id: place for place in places}.values()
    return frozenset(
        one.gazetteer_id for one in unique if one.located in _FINE and any(_holds(other, one) for other in unique)
    )


def relation(some: Sequence[Place], others: Sequence[Place], sure: Collection[str] = ()) -> dict[str, float]:
    """Return the features of the two places that lie closest: a report may name a road's ends, a hospital, a home.

    ``sure`` are the ids of places that were told with the state or country that holds them.
    """
    if not some or not others:
        return {}
    one, other = closest(some, others)
    if one.precision in _FINE and other.precision in _FINE and _is_one(one, other):
        return {"same_place": 1.0}
    if _may_be_one(one, other):
        return {"same_region": 1.0}
    fine = one.located in _FINE and other.located in _FINE
    distance = one.kilometres_to(other) if fine else None
    found = _apart(one, other, distance)
    if {one.gazetteer_id, other.gazetteer_id} <= set(sure) and distance is not None and distance > _FAR:
        found["sure_places_apart"] = 1.0
    if "other_state" in found or "other_country" in found or not fine:
        return found
    near = {"same_municipality": 1.0} if one.admin2 and one.admin2 == other.admin2 else {}
    return found | near | _distance(distance)


def _apart(one: Place, other: Place, distance: float | None) -> dict[str, float]:
    """Return the features of two places in different countries or states, none where they are of one."""
    if one.country and other.country and one.country != other.country:
        return {"other_country": 1.0, "places_exclude": 1.0}
    if not (one.admin1 and other.admin1) or one.admin1 == other.admin1:
        return {}
    strays = distance is not None and distance <= _STRAYS
    return {"other_state": 1.0} if strays else {"other_state": 1.0, "places_exclude": 1.0}


def _distance(distance: float | None) -> dict[str, float]:
    if distance is None:
        return {}
    return {"near": 1.0} if distance <= _NEAR else {"km_apart": math.log1p(distance)}


def closest(some: Sequence[Place], others: Sequence[Place]) -> tuple[Place, Place]:
    """Return the two places of two accounts that lie closest."""
    if len(some) == len(others) == 1:
        return some[0], others[0]
    return min(((one, other) for one in some for other in others), key=lambda pair: _remoteness(*pair))


def _is_one(one: Place, other: Place) -> bool:
    """Say whether two places are one: the same entry, or of one name in one state, as a town and its municipality.

    Of a place that the gazetteer lacks only the country may be known.
    """
    if one.gazetteer_id == other.gazetteer_id:
        return True
    named = fold(one.name) == fold(other.name) and one.country == other.country and one.country is not None
    unlisted = not (one.is_listed and other.is_listed)
    return named and (one.admin1 == other.admin1 or (unlisted and None in {one.admin1, other.admin1}))


def _may_be_one(one: Place, other: Place) -> bool:
    """Say whether one place holds the other, or two of one name were taken for two."""
    same = one.gazetteer_id == other.gazetteer_id or fold(one.name) == fold(other.name)
    return same or _holds(one, other) or _holds(other, one)


def _holds(wide: Place, close: Place) -> bool:
    if wide.gazetteer_id == close.gazetteer_id or wide.country != close.country or wide.country is None:
        return False
    if wide.located is PlacePrecision.COUNTRY:
        return close.located is not PlacePrecision.COUNTRY
    return (
        wide.located is PlacePrecision.STATE
        and close.located in _FINE
        and wide.admin1 is not None
        and wide.admin1 == close.admin1
    )


def _remoteness(one: Place, other: Place) -> float:
    """Return the kilometres that two places count as apart, -1 for one and the same."""
    if _is_one(one, other):
        return -1.0
    if _may_be_one(one, other):
        return _IN_COUNTRY if PlacePrecision.COUNTRY in {one.located, other.located} else _IN_STATE
    if one.located in _FINE and other.located in _FINE:
        distance = one.kilometres_to(other)
        if distance is not None:
            return distance
    return _OTHER_STATE if one.country == other.country else _OTHER_COUNTRY
