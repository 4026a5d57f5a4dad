"""Whom words speak of and how many they are, where no figure is given: "the mayor" is one, "soldiers" are some."""

import re
from dataclasses import replace

from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import UNARMED
from testigo.lexicon.numbers import multiples
from testigo.lexicon.text import plain
from testigo.lexicon.words import part_of, read_list
from testigo.model import Actor, Count, Gap
from testigo.resolution import counts
from testigo.resolution.actors import UNKNOWN_KIND

_POSSESSIVE = re.compile(r"['’]s$")
SOME = Count(2, None, None)  # a plural without a figure is two or more
MULTIPLE_REACH = 6  # words: "the victims of a triple homicide"


def struck(actor: Actor) -> Actor:
    """Return whom something was done to: whoever the words do not tell to be of any force is a civilian."""
    unknown = actor.kind == UNKNOWN_KIND and actor.actor_id is None and actor.name is None
    return replace(actor, kind=UNARMED) if unknown else actor


def is_thing(words: str, language: str) -> bool:
    """Say whether the words name a building, a vehicle or the like, which has no number of people."""
    head = re.split(rf"\b(?:{'|'.join(small_words('of_cases'))})\b", words, maxsplit=1)[0]  # "passengers of a bus"
    return part_of(head or words, language, "who") == "objects"


def resolve(words: str, language: str) -> tuple[Count | Gap, str]:
    """Return how many people the words speak of, or a Gap, and the reason."""
    several = _multiple(words, language)
    if several is not None:
        return several, "so many in one deed"
    value, reason = counts.resolve(words, language)
    if isinstance(value, Count) and value.low == 1 and _is_collective(words, language):
        return SOME, "several people in one word: two or more"
    if not isinstance(value, Gap):
        return value, reason
    if _is_plural(words, language):
        return SOME, "a plural without a figure: two or more"
    return Count.exactly(1), "one person is named"


def _is_collective(words: str, language: str) -> bool:
    """Say whether one word stands for several people: "a family", "una célula", but not "one crew member"."""
    said = [word.casefold() for word in words.split()]
    last = language == "en"  # English heads stand last, or before "of"
    return any(
        word in small_words("collective_nouns")
        and not (last and said[at + 1 :] and said[at + 1] not in small_words("of_cases"))
        for at, word in enumerate(said)
    )


def _multiple(words: str, language: str) -> Count | None:
    """Return how many were struck in "a triple homicide"."""
    told, numbers = words.casefold().split()[:MULTIPLE_REACH], multiples(language)
    return next((Count.exactly(numbers[word]) for word in told if word in numbers), None)


def ordinal(words: str, language: str) -> Count | None:
    """Return how many there are with "a seventh body", "una tercera víctima": an ordinal counts up to itself."""
    first = [word.casefold().strip(",.") for word in words.split()[:2]]
    numbers = read_list(language, "figures")["ordinal_numbers"]
    if first[1:] and first[0] in small_words("singular_determiners") and first[1] in numbers:
        return Count.exactly(int(numbers[first[1]]))
    return None


def _is_plural(words: str, language: str) -> bool:
    tokens = [plain(_POSSESSIVE.sub("", word.strip(".,;:\"'"))) for word in words.split()]
    if not tokens:
        return False
    first = words.split(maxsplit=1)[0].casefold()
    if language == "es" and first in small_words("singular_determiners"):
        return False  # Spanish determiners have a number; "the" has none
    if len(tokens) == 1 and first in small_words("own_ones"):
        return False  # "his death"
    if first in small_words("plural_determiners") or not small_words("plural_nouns").isdisjoint(tokens):
        return True
    of = min((tokens.index(word) for word in small_words("of_cases") if word in tokens), default=len(tokens))
    head = tokens[max(of - 1, 0)]
    return head.endswith("s") and not head.endswith("ss") and not any(word[:1].isupper() for word in words.split()[-1:])
