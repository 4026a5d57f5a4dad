"""Which nouns and names of a report are spoken of as one: by register entry, by person's name, else by the noun."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.muc4.noun_phrases import first_names, is_name
from benchmarks.muc4.occurrences import Occurrence
from testigo.extraction.scene import Scene

LONGEST_NAME = 5  # words
_PARTICLES = frozenset({"de", "la", "del", "los", "y"})


@dataclass(frozen=True, slots=True)
class Entity:
    """Occurrences (their numbers in the report) that go by one key, such as ``name:luis perez`` or ``noun:bomb``."""

    key: str
    members: tuple[int, ...]


def entities(scenes: Sequence[Scene], occurrences: Sequence[Occurrence]) -> tuple[Entity, ...]:
    """Return the entities of a report in the order in which they are first named."""
    names = [_name(scenes[one.sentence], one) for one in occurrences]
    whole = _whole_names([name for name in names if len(name) > 1])
    grouped: dict[str, list[int]] = {}
    for number, (one, name) in enumerate(zip(occurrences, names, strict=True)):
        grouped.setdefault(_key(scenes[one.sentence], one, name, whole), []).append(number)
    return tuple(Entity(key, tuple(members)) for key, members in grouped.items())


def _name(scene: Scene, one: Occurrence) -> tuple[str, ...]:
    """Return the words of the person's name that an occurrence ends, empty where it is none."""
    tokens, start = scene.sentence.tokens, one.head
    token = tokens[one.head]
    goes_on = start > 0 and one.classes == {"none"} and is_name(tokens[start - 1].lower)  # a surname that is a word
    if not (is_name(token.lower) or goes_on) or scene.is_place(token.start, token.end):
        return ()
    while start > 0 and one.head - start < LONGEST_NAME and _is_part(tokens[start - 1].lower):
        start -= 1
    return tuple(each.lower for each in tokens[start : one.head + 1])


def _is_part(word: str) -> bool:
    return is_name(word) or word in _PARTICLES


def _whole_names(names: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each name of several words the longest name that holds its words."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in longest:
        whole[name] = next((whole[other] for other in longest if other in whole and set(name) <= set(other)), name)
    return whole


def _key(scene: Scene, one: Occurrence, name: tuple[str, ...], whole: dict[tuple[str, ...], tuple[str, ...]]) -> str:
    token = scene.sentence.tokens[one.head]
    actor = scene.actor_in(token.start, token.end)
    if actor is not None:
        return f"actor:{actor.actor_id}"
    if len(name) == 1 or (not name and one.classes == {"none"}):
        name = next((full for full in whole if _is_short_for(token.lower, full)), name)
    if name:
        return f"name:{' '.join(whole.get(name, name))}"
    return f"noun:{token.lemma}"


def _is_short_for(word: str, full: tuple[str, ...]) -> bool:
    """Say whether one word stands for a whole name: a surname, not a first name that others share."""
    return word in full[-2:] or (word in full and word not in first_names())
