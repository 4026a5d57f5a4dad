"""What the parsing models see of a word: the features computed once per word form.

The same function must serve training and reading, so it lives here and `training/parser` imports it.
"""

import unicodedata
from functools import lru_cache

import simplemma
from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.vocab import Vocab

FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER")
"""The lexeme attributes the models embed, in the order of their tables. LOWER holds the dictionary lemma."""

_PREFIX_LENGTH = 4
_SUFFIX_LENGTH = 3
_LONGEST_RUN = 3


@lru_cache(maxsize=65_536)
def without_accents(text: str) -> str:
    """`text` with every combining mark removed, so that "policía" and "policia" are one form."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=262_144)
def dictionary_lemma(text: str, language: str) -> str:
    """The lower-case lemma of a word form in simplemma's dictionary, or the form itself where it has none."""
    lowered = text.lower()
    if not lowered.strip():
        return lowered
    return simplemma.lemmatize(lowered, lang=language).lower()


def normal_form(text: str) -> str:
    """The form a word is known by: lower case, no accents, every digit a zero."""
    folded = without_accents(text.lower())
    return "".join("0" if character.isdigit() else character for character in folded)


def _first_letters(text: str) -> str:
    return normal_form(text)[:_PREFIX_LENGTH]


def _last_letters(text: str) -> str:
    return text.lower()[-_SUFFIX_LENGTH:]


def word_shape(text: str) -> str:
    """Classes of characters, runs cut at three: "Coronel" is "Xxxx", "M-16" is "X-dd"."""
    shape: list[str] = []
    for character in text[:40]:
        if character.isalpha():
            mark = "X" if character.isupper() else "x"
        else:
            mark = "d" if character.isdigit() else character
        if shape[-_LONGEST_RUN:] != [mark] * _LONGEST_RUN:
            shape.append(mark)
    return "".join(shape)


def feature_vocabulary(language: str) -> Vocab:
    """An empty spaCy vocabulary whose lexemes carry these features for `language` ("en", "es")."""
    getters = {
        NORM: normal_form,
        PREFIX: _first_letters,
        SUFFIX: _last_letters,
        SHAPE: word_shape,
        LOWER: lambda text: dictionary_lemma(text, language),
    }
    return Vocab(lex_attr_getters=getters)
