"""What words can mean: the values that resolutions and cells hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from testigo.model.distance import kilometres
from testigo.model.errors import IntegrityError


class DatePrecision(StrEnum):
    """How exact a date is. A value is never made more precise than its source."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class TimeOfDay(StrEnum):
    """The part of a day, as reports tell it."""

    EARLY_MORNING = "early morning"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days within which something happened, both ends included; an open end is None.

    ``clash`` says in words where the expression contradicts itself ("Tuesday 5 June", a Wednesday).
    """

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    time_of_day: TimeOfDay | None = None
    clash: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise IntegrityError("a DateRange needs at least one end; an unknown date is a Gap")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise IntegrityError(f"the date range runs backwards: {self.earliest} to {self.latest}")
        if self.precision is DatePrecision.DAY and self.earliest != self.latest:
            raise IntegrityError("a date of day precision has one day")

    def overlaps(self, other: "DateRange") -> bool:
        """Say whether the two ranges share a day."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = other.earliest is None or self.latest is None or other.earliest <= self.latest
        return starts_in_time and ends_in_time

    def within(self, other: "DateRange") -> bool:
        """Say whether every day of this range lies in the other."""
        starts = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends

    @property
    def days(self) -> int | None:
        """The number of days in the range, or None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as low, best, high. None is an open end, never zero.

    "At least 12" is (12, 12, None), "several" is (3, None, None), "no deaths" is (0, 0, 0).
    """

    low: int
    best: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise IntegrityError(f"a count cannot be negative: {self.low}")
        ends = [self.low] + [end for end in (self.best, self.high) if end is not None]
        if ends != sorted(ends):
            raise IntegrityError(f"a count needs low <= best <= high: {self.low}, {self.best}, {self.high}")

    @classmethod
    def exactly(cls, number: int) -> "Count":
        """Return the count of a plain figure."""
        return cls(number, number, number)

    def overlaps(self, other: "Count") -> bool:
        """Say whether two figures leave room for one number."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


class PlacePrecision(StrEnum):
    """How closely words tell a place, or how closely it is known where that is."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    MUNICIPALITY = "municipality"
    STATE = "state"
    COUNTRY = "country"


UNLISTED = "unlisted:"  # before the id of what holds a place that the gazetteer lacks


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer; coordinates in degrees (WGS 84), country as ISO 3166-1 alpha-2.

    A settlement, state or country has the coordinates of its centre: ``precision`` says so. A place that the gazetteer
    lacks keeps the name and the precision that the words give it; all else is that of what holds it, ``held`` is the
    precision of that, and its id begins with ``UNLISTED``.
    The codes stand beside the names of the same level where they are known: ISO 3166-2 ("MX-MIC"), and the P-codes of
    humanitarian data ("MX16", "MX16023": the country and the number of its office of statistics, INEGI's for Mexico).
    """

    gazetteer_id: str
    name: str
    precision: PlacePrecision
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1_iso: str | None = None
    admin1_pcode: str | None = None
    admin2_pcode: str | None = None
    held: PlacePrecision | None = None

    @property
    def located(self) -> PlacePrecision:
        """How closely it is known where it is: for a place that the gazetteer lacks, what holds it."""
        return self.held or self.precision

    @property
    def is_listed(self) -> bool:
        """Whether the gazetteer knows it, and not only what holds it."""
        return not self.gazetteer_id.startswith(UNLISTED)

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise IntegrityError(f"{self.name}: a latitude goes with a longitude")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise IntegrityError(f"{self.name}: no such coordinates: {self.lat}, {self.lon}")

    def kilometres_to(self, other: "Place") -> float | None:
        """Return the great-circle distance, or None without coordinates."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        return kilometres(self.lat, self.lon, other.lat, other.lon)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon: an entry of the register, or a description with its kind.

    ``actor_id`` and ``name`` are None for people known only by a description ("armed men").
    ``kind`` is a code of the codebook's actor kinds. ``people`` is how many the words speak of.
    """

    description: str
    kind: str
    name: str | None = None
    actor_id: str | None = None
    people: Count | None = None

    @property
    def label(self) -> str:
        """The name where there is one, else the description."""
        return self.name or self.description


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of one of the codebook's lists, for instance ``Code("weapon", "drone")``."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True)
class Words:
    """A value that stays as the report words it, such as a description of damage."""

    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom a report names among those harmed or suspected. Personal data, to be withheld by default.

    ``role`` stays in the report's words ("mayor of X"); ``age`` is in years; ``fate`` is the code of an attribute
    ("killed", "injured", "abducted", "detained", "missing"). Each is None where the report does not tell.
    """

    name: str
    role: str | None = None
    age: int | None = None
    fate: str | None = None


class GapReason(StrEnum):
    """Why a value is absent."""

    NOT_STATED = "not stated"
    UNRESOLVED = "unresolved"
    CONTESTED = "contested"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Gap:
    """A value that is absent, with the reason; ``detail`` says more in words."""

    reason: GapReason
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)


Value = DateRange | Count | Place | Actor | Code | Words | Person
