"""Dictionary forms of words: simplemma's dictionary, corrected where the part of speech decides."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import simplemma
import yaml

from testigo.extraction.lexical_features import dictionary_lemma

_CLITICS = re.compile(r"(.*(?:[aeiáéí]r|ndo))(?:me|te|se|nos|los?|las?|les?)+$")
_PARTICIPLE = re.compile(r"(.{2,})([aií])d[oa]s?$")
_FINITE = re.compile(r"(.{2,}?)(?:as?|es?|o|an|en)$")
_ENGLISH_ENDING = re.compile(r"(.{2,})(?:ing|ed)$")
_ACUTE = str.maketrans("áéíóú", "aeiou")


@lru_cache(maxsize=262_144)
def lemma(form: str, pos: str, language: str) -> str:
    """The lower-case dictionary form of a lower-case `form`, given its part of speech ("" where unknown)."""
    exceptions = _exceptions(language)
    for group in (pos.lower(), "any"):
        if form in exceptions.get(group, {}):
            return exceptions[group][form]
    found = dictionary_lemma(form, language)
    if pos == "PROPN":
        return found if form == found + "s" else form
    correct = _english if language == "en" else _spanish
    return correct(form, pos, found)


@cache
def _exceptions(language: str) -> dict[str, dict[str, str]]:
    source = files("testigo.lexicon") / language / "lemmas.yaml"
    read: dict[str, dict[str, str]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return read


def _english(form: str, pos: str, found: str) -> str:
    ending = _ENGLISH_ENDING.match(form)
    if not ending:
        return found
    if pos in {"NOUN", "ADJ"} and form.endswith("ing" if pos == "NOUN" else ("ing", "ed")):
        return form
    if pos == "VERB" and not simplemma.is_known(found if found != form else form + "s", "en"):
        stem = ending.group(1)
        return _first_known((stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem), "en") or found
    return found


def _spanish(form: str, pos: str, found: str) -> str:
    if pos == "VERB" and not found.endswith("r"):
        return _first_known(_spanish_infinitives(form), "es") or found
    if pos in {"NOUN", "ADJ"} and found.endswith(("ar", "er", "ir")) and not form.startswith(found):
        participle = _PARTICIPLE.match(form)
        if participle:
            return f"{participle.group(1)}{participle.group(2)}do"
        if form.endswith("iones"):
            return form.removesuffix("ones") + "ón"
        return re.sub("s$", "", form) if pos == "NOUN" else re.sub("as?$|os$", "o", form)
    return found


def _spanish_infinitives(form: str) -> Iterator[str]:
    with_clitics = _CLITICS.match(form)
    if with_clitics:
        bare = with_clitics.group(1).translate(_ACUTE)
        yield bare if bare.endswith("r") else dictionary_lemma(bare, "es")
    participle = _PARTICIPLE.match(form)
    if participle:
        stem, vowel = participle.groups()
        yield from (stem + ending for ending in (("ar",) if vowel == "a" else ("er", "ir")))
    if form.endswith("io"):  # "recibio" for "recibió"
        yield from (form.removesuffix("io") + ending for ending in ("ir", "er"))
    finite = _FINITE.match(form)
    if finite:
        yield from (finite.group(1) + ending for ending in ("ar", "er", "ir"))


def _first_known(candidates: Iterator[str] | tuple[str, ...], language: str) -> str | None:
    """The first candidate that is a dictionary form of its own."""
    return next(
        (
            word
            for word in candidates
            if dictionary_lemma(word, language) == word and simplemma.is_known(word, language)
        ),
        None,
    )
