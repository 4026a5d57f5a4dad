"""The features of a pair of accounts. An unknown side gives 0: silence speaks neither for nor against."""

import math
from collections.abc import Callable, Sequence
from datetime import date

from testigo.linkage.days import days_between
from testigo.linkage.event_types import kinship
from testigo.linkage.profiles import Profile
from testigo.model import Count, Place, PlacePrecision

_EARTH_KM = 6371.0  # mean radius
_FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY})
_SLACK_DAYS = 1  # reports put the same night on either of two days
_UNDATED_DAYS = 7.0  # days between two publications where one is not known

Features = dict[str, float]


def structured(left: Profile, right: Profile) -> Features:
    """Return the features that rest on what the words mean, by name; absent names are 0."""
    found: Features = {"published": _publication_gap(left.published, right.published)}
    if left.language != right.language:
        found["other_language"] = 1.0
    for compare in _COMPARISONS:
        found.update(compare(left, right))
    return found


def kilometres(one: Place, other: Place) -> float | None:
    """Return the great-circle distance of two places (haversine), or None without coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(other.lat)
    rise, run = north - south, math.radians(one.lon - other.lon)
    half = math.sin(rise / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(run / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _publication_gap(one: date | None, other: date | None) -> float:
    return math.log1p(abs((one - other).days) if one and other else _UNDATED_DAYS)


def _dates(left: Profile, right: Profile) -> Features:
    """Compare days with days; a wider range only says whether it leaves room."""
    if left.days and right.days:
        gap = min(abs((one - other).days) for one in left.days for other in right.days)
        return {"days_apart": math.log1p(max(0, gap - _SLACK_DAYS))}
    if left.when is None or right.when is None:
        return {}
    gap = days_between(left.when, right.when)
    return {"days_apart": math.log1p(max(0, gap - _SLACK_DAYS))} if gap else {"dates_overlap": 1.0}


def _places(left: Profile, right: Profile) -> Features:
    if not left.places or not right.places:
        return {}
    one, other = _closest(left.places, right.places)
    if one.country and other.country and one.country != other.country:
        return {"other_country": 1.0}
    if one.gazetteer_id == other.gazetteer_id:
        return {"same_place": 1.0} if one.precision in _FINE else {"same_region": 1.0}
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return {"other_state": 1.0}
    if one.precision not in _FINE or other.precision not in _FINE:
        return {"same_region": 1.0} if one.admin1 == other.admin1 else {}
    near = {"same_municipality": 1.0} if one.admin2 and one.admin2 == other.admin2 else {}
    return {**near, **_apart(kilometres(one, other))}


def _apart(distance: float | None) -> Features:
    if distance is None:
        return {}
    return {"near": 1.0} if distance <= _NEAR else {"km_apart": math.log1p(distance)}


def _closest(some: Sequence[Place], others: Sequence[Place]) -> tuple[Place, Place]:
    """Return the two places of two accounts that lie closest: a report on a road may name both its ends."""
    pairs = [(one, other) for one in some for other in others]
    return min(pairs, key=lambda pair: _distance(*pair))


def _distance(one: Place, other: Place) -> float:
    if one.gazetteer_id == other.gazetteer_id:
        return -1.0
    distance = kilometres(one, other)
    return math.inf if distance is None else distance


def _types(left: Profile, right: Profile) -> Features:
    kin = kinship(left.event_type, right.event_type)
    return {} if kin is None else {kin: 1.0}


def _actors(left: Profile, right: Profile) -> Features:
    shared = len(left.perpetrators & right.perpetrators) + len(left.targets & right.targets)
    if shared:
        return {"actors": min(shared, 3.0)}
    return {"other_perpetrators": 1.0} if left.perpetrators and right.perpetrators else {}


def _weapons(left: Profile, right: Profile) -> Features:
    if left.weapons & right.weapons:
        return {"weapons": 1.0}
    return {"other_weapons": 1.0} if left.weapons and right.weapons else {}


def _counts(left: Profile, right: Profile) -> Features:
    found: Features = {}
    for attribute in ("killed", "injured"):
        one, other = left.counts.get(attribute), right.counts.get(attribute)
        if one is not None and other is not None:
            found[f"{attribute}_agree" if _agree(one, other) else f"{attribute}_apart"] = 1.0
    return found


def _agree(one: Count, other: Count) -> bool:
    reach = math.inf if one.high is None else one.high, math.inf if other.high is None else other.high
    return one.low <= reach[1] and other.low <= reach[0]


def _impossible(left: Profile, right: Profile) -> Features:
    """Return what no likeness of wording can outweigh: coded dates or places that leave no room for one incident."""
    if not (left.event_type and right.event_type):
        return {}
    found: Features = {}
    if left.when and right.when and (gap := days_between(left.when, right.when)):
        coarse = max(left.when.days or _COARSE, right.when.days or _COARSE) >= _COARSE
        if coarse or gap > _SLIPS:
            found["dates_exclude"] = 1.0
    if left.places and right.places and _far_apart(*_closest(left.places, right.places)):
        found["places_exclude"] = 1.0
    return found


def _far_apart(one: Place, other: Place) -> bool:
    if one.country and other.country and one.country != other.country:
        return True
    if not (one.admin1 and other.admin1) or one.admin1 == other.admin1:
        return False
    distance = kilometres(one, other)
    fine = one.precision in _FINE and other.precision in _FINE
    return not fine or distance is None or distance > _STRAYS


_COARSE = 7  # days from which a date is a stretch that a report means, not a slip of one
_SLIPS = 4  # days by which reports of one incident put it apart: a weekday misread, the day of a late death
_NEAR = 15  # km within which two reports may name one place by neighbouring towns
_STRAYS = 100  # km by which reports of one incident put it apart across a state's border

_COMPARISONS: tuple[Callable[[Profile, Profile], Features], ...] = (
    _dates,
    _places,
    _types,
    _actors,
    _weapons,
    _counts,
    _impossible,
)
