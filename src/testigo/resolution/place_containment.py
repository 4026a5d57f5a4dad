"""Which entries of the gazetteer lie inside which."""

from collections.abc import Iterable

from testigo.protocols import Candidate, PlaceKind

_QUARTER_SHARE = 0.2  # of the town's people that a quarter holds at most
_QUARTER_REACH = 0.25  # degrees, about 25 km: how far a quarter lies from the middle of the largest towns

Unit = tuple[PlaceKind, str | None, str | None, str]  # kind, country, state, name


def is_within(entry: Candidate, holder: Candidate) -> bool:
    """Say whether the gazetteer puts an entry inside another; a quarter counts as inside its town."""
    if entry.country != holder.country or entry.id == holder.id:
        return entry.id == holder.id and entry.kind is not PlaceKind.COUNTRY
    if holder.kind is PlaceKind.SETTLEMENT:
        near = abs(entry.lat - holder.lat) < _QUARTER_REACH and abs(entry.lon - holder.lon) < _QUARTER_REACH
        return near and entry.kind is PlaceKind.SETTLEMENT and entry.population < holder.population * _QUARTER_SHARE
    return unit(holder) in units_of(entry)


def units(holders: Iterable[Candidate]) -> frozenset[Unit]:
    """Return what the entries are known by as holders of others; settlements hold nothing."""
    return frozenset(unit(holder) for holder in holders if holder.kind is not PlaceKind.SETTLEMENT)


def unit(holder: Candidate) -> Unit:
    """Return what an entry is known by to those inside it."""
    if holder.kind is PlaceKind.COUNTRY:
        return PlaceKind.COUNTRY, holder.country, None, ""
    return holder.kind, holder.country, holder.admin1 if holder.kind is PlaceKind.MUNICIPALITY else None, holder.name


def units_of(entry: Candidate) -> tuple[Unit, ...]:
    """Return the municipality, state and country an entry lies in."""
    found: list[Unit] = []
    if entry.admin2:
        found.append((PlaceKind.MUNICIPALITY, entry.country, entry.admin1, entry.admin2))
    if entry.admin1:
        found.append((PlaceKind.STATE, entry.country, None, entry.admin1))
    if entry.country and entry.kind is not PlaceKind.COUNTRY:
        found.append((PlaceKind.COUNTRY, entry.country, None, ""))
    return tuple(found)
