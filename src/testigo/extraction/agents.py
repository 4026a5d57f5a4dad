"""By whom something was done, where the parse hangs the agent of a passive on another word than its verb."""

from testigo.extraction.nouns import preposition
from testigo.extraction.parties import ARMED, Party, parties
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

ASSAULTS = frozenset(
    {"attack", "shooting", "abduction", "arson", "looting_robbery", "grenade", "ambush", "killing", "threat", "torture"}
)
DONE_BY = ASSAULTS | {"injury", "disappearance", "arrest"}


def agents_below(scene: Scene, trigger: Hit) -> list[Party]:
    """Return the armed party after a "by" below a passive: "ejecutada de varios impactos de fusil, por paramilitares".

    Also where it hangs on the place or the circumstance between: "herido cuando salía de su casa por milicianos".
    """
    verb = scene.head(trigger)
    passive = is_passive(scene.sentence, verb)
    if trigger.label not in (DONE_BY if passive else ASSAULTS) or trigger.part == "nouns":
        return []
    within = set(scene.sentence.subtree(verb))
    if passive:
        within |= set(range(verb, _next_deed(scene, verb)))
    by = [head for head in sorted(within) if head > verb and _is_agent(scene, head)]
    return [party for party in parties(scene, tuple(by)) if party.kind in ARMED and party.is_people][:1]


def _is_agent(scene: Scene, head: int) -> bool:
    noun = scene.sentence.tokens[head].pos in {"NOUN", "PROPN", "ADJ"}
    by = preposition(scene.sentence, head) in small_words("agent_cases")
    return noun and by and scene.sentence.child(head, "cop") is None


def _next_deed(scene: Scene, trigger: int) -> int:
    """Return where the next trigger behind one stands, or the sentence ends."""
    heads = (scene.head(hit) for hit in scene.hits if hit.subject == "trigger")
    return min((head for head in heads if head > trigger), default=len(scene.sentence.tokens))
