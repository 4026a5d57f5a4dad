"""How words are compared: without case and without accents."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Return ``word`` in lower case without accents ("Michoacán" -> "michoacan").

    The length may change: use it to compare words, never to count offsets.
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
