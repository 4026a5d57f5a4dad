"""Which words of a sentence are triggers: those that tell of a deed here, and not a metaphor, a name or a journey."""

from collections.abc import Iterator

from testigo.extraction.clauses import doers, done_to, subjects
from testigo.extraction.harmed import is_by_shot
from testigo.extraction.once import once
from testigo.extraction.parties import ARMED, parties
from testigo.extraction.scene import Scene
from testigo.extraction.strikes import wielded
from testigo.extraction.taking import is_taking
from testigo.extraction.unharmed import zeros_of
from testigo.extraction.words_alone import is_in_words_alone
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import FORCES, PERPETRATOR_KINDS
from testigo.lexicon.words import Hit

SUSPICION = 5  # tokens between a word of suspicion and the name of a group
METAPHOR_FREE = frozenset({"AUX", "ADP", "DET"})  # a trigger tagged so is no trigger


def _does(scene: Scene, at: int) -> bool:
    """Say whether a word is the agent of what attackers do: "thrown by", but not "posted by"."""
    tokens = scene.sentence.tokens
    return tokens[at].dep == "obl:agent" and tokens[tokens[at].head].lemma in small_words("handling_verbs")


def suspicions(scene: Scene) -> tuple[Hit, ...]:
    """Return the word by which a sentence without a trigger lays something to a group: "thrown by the X cartel".

    Before the group's name stand a "by" after a passive, or a word of suspicion: "presuntos integrantes del CJNG".
    """
    hedges = {at for hit in scene.tells("hedged") for at in range(hit.start, hit.end)}
    for actor in scene.actors:
        if actor.kind not in PERPETRATOR_KINDS:
            continue
        first = scene.token_at(actor.start)
        members = {first, *scene.sentence.ancestors(first)[:3]}
        agents = [at for at in members if _does(scene, at)]
        marks = [at for at in hedges if 0 < first - at <= SUSPICION] or agents
        if marks:
            at = min(marks)
            return (Hit(at, at + 1, "trigger", "suspected", "nouns"),)
    return ()


def traces_of_harm(scene: Scene) -> tuple[Hit, ...]:
    """Return the first word of harm of a sentence without a trigger, as one that points at an incident.

    "Otras seis personas siguen hospitalizadas": the words belong to whatever was told before.
    """
    suffered = (hit for hit in scene.hits if hit.subject == "harm" and hit.label in SUFFERED)
    harms = [
        hit for hit in suffered if not _names_a_place(scene, hit) and (hit.part != "struck" or is_by_shot(scene, hit))
    ]
    zeros = zeros_of(scene)
    traces = (*zeros, *harms, *_namings(scene), *_wrecked(scene), *wielded(scene))
    return tuple(hit._replace(subject="trigger", label="generic") for hit in traces[:1])


def _namings(scene: Scene) -> tuple[Hit, ...]:
    """Return the words for whom a sentence names: "the victim was identified as Ana Luz"."""
    named = scene.tells("named")
    called = any(hit.part in {"calling", "identified"} for hit in named)
    return tuple(hit for hit in named if hit.part in {"victim", "suspect"}) if called else ()


def _wrecked(scene: Scene) -> tuple[Hit, ...]:
    """Return the words of damage of a sentence that names things: "three homes were left without power"."""
    things = any(hit.part == "objects" for hit in scene.who.values())
    return tuple(hit for hit in scene.hits if things and hit.subject == "harm" and hit.label == "damage")


SUFFERED = frozenset({"killed", "injured", "casualties", "abducted", "missing"})


@once
def triggers(scene: Scene) -> tuple[Hit, ...]:
    """Return the words of a sentence that tell of a deed, by their order in the lists; found bodies last."""
    found = []
    for hit in scene.hits:
        token = scene.sentence.tokens[scene.head(hit)]
        if hit.subject != "trigger" or token.pos in METAPHOR_FREE or _names_a_place(scene, hit):
            continue
        if _is_reflexive(scene, hit) or any(hit.overlaps(figure) for figure in scene.tells("figure")):
            continue
        if scene.actor_in(token.start, token.end) is None and not _is_escape(scene, hit) and _is_borne_out(scene, hit):
            found.append(hit)
    return (*found, *_found_bodies(scene, found))


def _found_bodies(scene: Scene, found: list[Hit]) -> Iterator[Hit]:
    """Yield the verb by which bodies are found, where no phrase has it: "the bodies of five of the men were found"."""
    if any(hit.label == "body_found" for hit in found):
        return
    tokens = scene.sentence.tokens
    for hit in scene.hits:
        body = hit.subject == "harm" and hit.part == "nouns" and tokens[hit.start].lemma in small_words("bodies")
        verb = tokens[scene.head(hit)].head
        if body and tokens[verb].pos == "VERB" and tokens[verb].lemma in small_words("finding_verbs"):
            yield Hit(verb, verb + 1, "trigger", "body_found", "verbs")
            return


