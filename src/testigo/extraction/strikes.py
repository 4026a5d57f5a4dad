"""Whether an aircraft or a truck strikes, or is only there: seen, shot at, used to fly out the wounded."""

from testigo.extraction.nouns import preposition
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words

STRUCK = frozenset({"killed", "injured", "damage"})  # harms that aircraft do
BLOODLESS = frozenset({"arrest", "weapons_seizure", "explosive_disposed", "displacement", "protest", "agreement"})


def is_used(scene: Scene, head: int) -> bool:
    """Say whether a weapon named is one that was used, as far as the words tell: carriers have to strike."""
    return scene.sentence.tokens[head].lemma not in small_words("carriers") or _strikes(scene, head)


def _strikes(scene: Scene, head: int) -> bool:
    """Say whether the deed of a sentence is done by or from an aircraft or a truck, or by those in it.

    "Fired from a helicopter", "used a plane to fire on them", "men in pickups who fired"; not "was flown out by".
    """
    sentence = scene.sentence
    token = sentence.tokens[head]
    done = (
        hit for hit in scene.hits if hit.label in STRUCK or (hit.subject == "trigger" and hit.label not in BLOODLESS)
    )
    deeds = {at for hit in done for at in scene.members(hit)}
    if token.dep == "obj" and sentence.tokens[token.head].lemma in small_words("using_verbs"):
        return not deeds.isdisjoint(sentence.subtree(token.head))
    if token.dep == "nmod" and token.head in scene.who and scene.who[token.head].part == "people":
        return not deeds.isdisjoint((sentence.tokens[token.head].head, *sentence.subtree(token.head)))
    above = token.head in deeds and token.dep not in {"obj", "nsubj:pass"}
    return above and preposition(sentence, head) not in small_words("target_cases")
