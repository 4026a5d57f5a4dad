"""Whether a report gives grounds for an incident: somewhere a deed told outright, or a sentence with details enough.

A sentence that only speaks of violence ("lawyers for the accused bomber", "nine of ten killings go unpunished")
gives none by itself; in a report that tells of the deed it may add to it.
"""

from collections.abc import Sequence

from testigo.extraction.agents import agents_below
from testigo.extraction.clauses import doers, subjects
from testigo.extraction.deeds import JOINED, is_dated, is_main, is_violent, victims, weapons
from testigo.extraction.harmed import has_number, sufferers
from testigo.extraction.parties import ARMED, parties
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_day
from testigo.extraction.unharmed import zeros_of
from testigo.extraction.words_alone import takes_people
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.protocols import PlaceRole

DETAILS = 2  # day, place, attackers, weapon: so many ground an incident, and one more where it is told by the way
CLEAR = frozenset(
    {
        "shooting",
        "killing",
        "abduction",
        "disappearance",
        "threat",
        "ambush",
        "massacre",
        "torture",
        "sexual_violence",
        "grenade",
        "shelling",
    }
)  # classes whose words are of violence, whoever and whatever did it
UNCLEAR = frozenset({"death", "injury", "property_destruction", "displacement", "arrest"})  # may be none of violence
NO_PLACES = frozenset({PlaceRole.DEMONYM, PlaceRole.ORIGIN, PlaceRole.ORGANISATION})


def is_grounded(scene: Scene, trigger: Hit, *, quiet: bool) -> bool:
    """Say whether a trigger tells of a deed, in a main clause; ``quiet`` says that the report has no sure violence."""
    if not is_main(scene, scene.head(trigger)) or _is_done_by_a_thing(scene, trigger):
        return False
    return not (quiet and trigger.label == "arrest") and _gives_grounds(scene, trigger, quiet=quiet)


def _gives_grounds(scene: Scene, trigger: Hit, *, quiet: bool) -> bool:
    """Say whether a trigger of a main clause tells enough of who did what to whom, or when and where."""
    if trigger.label == "protest" and takes_people(scene, trigger):
        return True
    doing = parties(scene, doers(scene, trigger))
    acting = [party for party in doing if party.is_people and party.sort != "nationals"]
    acting = acting or agents_below(scene, trigger)
    suffering = list(victims(scene, trigger))
    if any(party.kind in ARMED for party in acting):
        told = suffering or scene.weapons or trigger.label in CLEAR or is_dated(scene) or _is_placed(scene)
        return bool(told)
    if any(True for _ in weapons(scene)) and any(party.is_people for party in suffering):
        return True
    if quiet and (trigger.label in UNCLEAR | POINTING or _is_of_no_force(scene, trigger)):
        return False
    clear = not (quiet and scene.sentence.tokens[scene.head(trigger)].lemma in small_words("unclear_verbs"))
    if clear and trigger.label in CLEAR and any(party.is_people for party in suffering):
        return True
    return (is_dated(scene) or _is_placed(scene)) and bool(
        acting or suffering or scene.weapons or trigger.part == "nouns"
    )


def is_detailed(scene: Scene, trigger: Hit, *, quiet: bool) -> bool:
    """Say whether a sentence gives details enough of an incident.

    A day and a place are none of a death or a fire in a ``quiet`` report, one that has no sure violence. A day and a
    toll do where its sentence tells of violence for sure: "a shootout left three dead on Monday".
    """
    if trigger.label == "generic" or (quiet and (trigger.label in UNCLEAR or _is_of_no_force(scene, trigger))):
        return False
    if len(details(scene)) >= DETAILS + is_by_the_way(scene):
        return True
    told = is_dated(scene) and is_violent(scene) and _is_of_violence(scene, _told(scene))
    return told and _is_counted(scene)


def _is_of_no_force(scene: Scene, trigger: Hit) -> bool:
    """Say whether a word needs no force: something stolen, one body without a sign of violence, somebody missed."""
    words = scene.sentence.tokens[trigger.start : trigger.end]
    if trigger.label == "looting_robbery":
        return any(word.lemma in small_words("thefts") for word in words)
    if trigger.label == "disappearance":
        return trigger.part == "phrases"  # "reported missing", not "disappeared"
    if trigger.label != "body_found" or any(word.lemma in small_words("graves") for word in words):
        return False
    several = any("Number=Plur" in word.feats and word.lemma in small_words("bodies") for word in words)
    return not several and not any(
        word.lemma in small_words("violence_signs") or word.lower in small_words("violence_signs")
        for word in scene.sentence.tokens
    )


def is_detailed_together(scenes: Sequence[Scene]) -> bool:
    """Say whether sentences that tell of deeds give together what one of them alone does not.

    Three that use words of violence or say when or where ("it happened on Monday"), and three details: whom it struck
    is one here.
    """
    clear = [any(hit.subject == "trigger" and hit.label in CLEAR for hit in scene.hits) for scene in scenes]
    telling = [scene for scene, told in zip(scenes, clear, strict=True) if told or is_happening(scene)]
    given = {detail for scene in telling for detail in details(scene)}
    struck = any(hit.subject == "harm" and hit.label in STRUCK for scene in telling for hit in scene.hits)
    return any(clear) and len(telling) >= TOGETHER and len(given) + struck >= DETAILS_TOGETHER


