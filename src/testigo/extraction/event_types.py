"""Of what type a deed is: by the class of its trigger, a weapon beside it, and who suffers it."""

from functools import cache
from typing import Any

from testigo.extraction import telling
from testigo.extraction.clauses import doers, done_to
from testigo.extraction.fights import fighters
from testigo.extraction.grounds import POINTING
from testigo.extraction.parties import parties
from testigo.extraction.scene import Scene
from testigo.extraction.strikes import is_used
from testigo.extraction.sufferers import object_pronoun, whom
from testigo.extraction.voices import takes_back
from testigo.lexicon.words import Hit, read_list


@cache
def classes() -> dict[str, dict[str, Any]]:
    """Return the table of trigger classes (lexicon/classes.yaml)."""
    return read_list("", "classes")


@cache
def refinement() -> dict[str, dict[str, str]]:
    """Return the table that turns weapons and targets into event types (lexicon/refinement.yaml)."""
    return read_list("", "refinement")


def event_type(scene: Scene, hit: Hit) -> str:
    """Return the event type of a trigger by its class, refined by a weapon of its sentence or by its target.

    Empty for words that only point at an incident ("the incident", "el hecho").
    """
    row = classes()[hit.label]
    if hit.label in POINTING or telling.is_negated(scene, hit):
        return ""
    if hit.label in {"clash", "attack"} and _is_with_protesters(scene, hit):
        return "riot"
    if hit.label == "arson" and _is_of_people(scene, hit):
        return "attack_on_civilians"
    return _refined(scene, hit, row) if row["refine"] else str(row["default"])


def _refined(scene: Scene, hit: Hit, row: dict[str, Any]) -> str:
    """Return the event type of a trigger whose class is refined: by weapon, by the one person killed, by target."""
    by_weapon = _by_weapon(scene, hit)
    if by_weapon:
        return by_weapon
    robbed = any(other.subject == "trigger" and other.label == "looting_robbery" for other in scene.hits)
    if hit.label == "killing" and not robbed and _is_one_person(scene, hit):  # a robber kills whoever is there
        return str(row["person"])
    kinds = [party.kind for party in parties(scene, done_to(scene, hit))]
    by_target = next((refinement()["target"][kind] for kind in kinds if kind in refinement()["target"]), None)
    armed = hit.label == "killing" and by_target == "armed_clash" and not {"police", "military"} & set(kinds)
    if by_target and (hit.label in {"attack", "shooting"} or armed):
        return by_target
    return str(row["default"])


def _is_with_protesters(scene: Scene, hit: Hit) -> bool:
    """Say whether protesters attack, or are one side of a clash: "clashes between demonstrators and police"."""
    struck = (*done_to(scene, hit), *fighters(scene, hit)) if hit.label == "clash" else ()
    return any(party.kind == "protesters" for party in parties(scene, (*doers(scene, hit), *struck)))


def _is_of_people(scene: Scene, hit: Hit) -> bool:
    """Say whether it is people that are burned: "set fire to a man"."""
    burned = whom(scene, hit) if object_pronoun(scene, hit) is None else ()  # "les prendieron fuego": to the trucks
    return bool(burned) and all(party.is_people for party in burned)


def _is_one_person(scene: Scene, hit: Hit) -> bool:
    """Say whether a killing is told of one person."""
    victims = [party for party in parties(scene, done_to(scene, hit)) if party.is_people]
    return len(victims) == 1 and "Number=Plur" not in scene.sentence.tokens[victims[0].head].feats


def _by_weapon(scene: Scene, hit: Hit) -> str | None:
    """Return the type that a weapon gives: one anywhere near an attack, or one that is said to have killed."""
    reach = _arguments(scene, scene.head(hit)) if hit.label in DIRECT else set(scene.weapons)
    used = (head for head in reach & scene.weapons.keys() if is_used(scene, head) and not takes_back(scene, head))
    found = {scene.weapons[head].label for head in used}
    return next((kind for code, kind in refinement()["weapon"].items() if code in found), None)


def _arguments(scene: Scene, trigger: int) -> set[int]:
    """Return the words that hang on a trigger directly, as its subject, object, instrument or modifier."""
    tokens = scene.sentence.tokens
    described = {tokens[trigger].head} if tokens[trigger].dep == "acl:relcl" else set()  # "the bomb that killed six"
    return {trigger, *described} | {
        child for child in scene.sentence.children(trigger) if tokens[child].dep.split(":")[0] in ARGUMENTS
    }


DIRECT = frozenset({"killing", "injury", "death", "shooting"})
ARGUMENTS = frozenset({"nsubj", "obl", "nmod", "compound", "amod"})  # not the object: a drone that is shot down
