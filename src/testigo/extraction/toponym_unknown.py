"""Names that the words call a place though the gazetteer does not know them: "the community of El Limoncito"."""

from collections.abc import Iterator

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_matches import LONGEST_NAME, Match
from testigo.extraction.toponym_tokens import LetterCase
from testigo.lexicon.place_names import fold_words

_INNER = frozenset({"de", "del", "la", "las", "los", "el", "y"})


def unknown_names(known: list[Match], context: Context) -> Iterator[Match]:
    """Yield unknown names right behind words for a kind of place, in texts whose capitals tell where names end."""
    if context.case is not LetterCase.MIXED:
        return
    taken = {number for match in known for number in range(match.first, match.last + 1)}
    for first, token in enumerate(context.tokens):
        if not token.capital or first in taken or (first and context.tokens[first - 1].capital):
            continue
        before = context.before(first)
        if not before.kind and "sector_before" not in before.groups:
            continue
        last = _end(first, taken, context)
        if all(context.words.among("never", t.folded) for t in context.tokens[first : last + 1]):
            continue
        final = context.tokens[last]
        name = fold_words([t.folded for t in context.tokens[first:last]] + [final.bare])
        yield Match(first, last, token.start, final.bare_end, name)


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
