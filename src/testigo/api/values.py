"""Values as people give them, to the model's: checked against the codebook, the register and the gazetteer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from testigo.api.shapes import PlaceOut
from testigo.api.taken import ActorIn, CorrectionIn, CountIn, DateIn, PersonIn, PlaceIn
from testigo.codebook import load
from testigo.lexicon.place_names import fold
from testigo.lexicon.register import Register
from testigo.model import (
    Actor,
    Code,
    Count,
    DatePrecision,
    DateRange,
    InputError,
    IntegrityError,
    Person,
    Place,
    Value,
    Words,
)
from testigo.pipeline.deciding import Correction
from testigo.protocols import Candidate, PlaceKind
from testigo.resolution.gazetteer import open_gazetteer
from testigo.resolution.place_precision import place_of as as_kind_tells

MOST_PLACES = 30
NEVER_EMPTY = ("status", "certainty", "grade")
_SHAPES: dict[str, type] = {
    "Count": CountIn,
    "DateRange": DateIn,
    "Place": PlaceIn,
    "Actor": ActorIn,
    "Person": PersonIn,
}


class Named(Protocol):
    """An entry of the codebook."""

    @property
    def name(self) -> Mapping[str, str]:
        """Its name by language."""


def codes_of(attribute: str) -> Mapping[str, Named]:
    """Return the codes that a cell takes, by code; none where its values are no codes."""
    codebook = load()
    lists: dict[str, Mapping[str, Named]] = {
        "event_type": codebook.event_types,
        "status": codebook.statuses,
        "certainty": codebook.certainties,
        "grade": codebook.grades,
        "weapon": codebook.weapons,
    }
    return lists.get(attribute, {})


def correction(attribute: str, given: CorrectionIn, actors: Register) -> Correction:
    """Return the correction that was asked for. Raises InputError where it does not fit the codebook."""
    known = load().attributes.get(attribute)
    if known is None and not codes_of(attribute):
        raise InputError(f"the codebook has no attribute {attribute!r}")
    if len(given.values) > 1 and not (known and known.many):
        raise InputError(f"{attribute} holds one value: give one, or none to empty it")
    if not given.values and attribute in NEVER_EMPTY:
        raise InputError(f"{attribute} cannot be empty: choose one of {', '.join(codes_of(attribute))}")
    values = tuple(_value(attribute, known.value if known else "Code", each, actors) for each in given.values)
    words = (given.words.report, given.words.start, given.words.end) if given.words else None
    return Correction(attribute, values, given.note, words)


def _value(attribute: str, kind: str, given: object, actors: Register) -> Value:
    if not isinstance(given, _SHAPES.get(kind, str)):
        raise InputError(f"{attribute} takes another kind of value: {kind}")
    try:
        if isinstance(given, ActorIn):
            return _actor(given, actors)
        return _MAKERS[kind](attribute, given)
    except IntegrityError as error:
        raise InputError(str(error)) from error


def _count(_: str, given: CountIn) -> Count:
    return Count(given.low, given.best, given.high)


def _date(_: str, given: DateIn) -> DateRange:
    day = given.precision is DatePrecision.DAY and given.earliest is not None
    latest = given.latest or (given.earliest if day else None)
    return DateRange(given.earliest, latest, given.precision, given.time_of_day)


def _place(_: str, given: PlaceIn) -> Place:
    for found in open_gazetteer().lookup(fold(given.name)):
        if found.id == given.gazetteer_id:
            return place_of(found)
    raise InputError(f"the gazetteer has no {given.name!r} with the id {given.gazetteer_id!r}")


def place_of(found: Candidate) -> Place:
    """Return a gazetteer's entry as a value."""
    if found.kind is PlaceKind.REGION:
        raise InputError(f"{found.name} is a stretch of land, no place of an incident")
    return as_kind_tells(found)


def _actor(given: ActorIn, actors: Register) -> Actor:
    if given.kind not in load().actor_kinds:
        raise InputError(f"the codebook has no kind of actor {given.kind!r}")
    people = _count("people", given.people) if given.people else None
    if given.actor_id is None:
        return Actor(given.description, given.kind, given.name, people=people)
    entry = actors.entries.get(given.actor_id)
    if entry is None:
        raise InputError(f"the register has no actor {given.actor_id!r}")
    return Actor(given.description, entry.kind, entry.name, entry.id, people)


def _code(attribute: str, given: str) -> Code:
    if given not in codes_of(attribute):
        raise InputError(f"the codebook has no {attribute} {given!r}")
    return Code(attribute, given)


def _person(_: str, given: PersonIn) -> Person:
    return Person(given.name, given.role, given.age, given.fate)


def _words(_: str, given: str) -> Words:
    return Words(given)


_MAKERS: dict[str, Callable[..., Value]] = {
    "Count": _count,
    "DateRange": _date,
    "Place": _place,
    "Person": _person,
    "Code": _code,
    "Words": _words,
}


def places(name: str) -> Sequence[PlaceOut]:
    """Return the gazetteer's entries of a name, the most populous first."""
    found = [each for each in open_gazetteer().lookup(fold(name)) if each.kind is not PlaceKind.REGION]
    return [
        PlaceOut(
            gazetteer_id=each.id,
            name=each.name,
            kind=each.kind,
            admin1=each.admin1,
            admin2=each.admin2,
            country=each.country,
            lat=each.lat,
            lon=each.lon,
        )
        for each in found[:MOST_PLACES]
    ]
