"""How closely a name tells a place: never more than its words and its kind allow."""

from collections.abc import Sequence
from dataclasses import replace

from testigo.lexicon.place_names import fold
from testigo.model import UNLISTED, Place, PlacePrecision
from testigo.protocols import Candidate, PlaceKind, Toponym
from testigo.resolution.place_beliefs import distances_km

_PRECISIONS = {
    PlaceKind.SETTLEMENT: PlacePrecision.SETTLEMENT,
    PlaceKind.MUNICIPALITY: PlacePrecision.MUNICIPALITY,
    PlaceKind.STATE: PlacePrecision.STATE,
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.REGION: PlacePrecision.COUNTRY,  # the coarsest there is: regions cross borders
}
_UNITS = (PlaceKind.MUNICIPALITY, PlaceKind.STATE)
_LOCAL = (PlaceKind.SETTLEMENT, PlaceKind.MUNICIPALITY)  # "the Al-Wadi district of Nyala" is no larger than they are
_REGION_REACH_KM = 150.0  # from the middle of a region: how far towns of it may lie


def as_told(entry: Candidate, toponym: Toponym, others: Sequence[Candidate]) -> tuple[Place, str]:
    """Return an entry as a place, as closely as the words tell it, and what to add to the reason.

    ``others`` are the places that the report's other names mean.
    """
    if entry.kind is PlaceKind.REGION:
        return _region(entry, others)
    place = place_of(entry)
    if entry.kind is PlaceKind.SETTLEMENT and toponym.kind in _UNITS:
        # "the district of Parcoy", of which the gazetteer has only the town
        unit = replace(place, precision=PlacePrecision.MUNICIPALITY, admin2=entry.admin2 or entry.name)
        return unit, f"; the words call it a {toponym.kind}"
    return place, ""


def somewhere_in(holder: Candidate) -> Place:
    """Return the place of something that lies in ``holder`` and is not known itself: of a town, its municipality."""
    place = place_of(holder)
    if holder.kind is not PlaceKind.SETTLEMENT:
        return place
    return replace(place, precision=PlacePrecision.MUNICIPALITY, admin2=holder.admin2 or holder.name)


def unlisted(toponym: Toponym, holder: Candidate) -> Place:
    """Return a place that the gazetteer lacks under its own name, located as closely as what holds it."""
    slug = fold(toponym.phrase).replace(" ", "-")
    place = somewhere_in(holder)
    return replace(
        place,
        gazetteer_id=f"{UNLISTED}{holder.id}/{slug}",
        name=toponym.phrase,
        precision=PlacePrecision.SETTLEMENT if holder.kind in _LOCAL else _told(toponym),
        held=place.precision,
    )


def unlisted_within(toponym: Toponym, country: str, beside: Candidate | None = None) -> Place:
    """Return a place that the gazetteer lacks, of which the report shows no more than the country.

    Or the state: then ``beside`` is another place in it.
    """
    state = state_of(beside) if beside else None
    slug = "/".join(fold(name).replace(" ", "-") for name in (state, toponym.phrase) if name)
    held = PlacePrecision.STATE if state else PlacePrecision.COUNTRY
    place = Place(f"{UNLISTED}{country}/{slug}", toponym.phrase, _told(toponym), country, held=held)
    return _in_state_of(place, beside) if beside else place


def _told(toponym: Toponym) -> PlacePrecision:
    """Return the precision of a name that only words tell of: a village's, but where they call it something larger."""
    return _PRECISIONS.get(toponym.kind or PlaceKind.SETTLEMENT, PlacePrecision.SETTLEMENT)


def place_of(entry: Candidate) -> Place:
    """Return an entry as a place, as closely as its kind tells."""
    admin2 = entry.name if entry.kind is PlaceKind.MUNICIPALITY else entry.admin2
    precision = _PRECISIONS[entry.kind]
    place = Place(entry.id, entry.name, precision, entry.country, None, admin2, entry.lat, entry.lon)
    return replace(_in_state_of(place, entry), admin2_pcode=entry.admin2_pcode)


def _in_state_of(place: Place, entry: Candidate) -> Place:
    """Return a place with the state of an entry: its name and codes."""
    return replace(place, admin1=state_of(entry), admin1_iso=entry.admin1_iso, admin1_pcode=entry.admin1_pcode)


def _region(entry: Candidate, others: Sequence[Candidate]) -> tuple[Place, str]:
    """Return a region as part of its state, or of the one state whose towns near it the report names."""
    place = place_of(entry)
    if entry.admin1 is None and entry.country:
        own = [one for one in others if one.country == entry.country and state_of(one)]
        apart = distances_km([entry, *own])[0, 1:]
        near = {state_of(one): one for one, far in zip(own, apart, strict=True) if far < _REGION_REACH_KM}
        if len(near) == 1:
            ((state, town),) = near.items()
            return replace(_in_state_of(place, town), precision=PlacePrecision.STATE), f"; here its part in {state}"
    if entry.admin1:
        return replace(place, precision=PlacePrecision.STATE), f"; it lies in {entry.admin1}"
    return place, ""


def state_of(entry: Candidate) -> str | None:
    """Return the name of the state that an entry is or lies in."""
    return entry.name if entry.kind is PlaceKind.STATE else entry.admin1
