"""The wording of an account as bags of terms: words, names and numbers.

Words are compared within a language only. Names and numbers read the same in English and Spanish.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_END = frozenset('.!?\n"“”:')


@dataclass(frozen=True, slots=True)
class Wording:
    """How often each term stands in a text; ``title`` are the words of the headline."""

    words: Counter[str]
    title: frozenset[str]
    names: frozenset[str]  # two capitalised words side by side: "john smith", "baton rouge"
    capitals: frozenset[str]  # capitalised words inside a sentence
    numbers: frozenset[str]  # ages, house numbers, times: "2300", "10:45"


def fold(text: str) -> str:
    """Return the text in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def wording_of(title: str | None, text: str) -> Wording:
    """Read the terms of a headline and a text."""
    tokens = list(_TOKEN.finditer(text))
    folded = [_POSSESSIVE.sub("", fold(token.group())) for token in tokens]
    head = [_POSSESSIVE.sub("", fold(word)) for word in _TOKEN.findall(title or "")]
    words = Counter(word for word in folded + head if len(word) > 1 and not word[0].isdigit())
    names, capitals = _names(text, tokens, folded)
    numbers = frozenset(word for word in folded if word[0].isdigit() and len(word) > 1)
    return Wording(words, frozenset(words.keys() & set(head)), names, capitals, numbers)


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
