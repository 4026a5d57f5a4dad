"""Whether a name that the gazetteer knows means a place here: signs for and against, summed.

The weights were set by hand and checked on the first half of the Local-Global Lexicon (by document id).
"""

import re
from dataclasses import dataclass

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_datelines import is_dateline
from testigo.extraction.toponym_lists import LIST_SEPARATOR
from testigo.extraction.toponym_matches import Match
from testigo.extraction.toponym_tokens import LetterCase, Token
from testigo.protocols import Candidate, PlaceKind

_ENOUGH = {LetterCase.MIXED: 0.0, LetterCase.UPPER: 1.0, LetterCase.LOWER: 1.5}
_CERTAIN = 2.0  # one mention this sure carries the name's weaker mentions
_REFUSED = -9.0
_LISTED = -1.0  # a name no weaker than this is a place beside others in a list
_LARGE = 2.0
_SIZES = ((1_000_000, _LARGE), (100_000, 1.0), (5_000, 0.0), (0, -1.0))  # population of the largest place of a name
_UNKNOWN = -2.0
_QUOTE = re.compile(r"[\"“«][^\"”»]*$")
_BYNAME_REACH = 12  # code points between a quotation mark and a name inside it: "La Kena II"
_PLAIN = ("common", "institutions", "locative", "locative_weak", "titles", "articles", "joiners")
_LARGE_STATE = 500_000  # people: smaller ones are called like persons as often ("Rivera", "Colonia")
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a place at one match; ``person`` marks signs that somebody is named."""

    match: Match
    score: float
    person: bool


def places_meant(found: list[Match], chained: set[int], context: Context) -> list[Match]:
    """Return the matches that mean a place. ``chained`` are starts of matches in a chain of containment."""
    linked = {number for match in found if match.start in chained for number in range(match.first, match.last + 1)}
    judged = [_weigh(match, match.first in linked, context) for match in found]
    certain = {one.match.name for one in judged if one.score >= _CERTAIN and not one.person}
    kept: list[Match] = []
    for number, one in enumerate(judged):
        carried = one.match.name in certain or _is_in_list(number, judged, context)
        weakest = _REFUSED / 2 if carried and not one.person else _ENOUGH[context.case]
        if one.score > weakest or one.score == _ENOUGH[context.case]:
            kept.append(one.match)
    return kept


def _is_in_list(number: int, judged: list[Evidence], context: Context) -> bool:
    """Say whether a name stands in a list right beside one that is surely a place: "Alauca, Oropoli and Danlí"."""
    one = judged[number]
    if one.score < _LISTED:
        return False
    for before, after in ((number - 1, number), (number, number + 1)):
        if before < 0 or after >= len(judged):
            continue
        between = context.text[judged[before].match.end : judged[after].match.start]
        other = judged[before if after == number else after]
        if (
            LIST_SEPARATOR.fullmatch(between)
            and other.score >= _CERTAIN
            and not other.person
            and not other.match.demonym
        ):
            return True
    return False


def _weigh(match: Match, chained: bool, context: Context) -> Evidence:
    if match.demonym or match.sure:
        return Evidence(match, _CERTAIN, person=False)
    if _is_brand(match, context) or _is_byname(match, context) or _is_seat_of_power(match, context):
        return Evidence(match, _REFUSED, person=False)
    stature = _stature(context.gazetteer.lookup(match.name))
    score = stature + _cues(match, context) + (3.0 if chained else 0.0)
    score += 1.0 if match.last > match.first else 0.0
    score -= _plainness(match, stature, context)
    against = _person_signs(match, stature, chained, context)
    return Evidence(match, score - against, person=against > 0)


def _stature(entries: tuple[Candidate, ...]) -> float:
    """Return how well known the largest place of a name is."""
    if not entries:
        return _UNKNOWN
    if any(entry.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) or _is_large_state(entry) for entry in entries):
        return _LARGE
    own = (entry.population for entry in entries if entry.main or entry.kind is not PlaceKind.MUNICIPALITY)
    largest = max(own, default=0)
    return next(weight for size, weight in _SIZES if largest >= size)


def _is_large_state(entry: Candidate) -> bool:
    return entry.kind is PlaceKind.STATE and entry.population >= _LARGE_STATE


def _cues(match: Match, context: Context) -> float:
    before, behind = context.before(match.first), context.next(match.last)
    score = 0.0
    if before.kind or "sector_before" in before.groups or is_dateline(match, context):
        score += 3.0
    if not before.groups.isdisjoint(("locative", "origin", "landmark")):
        score += 2.0
    elif "locative_weak" in before.groups:
        score += 1.0
    if behind and behind.folded in context.words.kind_after:
        score += 2.0
    elif behind and behind.capital and context.words.among("institutions", behind.bare):
        score += 1.5 if context.case is LetterCase.MIXED else 0.0
    return score


def _plainness(match: Match, stature: float, context: Context) -> float:
    """Return how strongly a name speaks against a place by itself: plain words, first names, initials of bodies."""
    token, mixed = context.tokens[match.first], context.case is LetterCase.MIXED
    if match.last > match.first:
        return 4.0 if _is_phrase(match, context) else 0.0
    if _is_plain(token.bare, context):
        return 5.0 if not mixed else 4.0 if token.opens else 2.0 if _is_entered(match, context) else 3.0
    if stature >= _LARGE:
        return 0.0
    if context.words.among("first_names", match.name):
        return 2.0
    before = context.previous(match.first)
    if not mixed and before and context.words.among("articles", before.folded):
        return 2.0  # "AT THE ASTOR MOVIE THEATER"
    acronym = token.text.isupper() and len(token.text) <= _LONGEST_ACRONYM
    return 3.0 if mixed and acronym and not is_dateline(match, context) else 0.0


def _is_entered(match: Match, context: Context) -> bool:
    """Say whether something is put right into a plain word that only a name's capital sets apart: "killed in Tame"."""
    inside = "inside" in context.before(match.first).groups and not context.is_article_before(match.first)
    body = context.words.among("institutions", context.tokens[match.first].bare)
    return inside and not body and not context.is_headline(match.first)


