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
_NEAR_GAP = 60  # code points between a place and what it is near: "X, some 17 miles east of the town of Y"
_MAXIMUM_GAP = 40  # code points between a place and what contains it: "X, a small community in Y"
_QUARTER_REACH = 0.2  # degrees, about 20 km: the radius of the largest cities
_LINE_REACH = 7  # words between a road and the first of its ends: "the road that leads from the village of X to Y"
_SECTOR_REACH = 4  # words between "a" and "neighbourhood of"
_BROUGHT_REACH = 10  # words from "taken" to the town of the hospital
_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s+([^\W\d_]+)\s+(?:[^\W\d_]+\s+){0,4}$")
_AGED = re.compile(r", (?:aged |de )?\d{1,2}(?: años)?,? (?:both |all |ambos |todos )?(?:of|de) $")
_AGE_REACH = 30  # code points before a name that an age and its "of" take
_PUTTING = ("inside", "landmark", "sector_before")
_STOPS = re.compile(r"[.;:!?]")
_Key = tuple[PlaceKind, str | None, str]


def containment(found: list[Match], context: Context, *, known: bool = False) -> dict[int, int]:
    """Return, for the start of each name that the next one contains, the start of that next one.

    ``known`` leaves out what only the words put there.
    """
    parents: dict[int, int] = {}
    for inner, outer in pairwise(match for match in found if not match.demonym):
        if outer.start - inner.end > _MAXIMUM_GAP:
            continue
        if _is_owned(inner, outer, context):
            parents |= {start: outer.start for start, holder in parents.items() if holder == inner.start}
            parents[outer.start] = inner.start
        elif is_linked(inner, outer, context) and (
            _contains(outer, inner, context)
            or _is_called_part(inner, outer, context)
            or (not known and _is_told_in(inner, outer, context))
        ):
            parents[inner.start] = outer.start
    described = ((inner, outer) for inner, outer in pairwise(found) if outer.demonym and not inner.demonym)
    return {inner.start: outer.start for inner, outer in described if _is_town_of(inner, outer, context)} | parents


def _is_town_of(town: Match, people: Match, context: Context) -> bool:
    """Say whether an adjective tells the country of a name before it: "Palma, the northern Mozambican town"."""
    between = context.text[town.end : people.start]
    if not between.startswith(", ") or people.start - town.end > _MAXIMUM_GAP or _STOPS.search(between):
        return False
    words = [token.folded for token in context.tokens[town.last + 1 : people.first]]
    words = [word for word in words if not any(context.words.among(s, word) for s in ("articles", "indefinite"))]
    nouns = [word for word in words if not context.words.among("directions", word)]
    behind = context.next(people.last)
    if not nouns:
        return behind is not None and behind.folded in context.words.kind_after
    return len(nouns) == 1 and f"{nouns[0]} de" in context.words.kind_before  # "Palma, ciudad mozambiqueña"


def _is_owned(country: Match, state: Match, context: Context) -> bool:
    """Say whether a possessive holds the next name: "Ecuador's northern Imbabura province"."""
    possessive = country.end < context.tokens[country.last].end
    between = context.text[context.tokens[country.last].end : state.start]
    return possessive and not _STOPS.search(between) and "," not in between and _contains(country, state, context)


def _is_told_in(inner: Match, outer: Match, context: Context) -> bool:
    """Say whether the words put a name that the gazetteer does not have there into another: "Umogidi in Otukpo"."""
    if outer.kind is PlaceKind.REGION:
        return False
    between, behind = context.text[inner.end : outer.start], context.tokens[inner.last + 1]
    told = context.words.among("inside", behind.folded) or between == " ("
    if not context.gazetteer.lookup(inner.name):
        holders = context.gazetteer.lookup(outer.name)
        return told or any(holder.kind is not PlaceKind.SETTLEMENT for holder in holders)
    short = context.text[outer.start : outer.end] in context.words.after_comma
    if between == ", " and short:
        return True  # "Dade County, Fla."
    return (between.startswith(", ") and told) or (between == " (" and not _are_one(inner, outer, context))


def _are_one(one: Match, other: Match, context: Context) -> bool:
    """Say whether the gazetteer has a place of both names: "Kiev (Kyiv)"."""
    named = {entry.id for entry in context.gazetteer.lookup(one.name)}
    return any(entry.id in named for entry in context.gazetteer.lookup(other.name))


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
    if context.words.kind_before.get(fold(context.text[inner.end : outer.start])) in ("settlement", "municipality"):
        return True  # "La Gabarra, corregimiento de Tibú", "the Al-Wadi district of Nyala"
    called = before.kind or (behind and context.words.kind_after.get(behind.folded))
    return called == "settlement" or "sector_before" in before.groups


