"""PLOVER's records as models: the JSON Schema that is published for them is made of these.

The fields are those of the manual's table "PLOVER JSON" (openeventdata/PLOVER); it has no schema of its own.
"""

import datetime

from pydantic import Field

from testigo.exports.record import JsonRecord


class PloverEntity(JsonRecord):
    """Who acts or is acted upon. ``code`` is three characters: a country, or ``---`` where none is known."""

    code: str = Field(pattern="^([A-Z]{3}|---)$")
    sector: str | None = None
    entity_text: str
    identifier_text: str | None = None


class PloverSize(JsonRecord):
    """How many people; the fields after ``arrested`` are Testigo's own."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    abducted: int | None = None
    missing: int | None = None
    displaced: int | None = None
    dead_low: int | None = None
    dead_high: int | None = None


class PloverLocation(JsonRecord):
    """Where it happened, in degrees of WGS 84."""

    extracted_place: str | None = None
    resolved_place: str
    geonameid: str | None = None
    lat: float | None = None
    lon: float | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = None
    resolution: int = Field(ge=1, le=5)


class PloverText(JsonRecord):
    """The words that a value rests on: ``sequence`` numbers the reports, offsets are in code points."""

    sequence: int
    start: int
    end: int
    text_story: str
    field: str
    attributed_to: str | None = None
    says_otherwise: bool = False


class PloverCite(JsonRecord):
    """One report."""

    sequence: int
    citation: str
    url: str | None = None
    title: str | None = None
    publication: str | None = None
    date: str | None = None
    codebook: str = "PLOVER"
    coder: str = "Testigo"


class PloverRecord(JsonRecord):
    """One event in PLOVER's JSON."""

    id: str
    date: datetime.date
    enddate: datetime.date | None = None
    time: str | None = None
    actor: tuple[PloverEntity, ...] = Field(min_length=1)
    recipient: tuple[PloverEntity, ...] = ()
    event: tuple[str, ...] = Field(min_length=1)
    mode: tuple[str, ...] = ()
    quad_code: int = Field(ge=1, le=4)
    has_event: bool = True
    event_text: str
    event_loc: tuple[PloverLocation, ...] = ()
    size: PloverSize
    text_info: tuple[PloverText, ...]
    cite_info: tuple[PloverCite, ...]
    coder: str = "Testigo"
    comment: str | None = None
