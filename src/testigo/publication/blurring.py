"""Sensitive places, shown no more exactly than their profile allows."""

from math import floor

from testigo.lexicon.text import plain
from testigo.model import Account, Actor, Code, Coding, Incident, Place, PlacePrecision
from testigo.publication.profile import Profile, SensitivePlaces

FINEST_FIRST = tuple(PlacePrecision)


def rule_for(incident: Incident, coding: Coding, profile: Profile) -> SensitivePlaces | None:
    """Return the rule by which an incident's place is sensitive, the coarsest of several, or None."""
    told = [rule for rule in profile.sensitive_places if _fits(rule, incident, coding.accounts_of(incident))]
    return max(told, key=lambda rule: (FINEST_FIRST.index(rule.to), rule.grid), default=None)


def blurred(place: Place, rule: SensitivePlaces) -> Place:
    """Return the place at the level the rule allows, at the centre of its cell of the grid.

    Where the name of that level is not known, the next coarser one stands for it; a country has no coordinates.
    """
    level = max(rule.to, place.located, key=FINEST_FIRST.index)
    levels = FINEST_FIRST[FINEST_FIRST.index(level) :]
    name, level = next(((name, level) for level in levels if (name := _name(place, level))), ("", level))
    admin1 = place.admin1 if level is not PlacePrecision.COUNTRY else None
    admin2 = place.admin2 if level is PlacePrecision.MUNICIPALITY else None
    lat, lon = (None, None) if level is PlacePrecision.COUNTRY else _on_grid(place, rule.grid)
    key = "/".join(part for part in ("blurred", place.country, admin1, admin2) if part)
    return Place(
        key,
        name or "place withheld",
        level,
        place.country,
        admin1,
        admin2,
        lat,
        lon,
        admin1_iso=place.admin1_iso if admin1 else None,
        admin1_pcode=place.admin1_pcode if admin1 else None,
        admin2_pcode=place.admin2_pcode if admin2 else None,
    )


def names_hidden(place: Place, rule: SensitivePlaces) -> tuple[str, ...]:
    """Return the names of a place that must not stand beside its blurred form: those of finer levels."""
    if place.is_listed and FINEST_FIRST.index(place.located) >= FINEST_FIRST.index(rule.to):
        return ()
    shown = blurred(place, rule)
    public = {plain(name) for name in (shown.name, shown.admin1, shown.admin2, shown.country) if name}
    return tuple(name for name in (place.name, place.admin2) if name and plain(name) not in public)


def _fits(rule: SensitivePlaces, incident: Incident, accounts: tuple[Account, ...]) -> bool:
    kind = incident.event_type.value
    if isinstance(kind, Code) and kind.code in rule.event_types:
        return True
    readings = [reading for account in accounts for reading in account.readings]
    targets = [one.value for one in readings if one.claim.attribute == "target" and isinstance(one.value, Actor)]
    if any(target.kind in rule.target_kinds for target in targets):
        return True
    told = plain(" ".join(one.claim.words.quote for one in readings))
    said = f" {told} {plain(' '.join(mention.sentence.quote for account in accounts for mention in account.mentions))} "
    return any(f" {plain(word)}" in said for word in rule.words)


def _name(place: Place, level: PlacePrecision) -> str | None:
    names = {PlacePrecision.MUNICIPALITY: place.admin2, PlacePrecision.STATE: place.admin1}
    return names.get(level, place.country)


def _on_grid(place: Place, grid: float) -> tuple[float | None, float | None]:
    if place.lat is None or place.lon is None:
        return None, None
    lat, lon = ((floor(degrees / grid) + 0.5) * grid for degrees in (place.lat, place.lon))
    return round(max(-90.0, min(90.0, lat)), 6), round(max(-180.0, min(180.0, lon)), 6)
