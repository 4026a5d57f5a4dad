"""The words that stand beside names of places, read from ``<language>/places.yaml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from testigo.lexicon.place_names import fold
from testigo.lexicon.words import LANGUAGES

_WORD_SETS = (
    "locative",
    "locative_weak",
    "articles",
    "origin",
    "landmark",
    "containers",
    "joiners",
    "brought",
    "left",
    "inside",
    "beyond",
    "directions",
    "indefinite",
    "bynames",
    "betweens",
    "home_after",
    "name_openings",
    "of_people",
    "occasions",
    "lines",
    "line_joiners",
    "institutions",
    "institutions_before",
    "brands",
    "gangs",
    "seats",
    "brands_before",
    "titles",
    "speech",
    "after_person",
    "sector_before",
    "sector_after",
    "common",
    "never",
    "first_names",
)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """One language's words about places. All are folded, but for abbreviations, whose case tells."""

    kind_before: Mapping[str, str]  # phrase -> kind of place
    kind_after: Mapping[str, str]
    distance: Mapping[str, float]  # unit -> kilometres
    abbreviations: Mapping[str, tuple[str, str]]  # as written -> name to look up, kind
    after_comma: Mapping[str, str]  # as written -> name of a state
    capital_after_comma: Mapping[str, str]  # the same in capitals
    short_kinds: Mapping[str, str]  # "co" -> "county"
    demonyms: Mapping[str, tuple[str, str]]  # form -> name of the place, kind
    demonym_openings: frozenset[str]  # the first words of demonyms of two: "South Korean"
    plural_after: Mapping[str, str]  # "counties" -> "county"
    sets: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]  # phrase -> the sets it is in

    def among(self, group: str, phrase: str) -> bool:
        """Say whether a folded phrase is in one of the language's sets of words."""
        return phrase in self.sets[group]


@cache
def place_words(language: str) -> PlaceWords:
    """Return the words of a language; one that is not known is read as English.

    Names of persons come from all languages: reports in English tell of Ramírez, those in Spanish of Jackson.
    """
    chosen = language if language in LANGUAGES else "en"
    data = {known: _read(known) for known in LANGUAGES}
    own = data[chosen]
    sets = {group: _words(own[group]) for group in _WORD_SETS}
    sets["first_names"] = frozenset().union(*(_words(words["first_names"]) for words in data.values()))
    sets["sector_before"] = frozenset().union(*(_words(words["sector_before"]) for words in data.values()))
    demonyms = _demonyms(own)
    return PlaceWords(
        kind_before=_by_kind(own["kind_before"]),
        kind_after=_by_kind(own["kind_after"]),
        distance={fold(unit): float(length) for unit, length in own["distance"].items()},
        abbreviations={short.rstrip("."): (name, kind) for short, (name, kind) in own["abbreviations"].items()},
        after_comma={short: name for name, shorts in own["after_comma"].items() for short in shorts},
        capital_after_comma={short.upper(): name for name, shorts in own["after_comma"].items() for short in shorts},
        short_kinds=own["short_kinds"],
        plural_after=own["plural_after"],
        demonyms=demonyms,
        demonym_openings=frozenset(form.split()[0] for form in demonyms if " " in form),
        sets=sets,
        groups={phrase: frozenset(g for g in sets if phrase in sets[g]) for words in sets.values() for phrase in words},
    )


def _read(language: str) -> dict[str, Any]:
    path = Path(__file__).parent / language / "places.yaml"
    return dict(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))


def _words(listed: str | Iterable[Any]) -> frozenset[str]:
    words = listed.split() if isinstance(listed, str) else [str(word) for word in listed]
    return frozenset(fold(word) for word in words)


def _by_kind(listed: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold(phrase): kind for kind, phrases in listed.items() for phrase in phrases}


def _demonyms(own: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return every form of every demonym: the longest listed ending that fits makes the other forms."""
    endings = {fold(ending): forms for ending, forms in own["demonym_endings"].items()}
    forms: dict[str, tuple[str, str]] = {}
    for kind in ("country", "state"):
        for place, words in own[f"demonyms_{kind}"].items():
            for word in map(fold, words):
                ending = next((e for e in sorted(endings, key=len, reverse=True) if word.endswith(e)), "")
                stem = word[: len(word) - len(ending)]
                forms |= {stem + fold(form): (fold(place), kind) for form in endings[ending]}
    return forms
