"""What a parsed sentence says of a word, as the repairs of the parse ask it."""

from collections.abc import Sequence

from testigo.extraction.tokens import Token

Place = tuple[int, str]  # head and relation
VERBS = frozenset({"VERB", "AUX", "PUNCT"})
NAMES = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl"}


def cases(tokens: Sequence[Token], token: Token) -> set[str]:
    """Return the prepositions of a word."""
    return {other.lower for other in tokens if other.head == token.index and other.dep == "case"}


def verb_above(tokens: Sequence[Token], token: Token) -> Token | None:
    """Return the nearest verb that a word hangs below, or None."""
    seen: set[int] = set()
    while token.head != token.index and token.index not in seen:
        seen.add(token.index)
        token = tokens[token.head]
        if token.pos == "VERB":
            return token
    return None


def has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    """Say whether the parse gives a verb a subject."""
    return any(other.head == verb.index and other.dep in SUBJECTS for other in tokens)
