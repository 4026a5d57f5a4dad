"""The place of an incident: the most specific one that lies within what the others say."""

import math
from collections.abc import Sequence

from testigo.model import Cell, Place, PlacePrecision
from testigo.reconciliation.cells import cell, voices
from testigo.reconciliation.testimony import Testimony

_FINEST_FIRST = tuple(PlacePrecision)
_NEAR_KM = 10.0  # two settlements this close are the same place to a reporter who names the nearest town
_KM_PER_DEGREE = 111.2


def reconcile_place(told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of the place, or None where nobody places the incident.

    The place that the most voices leave room for holds; of those the most specific, then the strongest voice's.
    """
    placed = [each for each in told if isinstance(each.value, Place) and not each.denied]
    if not placed:
        return None
    chosen = max(placed, key=lambda each: _weight(each, placed))
    agreeing = [each for each in placed if compatible(_place(each), _place(chosen))]
    return cell("place", _place(chosen), agreeing, placed, _rule(placed, agreeing))


def compatible(one: Place, other: Place) -> bool:
    """Say whether one place is, contains or lies within the other, as far as is known."""
    if one.gazetteer_id == other.gazetteer_id:
        return True
    wide, fine = sorted((one, other), key=lambda place: -_FINEST_FIRST.index(place.located))
    if wide.country and fine.country and wide.country != fine.country:
        return False
    if wide.located is PlacePrecision.COUNTRY:
        return True
    if wide.admin1 and fine.admin1 and wide.admin1 != fine.admin1:
        return False
    return wide.located is PlacePrecision.STATE or _same_locality(wide, fine)


def _same_locality(wide: Place, fine: Place) -> bool:
    if wide.located is PlacePrecision.MUNICIPALITY:
        return (wide.admin2 or wide.name) == fine.admin2
    return fine.admin2 == wide.name or _near(wide, fine)  # a town gives its municipality the name


def _near(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, east) * _KM_PER_DEGREE <= _NEAR_KM


def _weight(each: Testimony, placed: Sequence[Testimony]) -> tuple[int, int, int, str, int, str]:
    """Return what a place has for it; a report names where something happened before where else it mattered."""
    place = _place(each)
    supporters = [other for other in placed if compatible(_place(other), place)]
    finest, first = -_FINEST_FIRST.index(place.precision), -each.reading.claim.words.start
    return (voices(supporters), finest, each.standing, each.published, first, each.claim_id)


def _rule(placed: Sequence[Testimony], agreeing: Sequence[Testimony]) -> str:
    if len(placed) == 1:
        return "only_claim"
    if len(agreeing) < len(placed):
        return "most_claimed"
    return "all_agree" if len({_place(each).gazetteer_id for each in placed}) == 1 else "most_specific_place"


def _place(testimony: Testimony) -> Place:
    assert isinstance(testimony.value, Place)
    return testimony.value
