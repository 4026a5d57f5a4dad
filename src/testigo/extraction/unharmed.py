"""Where a sentence says that nobody was killed or hurt."""

from testigo.extraction.scene import Scene
from testigo.lexicon.words import Hit

NONE_OF = {"none": ("killed", "injured"), "none_killed": ("killed",), "none_injured": ("injured",)}


def zeros_of(scene: Scene) -> tuple[Hit, ...]:
    """Return the words by which nobody was killed or hurt.

    Words that a comma parts belong to two statements: "cinco personas sin vida, una lesionada". Of somebody unhurt
    beside others who were hurt nothing follows for these.
    """
    tokens = scene.sentence.tokens
    told = [hit for hit in scene.tells(*NONE_OF) if all(token.text != "," for token in tokens[hit.start : hit.end])]
    harmed = any(hit.subject == "harm" and hit.label in {"killed", "injured", "casualties"} for hit in scene.hits)
    return tuple(hit for hit in told if hit.end - hit.start > 1 or not harmed)