def _names_a_place(scene: Scene, hit: Hit) -> bool:
    """Say whether a trigger word is part of a place's name: "en Matanzas", but not "EMBOSCADA DEJA TRES MUERTOS"."""
    tokens = scene.sentence.tokens
    if not scene.is_place(tokens[hit.start].start, tokens[hit.end - 1].end):
        return False
    capital = tokens[hit.start].is_capitalised and not tokens[hit.start].is_all_capitals
    return hit.start > 0 and (capital or tokens[hit.start - 1].pos in {"ADP", "DET", "PROPN"})


def _is_borne_out(scene: Scene, hit: Hit) -> bool:
    """Say whether a word that is often a metaphor is done to somebody or something that can be attacked."""
    victims = parties(scene, done_to(scene, hit))
    if is_in_words_alone(scene, hit, victims) or _is_checkpoint(scene, hit):
        return False
    if hit.label == "bombing" and hit.part == "verbs":
        return _can_explode(scene, hit)
    if hit.label == "clash" and hit.part == "verbs" and scene.report.language == "es":
        beside = parties(scene, scene.sentence.children(scene.head(hit)))  # "enfrentar" is to face anything
        return bool(beside) or bool(scene.weapons) or any(actor.kind in ARMED for actor in scene.actors)
    if hit.label == "blame" and hit.part == "weak":
        return any(party.kind in PERPETRATOR_KINDS for party in victims)
    if hit.label == "arrest" and victims:
        return any(party.is_people for party in victims)  # a bus that is stopped is not arrested
    taking = hit.part == "weak" and scene.sentence.tokens[hit.start].lemma in small_words("taking_verbs")
    return is_taking(scene, hit) if taking else hit.part != "weak" or bool(victims)


def _is_checkpoint(scene: Scene, hit: Hit) -> bool:
    """Say whether a Spanish word for a roadblock is the checkpoint of a force: "un retén de policías estatales"."""
    manning = parties(scene, doers(scene, hit)) if hit.label == "road_blockade" and hit.part == "nouns" else ()
    return any(party.kind in FORCES for party in manning)


def _can_explode(scene: Scene, hit: Hit) -> bool:
    """Say whether what explodes can: a thing, a weapon, what is not named; no prices, and nobody without a weapon."""
    if set(scene.weapons) - set(range(hit.start, hit.end)) or scene.sentence.tokens[scene.head(hit)].pos != "VERB":
        return True
    named = [at for at in subjects(scene.sentence, scene.head(hit)) if scene.sentence.tokens[at].pos == "NOUN"]
    found = parties(scene, tuple(named))
    kinds = ARMED if parties(scene, done_to(scene, hit)) else PERPETRATOR_KINDS  # "los soldados dinamitaron la casa"
    armed = any(party.kind in kinds for party in found)
    holders = any(scene.sentence.tokens[at].lemma in small_words("may_explode") for at in named)
    return not named or armed or holders or any(party.sort == "objects" for party in found)


def _is_reflexive(scene: Scene, hit: Hit) -> bool:
    """Say whether a Spanish verb is said of itself: "se detuvieron", they stopped; "los precios se dispararon".

    A gun that goes off is told so too: "se le disparó el rifle".
    """
    if hit.label not in {"arrest", "shooting"} or hit.part != "verbs":
        return False
    if any(at in scene.weapons for at in scene.sentence.children(scene.head(hit))):
        return False
    children = (scene.sentence.tokens[child] for child in scene.sentence.children(scene.head(hit)))
    return any(token.lower == "se" and not token.dep.endswith(("pass", "impers")) for token in children)


def _is_escape(scene: Scene, hit: Hit) -> bool:
    """Say whether those who flee are the attackers, or nobody is named: an escape, not a displacement."""
    if hit.label == "displacement" and _is_travel(scene, hit):
        return True
    driven_out = hit.part == "verbs" and scene.sentence.child(scene.head(hit), "obj") is not None
    if hit.label != "displacement" or driven_out:
        return False
    acting = tuple(subjects(scene.sentence, scene.head(hit)))
    runners = parties(scene, acting)
    nameless = not runners and hit.part == "verbs"
    return nameless or any(party.kind in ARMED for party in runners) or any(_is_one(scene, at) for at in acting)


def _is_one(scene: Scene, at: int) -> bool:
    """Say whether a word stands for one person: nobody's leaving alone is a displacement."""
    token = scene.sentence.tokens[at]
    single = "Number=Sing" in token.feats or token.lower in small_words("one_person")
    alone = single and token.lower not in small_words("indefinite_people")
    joined = any(scene.sentence.tokens[child].dep == "conj" for child in scene.sentence.children(at))
    return alone and not joined and token.lemma not in small_words("collective_nouns")


def _is_travel(scene: Scene, hit: Hit) -> bool:
    """Say whether a Spanish verb only tells of people on their way: "cuando se desplazaba hacia su casa"."""
    verb = scene.sentence.tokens[scene.head(hit)]
    reflexive = any(scene.sentence.tokens[child].lower == "se" for child in scene.sentence.children(verb.index))
    return reflexive and "Tense=Imp" in verb.feats
