"""Small words that rules ask for: prepositions, determiners, auxiliaries (grammar.yaml of each language)."""

from functools import cache

from testigo.lexicon.words import LANGUAGES, read_list
from testigo.model import ConfigurationError


@cache
def small_words(name: str) -> frozenset[str]:
    """Return the words of one list in all languages: no list has a word that another language uses otherwise."""
    lists = [read_list(language, "grammar").get(name) for language in LANGUAGES]
    if any(words is None for words in lists):
        raise ConfigurationError(f"grammar.yaml of each language needs the list {name!r}")
    return frozenset(str(word) for words in lists for word in words or ())
