"""The wording of an account as bags of terms: words, names, numbers and ages.

Words are compared within a language only. Names, numbers and ages read the same in English and Spanish.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from testigo.lexicon.text import plain

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_AGE = re.compile(r"\b(\d{1,2})[- ]?(?:year|años)|, (?:de )?(\d{1,2}),", re.IGNORECASE)
_SENTENCE_END = frozenset('.!?\n"“”:')
_LEAD = 500  # characters: three or four sentences, in which news says who, where and when


@dataclass(frozen=True, slots=True)
class Wording:
    """How often each word stands in a text, and the sets of its tell-tale terms."""

    words: Counter[str]
    title: frozenset[str]  # words of the headline
    lead: frozenset[str]  # words of the headline and the first sentences
    names: frozenset[str]  # two capitalised words side by side: "john smith", "baton rouge"
    capitals: frozenset[str]  # capitalised words inside a sentence
    numbers: frozenset[str]  # "2300", "10:45"
    ages: frozenset[str]


def wording_of(title: str | None, text: str) -> Wording:
    """Read the terms of a headline and a text."""
    tokens = list(_TOKEN.finditer(text))
    folded = [_fold(token.group()) for token in tokens]
    head = [_fold(word) for word in _TOKEN.findall(title or "")]
    words = Counter(word for word in folded + head if len(word) > 1 and not word[0].isdigit())
    lead = {word for word, token in zip(folded, tokens, strict=True) if token.start() < _LEAD}
    names, capitals = _names(text, tokens, folded)
    return Wording(
        words=words,
        title=frozenset(words.keys() & set(head)),
        lead=frozenset(words.keys() & (lead | set(head))),
        names=names,
        capitals=capitals,
        numbers=frozenset(word for word in folded if word[0].isdigit() and len(word) > 1),
        ages=frozenset(match[1] or match[2] for match in _AGE.finditer(text)),
    )


@lru_cache(maxsize=200_000)
def _fold(word: str) -> str:
    return plain(_POSSESSIVE.sub("", word))


def _names(text: str, tokens: list[re.Match[str]], folded: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    names, capitals = set(), set()
    for index, token in enumerate(tokens):
        if not token.group()[0].isupper():
            continue
        if not _opens_sentence(text, token.start()):
            capitals.add(folded[index])
        if index and tokens[index - 1].group()[0].isupper() and _adjacent(text, tokens[index - 1].end(), token.start()):
            names.add(f"{folded[index - 1]} {folded[index]}")
    return frozenset(names), frozenset(capitals)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t")
    return not before or before[-1] in _SENTENCE_END


def _adjacent(text: str, end: int, start: int) -> bool:
    """Say whether only a space, or an initial's full stop and a space, stands between two words."""
    return text[end:start] in {" ", ". ", "\u00a0"}
