"""What to look for, as it stands in an address: the same words for pages and for the API."""

import base64
import binascii
import json
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from testigo.api.problems import ProblemError
from testigo.lexicon.place_names import fold
from testigo.store.searching import Filter

MOST_WORDS = 8
LARGEST = 1_000_000_000


def _filter(  # noqa: PLR0913, PLR0917 - a filter has a parameter a field
    since: Annotated[date | None, Query(description="It may have happened on this day or later")] = None,
    until: Annotated[date | None, Query(description="It may have happened on this day or earlier")] = None,
    type: Annotated[list[str] | None, Query(description="Codes of event types", max_length=40)] = None,  # noqa: A002
    family: Annotated[list[str] | None, Query(description="Families of event types", max_length=10)] = None,
    actor: Annotated[str, Query(description="An actor's id, else name", max_length=200)] = "",
    weapon: Annotated[str, Query(description="Code of a type of weapon", max_length=40)] = "",
    country: Annotated[str, Query(description="ISO 3166-1, two letters", max_length=2)] = "",
    admin1: Annotated[str, Query(description="State, province or department", max_length=200)] = "",
    killed: Annotated[int | None, Query(description="At least as many killed", ge=0, le=LARGEST)] = None,
    certainty: Annotated[str, Query(max_length=12)] = "",
    status: Annotated[str, Query(max_length=12)] = "",
    told: Annotated[str, Query(max_length=12)] = "",
    state: Annotated[str, Query(description="open, assessed, corrected or rejected", max_length=10)] = "",
    q: Annotated[str, Query(description="Words of the record or of its reports", max_length=200)] = "",
    box: Annotated[str, Query(description="west,south,east,north in degrees", max_length=100)] = "",
) -> Filter:
    return Filter(
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        types=tuple(each for each in type or () if each),
        families=tuple(each for each in family or () if each),
        actor=actor,
        weapon=weapon,
        country=country.upper(),
        admin1=admin1,
        killed=killed,
        certainty=certainty,
        status=status,
        told=told,
        state=state,
        words=tuple(dict.fromkeys(fold(q).split()))[:MOST_WORDS],
        box=_box(box),
    )


def _box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ProblemError(422, "box: four numbers are needed: west,south,east,north", fields=["box"]) from None
    if not (-90 <= south <= north <= 90 and -540 <= west <= 540 and -540 <= east <= 540):
        raise ProblemError(422, "box: no such place on the earth", fields=["box"])
    return (-180.0, south, 180.0, north) if east - west >= 360 else (_turned(west), south, _turned(east), north)


def _turned(longitude: float) -> float:
    return longitude if longitude == 180 else (longitude + 180) % 360 - 180


def cursor(parts: tuple[str, str]) -> str:
    """Return the key of a page's last line as letters for an address."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def after(text: str) -> tuple[str, str] | None:
    """Return the key that a cursor holds; a cursor that is none of ours is told so."""
    if not text:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        key, last = parts
    except (ValueError, binascii.Error, TypeError, RecursionError):
        raise ProblemError(422, "cursor: take it from the page before as it stands", fields=["cursor"]) from None
    if not (isinstance(key, str) and isinstance(last, str)):
        raise ProblemError(422, "cursor: take it from the page before as it stands", fields=["cursor"])
    return key, last


def numbered(text: str) -> int | None:
    """Return the row that a cursor of a ledger holds."""
    found = after(text)
    if found is None:
        return None
    if not found[0].isascii() or not found[0].isdigit() or len(found[0]) > 18:
        raise ProblemError(422, "cursor: take it from the page before as it stands", fields=["cursor"])
    return int(found[0])


Wanted = Annotated[Filter, Depends(_filter)]
Cursor = Annotated[str, Query(max_length=400, description="From `next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200)]
