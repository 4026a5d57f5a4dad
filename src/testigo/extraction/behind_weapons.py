"""Who is behind a weapon: who laid what blew up, from whom a shot came, at whose hands somebody died."""

from testigo.extraction.clauses import agents, patients
from testigo.extraction.mentions import Found
from testigo.extraction.nouns import preposition
from testigo.extraction.parties import ARMED, Party, parties
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words

BLASTS = frozenset({"bombing", "shelling", "air_strike", "suicide_bombing", "grenade"})
FALLING = frozenset({"killing", "death", "injury"})
LAID = frozenset({"acl", "amod", "xcomp", "advcl"})
HANDS = 3  # tokens: "at the hands of rebels"


def laying(found: Found) -> list[Party]:
    """Return who laid what blew up and killed: "la explosión de una mina instalada por rebeldes hirió a dos"."""
    return list(layers(found)) if found.trigger.label in BLASTS | FALLING else []


def layers(found: Found) -> tuple[Party, ...]:
    """Return who is said to have laid what blew up, or at whose hands somebody died: "a mine laid by rebels"."""
    scene, tokens = found.scene, found.scene.sentence.tokens
    below = scene.sentence.subtree(scene.head(found.trigger))
    laid = [at for at in below if tokens[at].dep in LAID and tokens[at].lemma in small_words("handling_verbs")]
    by = [at for verb in laid for at in scene.sentence.children(verb) if tokens[at].dep == "obl:agent"]
    by += [
        at
        for at in scene.who
        if at > HANDS and small_words("hands") & {token.lower for token in tokens[at - HANDS : at]}
    ]
    return tuple(party for party in parties(scene, tuple(by)) if party.kind in ARMED and party.is_people)


def firing(found: Found) -> list[Party]:
    """Return from whom what struck came: "fire from an army convoy killed a girl", "recibió balazos de soldados"."""
    scene, sentence = found.scene, found.scene.sentence
    verb = scene.head(found.trigger)
    near = (*agents(sentence, verb), *patients(sentence, verb), *range(found.trigger.start, found.trigger.end))
    struck = [at for at in near if _is_fired(scene, at)]
    below = (*struck, *(verb for _ in struck))
    behind = [at for shot in below for at in sentence.children(shot) if sentence.tokens[at].dep in {"nmod", "obl"}]
    by = (at for at in behind if preposition(sentence, at) in small_words("origin_cases"))
    return [party for party in parties(scene, tuple(by)) if party.kind in ARMED and party.is_people]


def _is_fired(scene: Scene, head: int) -> bool:
    return scene.sentence.tokens[head].lemma in small_words("shots") | small_words("fire")
