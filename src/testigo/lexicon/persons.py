"""The words by which names of persons are known, read from ``<language>/persons.yaml``; all are folded."""

import re
from dataclasses import dataclass
from functools import cache

from testigo.lexicon.place_names import fold
from testigo.lexicon.words import LANGUAGES, read_list


@dataclass(frozen=True, slots=True)
class PersonWords:
    """One language's words about persons; what each list is for stands in the YAML."""

    offices: frozenset[str]
    callings: frozenset[str]
    naming: frozenset[str]
    minors: frozenset[str]
    bodies: frozenset[str]
    ages: tuple[re.Pattern[str], ...]


@cache
def person_words(language: str) -> PersonWords:
    """Return the words of a language; one that is not known is read as English."""
    own = read_list(language if language in LANGUAGES else "en", "persons")
    lists = {
        name: frozenset(fold(word) for word in own[name])
        for name in ("offices", "callings", "naming", "minors", "bodies")
    }
    return PersonWords(**lists, ages=tuple(re.compile(pattern, re.IGNORECASE) for pattern in own["ages"]))
