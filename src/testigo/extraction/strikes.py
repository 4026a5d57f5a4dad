"""Whether an aircraft or a truck strikes, or is only there: seen, shot at, used to fly out the wounded."""

from testigo.extraction.clauses import subjects
from testigo.extraction.nouns import preposition
from testigo.extraction.parties import party_at
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit

STRUCK = frozenset({"killed", "injured", "damage"})  # harms that aircraft do
BLOODLESS = frozenset({"arrest", "weapons_seizure", "explosive_disposed", "displacement", "protest", "agreement"})


def is_used(scene: Scene, head: int) -> bool:
    """Say whether a weapon named is one that was used, as far as the words tell: carriers have to strike."""
    if scene.weapons[head].label == "fire" and _burns_by_itself(scene, head):
        return False  # "a barn burned down": what the fire of a blast did
    return scene.sentence.tokens[head].lemma not in small_words("carriers") or _strikes(scene, head)


def _burns_by_itself(scene: Scene, head: int) -> bool:
    """Say whether a verb of burning is said of the thing that burned."""
    sentence = scene.sentence
    if sentence.tokens[head].dep == "amod" and sentence.tokens[head].lemma in small_words("burning"):
        return True  # "burning tires"
    if sentence.tokens[head].pos != "VERB" or is_passive(sentence, head):
        return False
    reflexive = any(sentence.tokens[child].lower == "se" for child in sentence.children(head))
    doers = subjects(sentence, head)
    return reflexive or any(at in scene.who and scene.who[at].part == "objects" for at in doers)


def wielded(scene: Scene) -> tuple[Hit, ...]:
    """Return the weapons that the attackers of a sentence hold or use: "used dynamite", "men with rifles"."""
    return tuple(hit for head, hit in scene.weapons.items() if _is_wielded(scene, head))


def _is_wielded(scene: Scene, head: int) -> bool:
    sentence = scene.sentence
    governor = sentence.tokens[head].head
    with_it = preposition(sentence, head) in small_words("with_cases")
    verb = sentence.tokens[governor]
    used = sentence.tokens[head].dep == "obj" and verb.lemma in small_words("using_verbs")
    if verb.pos == "VERB" and with_it and verb.lemma in small_words("wielding_verbs"):
        return True  # "nos apuntaron con fusiles"
    if verb.pos == "VERB" and (used or with_it):
        holders = tuple(subjects(sentence, governor))
    else:
        holders = (governor,) if with_it else ()
    named = (party_at(scene, at) for at in holders)
    return any(party is not None and party.is_people and party.kind in PERPETRATOR_KINDS for party in named)


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
    if token.dep == "nsubj" and any(head in subjects(sentence, deed) for deed in deeds):
        return True  # "a plane passed twice and dropped bombs"
    above = token.head in deeds and token.dep not in {"obj", "nsubj:pass"}
    return above and preposition(sentence, head) not in small_words("target_cases")
