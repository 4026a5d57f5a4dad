"""Mentions that tell of what came of an attack told before: later deaths, and those who struck the attackers back."""

from collections.abc import Sequence
from dataclasses import replace

from testigo.extraction.clauses import doers, subjects
from testigo.extraction.event_types import classes
from testigo.extraction.mentions import Found
from testigo.extraction.parties import parties
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.model import Told

AFTERMATH = frozenset({"death", "injury"})
DEEDS = frozenset({"attack", "property"})


def aftermath(found: Sequence[Found]) -> list[Found]:
    """Return the mentions, those of death or injury after an attack was told made to point back at it.

    "The third soldier died on Saturday in hospital" tells of the victims of the attack, not of another.
    """
    found = _struck_back(_late_deaths(found))
    kept: list[Found] = []
    attacked: int | None = None  # where the sentence of the first attack told as news begins
    for one in found:
        place = one.mention.sentence.start
        told = one.mention.told is Told.NEWS and bool(one.mention.event_type)
        deed = any(other.mention.sentence.start == place and _is_deed(other) for other in found)
        if one.trigger.label in AFTERMATH and attacked is not None and place > attacked and told and not deed:
            kept.append(replace(one, mention=replace(one.mention, event_type="")))
            continue
        if told and attacked is None and classes()[one.trigger.label]["family"] in DEEDS:
            attacked = place
        kept.append(one)
    return kept


def _late_deaths(found: Sequence[Found]) -> list[Found]:
    """Return the mentions, the deaths of people hurt before made to point at what hurt them: "died in hospital"."""
    kept = []
    for one in found:
        words = {token.lower for token in one.scene.sentence.tokens}
        late = one.trigger.label == "death" and not words.isdisjoint(small_words("late_death"))
        hurt = late and any(_hurts(other) for other in found)
        kept.append(replace(one, mention=replace(one.mention, event_type="")) if hurt else one)
    return kept


def _struck_back(found: Sequence[Found]) -> list[Found]:
    """Return the mentions, those in which attackers are struck back made to point at their attack.

    "Gunmen fired on passers-by. Police shot four of the attackers": one incident, and not a clash.
    """
    attacked = False
    kept = []
    for one in found:
        answers = is_answer(one)
        back = attacked and answers and one.mention.told is Told.NEWS
        kept.append(replace(one, mention=replace(one.mention, event_type="")) if back else one)
        attacked = attacked or (not answers and (_hurts(one) or _tells_of_harm(one)))
    return kept


def is_answer(one: Found) -> bool:
    """Say whether a mention tells that attackers were struck by others: "his bodyguard shot one of the assailants"."""
    if one.trigger.label not in ANSWERS:
        return False
    scene = one.scene
    struck = whom(scene, one.trigger)
    words = [scene.sentence.tokens[party.start : party.end] for party in struck]
    attackers = all(any(token.lower in small_words("attackers") for token in phrase) for phrase in words)
    acting = parties(scene, doers(scene, one.trigger))
    if not struck:  # "fue abatido por un agente": whoever was told of before
        return _is_subjectless(scene, one.trigger) and bool(acting) and all(party.kind in GUARDING for party in acting)
    return attackers and not any(party.kind in PERPETRATOR_KINDS for party in acting)


GUARDING = frozenset({"police", "military", "private security"})


def _is_subjectless(scene: Scene, trigger: Hit) -> bool:
    """Say whether a passive verb has no subject of its own in the sentence, or a pronoun: "he was shot by police"."""
    verb = scene.head(trigger)
    if not is_passive(scene.sentence, verb):
        return False
    named = (scene.sentence.tokens[at] for at in subjects(scene.sentence, verb))
    return all(token.lower in small_words("one_person") for token in named)


ANSWERS = frozenset({"killing", "shooting", "injury"})


def _hurts(one: Found) -> bool:
    """Say whether a mention tells of a deed in which people may be hurt."""
    harmful = classes()[one.trigger.label]["family"] in {"attack", "abduction"}
    told = bool(one.mention.event_type) and one.mention.told.makes_incidents
    return told and harmful and one.trigger.label not in AFTERMATH


def _tells_of_harm(one: Found) -> bool:
    """Say whether a mention tells of deaths or wounds that news has first: "18 people died when two cars exploded"."""
    return one.trigger.label in AFTERMATH and bool(one.mention.event_type) and one.mention.told is Told.NEWS


def _is_deed(one: Found) -> bool:
    """Say whether a mention tells of what was done, and not only of what came of it."""
    return classes()[one.trigger.label]["family"] in DEEDS and one.trigger.label not in AFTERMATH
