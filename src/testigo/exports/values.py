"""Values to their JSON form."""

from testigo.exports.record import ActorRecord, CountRecord, DateRecord, EvidenceValue, PersonRecord, PlaceRecord
from testigo.model import Actor, Certainty, Code, Count, DateRange, Person, Place, Value, Words


def count_record(count: Count) -> CountRecord:
    """Return the JSON form of a count; open ends stay null."""
    return CountRecord(low=count.low, best=count.best, high=count.high)


def date_record(days: DateRange, reason: str = "") -> DateRecord:
    """Return the JSON form of a date; a clash in its words is told in the reason."""
    told = "; ".join(part for part in (reason, days.clash) if part)
    return DateRecord(
        earliest=days.earliest,
        latest=days.latest,
        precision=days.precision,
        time_of_day=days.time_of_day,
        reason=told,
    )


def place_record(place: Place, reason: str = "") -> PlaceRecord:
    """Return the JSON form of a place."""
    return PlaceRecord(
        name=place.name,
        admin2=place.admin2,
        admin1=place.admin1,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        gazetteer_id=place.gazetteer_id,
        admin1_iso=place.admin1_iso,
        admin1_pcode=place.admin1_pcode,
        admin2_pcode=place.admin2_pcode,
        located=place.located,
        reason=reason,
    )


def actor_record(actor: Actor, certainty: Certainty | None = None) -> ActorRecord:
    """Return the JSON form of an actor."""
    return ActorRecord(
        name=actor.name,
        actor_id=actor.actor_id,
        description=actor.description,
        kind=actor.kind,
        certainty=certainty,
        count=count_record(actor.people) if actor.people else None,
    )


def person_record(person: Person, certainty: Certainty | None = None) -> PersonRecord:
    """Return the JSON form of a person."""
    return PersonRecord(name=person.name, role=person.role, age=person.age, fate=person.fate, certainty=certainty)


def value_record(value: Value | None) -> EvidenceValue | None:  # noqa: PLR0911 - one return for each kind of value
    """Return the JSON form of any value; codes and words are plain strings."""
    match value:
        case Count():
            return count_record(value)
        case DateRange():
            return date_record(value)
        case Place():
            return place_record(value)
        case Actor():
            return actor_record(value)
        case Person():
            return person_record(value)
        case Code(code=text) | Words(text=text):
            return text
        case None:
            return None
