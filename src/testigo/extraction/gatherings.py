"""Demonstrations: whether a sentence tells of one that was held, or of one that is only called for.

A protest is told otherwise than a deed of violence: by a noun without a verb ("Sigue el acampe frente al municipio"),
without attackers or weapons, and most often beforehand ("marcharán el viernes", "convocan a una marcha").
"""

from collections.abc import Sequence

from testigo.extraction.once import once
from testigo.extraction.parties import ARMED, parties
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_day
from testigo.extraction.words_alone import takes_people
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.protocols import PlaceRole

VERBAL = frozenset({"VERB", "AUX"})


def is_gathering(hit: Hit) -> bool:
    """Say whether a word is one of people who demonstrate or close a road."""
    return hit.label in {"protest", "road_blockade"}


def is_called_for(scene: Scene, trigger: Hit) -> bool:
    """Say whether a demonstration is only announced: in the future, or as what somebody calls for."""
    if not is_gathering(trigger):
        return False
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    above = [at for at in (head, *scene.sentence.ancestors(head)) if tokens[at].pos in VERBAL]
    if any(tokens[at].lemma in small_words("calling_verbs") for at in above[:REACH] if at != head):
        return True
    return any(_is_ahead(scene, at) for at in above[: _first_finite(scene, above) + 1])


def _first_finite(scene: Scene, verbs: Sequence[int]) -> int:
    """Return the place among verbs of the first that is finite: "se congregarán para marchar"."""
    finite = (place for place, at in enumerate(verbs) if "VerbForm=Fin" in scene.sentence.tokens[at].feats)
    return next(finite, 0)


REACH = 2  # verbs above a demonstration, of which one may call for it: "anunciaron que saldrán a marchar"


def _is_ahead(scene: Scene, verb: int) -> bool:
    """Say whether a verb is in the future: "marcharán", "van a marchar", "will march"."""
    token = scene.sentence.tokens[verb]
    helping = [scene.sentence.tokens[child] for child in scene.sentence.children(verb)]
    ahead = [one for one in (token, *helping) if one.pos in VERBAL and (one is token or one.dep.startswith("aux"))]
    return any("Tense=Fut" in one.feats or one.lower in small_words("future_words") for one in ahead)


def is_held(scene: Scene, trigger: Hit) -> bool:
    """Say whether a sentence tells of a demonstration as held: by whom, on which day, or in which public place."""
    if not is_gathering(trigger) or is_called_for(scene, trigger) or _is_past_by(scene, trigger):
        return False
    return _takes_unarmed(scene, trigger) or any(map(is_day, scene.times)) or _is_in_public(scene)


def _is_past_by(scene: Scene, trigger: Hit) -> bool:
    """Say whether what is told comes after a demonstration: "tras una protesta, el gremio anunció un paro"."""
    children = (scene.sentence.tokens[child] for child in scene.sentence.children(scene.head(trigger)))
    return any(token.lower in small_words("after") for token in children)


def _takes_unarmed(scene: Scene, trigger: Hit) -> bool:
    people = [party for party in parties(scene, tuple(scene.who)) if party.is_people and party.sort != "nationals"]
    return takes_people(scene, trigger) or any(party.kind not in ARMED | {"government"} for party in people)


@once
def _is_in_public(scene: Scene) -> bool:
    """Say whether a sentence names a place where people gather: "frente al municipio", "in the square"."""
    tokens = scene.sentence.tokens
    if any(token.lower in small_words("gathering_places") for token in tokens):
        return True
    return any(place.role in WHERE for place in scene.toponyms)


WHERE = frozenset({PlaceRole.LOCATION, PlaceRole.LANDMARK, PlaceRole.PARENT, PlaceRole.FAR_END})


def are_announced(scenes: Sequence[Scene]) -> bool:
    """Say whether a report opens with a demonstration to come, and with none that was held."""
    if not any(is_called_for(scene, hit) for scene, hit in _told(scenes[:BEGINNING])):
        return False
    return not any(_is_past(scene, hit) and is_held(scene, hit) for scene, hit in _told(scenes[:OPENING]))


OPENING = 5  # sentences in which news tells what it is about, the title one of them
BEGINNING = 8  # sentences, of a note of three paragraphs all, in which a call to demonstrate is told


def _told(scenes: Sequence[Scene]) -> list[tuple[Scene, Hit]]:
    return [(scene, hit) for scene in scenes for hit in scene.hits if hit.subject == "trigger" and is_gathering(hit)]


def _is_past(scene: Scene, trigger: Hit) -> bool:
    """Say whether the verb of a demonstration is in a past tense, and of the main clause."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    finite = next((at for at in (head, *scene.sentence.ancestors(head)) if "VerbForm=Fin" in tokens[at].feats), None)
    if finite is None or tokens[finite].dep.startswith("acl") or "Mood=Sub" in tokens[finite].feats:
        return False
    return not {"Tense=Past", "Tense=Imp"}.isdisjoint(tokens[finite].feats)
