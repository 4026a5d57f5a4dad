"""Verbs of violence and protest that mean none: "killed the bill", "quemar hojas", "fired the director"."""

from collections.abc import Sequence

from testigo.extraction.clauses import doers, done_to, subjects
from testigo.extraction.parties import Party, parties
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

UNMEANT = {  # what each class of deed is done to where it is none
    "killing": small_words("unmeant_killing"),
    "abduction": small_words("unmeant_abduction"),
    "arson": small_words("unmeant_arson"),
    "disappearance": small_words("unmeant_disappearance"),
    "torture": small_words("unmeant_torture"),
}
PHRASED = frozenset({"verbs", "weak"})


def is_in_words_alone(scene: Scene, trigger: Hit, victims: Sequence[Party]) -> bool:
    """Say whether a trigger is a verb that means no violence by what it is done to, or no protest by how it stands."""
    if trigger.label == "body_found":
        return _is_of_an_animal(scene, trigger)
    if trigger.part not in PHRASED:
        return False
    if trigger.label == "protest":
        return _is_no_protest(scene, trigger)
    if trigger.part == "weak" and _is_dismissal(scene, trigger):
        return True
    if any(party.is_people for party in victims):
        return False
    return trigger.label in UNMEANT and _is_done_to_things(scene, trigger)


def _is_of_an_animal(scene: Scene, trigger: Hit) -> bool:
    """Say whether what was found dead is an animal: "hallan un lobo marino muerto"."""
    tokens = scene.sentence.tokens[trigger.start : trigger.end]
    return any(token.lemma in small_words("animals") for token in tokens)


def _is_no_protest(scene: Scene, trigger: Hit) -> bool:
    """Say whether a verb only says something or goes somewhere: "manifestó que", "se marchó", "el plan marcha"."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    if tokens[head].lemma in small_words("protests_without_object"):
        return scene.sentence.child(head, "obj", "ccomp") is not None
    reflexive = tokens[head].lower.endswith("se") or any(
        tokens[at].lower == "se" for at in scene.sentence.children(head)
    )
    if tokens[head].lemma in small_words("protests_if_reflexive"):
        return not reflexive or _is_of_one(scene, head)
    if tokens[head].lemma in small_words("protests_unless_reflexive"):
        return reflexive or not takes_people(scene, trigger)
    return False


def _is_of_one(scene: Scene, verb: int) -> bool:
    """Say whether one person does it, who is no demonstration: "se manifestó el presidente de la comisión"."""
    acting = [scene.sentence.tokens[at] for at in subjects(scene.sentence, verb)]
    groups = small_words("collective_nouns") | small_words("indefinite_people")
    return bool(acting) and all("Number=Sing" in one.feats and one.lemma not in groups for one in acting)


def takes_people(scene: Scene, trigger: Hit) -> bool:
    """Say whether people do something or stand beside its word, whatever the parse makes of them: who protests."""
    head = scene.head(trigger)
    beside = (*doers(scene, trigger), *subjects(scene.sentence, head), *scene.sentence.children(head))
    return any(party.is_people for party in parties(scene, beside))


def _is_dismissal(scene: Scene, trigger: Hit) -> bool:
    """Say whether somebody only loses a post: "the judge fired the director", "fired Reams at the town hall"."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    struck = [at for at in scene.sentence.children(head) if tokens[at].dep in {"obj", "nsubj:pass"}]
    posts = (at for at in struck if tokens[at].is_capitalised or (at in scene.who and scene.who[at].part == "people"))
    return tokens[head].lemma in small_words("dismissing_verbs") and any(at not in scene.weapons for at in posts)


def _is_done_to_things(scene: Scene, trigger: Hit) -> bool:
    """Say whether what a verb is done to, or a noun beside it, makes it none: "un total de 145 vehículos"."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    ends = {*done_to(scene, trigger), *(subjects(scene.sentence, head) if trigger.label == "disappearance" else ())}
    near = {*ends, *(child for end in ends for child in scene.sentence.children(end))}
    return any(tokens[at].lemma in UNMEANT[trigger.label] for at in near)
