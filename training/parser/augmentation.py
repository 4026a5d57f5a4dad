"""Variants of gold sentences as news and the web write them: other cases, no accents, unknown words."""

from dataclasses import replace
from random import Random

from testigo.extraction.lexical_features import without_accents
from training.parser.treebanks import GoldSentence

_OPEN_CLASSES = {"NOUN", "VERB", "PROPN", "ADJ"}
_VOWELS, _CONSONANTS = "aeiou", "bcdfglmnprstvz"
_KEPT_ENDING = 3
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("'", "'"))


def vary(sentence: GoldSentence, random: Random, *, unknown_share: float) -> GoldSentence:
    """`sentence` with words, case, accents and quotes changed at random; the tree stays the same.

    `unknown_share` is the share of open-class words whose stem becomes letters never seen, so that the
    model learns to parse around words it does not know.
    """
    words = [
        _unknown_word(word, random) if pos in _OPEN_CLASSES and random.random() < unknown_share else word
        for word, pos in zip(sentence.words, sentence.pos, strict=True)
    ]
    words = _vary_case(words, random)
    if random.random() < 0.12:
        words = [without_accents(word) for word in words]
    if '"' in words and random.random() < 0.5:
        words = _vary_quotes(words, random)
    varied = replace(sentence, words=tuple(words))
    return _without_final_stop(varied) if random.random() < 0.15 else varied


def lower_case(sentence: GoldSentence) -> GoldSentence:
    """`sentence` in lower case, as text printed in capitals reaches the parser."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def no_accents(sentence: GoldSentence) -> GoldSentence:
    """`sentence` without accents."""
    return replace(sentence, words=tuple(without_accents(word) for word in sentence.words))


def _unknown_word(word: str, random: Random) -> str:
    stem, ending = word[:-_KEPT_ENDING], word[-_KEPT_ENDING:]
    if len(stem) < 2 or not word.isalpha():
        return word
    letters = [random.choice(_VOWELS if letter.lower() in _VOWELS else _CONSONANTS) for letter in stem]
    made = "".join(letters) + ending
    return made.capitalize() if word[0].isupper() else made


def _vary_case(words: list[str], random: Random) -> list[str]:
    draw = random.random()
    if draw < 0.15:
        return [word.lower() for word in words]
    if draw < 0.22:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return words


def _vary_quotes(words: list[str], random: Random) -> list[str]:
    marks = random.choice(_QUOTES)
    varied, opened = [], 0
    for word in words:
        varied.append(marks[opened % 2] if word == '"' else word)
        opened += word == '"'
    return varied


def _without_final_stop(sentence: GoldSentence) -> GoldSentence:
    """Headlines and captions have no full stop."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or last in sentence.heads[:last]:
        return sentence
    return GoldSentence(
        sentence.words[:last],
        sentence.spaces[:last],
        sentence.lemmas[:last],
        sentence.pos[:last],
        sentence.feats[:last],
        sentence.heads[:last],
        sentence.deps[:last],
    )
