"""The words of MUC-4's templates: string fills, and the tables that turn words into set fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_OPENINGS = ("THE ", "A ", "AN ", "SOME ", "ITS ", "THEIR ", "ABOUT ", "APPROXIMATELY ")
_LONGEST_FILL = 12  # words: keys hold few longer strings, and the scorer gives none of them whole


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of ``tables.yaml``; each set fill has the words that call for it."""

    countries: Mapping[str, Mapping[str, Any]]
    states: Mapping[str, str]
    things: Mapping[str, Sequence[str]]
    weekdays: Sequence[str]
    near_days: Sequence[str]
    unnamed: Mapping[str, str]


@cache
def tables() -> Tables:
    """Return the tables, read once."""
    return Tables(**yaml.safe_load(Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8")))


def fill(words: str) -> str:
    """Return words as a string fill: upper case, on one line, without quotes, marks at the ends, or an article."""
    cleaned = " ".join(words.upper().replace('"', "").split()).strip(" ,.;:-()[]'")
    for opening in _OPENINGS:
        cleaned = cleaned.removeprefix(opening)
    return " ".join(cleaned.split()[:_LONGEST_FILL])


def holds(words: str, listed: Sequence[str]) -> bool:
    """Say whether one of the listed words or phrases stands whole among the words."""
    return any(f" {each} " in f" {words} " for each in listed)


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
