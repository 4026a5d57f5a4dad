"""The place that a sentence points at without naming it: "this city", "the village", "in the same area"."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.protocols import PlaceRole, Toponym

SIDELINED = frozenset({PlaceRole.DATELINE, PlaceRole.ORIGIN, PlaceRole.DEMONYM, PlaceRole.ELSEWHERE, PlaceRole.FAR_END})


def sites(scene: Scene) -> list[Toponym]:
    """Return the places of a sentence that something may be in.

    One that tells where another lies is none: Cancún in "a beach in Puerto Morelos, near Cancún".
    """
    beside = {place.near for place in scene.toponyms}
    return [place for place in scene.toponyms if place.role not in SIDELINED and place.start not in beside]


def dateline_pointed(scene: Scene) -> Toponym | None:
    """Return the place of the dateline where a sentence points at it: "esta ciudad"."""
    return _told(scene, small_words("here"), next(iter(scene.datelines), None))


def place_pointed(scene: Scene) -> Toponym | None:
    """Return a place that was told before, with the words that point at it, where a sentence names no other."""
    if here := dateline_pointed(scene):
        return here
    if sites(scene):
        return None
    told = (
        (small_words("same_town"), scene.same_town),
        (small_words("told_place"), scene.told_place),
        (small_words("state_capital"), scene.seat),
        (small_words("capital"), scene.capital),
    )
    return next((place for phrases, known in told if (place := _told(scene, phrases, known))), None)


def places_pointed(scenes: Sequence[Scene]) -> Iterator[Toponym]:
    """Yield the places that the sentences of a report point at."""
    return (place for scene in scenes if (place := place_pointed(scene)))


def _told(scene: Scene, phrases: Set[str], known: Toponym | None) -> Toponym | None:
    """Return a known place as told by words that stand in for its name, where a sentence has such words."""
    if known is None:
        return None
    tokens = scene.sentence.tokens
    lower = [token.lower for token in tokens]
    joined = f" {' '.join(lower)} "
    found = max((phrase.split() for phrase in phrases if f" {phrase} " in joined), default=None)
    if found is None:
        return None
    first = next(at for at in range(len(lower)) if lower[at : at + len(found)] == found)
    start, end = tokens[first].start, tokens[first + len(found) - 1].end
    here = replace(known, start=start, end=end, role=PlaceRole.LOCATION, placed=True)
    return replace(here, near=None, distance_km=None)
