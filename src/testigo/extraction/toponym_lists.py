"""Names that share one word for their kind: "Douglas, Sarpy and Lancaster counties"."""

import re
from collections.abc import Iterator

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_matches import Match
from testigo.protocols import PlaceKind

LIST_SEPARATOR = re.compile(r",\s+|,?\s(?:and|y|e|o|or|&|,)\s", re.IGNORECASE)
_BETWEEN = frozenset({", ", " ", ",  ", ",\n", "\n"})


def listed(context: Context) -> Iterator[Match]:
    """Yield the names of every list that a plural word for their kind ends."""
    for end, token in enumerate(context.tokens):
        singular = context.words.plural_after.get(token.folded)
        if singular and end and context.tokens[end - 1].glued:
            for first, last in _items(end - 1, context):
                name = " ".join(t.folded for t in context.tokens[first : last + 1])
                full = f"{name} {singular}"
                if context.gazetteer.lookup(full):
                    start, stop = context.tokens[first].start, context.tokens[last].end
                    yield Match(first, last, start, stop, full, PlaceKind.MUNICIPALITY, sure=True)


def _items(last: int, context: Context) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words in capitals that commas and joiners part, from the last backwards."""
    at = last
    while at >= 0 and context.tokens[at].capital:
        stop = at
        while at > 0 and context.tokens[at - 1].glued and context.tokens[at - 1].capital:
            at -= 1
        yield at, stop
        at -= 1
        if at >= 0 and context.is_among(at, "joiners"):
            at -= 1
        elif at >= 0 and context.text[context.tokens[at].end : context.tokens[at + 1].start] not in _BETWEEN:
            return
