"""Values as tagged JSON, and back: ``{"is": "count", "low": 2, "best": 2, "high": null}``.

The tags and names below are those of every database in use: they may be added to, never changed.
"""

import json
from datetime import date
from typing import Any

from testigo.model import (
    Actor,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    IntegrityError,
    Person,
    Place,
    PlacePrecision,
    Published,
    TimeOfDay,
    Value,
    Words,
)

Json = dict[str, Any]


def to_text(data: Any) -> str:
    """Return JSON text: the same data always as the same text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def encode_value(value: Value | Gap) -> str:
    """Return a value, or the gap in its place, as JSON text."""
    return to_text(_encoded(value))


def decode_value(text: str) -> Value | Gap:
    """Return the value that ``encode_value`` wrote. Raises IntegrityError for a tag it never wrote."""
    data = json.loads(text)
    kind = data.pop("is", None)
    decode = _DECODERS.get(kind)
    if decode is None:
        raise IntegrityError(f"the store holds a value of an unknown kind: {kind!r}")
    decoded: Value | Gap = decode(data)
    return decoded


def encode_published(published: Published | None) -> str | None:
    """Return a date of publication as JSON text."""
    if published is None:
        return None
    return to_text({"date": _encoded(published.date), "evidence": published.evidence})


def decode_published(text: str | None) -> Published | None:
    """Return the date of publication that ``encode_published`` wrote."""
    if text is None:
        return None
    data = json.loads(text)
    return Published(_date_range(data["date"]), data["evidence"])


def _encoded(value: Value | Gap) -> Json:
    fields = {name: getattr(value, name) for name in value.__slots__}
    if isinstance(value, DateRange):
        fields |= {"earliest": _iso(value.earliest), "latest": _iso(value.latest)}
    if isinstance(value, Actor) and value.people is not None:
        people = value.people
        fields["people"] = {"low": people.low, "best": people.best, "high": people.high}
    return {"is": _TAGS[type(value)], **fields}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_TAGS = {
    DateRange: "date",
    Count: "count",
    Place: "place",
    Actor: "actor",
    Code: "code",
    Words: "words",
    Person: "person",
    Gap: "gap",
}


def _date_range(data: Json) -> DateRange:
    time_of_day = TimeOfDay(data["time_of_day"]) if data["time_of_day"] else None
    precision = DatePrecision(data["precision"])
    return DateRange(_day(data["earliest"]), _day(data["latest"]), precision, time_of_day, data["clash"])


def _place(data: Json) -> Place:
    held = PlacePrecision(data["held"]) if data.get("held") else None
    return Place(**{**data, "precision": PlacePrecision(data["precision"]), "held": held})


def _actor(data: Json) -> Actor:
    return Actor(**{**data, "people": Count(**data["people"]) if data["people"] else None})


_DECODERS: dict[Any, Any] = {
    "date": _date_range,
    "count": lambda data: Count(**data),
    "place": _place,
    "actor": _actor,
    "code": lambda data: Code(**data),
    "words": lambda data: Words(**data),
    "person": lambda data: Person(**data),
    "gap": lambda data: Gap(GapReason(data["reason"]), data["detail"]),
}
