"""The words of MUC-4's templates: string fills, persons' names, and the tables that turn words into set fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import simplemma
import yaml

from testigo.lexicon.places import place_words

_OPENINGS = ("THE ", "A ", "AN ", "SOME ", "ITS ", "THEIR ", "ABOUT ", "APPROXIMATELY ")
_LONGEST_FILL = 12  # words: keys hold few longer strings, and the scorer gives none of them whole


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of ``muc4.yaml``; each set fill has the words that call for it."""

    countries: Mapping[str, Mapping[str, Any]]
    states: Mapping[str, str]
    things: Mapping[str, Sequence[str]]
    destroyed: Sequence[str]
    people: Mapping[str, Sequence[str]]
    instruments: Mapping[str, Sequence[str]]
    acts: Sequence[str]
    state_forces: Sequence[str]
    not_perpetrators: Sequence[str]
    not_people: Sequence[str]
    not_people_nouns: Sequence[str]
    counting: Sequence[str]
    fighting_places: Sequence[str]
    name_joiners: Sequence[str]
    authorities: Sequence[str]
    weekdays: Sequence[str]
    before_things: Sequence[str]
    adjectives: Sequence[str]


@cache
def tables() -> Tables:
    """Return the tables, read once."""
    return Tables(**yaml.safe_load(Path(__file__).with_name("muc4.yaml").read_text(encoding="utf-8")))


def fill(words: str) -> str:
    """Return words as a string fill: upper case, on one line, without quotes, marks at the ends, or an article."""
    cleaned = " ".join(words.upper().replace('"', "").split()).strip(" ,.;:-()[]'")
    for opening in _OPENINGS:
        cleaned = cleaned.removeprefix(opening)
    return " ".join(cleaned.split()[:_LONGEST_FILL])


def holds(words: str, listed: Sequence[str]) -> bool:
    """Say whether one of the listed words or phrases stands whole among the words."""
    return any(f" {each} " in f" {words} " for each in listed)


def first_label(words: str, table: Mapping[str, Sequence[str]]) -> str | None:
    """Return the first label of a table one of whose phrases stands among the words."""
    return next((label for label, listed in table.items() if holds(words, listed)), None)


def noun_of(words: str) -> str:
    """Return the noun a phrase is about, in the singular: "SIX OF THE JESUIT PRIESTS" and "A PRIEST" are PRIEST."""
    tokens = head_of(words).split()
    return singular(tokens[-1]) if tokens else words


def without_count(words: str) -> str:
    """Return a description without the figure or quantifier that opens it, as the keys have it."""
    tokens = words.split()
    while len(tokens) > 1 and (tokens[0].replace(",", "").isdigit() or tokens[0] in tables().counting):
        tokens = tokens[1:]
    return " ".join(tokens)


def head_of(words: str) -> str:
    """Return what a noun phrase is about: the words before its first preposition, relative clause or comma."""
    head = words.split(",", maxsplit=1)[0]
    for closing in (
        " OF ",
        " IN ",
        " ON ",
        " AT ",
        " FROM ",
        " WHO ",
        " WHICH ",
        " THAT ",
        " BELONGING ",
        " WITH ",
        " [",
        " (",
    ):
        head = head.split(closing, maxsplit=1)[0]
    return head


def singular(word: str) -> str:
    """Return the singular of a regular English noun in capitals."""
    if word.endswith("IES"):
        return word[:-3] + "Y"
    if word.endswith(("SSES", "XES", "CHES", "SHES", "BUSES")):
        return word[:-2]
    return word[:-1] if word.endswith("S") and not word.endswith("SS") and word != "HEADQUARTERS" else word


def thing_type(words: str) -> str | None:
    """Return the MUC-4 type of a thing, or None where the words name no thing: the longest noun that ends them."""
    tokens = head_of(words).split()
    for length in (3, 2, 1):
        if len(tokens) >= length:
            noun = " ".join([*tokens[-length:-1], singular(tokens[-1])])
            for label, listed in tables().things.items():
                if noun in listed or " ".join(tokens[-length:]) in listed:
                    return label
    return None


def split_name(words: str) -> tuple[str, str]:
    """Return the name of a person among the words ("" where there is none), and the role beside it."""
    before, _, after = words.partition(",")
    tokens = before.split()
    start = len(tokens)
    while start > 0 and _is_name(tokens[start - 1]):
        start -= 1
    while start < len(tokens) and tokens[start] in tables().name_joiners:
        start += 1
    if start == len(tokens) or (start and tokens[start - 1] in {"OF", "IN", "THE", "FROM", "AT", "NEAR", "AND"}):
        return "", words
    role = " ".join(tokens[:start]) or after.strip()
    return " ".join(tokens[start:]), fill(role)


@cache
def _is_name(word: str) -> bool:
    """Say whether a word in capitals is a person's name: a first name, or no word of English."""
    lower = word.strip("[]()'.").lower()
    if word in tables().name_joiners or lower in place_words("en").sets["first_names"]:
        return True
    return lower.isalpha() and len(lower) > 2 and not simplemma.is_known(lower, lang="en")
