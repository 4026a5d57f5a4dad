"""What the stages hand each other beside the model's nouns, and the plug points that have two implementations."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from testigo.lexicon.calendar import TimeExpression


class PlaceKind(StrEnum):
    """What an entry of the gazetteer is, from the smallest to the largest."""

    SETTLEMENT = "settlement"
    MUNICIPALITY = "municipality"  # the second administrative level: municipality, county, district
    STATE = "state"  # the first administrative level: state, province, department
    COUNTRY = "country"
    REGION = "region"  # a stretch of land without a government: "Middle East", "Tierra Caliente"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the gazetteer that a name may mean; coordinates in degrees (WGS 84).

    ``admin1`` and ``admin2`` are names. ``main`` says that the name asked for is the entry's usual one. The codes are
    those of ``testigo.model.Place``, where known, of the state and the municipality that it is or lies in.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float
    lon: float
    population: int
    capital: bool = False  # of a country
    main: bool = True
    admin1_iso: str | None = None
    admin1_pcode: str | None = None
    admin2_pcode: str | None = None


class Gazetteer(Protocol):
    """Where names of places are looked up. Names are folded by ``testigo.lexicon.place_names.fold``."""

    def knows(self, folded: str) -> bool:
        """Say, fast and rarely too often, whether the name has an entry."""

    def opens(self, folded: str) -> bool:
        """Say, fast and rarely too often, whether a longer name begins with these words."""

    def lookup(self, folded: str) -> tuple[Candidate, ...]:
        """Return the entries a name may mean, the most populous first."""


class PlaceRole(StrEnum):
    """What a place name does in its sentence, as far as its neighbouring words tell."""

    LOCATION = "location"
    DATELINE = "dateline"  # where the report was filed: "MEXICO CITY (AP) --"
    PARENT = "parent"  # contains the place named just before: "Chinicuila" in "Villa Victoria, Chinicuila"
    ORIGIN = "origin"  # where somebody comes from: "a native of Jalisco"
    ELSEWHERE = "elsewhere"  # where somebody was brought, or those who speak from there: "Moscow said"
    FAR_END = "far end"  # where a road only leads to: "El Tarra" in "the road from Tibú to El Tarra"
    LANDMARK = "landmark"  # what something else is near or away from: "14 km from Uruapan"
    ORGANISATION = "organisation"  # part of a body's name: "Gainesville Police", "University of Georgia"
    DEMONYM = "demonym"  # "Mexican", "michoacanos"


@dataclass(frozen=True, slots=True)
class Toponym:
    """The name of a place in a text, at ``start`` to ``end`` (code points).

    ``name`` is what to look up, folded; ``kind`` what the words beside it call it ("municipality of X");
    ``placed`` says that the words put something into it, or near it, and not only that it is called like a place;
    ``parent`` is the start of the toponym that the words say contains it, ``near`` that of one that they only say it is
    near ("El Papayo, west of Acapulco").
    """

    start: int
    end: int
    phrase: str
    name: str
    role: PlaceRole = PlaceRole.LOCATION
    kind: PlaceKind | None = None
    parent: int | None = None
    sector: bool = False  # part of a town: "colonia X", "the neighbourhood of X"
    near: int | None = None
    placed: bool = False
    distance_km: float | None = None  # for a LANDMARK: how far away the words put the other place


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time that a report tells. ``sentence`` is where its sentence starts (code points of the report).

    ``of_saying`` says that it dates what was said, or the report itself, and not what happened; ``happened`` that
    something took place then, which so is not ahead.
    """

    time: TimeExpression
    sentence: int
    of_saying: bool = False
    happened: bool = False
