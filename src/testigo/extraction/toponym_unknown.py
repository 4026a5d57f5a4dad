"""Names that the words make a place though the gazetteer does not know them: "the community of El Limoncito"."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from testigo.extraction.toponym_context import LONGEST_PHRASE, Context
from testigo.extraction.toponym_matches import LONGEST_NAME, Match
from testigo.extraction.toponym_roles import is_linked, is_near
from testigo.extraction.toponym_tokens import LetterCase
from testigo.lexicon.place_names import fold_words

_INNER = frozenset({"de", "del", "la", "las", "los", "el", "y", "al", "an", "as", "e"})
_AGE = re.compile(r", (?:aged )?\d{1,2},")
_SHORTEST = 4  # letters of a name that nothing but a preposition makes a place
_OTHERS = ("never", "first_names", "titles", "institutions", "brands", "gangs", "occasions")


def quarters(context: Context) -> Iterator[Match]:
    """Yield the names of quarters whose words are names of towns by themselves: "colonia López Arellano"."""
    for first, token in enumerate(context.tokens):
        if not token.capital or (first and context.tokens[first - 1].capital):
            continue
        if "sector_before" in context.before(first).groups and (behind := context.run_behind(first)):
            yield _match(first, first + len(behind), context, sure=True)


def unknown_names(known: list[Match], context: Context) -> Iterator[Match]:
    """Yield unknown names that their words make a place, in texts whose capitals tell where names end."""
    if context.case is not LetterCase.MIXED:
        return
    taken = {number for match in known for number in range(match.first, match.last + 1)}
    in_order = sorted(known, key=lambda match: match.start)
    starts = [match.start for match in in_order]
    for first, token in enumerate(context.tokens):
        if not token.capital or first in taken:
            continue
        before = context.previous(first)
        if before and before.capital:
            continue
        match = _match(first, _end(first, taken, context), context)
        behind = next(iter(in_order[bisect_right(starts, match.start) :][:1]), None)
        if _is_called(match, context) or (_is_placed(match, behind, context) and not _is_other(match, context)):
            yield match


def _match(first: int, last: int, context: Context, *, sure: bool = False) -> Match:
    words = context.tokens[first : last + 1]
    name = fold_words([*(word.folded for word in words[:-1]), words[-1].bare])
    return Match(first, last, words[0].start, words[-1].bare_end, name, sure=sure)


def _is_called(match: Match, context: Context) -> bool:
    """Say whether the words beside a name call it a place: "the village of X", "X, corregimiento de Tibú"."""
    before = context.before(match.first)
    if all(context.words.among("never", t.folded) for t in context.tokens[match.first : match.last + 1]):
        return False
    return bool(before.kind) or "sector_before" in before.groups or _is_described(match.last, context)


def _is_placed(match: Match, behind: Match | None, context: Context) -> bool:
    """Say whether a name stands like a place: "in X", "the X district", "people of X, in the hills of Y"."""
    after, groups = context.next(match.last), context.before(match.first).groups
    if after and context.words.kind_after.get(after.folded) and after.folded not in context.words.sets["of_people"]:
        return bool(groups) or context.is_article_before(match.first)
    linked = behind is not None and (is_linked(match, behind, context) or is_near(match, behind, context))
    if "inside" in groups or "landmark" in groups:
        # "in the Tarahumara mountains", "en la Troncal": with an article it is rather a part of another name
        return linked or (len(match.name) >= _SHORTEST and not context.is_article_before(match.first))
    return linked and "locative_weak" in groups and context.text[match.end] == ","


def _is_other(match: Match, context: Context) -> bool:
    """Say whether a name is that of a person, a body, a day: none that an unknown village bears."""
    words = context.tokens[match.first : match.last + 1]
    behind = context.next(match.last)
    if any(context.words.among(group, word.bare) for word in words for group in _OTHERS):
        return True
    word = words[0]
    if len(words) == 1 and (
        word.text.isupper() or word.bare in context.surnames or context.words.among("common", word.bare)
    ):
        return True
    if _AGE.match(context.text, match.end):
        return True  # "Ana Luz, 20, was hurt"
    if "brands_before" in context.before(match.first).groups:
        return True
    return behind is not None and (
        context.words.among("speech", behind.folded) or words[0].bare in context.words.demonyms
    )


def _is_described(last: int, context: Context) -> bool:
    """Say whether the words behind a name call it a village: "La Gabarra, corregimiento de Tibú"."""
    tokens = context.tokens
    for end in range(last + 2, min(last + 2 + LONGEST_PHRASE, len(tokens))):
        if not tokens[end - 1].glued or context.text[tokens[last].end : tokens[last + 1].start] != ", ":
            return False
        phrase = " ".join(token.folded for token in tokens[last + 1 : end + 1])
        if context.words.kind_before.get(phrase) == "settlement":
            return end + 1 < len(tokens) and tokens[end + 1].capital
    return False


def _end(first: int, taken: set[int], context: Context) -> int:
    """Return the last token of a name in capitals; small words may stand inside it."""
    last = at = first
    while context.tokens[at].glued and at + 1 < len(context.tokens) and at - first < LONGEST_NAME:
        at += 1
        token = context.tokens[at]
        if at in taken or not (token.capital or token.folded in _INNER):
            break
        if token.capital:
            last = at
    return last
