"""How sure a sentence is of its words: told plainly, with reserve, or as established."""

from collections.abc import Iterator, Sequence

from testigo.extraction.scene import Scene
from testigo.lexicon.words import Hit
from testigo.model import Certainty

NEAR = 5  # tokens before a trigger within which a cue is about it


def certainty(scene: Scene, start: int, end: int, cues: Sequence[Hit] | None = None) -> Certainty:
    """Return how sure the sentence is of the words ``start`` to ``end``; ``cues`` are its words of reserve, or some."""
    cues = scene.tells("hedged") if cues is None else cues
    if any(start - hit.end >= -NEAR and hit.start - end <= NEAR for hit in cues):
        return Certainty.ALLEGED
    if scene.tells("confirmed") and scene.tells("official"):
        return Certainty.CONFIRMED
    return Certainty.REPORTED


def hedges(scene: Scene, start: int, end: int) -> Iterator[Hit]:
    """Yield the words of reserve that may be about the words ``start`` to ``end``, and not about others alone.

    "Soldiers killed five suspected gang members": what is not sure is what the five were.
    """
    tokens = scene.sentence.tokens
    for hit in scene.tells("hedged"):
        cue = tokens[scene.head(hit)]
        described = cue.head if cue.dep == "amod" else None
        if described not in scene.who or set(scene.sentence.subtree(described)) & set(range(start, end)):
            yield hit
