"""Whether two annotators give an incident the same value: any value that both accept counts."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Any

from benchmarks.corpus_files import Annotated
from benchmarks.golden_cells import COUNTS
from benchmarks.golden_values import GENERAL, actor_ids, alternatives, is_actor, is_count_of, is_named, place_names
from testigo.exports.record import ActorRecord, CountRecord

Judge = Callable[[Annotated, Annotated], bool]


def first_choice(node: Any) -> Any:
    """Return an annotation without its alternatives: the value that the annotator put first."""
    if isinstance(node, Mapping):
        kept = {key: first_choice(value) for key, value in node.items() if key not in {"or", "accept"}}
        chosen = {key: value for key, value in kept.items() if not key.startswith("or_")}
        return chosen | ({"event_type": chosen["event_type"][:1]} if "event_type" in chosen else {})
    return [first_choice(each) for each in node] if isinstance(node, list) else node


def same_type(one: Annotated, other: Annotated) -> bool:
    """Judge the event type."""
    return bool(set(one["event_type"]) & set(other["event_type"]))


def same_date(one: Annotated, other: Annotated) -> bool:
    """Judge the date: the same first and last day."""
    return bool(_spans(one["date"]) & _spans(other["date"]))


def _spans(date: Mapping[str, Any]) -> set[tuple[Any, Any]]:
    ends = product(alternatives(date, "earliest"), alternatives(date, "latest"))
    return {*ends, *((each["earliest"], each["latest"]) for each in date.get("or", ()))}


def same_place(one: Annotated, other: Annotated) -> bool:
    """Judge the place: a name in common, in one country."""
    here, there = one["place"], other["place"]
    return bool(here["country"] == there["country"]) and any(
        is_named(name, place_names(there)) for name in place_names(here)
    )


def same_precision(one: Annotated, other: Annotated) -> bool:
    """Judge how closely the place is known."""
    return _shared("precision", one["place"], other["place"])


def _shared(field: str, one: Annotated, other: Annotated) -> bool:
    return any(value in alternatives(other, field) for value in alternatives(one, field))


def same_perpetrators(one: Annotated, other: Annotated) -> bool:
    """Judge the perpetrators: each of one list is named or described alike in a list of the other, and the reverse."""
    alike = partial(_is_alike, country=one["place"]["country"])
    return any(
        all(any(alike(actor, each) for each in there) for actor in here)
        and all(any(alike(actor, each) for each in here) for actor in there)
        for here, there in product(_lists(one, "perpetrators"), _lists(other, "perpetrators"))
    )


def _lists(incident: Annotated, field: str) -> list[list[Any]]:
    return [incident[name] or [] for name in (field, f"or_{field}") if name in incident]


def _is_alike(one: Annotated, other: Annotated, country: str) -> bool:
    return bool(_ids(one, country) & _ids(other, country)) or any(
        is_actor(expected, record, country)
        for expected, got in ((one, other), (other, one))
        for record in _as_coded(got)
    )


def _ids(actor: Annotated, country: str) -> set[str]:
    return {key for name in _names(actor) if name for key in actor_ids(name, country)}


def _names(actor: Annotated) -> list[str | None]:
    return [actor.get("name"), *actor.get("or_names", ())]


def _as_coded(actor: Annotated) -> Iterator[ActorRecord]:
    words = actor.get("description") or actor.get("quote") or ""
    for name in _names(actor):
        yield ActorRecord(name=name, actor_id=None, description=words, kind="other", certainty=None, count=None)


def same_kinds(one: Annotated, other: Annotated) -> bool:
    """Judge the targets: a kind in common, or none on either side."""
    sides = [
        [{kind for target in each for kind in alternatives(target, "kind")} for each in _lists(incident, "targets")]
        for incident in (one, other)
    ]
    return any(here & there or not here | there for here, there in product(*sides))


def same_weapons(one: Annotated, other: Annotated) -> bool:
    """Judge the weapons, a more exact code being as good as its general one."""
    sides = [
        [{GENERAL.get(weapon["code"], weapon["code"]) for weapon in each} for each in _lists(incident, "weapons")]
        for incident in (one, other)
    ]
    return any(here == there for here, there in product(*sides))


def _same_count(field: str, one: Annotated, other: Annotated) -> bool:
    return any(
        is_count_of(expected, field, each and CountRecord(low=each["low"], best=each["best"], high=each["high"]))
        for expected, got in ((one, other), (other, one))
        for each in alternatives(got, field)
    )


JUDGES: dict[str, Judge] = {
    "event_type": same_type,
    "told": partial(_shared, "told"),
    "status": partial(_shared, "status"),
    "date": same_date,
    "place": same_place,
    "precision": same_precision,
    "perpetrators": same_perpetrators,
    "targets": same_kinds,
    "weapons": same_weapons,
    **{field: partial(_same_count, field) for field in COUNTS},
}
