"""Words that stand for an armed actor named elsewhere: "the army said that it had fired", "one of its men"."""

from testigo.extraction.clauses import subjects
from testigo.extraction.nouns import phrase_bounds
from testigo.extraction.parties import ARMED, party_at
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words


def stands_for(scene: Scene, head: int) -> int:
    """Return whom the word at ``head`` stands for: the armed actor that says it of itself, or the word itself."""
    if not _is_own(scene, head):
        return head
    sayings = {scene.head(hit) for hit in scene.tells("says")}
    speakers = (
        at for verb in scene.sentence.ancestors(head) if verb in sayings for at in subjects(scene.sentence, verb)
    )
    return next((at for at in speakers if _is_armed_actor(scene, at)), head)


def _is_own(scene: Scene, head: int) -> bool:
    """Say whether a word is a pronoun, or has one that says whose it is."""
    tokens = scene.sentence.tokens
    below = tokens[slice(*phrase_bounds(scene.sentence, head))]
    return tokens[head].lower in small_words("own_pronouns") or any(
        token.lower in small_words("own_determiners") for token in below
    )


def _is_armed_actor(scene: Scene, head: int) -> bool:
    party = party_at(scene, head)
    return party is not None and party.kind in ARMED and party.is_people
