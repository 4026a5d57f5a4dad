"""Slots that take a value from a list: the trained choice, by the words and surroundings of fillers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Filler
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.occurrences import hashed
from testigo.extraction.scene import Scene

BITS = 18
CLOSE = 4  # words
UNTOLD = ""  # the value where the keys leave a slot empty


@dataclass(frozen=True, slots=True)
class SetFill:
    """The choice for one slot: the values it may take, in the order of the model's answers."""

    values: tuple[str, ...]
    model: Hashed

    def likeliest(self, row: Sequence[int]) -> str:
        """Return the likeliest value for features."""
        found = self.model.probabilities([row])[0]
        return self.values[int(found.argmax())]


SetFills = Mapping[str, SetFill]  # by the name of the slot: "person", "harm", "thing", "damage", "confidence", ...


@dataclass(frozen=True, slots=True)
class Chooser:
    """The choices for one incident of a report."""

    material: Material
    chosen: SetFills
    incident_type: str

    def value(self, slot: str, fillers: Sequence[Filler]) -> str:
        """Return the likeliest value of a slot for what the fillers speak of."""
        return self.chosen[slot].likeliest(features(self.material, fillers, self.incident_type))


def features(material: Material, fillers: Sequence[Filler], incident_type: str) -> tuple[int, ...]:
    """Return the features of fillers together: their words, their roles and all that surrounds their occurrences."""
    found = {feature & ((1 << BITS) - 1) for filler in fillers for one in filler.members for feature in one.features}
    texts = [f"incident {incident_type}", f"fillers {min(len(fillers), 4)}"]
    for filler in fillers:
        words = filler.words.lower().split()
        texts += [f"{filler.role} is {filler.words.lower()}", f"{filler.role} ends {words[-1]}", f"role {filler.role}"]
        texts += [f"{filler.role} holds {word}" for word in words]
        for one in filler.members:
            texts += _beside(material.extraction.scenes[one.sentence], one.head)
    return tuple(sorted(found | {hashed(text, BITS) for text in texts}))


def _beside(scene: Scene, head: int) -> Iterator[str]:
    """Yield the words and the word-list hits of a sentence, and which words are close to a noun."""
    tokens = scene.sentence.tokens
    yield from (f"sentence {token.lemma}" for token in tokens)
    yield from (f"sentence {hit.subject}:{hit.label}" for hit in scene.hits)
    yield from (f"close {token.lemma}" for token in tokens[max(0, head - CLOSE) : head + CLOSE + 1])
