"""Trigger words to mentions: where a report tells of an incident, of what type, and in what manner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from testigo.extraction import sureness, telling
from testigo.extraction.clauses import doers, done_to, subjects
from testigo.extraction.deeds import is_proven
from testigo.extraction.fights import fighters
from testigo.extraction.gatherings import OPENING, is_held
from testigo.extraction.grounds import POINTING, is_detailed, is_detailed_together, is_grounded, is_happening
from testigo.extraction.harmed import is_by_shot
from testigo.extraction.kinds import Kind
from testigo.extraction.once import once
from testigo.extraction.parties import ARMED, parties
from testigo.extraction.scene import Scene
from testigo.extraction.strikes import is_used, wielded
from testigo.extraction.sufferers import object_pronoun, whom
from testigo.extraction.taking import is_taking
from testigo.extraction.unharmed import zeros_of
from testigo.extraction.voices import takes_back
from testigo.extraction.words_alone import is_in_words_alone
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import FORCES, PERPETRATOR_KINDS
from testigo.lexicon.words import Hit, read_list
from testigo.model import Mention, Status, Told, content_id

APART = {"habit": Told.GENERIC, "named": Told.OTHER}  # classes that tell of no incident by themselves
SUSPICION = 5  # tokens between a word of suspicion and the name of a group
METAPHOR_FREE = frozenset({"AUX", "ADP", "DET"})  # a trigger tagged so is no trigger


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the sentence and the trigger it was made from."""

    mention: Mention
    scene: Scene
    trigger: Hit


@dataclass(frozen=True, slots=True)
class Manner:
    """How a whole report speaks: of what kind it is, and whether it gives grounds for an incident.

    ``grounded`` says that somewhere it tells of a deed outright, or with details enough.
    """

    kind: Kind
    grounded: bool

    @classmethod
    def of(
        cls, scenes: tuple[Scene, ...], title: tuple[Hit, ...] = (), headlines: Callable[[], tuple[Scene, ...]] = tuple
    ) -> "Manner":
        """Return the manner of a report by its sentences, and by what the word lists find in its title.

        ``headlines`` are the scenes of the title, asked for only where the sentences give no grounds.
        """
        kind = Kind.of(scenes, title)
        return cls(kind, _give_grounds(scenes, kind) or _give_grounds((*headlines(), *scenes), kind))


def may_be_grounded(scenes: tuple[Scene, ...], headlines: Callable[[], tuple[Scene, ...]]) -> bool:
    """Say whether the sentences with words of deeds give grounds in a report of the kind in which most do."""
    return _give_grounds(scenes, Kind()) or _give_grounds((*headlines(), *scenes), Kind())


def _give_grounds(scenes: tuple[Scene, ...], kind: Kind) -> bool:
    return (
        any(_gives_grounds(scene, kind) for scene in scenes)
        or any(_tells_of_gathering(scene, kind) for scene in scenes[:OPENING])
        or _give_grounds_together(scenes, kind)
    )


def _give_grounds_together(scenes: tuple[Scene, ...], kind: Kind) -> bool:
    """Say whether the sentences that tell of something of late, or of when and where it was, give details enough."""
    late = (any(_is_late(scene, hit, kind) for hit in _triggers(scene)) for scene in scenes)
    return is_detailed_together(
        [scene for scene, told in zip(scenes, late, strict=True) if told or is_happening(scene)]
    )


def _gives_grounds(scene: Scene, kind: Kind) -> bool:
    """Say whether a sentence tells, as something that took place of late, of a deed outright or with details enough."""
    late = (hit for hit in _triggers(scene) if hit.label != "protest" and _is_late(scene, hit, kind))
    return any(is_detailed(scene, hit, quiet=kind.quiet) or is_grounded(scene, hit, quiet=kind.quiet) for hit in late)


def _tells_of_gathering(scene: Scene, kind: Kind) -> bool:
    return any(is_held(scene, hit) and _is_late(scene, hit, kind) for hit in _triggers(scene))


def _is_late(scene: Scene, hit: Hit, kind: Kind) -> bool:
    """Say whether a trigger tells of something as having taken place of late."""
    if telling.is_years_ago(scene, hit) or not telling.told(scene, hit, kind).makes_incidents:
        return False
    return telling.status(scene, hit) is not Status.DENIED


@cache
def classes() -> dict[str, dict[str, Any]]:
    """Return the table of trigger classes (lexicon/classes.yaml)."""
    return read_list("", "classes")


@cache
def refinement() -> dict[str, dict[str, str]]:
    """Return the table that turns weapons and targets into event types (lexicon/refinement.yaml)."""
    return read_list("", "refinement")


def mentions(scene: Scene, report: Manner) -> tuple[Found, ...]:
    """Return the mentions of a sentence of a report that speaks in this manner."""
    return tuple(_mention(scene, hit, report) for hit in _triggers(scene) or _suspicions(scene) or _traces(scene))


def _does(scene: Scene, at: int) -> bool:
    """Say whether a word is the agent of what attackers do: "thrown by", but not "posted by"."""
    tokens = scene.sentence.tokens
    return tokens[at].dep == "obl:agent" and tokens[tokens[at].head].lemma in small_words("handling_verbs")


def group_named(scene: Scene, report: Manner) -> tuple[Found, ...]:
    """Return a mention of the first group that a sentence names, as one that may be meant elsewhere in the report.

    Not where the sentence tells whose ground it is, whose leader, or of talks: "in the area, where the X operate".
    """
    if scene.tells("presence"):
        return ()
    named = [scene.token_at(actor.start) for actor in scene.actors if actor.kind in PERPETRATOR_KINDS]
    return tuple(_mention(scene, Hit(at, at + 1, "trigger", "named", "nouns"), report) for at in named[:1])


def _suspicions(scene: Scene) -> tuple[Hit, ...]:
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


def _traces(scene: Scene) -> tuple[Hit, ...]:
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
def _triggers(scene: Scene) -> tuple[Hit, ...]:
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


def _mention(scene: Scene, hit: Hit, report: Manner) -> Found:
    trigger = scene.span(hit.start, hit.end)
    manner = APART.get(hit.label) or telling.told(scene, hit, report.kind)
    if report.kind.foreign and not is_proven(scene, hit):
        manner = Told.OTHER
    if manner.makes_incidents and not report.grounded:
        manner = Told.GENERIC
    mention = Mention(
        id=content_id("mention", scene.report.id, trigger.start, trigger.end, hit.label),
        trigger=trigger,
        sentence=scene.whole,
        event_type=event_type(scene, hit),
        told=manner,
        status=telling.status(scene, hit),
        certainty=sureness.certainty(scene, hit.start, hit.end),
        anew=telling.opens_another(scene, hit),
        recalls=telling.points_back(scene, hit),
    )
    return Found(mention, scene, hit)


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


def owner(scene: Scene, group: list[Found], index: int) -> Found:
    """Return the mention that governs a token, or the heaviest of the sentence."""
    by_head = {one.scene.head(one.trigger): one for one in group}
    above = (index, *scene.sentence.ancestors(index)) if scene is group[0].scene else ()
    return next((by_head[at] for at in above if at in by_head), None) or max(group, key=weight)


def weight(found: Found) -> int:
    """Return how much a mention says about its incident (lexicon/classes.yaml)."""
    return int(classes()[found.trigger.label]["weight"])