def is_happening(scene: Scene) -> bool:
    """Say whether a sentence only tells when or where something was: "it happened on Monday", "ocurrió en la calle"."""
    root = scene.sentence.root
    return root is not None and scene.sentence.tokens[root].lemma in small_words("happening")


TOGETHER = 3  # sentences, the title one of them: with two, one look-alike more of 85 made an incident
DETAILS_TOGETHER = 3
STRUCK = frozenset({"killed", "injured", "casualties"})


def details(scene: Scene) -> frozenset[str]:
    """Return which details of an incident a sentence gives: a day, a place, attackers, a weapon."""
    attackers = any(hit.label in PERPETRATOR_KINDS for hit in scene.who.values()) or bool(scene.actors)
    dated = any(is_day(time) or time.reading.month for time in scene.times)
    placed = _is_placed(scene) or bool(scene.datelines)
    told = {"day": dated, "place": placed, "attackers": attackers, "weapon": any(True for _ in weapons(scene))}
    return frozenset(detail for detail, given in told.items() if given)


def _is_counted(scene: Scene) -> bool:
    """Say whether a sentence counts people killed or hurt, or says that nobody was."""
    struck = (hit for hit in scene.hits if hit.subject == "harm" and hit.label in STRUCK)
    return bool(zeros_of(scene)) or any(has_number(scene, at) for hit in struck for at in sufferers(scene, hit))


def is_by_the_way(scene: Scene) -> bool:
    """Say whether a sentence mentions violence only beside what it tells: "300 people marched for the 14 farmers shot".

    It tells of it where a deed or what came of one is said in a main clause, or stands beside its verb; and where a
    clause below has a day of its own: "demands a million for each of those whom it kidnapped on Saturday".
    """
    if scene.sentence.root is None:
        return False
    told = _told(scene)
    days = [scene.token_at(time.start) for time in scene.times if is_day(time)]
    below = any(told.isdisjoint({at, *scene.sentence.ancestors(at)[:2]}) for at in days)
    return not (_is_of_violence(scene, told) or below)


def _told(scene: Scene) -> set[int]:
    """Return the main verb of a sentence and those joined to it."""
    root = scene.sentence.root
    told, waiting = ({root}, [root]) if root is not None else (set(), [])
    while waiting:
        joined = [at for at in scene.sentence.children(waiting.pop()) if at not in told and _is_joined(scene, at)]
        told.update(joined)
        waiting.extend(joined)
    return told


def _is_of_violence(scene: Scene, told: set[int]) -> bool:
    """Say whether a deed or what came of one is said in a main clause, or stands beside its verb."""
    tokens = scene.sentence.tokens
    heads = {scene.head(hit) for hit in scene.hits if hit.subject == "harm" or _is_deed(hit)}
    above = (tokens[head].head for head in heads if tokens[head].dep in BESIDE)
    victims = small_words("victim_nouns")  # "identified the victims of Monday's shooting"
    beside = (at in told or (tokens[at].lower in victims and tokens[at].head in told) for at in above)
    return not told.isdisjoint(heads) or any(beside)


def _is_joined(scene: Scene, at: int) -> bool:
    token = scene.sentence.tokens[at]
    marks = {scene.sentence.tokens[child].lower for child in scene.sentence.children(at)}
    return token.dep in JOINED or (token.dep == "advcl" and bool(marks & small_words("finite_marks")))


def _is_deed(hit: Hit) -> bool:
    return hit.subject == "trigger" and hit.label not in POINTING


POINTING = frozenset({"generic", "blame", "claimed", "suspected", "habit"})  # speak of an incident told elsewhere
BESIDE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "advcl"})


def _is_placed(scene: Scene) -> bool:
    return any(place.role not in NO_PLACES for place in scene.toponyms) or _is_addressed(scene)


def _is_addressed(scene: Scene) -> bool:
    """Say whether a sentence names a street, by name or number: "in the 800 block of Pike Street", "la calle Pino"."""
    tokens = scene.sentence.tokens
    streets = (at for at, token in enumerate(tokens) if token.lower.rstrip(".") in small_words("street_words"))
    beside = (tokens[near] for at in streets for near in (at - 1, at + 1) if 0 < near < len(tokens))
    return any(token.is_capitalised or token.text[0].isdigit() for token in beside)


def _is_done_by_a_thing(scene: Scene, trigger: Hit) -> bool:
    """Say whether the subject of an active verb is a thing that is no weapon and no deed: "the rain killed"."""
    sentence, verb = scene.sentence, scene.head(trigger)
    if (
        sentence.tokens[verb].pos != "VERB"
        or trigger.part == "suffer"
        or is_passive(sentence, verb)
        or is_violent(scene)
    ):
        return False
    named = [head for head in subjects(sentence, verb) if sentence.tokens[head].pos == "NOUN"]
    deeds = {scene.head(hit) for hit in scene.hits if hit.subject in {"trigger", "harm"}}
    return bool(named) and not parties(scene, tuple(named)) and not set(named) & (deeds | set(scene.weapons))
