"""Which texts, and which of their sentences, may tell of an incident: by their words alone, before anything is parsed.

Reading leaves out what cannot matter. A text without a word for a deed makes no account, nor does one whose sentences
with such words give no grounds for an incident: these are parsed first. Of one that may tell of an incident the
sentences are parsed that hold a word of a deed, of harm or of a weapon, of saying, naming, charging or happening, a
name or an age, and the first ones. Which part of speech a word is, is not known here: every one that it may be
counts. Of 826 reports (examples, corpus, Gun Violence Corpus) three lost or gained the name of one person by it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from testigo.extraction.grounds import POINTING
from testigo.extraction.lemmas import lemma
from testigo.extraction.spelling import respelt
from testigo.lexicon import words
from testigo.lexicon.grammar import small_words

_TELLING = frozenset({"says", "named", "charged", "none", "none_killed", "none_injured"})
_TAGS = ("", "VERB", "NOUN", "ADJ", "PROPN")
_OPENING = 3  # sentences, the dateline one of them, by whose verbs a report is told to be from a court
_WORD = re.compile(r"[^\W_]+")
_AGE = re.compile(r"\d{1,3}(?:-year.*)?|old|aged|años|edad")


def may_tell(text: str, language: str) -> bool:
    """Say whether a text holds all words of some phrase for a deed, in whatever order."""
    told = set(_WORD.findall(unicodedata.normalize("NFC", text)))
    forms = frozenset[str]().union(*(_parts(word, language) for word in told))
    phrases = _deeds_by_word(language)
    return any(phrase <= forms for form in forms & phrases.keys() for phrase in phrases[form])


def deed_sentences(sentences: Sequence[Sequence[str]], language: str) -> list[bool]:
    """Say of each of a text's sentences, given as words, whether it may give grounds for an incident.

    Only one that holds a word of a deed, of one told elsewhere, of those harmed or of happening may, and none where no
    sentence holds a word of a deed.
    """
    forms = [[_forms(word, language) for word in sentence] for sentence in sentences]
    if not any(map(_deeds(language).holds, forms)):
        return [False] * len(sentences)
    return [_grounding(language).holds(own) or _tells_when(own) for own in forms]


def telling_sentences(sentences: Sequence[Sequence[str]], language: str) -> list[bool]:
    """Say of each of a text's sentences, given as words, whether to parse it if the text tells of an incident.

    Without capitals, which the parser takes from a text that has nothing else, names do not show, and all are parsed.
    """
    forms = [[_forms(word, language) for word in sentence] for sentence in sentences]
    cased = any(word[:1].isupper() for sentence in sentences for word in sentence)
    return [
        not cased or number < _OPENING or _is_of_persons(sentence) or _telling(language).holds(own) or _tells_when(own)
        for number, (sentence, own) in enumerate(zip(sentences, forms, strict=True))
    ]


def _is_of_persons(sentence: Sequence[str]) -> bool:
    """Say whether a sentence has an age, or two capitals behind each other, as names have."""
    capitals = [word[:1].isupper() for word in sentence]
    named = any(here and after for here, after in pairwise(capitals))
    return named or any(_AGE.fullmatch(word.lower()) for word in sentence)


def _tells_when(forms: Iterable[Sequence[str]]) -> bool:
    return any(not small_words("happening").isdisjoint(own) for own in forms)


@lru_cache(maxsize=words.REMEMBERED)
def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return what a list may call a word, whatever part of speech it is."""
    lower, plain = word.lower(), word.casefold()
    return tuple(
        dict.fromkeys(form for tag in _TAGS for form in words.forms_of(plain, lemma(lower, tag, language), language))
    )


@lru_cache(maxsize=words.REMEMBERED)
def _parts(word: str, language: str) -> frozenset[str]:
    forms = _forms(respelt(word, language), language)
    return frozenset(part for form in forms for part in _WORD.findall(form))


@cache
def _deeds(language: str) -> words.Lexicon:
    return words.load(language).only(_is_deed)


@cache
def _grounding(language: str) -> words.Lexicon:
    return words.load(language).only(_may_ground)


@cache
def _telling(language: str) -> words.Lexicon:
    return words.load(language).only(_is_telling)


def _is_deed(phrase: words.Phrase) -> bool:
    return phrase.subject == "trigger" and phrase.label not in POINTING


def _may_ground(phrase: words.Phrase) -> bool:
    return phrase.subject == "trigger" or (phrase.subject == "harm" and phrase.part == "nouns")


def _is_telling(phrase: words.Phrase) -> bool:
    told = phrase.subject == "telling" and phrase.label in _TELLING
    return told or phrase.subject in {"trigger", "harm", "weapon"}


@cache
def _deeds_by_word(language: str) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the phrases for deeds, each as the set of its words, by their longest word."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrases in _deeds(language).phrases.values():
        for phrase in phrases:
            own = frozenset(part for word in phrase.words if word not in words.GAPS for part in _WORD.findall(word))
            found.setdefault(max(own, key=len), []).append(own)
    return {word: tuple(phrases) for word, phrases in found.items()}
