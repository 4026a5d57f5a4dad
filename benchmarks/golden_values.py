"""Whether a coded value is the expected one: lenient with spelling, strict with meaning. See tests/golden/README.md."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from testigo.exports.record import ActorRecord, CountRecord, DateRecord, PlaceRecord
from testigo.lexicon import register
from testigo.lexicon.place_names import fold

NEAR = 10  # km: the golden coordinates are those of GeoNames, good to that
EARTH = 6371.0  # km, mean radius
ENDS = ("low", "best", "high")
# A general code adds nothing beside one that is more exact.
GENERAL = {
    **dict.fromkeys(("rifle", "handgun"), "firearm"),
    **dict.fromkeys(("landmine", "ied", "grenade", "vehicle_bomb", "mortar_artillery", "rocket_missile"), "explosive"),
}
FAR = 50  # km: a settlement farther off is another one of the same name
_HEAD_LETTERS = 5  # letters by which two forms of a word are held to be one: "hombre", "hombres"
_HEDGES = frozenset({"presu", "alleg", "suspe", "membe", "integ"})  # these say how sure, not who


def alternatives(expected: Mapping[str, Any], field: str) -> list[Any]:
    """Return all values of a field that are as good, the best first."""
    return [expected.get(field), *expected.get(f"or_{field}", ())]


def is_count(expected: Mapping[str, Any] | None, got: CountRecord | None) -> bool:
    """Say whether a count is right. Families are not people: their figure, or none, is right."""
    if expected is None or got is None:
        return expected is None and got is None
    return any(_is_figure(each, got) for each in (expected, *expected.get("or", ())))


def is_count_of(expected: Mapping[str, Any], field: str, got: CountRecord | None) -> bool:
    """Say whether a count is one of those accepted for the field."""
    families = (expected.get(field) or {}).get("unit") == "families"
    return (families and got is None) or any(is_count(each, got) for each in alternatives(expected, field))


def _is_figure(expected: Mapping[str, Any], got: CountRecord) -> bool:
    tolerance = expected.get("tolerance", 0)
    accept = expected.get("accept", {})
    ends = (
        _is_end(getattr(got, end), [expected[end], *expected.get(f"or_{end}", ()), *accept.get(end, ())], tolerance)
        for end in ENDS
    )
    low, best, high = ends
    return low and best and (high or (bool(tolerance) and got.high is None))


def _is_end(got: int | None, accepted: Sequence[int | None], tolerance: int) -> bool:
    return any(
        got == each or (got is not None and each is not None and abs(got - each) <= tolerance) for each in accepted
    )


def is_date(expected: Mapping[str, Any] | None, got: DateRecord | None) -> bool:
    """Say whether a date is right: a day, month or year exactly, anything else by lying inside."""
    if expected is None or (expected["earliest"] is None and expected["latest"] is None):
        return got is None
    return got is not None and any(_is_time(each, got) for each in (*_spans(expected), *expected.get("or", ())))


def _spans(expected: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every span that the ends of a date and their alternatives make."""
    for earliest in alternatives(expected, "earliest"):
        for latest in alternatives(expected, "latest"):
            if earliest is None or latest is None or earliest <= latest:
                yield {"earliest": earliest, "latest": latest}


def _is_time(expected: Mapping[str, Any], got: DateRecord) -> bool:
    earliest, latest = expected["earliest"], expected["latest"]
    if _is_whole(earliest, latest):
        return (got.earliest, got.latest) == (earliest, latest)
    if got.earliest is None or got.latest is None:
        return (got.earliest, got.latest) == (earliest, latest)
    return bool((earliest is None or earliest <= got.earliest) and (latest is None or got.latest <= latest))


def _is_whole(earliest: date | None, latest: date | None) -> bool:
    """Say whether the span is one day, one calendar month or one calendar year."""
    if earliest is None or latest is None or earliest == latest:
        return earliest == latest
    ends_month = (latest + timedelta(days=1)).day == 1
    return (
        earliest.day == 1
        and ends_month
        and (earliest.year == latest.year)
        and (earliest.month == latest.month or (earliest.month, latest.month) == (1, 12))
    )


def is_place(expected: Mapping[str, Any], got: PlaceRecord | None) -> bool:
    """Say whether it is the place, by one of its names or within 10 km of it, in the country."""
    if got is None or (got.country and got.country != expected["country"]):
        return False
    return bool(is_near(expected, got)) or (
        is_named(got.name, place_names(expected)) and not _is_namesake(expected, got)
    )


