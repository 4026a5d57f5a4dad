"""Names that the words call a place though the gazetteer does not know them: "the community of El Limoncito"."""

from collections.abc import Iterator

from testigo.extraction.toponym_context import LONGEST_PHRASE, Context
from testigo.extraction.toponym_matches import LONGEST_NAME, Match
from testigo.extraction.toponym_tokens import LetterCase
from testigo.lexicon.place_names import fold_words

_INNER = frozenset({"de", "del", "la", "las", "los", "el", "y"})


def quarters(context: Context) -> Iterator[Match]:
    """Yield the names of quarters whose words are names of towns by themselves: "colonia López Arellano"."""
    for first, token in enumerate(context.tokens):
        if not token.capital or (first and context.tokens[first - 1].capital):
            continue
        if "sector_before" in context.before(first).groups and (behind := context.run_behind(first)):
            final = behind[-1]
            name = fold_words([token.folded, *(word.folded for word in behind[:-1]), final.bare])
            yield Match(first, first + len(behind), token.start, final.bare_end, name, sure=True)


def unknown_names(known: list[Match], context: Context) -> Iterator[Match]:
    """Yield unknown names right behind words for a kind of place, in texts whose capitals tell where names end."""
    if context.case is not LetterCase.MIXED:
        return
    taken = {number for match in known for number in range(match.first, match.last + 1)}
    for first, token in enumerate(context.tokens):
        if not token.capital or first in taken or (first and context.tokens[first - 1].capital):
            continue
        before = context.before(first)
        last = _end(first, taken, context)
        if not before.kind and "sector_before" not in before.groups and not _is_described(last, context):
            continue
        if all(context.words.among("never", t.folded) for t in context.tokens[first : last + 1]):
            continue
        final = context.tokens[last]
        name = fold_words([t.folded for t in context.tokens[first:last]] + [final.bare])
        yield Match(first, last, token.start, final.bare_end, name)


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
