"""How names of places are brought to one form, so that "Michoacán", "MICHOACAN" and "michoacan" are one name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Short forms that open a name; as in gazetteers both are common, all names are stored under the long one.
_OPENINGS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "pto": "puerto",
    "sta": "santa",
    "sto": "santo",
    "cd": "ciudad",
    "gral": "general",
    "sn": "san",
}
_SILENT = str.maketrans("", "", ".'’‘ʻʼ`´")
_SEPARATORS = re.compile(r"[\W_]+")
# Letters that have no decomposition into a base letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return the name in lower case, without accents, points or apostrophes, its words one space apart."""
    plain = name.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)
    return fold_words(_SEPARATORS.sub(" ", plain.translate(_SILENT)).split())


def fold_opening(words: Sequence[str]) -> str:
    """Join words that are folded one by one into the opening of a longer name: "st" into "saint"."""
    return " ".join([_OPENINGS.get(words[0], words[0]), *words[1:]])


def fold_words(words: Sequence[str]) -> str:
    """Join words that are folded one by one into a folded name."""
    if len(words) < 2:
        return words[0] if words else ""
    return fold_opening(words)
