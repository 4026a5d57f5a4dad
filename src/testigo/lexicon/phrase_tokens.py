"""Running text as the patterns of phrases see it: folded, cut into tokens, each token a word or a shape of number."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

WordList = Mapping[str, Any]  # the words as written, each with its value

TOKEN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"  # 2023-03-12
    r"|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)"  # 12/03/2023
    r"|\d{1,2}:\d{2}"
    r"|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)"  # 2,700 and 2.700 and 2 700
    r"|\d+[.,]\d+|\d+"
    r"|[^\W\d_]\w*"
    r"|\n\s*\n"
    r"|[^\w\s]"
)

UNKNOWN = "_"
SHAPES = {  # the shapes of numbers, by the symbols they are made of
    "day": "d",
    "short_year": "dn",
    "year": "y",
    "digits": "dnykN",
    "four_digits": "yk",
    "grouped": "g",
    "decimal": "f",
    "clock": "c",
    "iso": "i",
    "numeric": "s",
}


def _accents() -> dict[int, str]:
    table = {ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("—"): "-", ord("ʼ"): "'"}
    for code in range(0xC0, 0x180):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base.lower()
    return table


_ACCENTS = _accents()


def fold(text: str) -> str:
    """Return the text in lower case without accents, code point for code point."""
    return text.translate(_ACCENTS).lower()


def tokens_of(folded: str) -> list[str]:
    """Return the tokens of a folded text."""
    return [match.group() for match in TOKEN.finditer(folded)]


def word_lists(content: Mapping[str, Mapping[Any, Sequence[str]]]) -> dict[str, dict[str, Any]]:
    """Turn the YAML's value-to-words lists into words-to-value."""
    return {
        name: {" ".join(tokens_of(fold(str(word)))): value for value, words in entries.items() for word in words}
        for name, entries in content.items()
    }


def shape(word: str) -> str:
    """Return the symbol of a token that is no known word: its shape, if it is a number."""
    if not word[0].isdecimal():
        return "\n" if word[0] == "\n" else UNKNOWN
    if word.isdecimal():
        return _digits_shape(word)
    if ":" in word:
        return "c"
    if "-" in word and len(word.split("-", maxsplit=1)[0]) == 4:
        return "i"
    if word.count("/") + word.count("-") == 2 or re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}", word):
        return "s"
    return "g" if re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+", word) else "f"


def _digits_shape(word: str) -> str:
    number = int(word)
    if len(word) <= 2:
        return "d" if 1 <= number <= 31 else "n"
    if len(word) != 4:
        return "N"
    return "y" if 1800 <= number <= 2099 else "k"