def is_linked(inner: Match, outer: Match, context: Context) -> bool:
    """Say whether the words between two names can put the first inside the second."""
    between = context.text[inner.end : outer.start]
    if _DIRECT.fullmatch(between):
        return True
    if "landmark" in context.before(outer.first).groups:
        return False
    tokens = context.tokens[inner.last + 1 : outer.first]
    if not tokens or "\n\n" in between or _STOPS.search(between):
        return False
    words = [token.folded for token in tokens if not _is_aside(token.folded, context)]
    if not words:
        return between.startswith(", ")  # "Ancuabe, northern Mozambique"
    called = next((n for n in range(LONGEST_PHRASE, 0, -1) if " ".join(words[-n:]) in context.words.kind_before), 0)
    words = words[: len(words) - called]
    if called and not words:
        # "El Limoncito, municipality of Tepalcatepec", "the Al-Wadi district of Nyala"
        return between.startswith((",", " "))
    while words and context.words.among("articles", words[-1]):
        words = words[:-1]
    return bool(words) and context.words.among("containers", words[-1])


def _is_aside(word: str, context: Context) -> bool:
    """Say whether a word only adds to the name behind it: "in the Colombian department of", "in northern"."""
    return word in context.words.demonyms or context.words.among("directions", word)


def neighbours(found: list[Match], context: Context) -> dict[int, int]:
    """Return, for the start of each name that is told to be near the next one, the start of that next one."""
    pairs = pairwise(match for match in found if not match.demonym)
    return {beside.start: landmark.start for beside, landmark in pairs if is_near(beside, landmark, context)}


def is_near(beside: Match, landmark: Match, context: Context) -> bool:
    """Say whether a name only tells where the one before lies: "El Papayo, west of Acapulco", "X, 55 km from Y"."""
    between = context.text[context.tokens[beside.last].end : landmark.start]
    before = context.before(landmark.first)
    groups = before.groups | (context.before(before.kind_at).groups if before.kind else frozenset())
    if "landmark" not in groups or len(between) > _NEAR_GAP:
        return False
    if context.tokens[landmark.first - 1].folded in context.words.sets["betweens"]:
        return False
    return between.startswith(", ") and "," not in between[1:] and not _STOPS.search(between)


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


def datelines(found: list[Match], parents: dict[int, int], context: Context) -> frozenset[int]:
    """Return the starts of names in the dateline: those of towns, and of what contains them."""
    starts = {match.start for match in found if is_dateline(match, context)}
    return frozenset(starts | {parents[start] for start in starts if start in parents})


def role(
    match: Match, parents: dict[int, int], ends: frozenset[int], dated: frozenset[int], context: Context
) -> PlaceRole:
    """Return what the words beside a name make of it; ``ends`` are far ends of roads, ``dated`` are of the dateline."""
    groups = context.before(match.first).groups
    signs = (
        (PlaceRole.DEMONYM, match.demonym),
        (PlaceRole.FAR_END, match.start in ends),
        (PlaceRole.DATELINE, match.start in dated),
        (PlaceRole.PARENT, match.start in parents.values()),
        (PlaceRole.ELSEWHERE, "beyond" in groups or _is_away(match, context) or _speaks(match, context)),
        (PlaceRole.ORIGIN, "origin" in groups or _is_home(match, context) or _follows_age(match, context)),
        (PlaceRole.ORGANISATION, "institutions_before" in groups or _is_in_body(match, context)),
        (PlaceRole.LANDMARK, "landmark" in groups),
    )
    return next((role for role, shown in signs if shown), PlaceRole.LOCATION)


def is_put(match: Match, context: Context) -> bool:
    """Say whether a preposition puts something into a name, or near it: "in X", "in northern X"."""
    first = match.first
    while first and context.tokens[first - 1].glued and context.is_among(first - 1, "directions"):
        first -= 1
    return any(not context.before(at).groups.isdisjoint(_PUTTING) for at in {first, match.first})


def placed(found: list[Match], called: list[PlaceKind | None], tied: set[int], context: Context) -> frozenset[int]:
    """Return the starts of names that the words put something into, or near; with one of a list go the next ones.

    ``called`` is what the words call each, ``tied`` are starts of names that are told to be in or near another.
    """
    put: set[int] = set()
    for number, match in enumerate(found):
        before = found[number - 1] if number else None
        goes_on = before is not None and before.start in put and not match.demonym
        listed = goes_on and before and LIST_SEPARATOR.fullmatch(context.text[before.end : match.start])
        if called[number] is not None or match.start in tied or is_put(match, context) or listed:
            put.add(match.start)
    return frozenset(put)


def _is_home(match: Match, context: Context) -> bool:
    """Say whether a name only tells where somebody is from: "an Ohio-based group"."""
    behind = context.next(match.last)
    hyphened = context.is_hyphened(match.last)
    return hyphened and behind is not None and context.words.among("home_after", behind.folded)


