"""The stretches of a sentence that may fill a slot: nouns and names, each with the ways to cut a phrase around it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import punctuation

import simplemma

from testigo.extraction.tokens import Token
from testigo.lexicon.places import place_words

LONGEST_BEFORE = 5  # words before a noun that a phrase may hold
MOST_PREPOSITIONS = 2  # phrases joined on by "of", "in" and the like
_NOUNS = frozenset({"NOUN", "PROPN"})
_OTHERS = frozenset({"ADJ", "VERB", "X", "ADV", "INTJ"})  # what names in capitals are often taken for
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_MARKS = frozenset({"'s", "'", "-", ".", "/"})
_INNER_MARKS = frozenset({"-", '"', "/", "."})
_OF_NAMES = frozenset({"de", "del", "la", "los", "las", "y"})
_JOINING = frozenset({"of", "in", "from", "at", "on", "to", "for", "near", "by", "with", "belonging", "against"})
_PUNCTUATION = re.compile("[" + re.escape(punctuation) + "]")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")

Bounds = tuple[int, int]


@lru_cache(maxsize=100_000)
def bare(words: str) -> str:
    """Return words as the keys are compared: lower case, without marks and articles."""
    return " ".join(_ARTICLES.sub(" ", _PUNCTUATION.sub("", words.lower())).split())


@lru_cache(maxsize=100_000)
def is_name(word: str) -> bool:
    """Say whether a word, in lower case, is a first name or no word of English."""
    return word in first_names() or (word.isalpha() and len(word) > 2 and not simplemma.is_known(word, lang="en"))


def first_names() -> frozenset[str]:
    """Return the first names of the lexicon, in lower case."""
    return frozenset(place_words("en").sets["first_names"])


def is_nominal(token: Token) -> bool:
    """Say whether a token is a noun, or a name whatever the tagger takes it for."""
    return token.pos in _NOUNS or (token.pos in _OTHERS and token.lower.isalpha() and is_name(token.lower))


def chunks(tokens: Sequence[Token]) -> tuple[Bounds, ...]:
    """Return the runs of nouns, names and what describes them, in order."""
    found: list[Bounds] = []
    start = 0
    while start < len(tokens):
        end = _chunk_end(tokens, start)
        if end > start:
            found.append((start, end))
        start = max(end, start + 1)
    return tuple(found)


def _chunk_end(tokens: Sequence[Token], start: int) -> int:
    if not _is_within(tokens[start]):
        return start
    end = start + 1
    while end < len(tokens) and (_is_within(tokens[end]) or _is_inner(tokens, end)):
        end += 1
    return end


def _is_within(token: Token) -> bool:
    participle = token.pos == "VERB" and "VerbForm=Part" in token.feats
    return token.pos in _WITHIN or participle or token.lower in {"'s", "'"} or is_nominal(token)


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token only joins the words around it: a hyphen without spaces, or "de" in a name."""
    if at + 1 >= len(tokens) or not _is_within(tokens[at + 1]):
        return False
    tight = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    return tokens[at].lower in _OF_NAMES or (tight and tokens[at].text in _INNER_MARKS)


def cuts(tokens: Sequence[Token], found: Sequence[Bounds]) -> Iterator[tuple[int, Bounds, tuple[Bounds, ...]]]:
    """Yield each noun of the chunks ``found``: its index, its chunk and the phrases that may be cut around it."""
    ends = dict(found)
    for start, end in found:
        for head in range(start, end):
            if is_nominal(tokens[head]):
                lefts = [at for at in range(max(start, head - LONGEST_BEFORE), head + 1) if _opens(tokens[at])]
                rights = [head + 1, *(_extended(tokens, end, ends) if head == end - 1 else ())]
                yield head, (start, end), tuple((left, right) for right in rights for left in lefts)


def _opens(token: Token) -> bool:
    return token.lower not in _MARKS


def _extended(tokens: Sequence[Token], end: int, ends: dict[int, int]) -> Iterator[int]:
    """Yield where a phrase ends that goes on with "of", "in" and so on."""
    for _ in range(MOST_PREPOSITIONS):
        if end >= len(tokens) or tokens[end].lower not in _JOINING:
            return
        following = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].pos == "DET")
        if following not in ends:
            return
        end = ends[following]
        yield end
