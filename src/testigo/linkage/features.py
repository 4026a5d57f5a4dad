"""The features of a pair of accounts. An unknown side gives 0: silence speaks neither for nor against."""

import math
from collections.abc import Callable
from datetime import date

from testigo.linkage.days import days_between
from testigo.linkage.event_types import kinship
from testigo.linkage.profiles import Profile
from testigo.linkage.whereabouts import relation
from testigo.model import Count

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


def _publication_gap(one: date | None, other: date | None) -> float:
    return math.log1p(abs((one - other).days) if one and other else _UNDATED_DAYS)


def _dates(left: Profile, right: Profile) -> Features:
    """Compare days with days; a wider range only says whether it leaves room."""
    if left.days & right.days:
        return {"days_apart": 0.0}
    if left.days and right.days:
        gap = min(abs((one - other).days) for one in left.days for other in right.days)
        return {"days_apart": math.log1p(max(0, gap - _SLACK_DAYS))}
    if left.when is None or right.when is None:
        return {}
    gap = days_between(left.when, right.when)
    return {"days_apart": math.log1p(max(0, gap - _SLACK_DAYS))} if gap else {"dates_overlap": 1.0}


def _places(left: Profile, right: Profile) -> Features:
    """Compare places. That they leave no room for one incident is told of coded accounts alone."""
    found = relation(left.places, right.places, left.sure_places | right.sure_places)
    if not (left.event_type and right.event_type):
        found.pop("places_exclude", None)
        found.pop("sure_places_apart", None)
    return found


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
            agree = one.overlaps(other)
            found[f"{attribute}_agree" if agree else f"{attribute}_apart"] = _size(one, other) if agree else 1.0
    return found


def _size(one: Count, other: Count) -> float:
    """Return how much it says that two figures agree: that both are 19 more than that both are 1."""
    same = one.best is not None and one.best == other.best
    return math.log2(1 + one.best) if same and one.best else 1.0


def _impossible(left: Profile, right: Profile) -> Features:
    """Return what no likeness of wording can outweigh: coded dates that leave no room for one incident."""
    if not (left.event_type and right.event_type):
        return {}
    found: Features = {}
    shared = left.days & right.days
    if left.when and right.when and not shared and (gap := days_between(left.when, right.when)):
        coarse = max(left.when.days or _COARSE, right.when.days or _COARSE) >= _COARSE
        if coarse or gap > _SLIPS:
            found["dates_exclude"] = 1.0
    return found


_COARSE = 7  # days from which a date is a stretch that a report means, not a slip of one
_SLIPS = 4  # days by which reports of one incident put it apart: a weekday misread, the day of a late death

_COMPARISONS: tuple[Callable[[Profile, Profile], Features], ...] = (
    _dates,
    _places,
    _types,
    _actors,
    _weapons,
    _counts,
    _impossible,
)
