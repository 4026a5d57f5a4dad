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
_OPENING = frozenset({"his", "her", "their", "its", "our", "some", "another", "heavily", "approximately"})
_POINTED = "u.s"  # an abbreviation whose last point the tokens have apart
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
    while end > start + 1 and _is_participle(tokens[end - 1]):  # "dynamite | found in"
        end -= 1
    return end


def _is_within(token: Token) -> bool:
    listed = token.lower in {"'s", "'", _POINTED}
    return token.pos in _WITHIN or listed or _is_participle(token) or is_nominal(token)


def _is_participle(token: Token) -> bool:
    return token.pos == "VERB" and "VerbForm=Part" in token.feats and not is_nominal(token)


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token only joins the words around it: a hyphen without spaces, or "de" in a name."""
    if at + 1 >= len(tokens) or not _is_within(tokens[at + 1]):
        return False
    tight = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    pointed = tokens[at].text == "." and tokens[at - 1].lower == _POINTED
    return pointed or tokens[at].lower in _OF_NAMES or (tight and tokens[at].text in _INNER_MARKS)


def cuts(tokens: Sequence[Token], found: Sequence[Bounds]) -> Iterator[tuple[int, Bounds, tuple[Bounds, ...]]]:
    """Yield each noun of the chunks ``found``: its index, its chunk and the phrases that may be cut around it."""
    ends = dict(found)
    for start, end in found:
        heads = [at for at in range(start, end) if is_nominal(tokens[at])] or _standing_alone(tokens, start, end)
        for head in heads:
            lefts = [
                at for at in range(max(_opening(tokens, start), head - LONGEST_BEFORE), head + 1) if _opens(tokens[at])
            ]
            rights = dict.fromkeys([head + 1, *_rights(tokens, head, end, heads[-1], ends)])
            yield head, (start, end), tuple((left, right) for right in rights for left in lefts)


def _standing_alone(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Return the adjective that stands for a noun: "the injured"."""
    return [end - 1] if start > 0 and tokens[start - 1].pos == "DET" and tokens[end - 1].pos == "ADJ" else []


def _opening(tokens: Sequence[Token], start: int) -> int:
    """Return where phrases of a chunk may open: at a word such as "his" or "some" before it, too."""
    return start - (start > 0 and tokens[start - 1].lower in _OPENING)


def _opens(token: Token) -> bool:
    return token.lower not in _MARKS


def _rights(tokens: Sequence[Token], head: int, end: int, last: int, ends: dict[int, int]) -> Iterator[int]:
    """Yield where phrases end beyond their noun: with the chunk, and with what "of", "wearing" and so on join to it."""
    if head == last:
        yield end
        yield from _extended(tokens, end, ends)
    elif _is_participle(tokens[head + 1]):  # "men wearing uniforms"
        yield end


def _extended(tokens: Sequence[Token], end: int, ends: dict[int, int]) -> Iterator[int]:
    for _ in range(MOST_PREPOSITIONS):
        joined = end + (end + 1 < len(tokens) and _is_participle(tokens[end]))  # "groups linked to"
        if joined >= len(tokens) or tokens[joined].lower not in _JOINING:
            return
        following = joined + 1 + (joined + 1 < len(tokens) and _determines(tokens[joined + 1]))
        if following not in ends:
            return
        end = ends[following]
        yield end


def _determines(token: Token) -> bool:
    return token.pos == "DET" or token.lower in _OPENING
