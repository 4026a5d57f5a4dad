"""Slots that take a value from a list: the trained choice, by the words and surroundings of fillers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.muc4.deciding import Filler
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.occurrences import hashed

BITS = 18
UNTOLD = ""  # the value where the keys leave a slot empty


@dataclass(frozen=True, slots=True)
class SetFill:
    """The choice for one slot: the values it may take, in the order of the model's answers."""

    values: tuple[str, ...]
    model: Hashed

    def choose(self, fillers: Sequence[Filler], incident_type: str) -> str:
        """Return the likeliest value for what the fillers speak of."""
        found = self.model.probabilities([features(fillers, incident_type)])[0]
        return self.values[int(found.argmax())]


SetFills = Mapping[str, SetFill]  # by the name of the slot: "person", "harm", "thing", "damage", "confidence", ...


def features(fillers: Sequence[Filler], incident_type: str) -> tuple[int, ...]:
    """Return the features of fillers together: their words, their roles and all that surrounds their occurrences."""
    found = {feature & ((1 << BITS) - 1) for filler in fillers for one in filler.members for feature in one.features}
    texts = [f"incident {incident_type}", f"fillers {min(len(fillers), 4)}"]
    for filler in fillers:
        words = filler.words.lower().split()
        texts += [f"{filler.role} is {filler.words.lower()}", f"{filler.role} ends {words[-1]}", f"role {filler.role}"]
        texts += [f"{filler.role} holds {word}" for word in words]
    return tuple(sorted(found | {hashed(text, BITS) for text in texts}))
