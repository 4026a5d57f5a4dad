"""What kind of people a phrase tells of: "five leaders of the gang" are a criminal group, "the mayor's wife" none."""

from collections.abc import Sequence

from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit, entries, words_of

FORCES = frozenset({"police", "military"})
PERPETRATOR_KINDS = frozenset({"criminal group", "armed group", "rebels"})
UNARMED = "civilians"  # the kind of people of whom no word tells what they are


def kind_of(phrase: str, language: str) -> str | None:
    """Return the kind of actor that a phrase names, as a code of the codebook, or None.

    A word that tells what people are wins over those that only tell that they are people, or that something is theirs:
    "members of the security forces", "the mayor's house". Of two as telling the longer entry wins, then the head: the
    last before "of" in English, the first in Spanish.
    """
    words = _undisguised(words_of(phrase))
    found = entries(words, language, "who")
    found, former = [hit for hit in found if not _is_former(hit, words)], found
    if former and not found:
        return UNARMED
    telling = [hit for hit in found if not _is_general(hit, words) and not _is_participle(hit, words)] or found
    if language == "es":
        best = max(telling, key=lambda hit: (hit.end - hit.start, -hit.start), default=None)
    else:
        of = next((at for at, word in enumerate(words) if word.casefold() in small_words("of_cases")), len(words))
        best = max(telling, key=lambda hit: (hit.end <= of, hit.end - hit.start, hit.start), default=None)
    return best.label if best else None


def _undisguised(words: Sequence[str]) -> Sequence[str]:
    """Return the words before those that tell how people looked: "men dressed as policemen" are men."""
    ends = (at for at, word in enumerate(words) if at and word.casefold() in small_words("disguises"))
    return words[: next(ends, len(words))]


def _is_former(hit: Hit, words: Sequence[str]) -> bool:
    """Say whether an entry tells what people of a force were before: "two former soldiers"."""
    before = words[hit.start - 1].casefold() if hit.start else ""
    return hit.label in FORCES and before in small_words("former")


def _is_general(hit: Hit, words: Sequence[str]) -> bool:
    """Say whether an entry tells no more than that there were people, or a thing of anybody's."""
    said = {word.casefold() for word in words[hit.start : hit.end]}
    return hit.label == UNARMED and (hit.part == "objects" or said <= small_words("generic_people"))


def _is_participle(hit: Hit, words: Sequence[str]) -> bool:
    """Say whether a noun was found by the lemma of an English participle alone: "crowded" is no crowd."""
    return hit.end == hit.start + 1 and hit.label != UNARMED and words[hit.start].casefold().endswith("ed")