def _follows_age(match: Match, context: Context) -> bool:
    """Say whether a name tells where somebody of an age is from: "Ana Luz, 20, of Penn Hills"."""
    return bool(_AGED.search(context.text[max(0, match.start - _AGE_REACH) : match.start]))


def is_sector(match: Match, context: Context) -> bool:
    """Say whether the words call the place a part of a town."""
    behind = context.next(match.last)
    if behind and context.words.among("sector_after", behind.folded):
        return True
    return "sector_before" in context.before(match.first).groups and not _has_sector(match, context)


def _has_sector(match: Match, context: Context) -> bool:
    """Say whether the words speak of a part of the place: "the X neighborhood of Y", "a poor quarter of Y"."""
    word = next((at for at in range(match.first - 1, max(-1, match.first - 3), -1) if _is_sector_word(at, context)), 0)
    for at in range(word - 1, max(-1, word - _SECTOR_REACH), -1):
        if not context.tokens[at].glued or context.is_among(at, "articles"):
            return False
        if context.is_among(at, "indefinite") or (at == word - 1 and context.tokens[at].capital):
            return True
    return False


def _is_sector_word(at: int, context: Context) -> bool:
    words = context.words.sets
    return context.tokens[at].folded in words["sector_after"] | words["sector_before"]


def distance_km(match: Match, context: Context) -> float | None:
    """Return how far from the named place the words put something: 14 for "14 km from Uruapan"."""
    stated = _DISTANCE.search(context.text[max(0, match.start - 60) : match.start])
    if not stated:
        return None
    unit = context.words.distance.get(fold(stated.group(2)))
    return unit * float(stated.group(1).replace(",", ".")) if unit else None


def far_ends(found: list[Match], context: Context) -> frozenset[int]:
    """Return the starts of names that only say where a road or a border leads: "the road from Tibú to El Tarra"."""
    return frozenset(far.start for near, far in pairwise(found) if _is_line(near, far, context))


def _is_line(near: Match, far: Match, context: Context) -> bool:
    """Say whether two names are the ends of one road, or the two sides of one border."""
    between = context.tokens[near.last + 1 : far.first]
    stripped = context.before(far.first).kind_at if context.before(far.first).kind else far.first
    words = [token.folded for token in context.tokens[near.last + 1 : stripped]]
    words = [word for word in words if not context.words.among("articles", word)]
    if len(between) > LONGEST_PHRASE + 2 or "\n" in context.text[near.end : far.start]:
        return False
    hyphened = context.text[near.end : far.start] in ("-", "–")
    if not hyphened and (len(words) != 1 or not context.words.among("line_joiners", words[0])):
        return False
    travelled = "origin" in context.before(near.first).groups  # "was travelling from Mirebalais to Port-au-Prince"
    return travelled or _follows_line(near.first, context) or (hyphened and _precedes_line(far.last, context))


def _follows_line(first: int, context: Context) -> bool:
    """Say whether a word for a road or border stands before a name, in the same clause."""
    at = first - 1
    while at >= max(0, first - _LINE_REACH) and context.tokens[at].glued:
        if context.is_among(at, "lines"):
            return True
        at -= 1
    return False


def _precedes_line(last: int, context: Context) -> bool:
    behind = context.next(last)
    return behind is not None and context.words.among("lines", behind.folded)


def _is_away(match: Match, context: Context) -> bool:
    """Say whether the clause tells where somebody was brought: "the wounded were flown to Apatzingán"."""
    at = match.first - 1
    while at >= max(0, match.first - _BROUGHT_REACH):
        between = context.text[context.tokens[at].end : context.tokens[at + 1].start]
        if any(mark in between for mark in ".;:!?\n"):
            return False
        if context.is_among(at, "brought"):
            # "evacuated its camp in Ancuabe" tells from where, "hospitalised in", "moved to" where to
            return not (context.is_among(at, "left") and context.is_among(match.first - 1, "inside"))
        at -= 1
    return False


def _speaks(match: Match, context: Context) -> bool:
    """Say whether the name stands for those who govern there: "Moscow said"."""
    behind, groups = context.next(match.last), context.before(match.first).groups
    speech = behind is not None and context.words.among("speech", behind.folded)
    weak = "locative_weak" in groups and "joiners" not in groups  # "the mayor of Celaya said", not "and Moscow said"
    return speech and not weak and groups.isdisjoint(("locative", "landmark"))


def _is_in_body(match: Match, context: Context) -> bool:
    behind = context.next(match.last)
    possessive = match.end < context.tokens[match.last].end
    return bool(behind and behind.capital and not possessive and context.words.among("institutions", behind.bare))
