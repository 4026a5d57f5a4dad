"""Words as they should be spelt, where a text was scanned badly or lost its accents: "po1ice", "recibio", "ninnos".

The parser and the word lists look at the restored word; the report's own characters stay what is quoted. A word that
is in no dictionary is taken for the one that accents, or letters that scanners take for others, make of it; where a
whole Spanish text has no accents, preterites that are words without them as well ("causo", "asesino") are told by the
word before them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import simplemma

from testigo.extraction.lexical_features import dictionary_lemma
from testigo.lexicon.grammar import small_words

ACCENTED = frozenset("áéíóúüñ")
ACUTE = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
FIGURES = frozenset("1058")
FOR_LETTERS = str.maketrans("058", "osb")
FOR_OTHERS = {"c": "e", "l": "i"}  # read as, and meant
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|er|ero|era)")
ENCLITIC = re.compile(r"r(?:l[oae]s?|m?e|te|nos)$")  # "contarlo" is in no dictionary and misread by nobody
LONG = 5  # letters of a word of which one is taken for another
SHORTEST = 3  # letters of a word that is looked up
FEWEST = 40  # letters below which a text without accents may be so by chance
BARE = 0.003  # share of letters with accents below which a text has lost them: Spanish prose has about .023


def is_bare(text: str) -> bool:
    """Say whether a Spanish text has lost its accents."""
    letters = sum(map(str.isalpha, text))
    return letters >= FEWEST and sum(letter in ACCENTED for letter in text.casefold()) < BARE * letters


def restored(words: Sequence[str], language: str, *, bare: bool) -> list[str]:
    """Return words as they should be spelt; ``bare`` says that their text has no accents at all."""
    found = [respelt(word, language) for word in words]
    for at in range(len(found)) if bare else ():
        if found[at].endswith("o"):
            beside = (found[at - 1].lower() if at else "", found[at + 1].lower() if at + 1 < len(found) else "")
            found[at] = _in_bare_text(found[at], *beside)
    return found


@lru_cache(maxsize=65_536)
def respelt(word: str, language: str) -> str:
    """Return a word, or the dictionary's word that an unknown one was before its letters were lost or misread."""
    lower = word.lower()
    if len(lower) < SHORTEST or simplemma.is_known(lower, language):
        return word
    forms = (*(_with_marks(lower) if language == "es" else ()), *_before_scanning(lower, word.islower()))
    found = next((form for form in forms if simplemma.is_known(form, language)), None)
    return _as_written(found, word) if found else word


def _with_marks(word: str) -> Iterator[str]:
    """Yield what an accent, or an "ñ" for "n" or "nn", makes of a word without them."""
    if word.isascii() and word.isalpha():
        yield from (form for form in (word.replace("nn", "ñ"), *_accented(word)) if form != word)


def _before_scanning(word: str, is_small: bool) -> Iterator[str]:
    """Yield what a scanner may have read as this word: figures for letters, and in small letters "c" for "e".

    In 498,000 words of clean news fewer than ten are taken for others.
    """
    if not FIGURES.isdisjoint(word):
        if word.isdecimal() or ORDINAL.fullmatch(word):
            return
        yield from (form for l_or_i in "li" if (form := word.translate(FOR_LETTERS | {ord("1"): l_or_i})).isalpha())
    elif is_small and word.isalpha() and len(word) >= LONG and not ENCLITIC.search(word):
        for at, letter in enumerate(word):
            if letter in FOR_OTHERS:
                yield word[:at] + FOR_OTHERS[letter] + word[at + 1 :]


def _as_written(found: str, word: str) -> str:
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def _accented(word: str) -> Iterator[str]:
    return (word[:at] + ACUTE[letter] + word[at + 1 :] for at, letter in enumerate(word) if letter in ACUTE)


def _in_bare_text(word: str, before: str, after: str) -> str:
    """Return what a word in "-o" is where no word has its accent: "causo" is "causó", "vehiculo" "vehículo".

    A word that is a noun as well is a preterite where no article or preposition leads to it and an object follows:
    "un hombre asesino a su pareja".
    """
    form, is_sure = _without_its_accent(word)
    if form.endswith("o"):
        return form
    is_told = not before or before not in small_words("before_nouns")
    return form if is_told and (is_sure or (before and after in small_words("after_verbs"))) else word


@lru_cache(maxsize=65_536)
def _without_its_accent(word: str) -> tuple[str, bool]:
    """Return what a word in "-o" may be the accentless form of, itself at worst, and whether it is no noun itself."""
    lower = word.lower()
    verb = f"{lower[:-1]}ó"
    if not lower.isascii() or not simplemma.is_known(verb, "es") or not dictionary_lemma(verb, "es").endswith("ar"):
        return word, False
    nouns = (f"{form}o" for form in _accented(lower[:-1]) if simplemma.is_known(f"{form}o", "es"))
    noun = next((form for form in nouns if dictionary_lemma(form, "es") == form), None)
    return _as_written(noun or verb, word), dictionary_lemma(lower, "es").endswith("ar")