def _is_namesake(expected: Mapping[str, Any], got: PlaceRecord) -> bool:
    """Say whether it bears the name and lies elsewhere; states and the other names are not looked at."""
    if got.precision in {"state", "country"} or is_named(got.name, expected.get("or", ())):
        return False
    return (_kilometres_off(expected, got) or 0) > FAR


def place_names(expected: Mapping[str, Any]) -> list[str]:
    """Return all names a place may have."""
    return [expected["name"], *expected.get("or", ())]


def is_named(name: str, names: Iterable[str]) -> bool:
    """Say whether a name is one of several, one inside the other included ("Tibú", "Tibú Municipality")."""
    words = set(fold(name).split())
    return any(words <= other or other <= words for other in (set(fold(each).split()) for each in names))


def is_near(expected: Mapping[str, Any], got: PlaceRecord | None) -> bool | None:
    """Say whether the coordinates are within 10 km; None where none are expected of such a name."""
    if "lat" not in expected:
        return None
    if got is not None and is_named(got.name, expected.get("or", ())):
        return bool(got.country == expected["country"])
    off = _kilometres_off(expected, got) if got else None
    return off is not None and off <= NEAR


def _kilometres_off(expected: Mapping[str, Any], got: PlaceRecord) -> float | None:
    if "lat" not in expected or got.lat is None or got.lon is None:
        return None
    return distance((expected["lat"], expected["lon"]), (got.lat, got.lon))


def distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) in kilometres."""
    (lat, lon), (other_lat, other_lon) = (tuple(map(radians, point)) for point in (here, there))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def are_actors(expected: Mapping[str, Any], got: Sequence[ActorRecord], country: str | None) -> bool:
    """Say whether all perpetrators of one accepted list are there and no others."""
    lists = [expected["perpetrators"]] + ([expected["or_perpetrators"]] if "or_perpetrators" in expected else [])
    known = [actor for each in lists for actor in each]
    complete = any(all(any(is_actor(wanted, one, country) for one in got) for wanted in each) for each in lists)
    return complete and all(any(is_actor(wanted, one, country) for wanted in known) for one in got)


def is_actor(expected: Mapping[str, Any], got: ActorRecord, country: str | None) -> bool:
    """Say whether it is the actor: by register id, by name, or, for the nameless, by a word of the description."""
    names = [expected["name"]] if "name" in expected else []
    names += expected.get("or_names", ())
    if got.actor_id and any(got.actor_id in actor_ids(name, country) for name in names):
        return True
    said = {fold(got.description), fold(got.name or "")} - {""}
    if any(_contains(each, fold(name)) for each in said for name in names):
        return True
    if "name" in expected:
        return False
    words = " ".join((expected["description"], expected.get("quote") or ""))
    return any(_heads(each) & _heads(words) or _contains(fold(words), each) for each in said)


@cache
def actor_ids(name: str, country: str | None) -> frozenset[str]:
    """Return the register's ids of a name, in a country's reports."""
    entries = register.load()
    found = {key for each in entries.find(name, country) for key in (each.actor_id, *each.candidates)}
    local = {entry.id for entry in entries.local(name, country)} if country else set()
    return frozenset(found | local)


def _contains(text: str, name: str) -> bool:
    return f" {name} " in f" {text} "


def _heads(text: str) -> set[str]:
    return {word[:_HEAD_LETTERS] for word in re.findall(r"\w+", fold(text)) if len(word) > 3} - _HEDGES


def are_kinds(expected: Mapping[str, Any], got: set[str]) -> bool:
    """Say whether the targets are of the expected kinds and of no others."""
    lists = [expected["targets"]] + ([expected["or_targets"]] if "or_targets" in expected else [])
    choices = [[{target["kind"], *target.get("or_kind", ())} for target in each] for each in lists]
    known = {kind for each in choices for kinds in each for kind in kinds}
    return got <= known and any(all(kinds & got for kinds in each) for each in choices)


def are_weapons(expected: Mapping[str, Any], got: set[str]) -> bool:
    """Say whether the weapons are those of one accepted list, with nothing that no list has."""
    lists = [expected["weapons"]] + ([expected["or_weapons"]] if "or_weapons" in expected else [])
    choices = [_exact({weapon["code"] for weapon in each}) for each in lists]
    return any(each <= _exact(got) for each in choices) and _exact(got) <= set().union(*choices)


def _exact(codes: set[str]) -> set[str]:
    return codes - {GENERAL[code] for code in codes if code in GENERAL}
