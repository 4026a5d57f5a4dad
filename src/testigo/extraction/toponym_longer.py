"""Names of which the gazetteer knows only a part: "Alto Remanso", "Pont-Sonde", "Buenavista de los Hurtado"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_matches import LONGEST_NAME, Match
from testigo.extraction.toponym_tokens import LetterCase
from testigo.lexicon.place_names import fold, fold_words

_OF = frozenset({"de", "del", "al", "el", "an", "as", "la", "las", "los"})  # between the words of a name
_ARTICLES = frozenset({"al", "an", "as"})  # of Arabic: they join what they stand between
_NO_NAME = frozenset({"institutions", "brands", "brands_before", "gangs", "titles", "common", "first_names", "never"})
_ELIDED = re.compile(r"^[ld]['’]")


def lengthened(found: list[Match], context: Context) -> Iterator[Match]:
    """Yield the matches, those that are part of a longer name as that name, which the gazetteer does not know."""
    if context.case is not LetterCase.MIXED:
        yield from found
        return
    opening = {match.first: match for match in found}
    for match in found:
        if match.demonym or match.sure or match.end < context.tokens[match.last].end or _is_body(match.first, context):
            yield match
            continue
        first, last = _first(match, context), _last(match, opening, context)
        if (first, last) == (match.first, match.last):
            yield match
        else:
            words = context.tokens[first : last + 1]
            name = fold_words([*(word.folded for word in words[:-1]), words[-1].bare])
            yield replace(match, first=first, last=last, start=words[0].start, end=words[-1].bare_end, name=name)


def _first(match: Match, context: Context) -> int:
    before = context.previous(match.first)
    if before is None or not before.capital:
        return match.first
    joined = before.hyphen and not context.gazetteer.knows(before.bare)
    opens = not before.hyphen and not before.opens and context.is_among(match.first - 1, "name_openings")
    return match.first - 1 if joined or opens else match.first


def _last(match: Match, opening: dict[int, Match], context: Context) -> int:
    last = match.last
    while last - match.first < LONGEST_NAME and (following := _next_word(last, opening, context)):
        last = following
    return last


def _next_word(last: int, opening: dict[int, Match], context: Context) -> int | None:
    """Return the next capitalised word of a name, behind a hyphen or a small word; None where the name ends."""
    tokens, at = context.tokens, last + 1
    while at < len(tokens) and tokens[at - 1].glued and not tokens[at].capital and tokens[at].folded in _OF:
        at += 1
    if at >= len(tokens) or not tokens[at - 1].glued or not tokens[at].capital:
        return None
    joined = at > last + 1 or tokens[last].hyphen
    apart = tokens[at - 1].folded not in _ARTICLES and _is_known(at, opening, context)
    return at if joined and not _is_plain(at, context) and not apart else None


def _is_body(at: int, context: Context) -> bool:
    groups = context.words.groups.get(context.tokens[at].bare, frozenset())
    return not groups.isdisjoint(_NO_NAME - {"common"})


def _is_plain(at: int, context: Context) -> bool:
    word = context.tokens[at].bare
    return not context.words.groups.get(word, frozenset()).isdisjoint(_NO_NAME)


def _is_known(at: int, opening: dict[int, Match], context: Context) -> bool:
    """Say whether a word is a known name by itself: "Petite-Rivière de l'Artibonite", "Washington-Moscow"."""
    elided = _ELIDED.sub("", context.tokens[at].text)
    return at in opening or (elided != context.tokens[at].text and context.gazetteer.knows(fold(elided)))