def _is_phrase(match: Match, context: Context) -> bool:
    """Say whether an article and plain words only look like a name: "THE NORTH", "La paz" opening a sentence."""
    first = context.tokens[match.first]
    if not context.words.among("articles", first.folded) or (context.case is LetterCase.MIXED and not first.opens):
        return False
    return all(_is_plain(context.tokens[number].bare, context) for number in range(match.first + 1, match.last + 1))


def _is_plain(word: str, context: Context) -> bool:
    return not context.words.groups.get(word, frozenset()).isdisjoint(_PLAIN)


def _is_brand(match: Match, context: Context) -> bool:
    """Say whether the name belongs to a paper, a gang or a street, which tells nothing of where anything is."""
    if "brands_before" in context.before(match.first).groups:
        return True
    if _is_closed(match, context):
        return False
    behind = context.next(match.last)
    if behind and context.words.among("gangs", behind.text):
        return True
    run = context.run_behind(match.last) if context.case is LetterCase.MIXED else [behind] if behind else []
    return any(context.words.among("brands", token.bare) for token in run)


def _is_seat_of_power(match: Match, context: Context) -> bool:
    """Say whether a name is that of a government, unless the words call it a place: "the village of White House"."""
    return context.words.among("seats", match.name) and not context.before(match.first).kind


def _is_byname(match: Match, context: Context) -> bool:
    """Say whether a name in quotation marks is what somebody is called: 'Joaquin "El Chapo" Guzman'."""
    quoted = _QUOTE.search(context.text, max(0, match.start - _BYNAME_REACH), match.start)
    words = [
        token
        for token in context.tokens[max(0, match.first - 4) : match.first]
        if quoted and token.end <= quoted.start()
    ]
    return bool(words) and (words[-1].capital or context.words.among("bynames", words[-1].folded))


def _is_closed(match: Match, context: Context) -> bool:
    """Say whether the name cannot go on: it ends in a possessive or in the word for its kind ("Hall County")."""
    last = context.tokens[match.last]
    return match.end < last.end or last.folded in context.words.kind_after


def _person_signs(match: Match, stature: float, chained: bool, context: Context) -> float:
    words, before, behind = context.words, context.previous(match.first), context.next(match.last)
    mixed = context.case is LetterCase.MIXED
    large = stature >= _LARGE
    score = 4.0 if _follows_initial(match, context) else 0.0
    if before and before.capital and not context.is_hyphened(match.first - 1):
        if words.among("titles", before.folded):
            score += 4.0
        elif words.among("first_names", before.bare) and before.bare == before.folded:
            score += 1.0 if large else 4.0
        elif mixed and context.is_stranger(match.first - 1) and not context.is_headline(match.first):
            score += 0.0 if large else 2.0
    if behind and mixed and not _is_closed(match, context):
        score += _pull_behind(match, behind, context) * (0.6 if large else 1.0)
    if match.name in context.surnames and not chained:
        score += 3.0
    if match.name.startswith("saint ") and match.end < context.tokens[match.last].end:
        score += 3.0  # "St. Patrick's Day"
    if behind and not large and words.among("speech", behind.folded):
        score += 2.0
    if behind and behind.capital and match.first and context.text[: match.start].endswith(", "):
        score += (
            4.0 if words.among("titles", context.tokens[match.first - 1].folded) else 0.0
        )  # "the chairman, Bako Eje"
    return score


def _pull_behind(match: Match, behind: Token, context: Context) -> float:
    """Return how strongly a word in capitals behind the match makes it part of a longer name."""
    if not context.is_person_like(behind) or behind.folded in context.words.kind_after:
        return 0.0
    if behind.bare in context.words.demonyms or context.words.among("titles", behind.bare):
        return 0.0
    if context.is_hyphened(match.last) and context.gazetteer.knows(behind.bare):
        return 0.0  # "Washington-Moscow", not "Wal-Mart"
    if any(context.words.among("institutions", token.bare) for token in context.run_behind(match.last)):
        return 0.0
    if context.words.among("first_names", context.tokens[match.last].bare):
        return 4.0
    return 0.0 if context.is_headline(match.last) else 2.5


def _follows_initial(match: Match, context: Context) -> bool:
    if not match.first:
        return False
    before = context.tokens[match.first - 1]
    initial = len(before.text) == 1 and before.text.isupper() and before.text not in "AOYE"
    return initial and context.text[before.end : match.start] == ". "
