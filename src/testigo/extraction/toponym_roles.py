"""What place names do beside each other: containment, lists, datelines, origins, landmarks."""

import re
from itertools import pairwise

from testigo.extraction.toponym_context import LONGEST_PHRASE, Context
from testigo.extraction.toponym_datelines import is_dateline
from testigo.extraction.toponym_lists import LIST_SEPARATOR
from testigo.extraction.toponym_matches import Match
from testigo.lexicon.place_names import fold
from testigo.protocols import Candidate, PlaceKind, PlaceRole

_DIRECT = re.compile(r",? ?\(?|,\s*|\. ?, ")  # "Paris, Texas", "Paris (Texas", "Paris Texas"
_MAXIMUM_GAP = 40  # code points between a place and what contains it: "X, a small community in Y"
_QUARTER_REACH = 0.2  # degrees, about 20 km: the radius of the largest cities
_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s+([^\W\d_]+)\s+(?:[^\W\d_]+\s+){0,4}$")
_Key = tuple[PlaceKind, str | None, str]


def containment(found: list[Match], context: Context) -> dict[int, int]:
    """Return, for the start of each name that the next one contains, the start of that next one."""
    parents: dict[int, int] = {}
    for inner, outer in pairwise(found):
        if inner.demonym or outer.demonym or outer.start - inner.end > _MAXIMUM_GAP:
            continue
        if _is_linked(inner, outer, context) and (
            _contains(outer, inner, context) or _is_called_part(inner, outer, context)
        ):
            parents[inner.start] = outer.start
    return parents


def _contains(outer: Match, inner: Match, context: Context) -> bool:
    """Say whether some place of the outer name contains some place of the inner one."""
    holders = [entry for entry in context.gazetteer.lookup(outer.name) if outer.kind in (None, entry.kind)]
    keys = {_key(holder) for holder in holders}
    towns = [holder for holder in holders if holder.kind is PlaceKind.SETTLEMENT]
    return any(
        not keys.isdisjoint(_ancestors(entry)) or any(_is_quarter(entry, town) for town in towns)
        for entry in context.gazetteer.lookup(inner.name)
        if inner.kind in (None, entry.kind)
    )


def _key(entry: Candidate) -> _Key:
    return entry.kind, entry.country, "" if entry.kind is PlaceKind.COUNTRY else entry.name


def _ancestors(entry: Candidate) -> set[_Key]:
    chain: set[_Key] = set()
    if entry.kind is not PlaceKind.COUNTRY:
        chain.add((PlaceKind.COUNTRY, entry.country, ""))
    if entry.admin1:
        chain.add((PlaceKind.STATE, entry.country, entry.admin1))
    if entry.admin2:
        chain.add((PlaceKind.MUNICIPALITY, entry.country, entry.admin2))
    return chain


def _is_quarter(entry: Candidate, town: Candidate) -> bool:
    """Say whether a settlement is a part of a much larger town: the gazetteer holds both as settlements."""
    near = abs(entry.lat - town.lat) < _QUARTER_REACH and abs(entry.lon - town.lon) < _QUARTER_REACH
    smaller = town.population > 5 * entry.population and entry.id != town.id
    return near and smaller and entry.kind is PlaceKind.SETTLEMENT


def _is_called_part(inner: Match, outer: Match, context: Context) -> bool:
    """Say whether the words alone tell that the inner name is a part: "the hamlet of X, municipality of Y"."""
    if outer.kind is PlaceKind.REGION:
        return False
    before, behind = context.before(inner.first), context.next(inner.last)
    called = before.kind or (behind and context.words.kind_after.get(behind.folded))
    return called == "settlement" or "sector_before" in before.groups


def _is_linked(inner: Match, outer: Match, context: Context) -> bool:
    """Say whether the words between two names can put the first inside the second."""
    between = context.text[inner.end : outer.start]
    if _DIRECT.fullmatch(between):
        return True
    if "landmark" in context.before(outer.first).groups:
        return False
    words = [token.folded for token in context.tokens[inner.last + 1 : outer.first]]
    if not words or "\n\n" in between or any(mark in between for mark in ".;:!?"):
        return False
    called = next((n for n in range(LONGEST_PHRASE, 0, -1) if " ".join(words[-n:]) in context.words.kind_before), 0)
    words = words[: len(words) - called]
    if called and not words:
        return between.startswith(",")  # "El Limoncito, municipality of Tepalcatepec"
    while words and context.words.among("articles", words[-1]):
        words = words[:-1]
    return bool(words) and context.words.among("containers", words[-1])


def kinds(found: list[Match], parents: dict[int, int], context: Context) -> list[PlaceKind | None]:
    """Return what the words call each place; a kind named before a list holds for all of it ("municipios de A y B")."""
    called: list[PlaceKind | None] = []
    for number, match in enumerate(found):
        behind = context.next(match.last)
        word = context.before(match.first).kind or (behind and context.words.kind_after.get(behind.folded))
        kind = match.kind or (PlaceKind(word) if word else None)
        before = found[number - 1] if number else None
        if kind is None and before and before.start not in parents and not before.demonym and not before.sure:
            kind = called[-1] if LIST_SEPARATOR.fullmatch(context.text[before.end : match.start]) else None
        called.append(kind)
    return called


def role(match: Match, parents: dict[int, int], context: Context) -> PlaceRole:
    """Return what the words beside a name make of it."""
    groups = context.before(match.first).groups
    if match.demonym:
        return PlaceRole.DEMONYM
    if match.start in parents.values():
        return PlaceRole.PARENT
    if is_dateline(match, context):
        return PlaceRole.DATELINE
    if "origin" in groups:
        return PlaceRole.ORIGIN
    if "institutions_before" in groups or _is_in_body(match, context):
        return PlaceRole.ORGANISATION
    return PlaceRole.LANDMARK if "landmark" in groups else PlaceRole.LOCATION


def is_sector(match: Match, context: Context) -> bool:
    """Say whether the words call the place a part of a town."""
    behind = context.next(match.last)
    after = behind and context.words.among("sector_after", behind.folded)
    return bool(after) or "sector_before" in context.before(match.first).groups


def distance_km(match: Match, context: Context) -> float | None:
    """Return how far from the named place the words put something: 14 for "14 km from Uruapan"."""
    stated = _DISTANCE.search(context.text[max(0, match.start - 60) : match.start])
    if not stated:
        return None
    unit = context.words.distance.get(fold(stated.group(2)))
    return unit * float(stated.group(1).replace(",", ".")) if unit else None


def _is_in_body(match: Match, context: Context) -> bool:
    behind = context.next(match.last)
    possessive = match.end < context.tokens[match.last].end
    return bool(behind and behind.capital and not possessive and context.words.among("institutions", behind.bare))
