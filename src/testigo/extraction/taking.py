"""Whether taking people somewhere is an abduction: "gunmen took 23 villagers", "se llevaron a dos jóvenes"."""

from testigo.extraction.clauses import doers, subjects
from testigo.extraction.parties import ARMED, parties
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.lexicon.kinds import FORCES
from testigo.lexicon.words import Hit

STATE = FORCES | {"private security"}  # who takes somebody lawfully


def is_taking(scene: Scene, hit: Hit) -> bool:
    """Say whether armed people take people: "gunmen took 23 villagers"; not the wounded, and not the dead."""
    acting = parties(scene, doers(scene, hit))
    armed = any(party.kind in ARMED - STATE and party.is_people for party in acting) or _came_before(scene, hit)
    purpose = "VerbForm=Inf" in scene.sentence.tokens[scene.head(hit)].feats  # "an operation to seize a son of"
    harmed = {scene.head(one) for one in scene.hits if one.subject == "harm"}
    people = [party for party in whom(scene, hit) if party.head in scene.who or party.sort == "person"]
    return armed and not purpose and any(party.is_people and party.head not in harmed for party in people)


def _came_before(scene: Scene, hit: Hit) -> bool:
    """Say whether a verb of nobody else goes on about armed people: "came armed men and took two"."""
    head = scene.head(hit)
    before = (who for at, who in scene.who.items() if at < head)
    armed = any(who.label in ARMED - STATE and who.part == "people" for who in before)
    return armed and not parties(scene, tuple(subjects(scene.sentence, head)))
