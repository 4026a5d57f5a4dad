"""Who did it and to whom: the claims that a trigger word makes of perpetrators and targets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from testigo.extraction.aftermath import is_answer
from testigo.extraction.agents import ASSAULTS, agents_below
from testigo.extraction.behind_weapons import BLASTS, FALLING, firing, layers, laying
from testigo.extraction.claim_making import make_claim, party_claim
from testigo.extraction.clauses import WITH_CASES, doers, done_to, subjects
from testigo.extraction.fights import between, fighters
from testigo.extraction.mentions import Found
from testigo.extraction.nouns import phrase_bounds, preposition
from testigo.extraction.parties import ARMED, Party, actor_party, is_whole, named_members, parties, person_at
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.extraction.standins import stands_for
from testigo.extraction.sufferers import object_pronoun, of_tellers, whom
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.model import Certainty, Claim, Status

NOBODY_DOES = frozenset({"generic", "body_found", "explosive_disposed"})  # triggers that name no attacker
OF_VICTIMS = frozenset(
    {"killing", "death", "massacre", "shooting", "abduction", "disappearance", "arrest", "sexual_violence", "torture"}
)
UNDONE = frozenset({"displacement", "disappearance"})  # triggers whose subject suffers
STATE_DEEDS = frozenset({"arrest", "weapons_seizure", "explosive_disposed"})
OPENING = 4  # tokens: how far from its beginning those whom a sentence opens with stand
UNARMED_DOERS = frozenset({"civilians", "protesters", "indigenous", "government", "education"})


def role_claims(found: Found) -> Iterator[Claim]:
    """Yield whom the words of a mention make the doers and the targets."""
    label = found.trigger.label
    if label in {"blame", "claimed", "suspected", "named"}:
        yield from _responsibility(found)
    elif not found.mention.event_type and is_answer(found):
        for party in whom(found.scene, found.trigger):
            yield party_claim(found, "perpetrator", party)
    elif _is_undone(found) or _goes_off(found):
        scene = found.scene
        for party in parties(scene, (*subjects(scene.sentence, scene.head(found.trigger)), *_struck(found))):
            yield party_claim(found, "target", party)
        for party in (*_driving_out(found), *layers(found), *firing(found)):
            yield party_claim(found, "perpetrator", party)
    elif label == "body_found":
        yield from (party_claim(found, "perpetrator", party) for party in _killers(found))
    elif label == "generic":
        yield from (party_claim(found, "perpetrator", party) for party in _operating(found))
    elif label not in NOBODY_DOES:
        yield from _doers_and_targets(found)


def _killers(found: Found) -> tuple[Party, ...]:
    """Return who killed those whose bodies are found: "los cuerpos de dos jóvenes asesinados por paramilitares"."""
    scene = found.scene
    killing = (hit for hit in scene.hits if hit.subject == "harm" and hit.label == "killed" and hit.part == "verbs")
    by = (head for hit in killing if hit.overlaps(found.trigger) for head in doers(scene, hit))
    return tuple(party for party in parties(scene, tuple(by)) if party.kind in ARMED and party.is_people)


def _operating(found: Found) -> list[Party]:
    """Return the forces of a state whose operation it was: "eleven people died in an operation of the army"."""
    scene = found.scene
    if scene.sentence.tokens[scene.head(found.trigger)].lemma not in small_words("operations"):
        return []
    nouns = (head for head in doers(scene, found.trigger) if scene.sentence.tokens[head].pos != "ADJ")
    acting = parties(scene, tuple(nouns))
    return [party for party in acting if party.kind in ARMED - PERPETRATOR_KINDS and party.is_people]


def _is_undone(found: Found) -> bool:
    """Say whether the subject suffers: "three men fled", "tres hombres desaparecieron", not "desplazaron a tres"."""
    if found.trigger.label not in UNDONE:
        return _is_suffered(found)
    sentence, verb = found.scene.sentence, found.scene.head(found.trigger)
    if sentence.tokens[verb].pos != "VERB":
        return True
    if found.trigger.label == "disappearance" and is_passive(sentence, verb):
        return False
    return not any(party.is_people for party in whom(found.scene, found.trigger))


def _doers_and_targets(found: Found) -> Iterator[Claim]:
    scene = found.scene
    acting = _acting(found)
    for party in acting:
        for one in named_members(scene, party):
            yield party_claim(found, "perpetrator", one)
    taken = {party.head for party in acting}
    for party in dict.fromkeys((*whom(found.scene, found.trigger), *parties(scene, _struck(found)))):
        # who tells of threats may be whom they are made to: "denunció amenazas"
        own = found.trigger.label == "threat" or party in of_tellers(scene, found.trigger)
        seized = found.trigger.label == "weapons_seizure" and not party.is_people
        if party.head not in taken and not seized and (own or not _tells(scene, party)):
            yield party_claim(found, "target", party)


def _acting(found: Found) -> list[Party]:
    """Return the parties that act: of several, those that are armed."""
    scene = found.scene
    own = range(found.trigger.start, found.trigger.end)  # "declararon objetivo militar": no soldiers
    does = (head for head in doers(scene, found.trigger) if head not in own and not _is_object(found, head))
    fallen = _shared_with_the_fallen(found)
    heads = [stands_for(scene, head) for head in does if head not in fallen]
    acting = [party for party in parties(scene, tuple(heads)) if _may_do(scene, party)]
    if found.trigger.label == "clash":  # both sides of a clash act
        sides = (*done_to(scene, found.trigger), *fighters(scene, found.trigger), *between(scene, found.trigger))
        others = parties(scene, tuple(dict.fromkeys(_who_act(scene, sides))))
        taken = {party.head for party in acting}
        acting += [one for one in others if one.kind in ARMED and one.is_people and one.head not in taken]
    acting = acting or _attackers_before(found) or agents_below(scene, found.trigger)
    for others_acting in (_blocking, _attackers_behind, firing, _fought, laying):
        acting = acting or others_acting(found)
    if found.trigger.label == "clash":
        return acting  # "a battle between farmers and gunmen"
    return [party for party in acting if party.kind in ARMED] or acting


def _shared_with_the_fallen(found: Found) -> frozenset[int]:
    """Return the subjects that a verb only shares with one of dying or being hurt: they did not do what follows.

    "Tres vigilantes murieron, otros siete quedaron heridos y a dos se los llevaron".
    """
    scene, verb = found.scene, found.scene.head(found.trigger)
    tokens = scene.sentence.tokens
    above = [at for at in scene.sentence.ancestors(verb) if at in _suffered(scene)]
    own = any(tokens[at].head == verb for at in subjects(scene.sentence, verb))
    if tokens[verb].dep != "conj" or own or not above:
        return frozenset()
    return frozenset(at for fallen in above for at in subjects(scene.sentence, fallen))


def _suffered(scene: Scene) -> frozenset[int]:
    """Return the verbs of dying and of being hurt."""
    return frozenset(scene.head(hit) for hit in scene.hits if hit.subject == "harm" and hit.part == "suffer")


def _fought(found: Found) -> list[Party]:
    """Return the other side of a fight in which somebody fell: "en combates con el Ejército murieron dos rebeldes"."""
    scene, sentence = found.scene, found.scene.sentence
    if found.trigger.label not in FALLING:
        return []
    fights = {scene.head(hit) for hit in scene.hits if hit.subject == "trigger" and hit.label == "clash"}
    beside = [at for at in sentence.children(scene.head(found.trigger)) if at in fights]
    sides = (child for at in beside for child in sentence.children(at) if preposition(sentence, child) in WITH_CASES)
    return [party for party in parties(scene, tuple(sides)) if party.kind in ARMED and party.is_people]


def _who_act(scene: Scene, heads: Sequence[int]) -> Iterator[int]:
    """Yield the heads, in place of a deed whoever does it: "repelieron la agresión de un grupo armado"."""
    deeds = {scene.head(hit): hit for hit in scene.hits if hit.subject == "trigger" and hit.part == "nouns"}
    for head in heads:
        yield from doers(scene, deeds[head]) if head in deeds else (head,)


def _blocking(found: Found) -> list[Party]:
    """Return the people with whom the sentence of a blockade begins: "protesters dragged burning tires across"."""
    scene, trigger = found.scene, found.scene.head(found.trigger)
    if found.trigger.label != "road_blockade":
        return []
    tokens = scene.sentence.tokens
    heads = tuple(at for at in scene.who if at < trigger and tokens[at].dep == "nsubj")
    return [party for party in parties(scene, heads) if _may_do(scene, party)][:1]


def _driving_out(found: Found) -> tuple[Party, ...]:
    """Return the attackers before whom people flee: "families left after gunmen went from door to door"."""
    scene = found.scene
    fighting = any(hit.subject == "trigger" and hit.label == "clash" for hit in scene.hits)
    if found.trigger.label != "displacement" or fighting:
        return ()
    acts = (head for head in scene.who if scene.sentence.tokens[head].dep in {"nsubj", "obl:agent"})
    before = (party for party in parties(scene, tuple(acts)) if party.kind in PERPETRATOR_KINDS and party.is_people)
    above = scene.sentence.tokens[scene.head(found.trigger)].head
    forced = scene.sentence.tokens[above].lemma in small_words("forcing_verbs")
    forcing = parties(scene, (*(subjects(scene.sentence, above) if forced else ()), *_drivers(found)))
    return tuple(dict.fromkeys((*before, *(party for party in forcing if party.kind in ARMED and party.is_people))))


def _drivers(found: Found) -> tuple[int, ...]:
    """Return who does a displacement by its verb: "fueron desplazados por soldados", not "huyeron los soldados"."""
    sentence, verb = found.scene.sentence, found.scene.head(found.trigger)
    return doers(found.scene, found.trigger) if is_passive(sentence, verb) or whom(found.scene, found.trigger) else ()


def _is_object(found: Found, head: int) -> bool:
    """Say whether a noun's "of" phrase is its victim: "the death of four people", but "an attack of the rebels".

    "Violencia por parte de hombres armados" tells who did it.
    """
    sentence = found.scene.sentence
    if sentence.tokens[sentence.tokens[head].head].lower in small_words("part_nouns"):
        return False
    return found.trigger.label in OF_VICTIMS and preposition(sentence, head) in small_words("of_cases")


def _attackers_before(found: Found) -> list[Party]:
    """Return the one party of attackers named before an assault, where the parse joins nobody to the verb."""
    scene, trigger = found.scene, found.scene.head(found.trigger)
    done = found.trigger.label in ASSAULTS | {"arrest"} and found.trigger.part != "nouns"
    if not done or is_passive(scene.sentence, trigger) or scene.sentence.tokens[trigger].dep == "acl:relcl":
        return []
    before = [head for head, hit in scene.who.items() if head < trigger and hit.label in PERPETRATOR_KINDS]
    opening = [head for head in _openers(scene) if head < trigger and not _arrests(scene, head)]
    return list(parties(scene, tuple(before[-1:] or opening[:1])))


def _openers(scene: Scene) -> list[int]:
    """Return the armed people that a sentence, or what follows its date, opens with, and who say nothing."""
    tellers = {index for hit in scene.tells("says") for index in subjects(scene.sentence, scene.head(hit))}
    fallen = {at for verb in _suffered(scene) for at in subjects(scene.sentence, verb)}
    armed = (head for head, hit in scene.who.items() if hit.label in ARMED and hit.part == "people")
    return [
        head
        for head in armed
        if (head < OPENING or _follows_date(scene, head))
        and head not in tellers | fallen
        and not preposition(scene.sentence, head)
    ]


def _arrests(scene: Scene, head: int) -> bool:
    """Say whether those whom a sentence opens with are said to have arrested somebody: they did not do what follows."""
    verbs = (scene.head(hit) for hit in scene.hits if hit.subject == "trigger" and hit.label in STATE_DEEDS)
    return any(head in subjects(scene.sentence, verb) for verb in verbs)


def _follows_date(scene: Scene, head: int) -> bool:
    """Say whether a phrase begins where a date ends: "la madrugada del 26 de febrero elementos del Ejército"."""
    start, _ = phrase_bounds(scene.sentence, head)
    while start and scene.sentence.tokens[start - 1].text == ",":
        start -= 1
    before = scene.sentence.tokens[max(start - 1, 0)]
    return any(time.start <= before.start < time.end for time in scene.times)


def _attackers_behind(found: Found) -> list[Party]:
    """Return the people that the parse takes for the object of a Spanish verb that has another.

    "Contra el concejal atentaron desconocidos", "los atacaron dos motociclistas": people to whom a thing is done need
    an "a" before them.
    """
    scene, verb = found.scene, found.scene.head(found.trigger)
    sentence = scene.sentence
    finite = sentence.tokens[verb].pos == "VERB" and "VerbForm=Part" not in sentence.tokens[verb].feats
    if scene.report.language != "es" or not finite or is_passive(sentence, verb):
        return []
    behind = [at for at in sentence.children(verb) if sentence.tokens[at].dep == "obj" and at > verb]
    behind = [at for at in behind if at in scene.who and not preposition(sentence, at)]
    others = [at for at in done_to(scene, found.trigger) if at not in behind]
    pronoun = object_pronoun(scene, found.trigger) is not None
    named = parties(scene, tuple(behind if others else ()))
    return [party for party in named if party.is_people and (party.kind in ARMED or pronoun)]


def _responsibility(found: Found) -> Iterator[Claim]:
    """Yield whom the sentence holds responsible: "police blamed the X cartel", "the X cartel claimed the attack"."""
    scene = found.scene
    if found.mention.status is Status.DENIED:
        return  # "nobody has claimed it"
    accused: tuple[Party, ...] = ()
    if found.trigger.label in {"suspected", "named"}:
        blamed: tuple[Party, ...] = ()
    elif found.trigger.label == "claimed":
        blamed = _claimants(scene, found.trigger)
    else:
        blamed = accused = parties(scene, done_to(scene, found.trigger))
    blamed = tuple(party for party in blamed if party.kind in ARMED) or _actors_after(scene, found.trigger)
    blamed = blamed or tuple(party for party in accused if _may_be_blamed(scene, party))
    blamed = blamed or _groups_blamed(scene, found.trigger)
    blamed = tuple(party for party in blamed if party.kind in PERPETRATOR_KINDS) or blamed  # not the police who say so
    blamed = _without_wholes(scene, blamed)
    for party in blamed:
        for one in named_members(scene, party):
            certainty = Certainty.CONFIRMED if found.trigger.label == "claimed" else Certainty.ALLEGED
            evidence = scene.stretch(one.words, found.mention.trigger)
            yield make_claim(found, "perpetrator", evidence, one.words, certainty=certainty)


def _may_be_blamed(scene: Scene, party: Party) -> bool:
    """Say whether unarmed people may be whom words of blame mean: "he accused youths of a neighbouring village"."""
    harmed = {scene.head(hit) for hit in scene.hits if hit.subject == "harm"}
    words = {token.lower for token in scene.sentence.tokens[party.start : party.end]}
    victims = not words.isdisjoint(small_words("victim_nouns"))
    return party.kind == "civilians" and party.sort == "people" and party.head not in harmed and not victims


def _groups_blamed(scene: Scene, trigger: Hit) -> tuple[Party, ...]:
    """Return the groups blamed that no list has: "responsabilizó a la estructura de alias Mono"."""
    if trigger.label != "blame" or trigger.part != "verbs":
        return ()
    tokens = scene.sentence.tokens
    heads = (at for at in done_to(scene, trigger) if tokens[at].lemma in small_words("armed_groups"))
    bounds = ((at, *_with_name(scene, *phrase_bounds(scene.sentence, at))) for at in heads)
    return tuple(Party(at, start, end, "armed group", "people", scene.span(start, end)) for at, start, end in bounds)


def _with_name(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Return a phrase with the name that follows it at once: "la organización Resistencia Norte"."""
    tokens = scene.sentence.tokens
    while end < len(tokens) and tokens[end].is_capitalised:
        end += 1
    return start, end


def _claimants(scene: Scene, trigger: Hit) -> tuple[Party, ...]:
    """Return who says that they did it: known attackers, or a name that no list has, "Jaish al-Fursan"."""
    heads = tuple(subjects(scene.sentence, scene.head(trigger)))
    known = parties(scene, heads)
    if any(party.kind in ARMED for party in known):
        return known
    named = (person_at(scene, head) for head in heads if scene.sentence.tokens[head].pos == "PROPN")
    return tuple(replace(party, kind="armed group") for party in named if party is not None)


def _without_wholes(scene: Scene, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, but for those that only tell what another is a part of: "X, a faction of Y"."""
    named = {party: scene.actor_in(party.words.start, party.words.end) for party in found}
    actors = [actor for actor in named.values() if actor is not None]
    return tuple(party for party, actor in named.items() if actor is None or not is_whole(scene, actor, actors))


def _actors_after(scene: Scene, trigger: Hit) -> tuple[Party, ...]:
    """Return the first known actor named at or behind a trigger, as a party."""
    offset = scene.sentence.tokens[trigger.start].start
    named = [actor for actor in scene.actors if actor.end > offset and actor.kind in ARMED]
    return tuple(actor_party(scene, actor) for actor in named[:1])


def _may_do(scene: Scene, party: Party) -> bool:
    """Say whether a party may be the doer: people, and not merely those who tell of it."""
    harmed = {scene.head(hit) for hit in scene.hits if hit.subject == "harm" and hit.label in {"killed", "injured"}}
    if party.sort == "objects" or party.head in harmed:
        return False
    return party.kind in ARMED or (not _tells(scene, party) and party.kind in UNARMED_DOERS)


def _tells(scene: Scene, party: Party) -> bool:
    """Say whether a party is the voice of its sentence."""
    deeds = {scene.head(hit) for hit in scene.hits if hit.subject == "trigger"}  # "se manifestaban": they protested
    verbs = {scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs"} - deeds
    closing = party.end in verbs and party.start > 0 and scene.sentence.tokens[party.start - 1].text == ","
    return closing or any(party.head in subjects(scene.sentence, verb) for verb in verbs)


def _struck(found: Found) -> tuple[int, ...]:
    """Return the things before or in which something blew up: "a bomb exploded outside a police station"."""
    scene, trigger = found.scene, found.scene.head(found.trigger)
    if found.trigger.label not in BLASTS:
        return ()
    tokens, sentence = scene.sentence.tokens, scene.sentence
    near = [
        at
        for at, hit in scene.who.items()
        if hit.part == "objects"
        and tokens[at].dep in {"obl", "nmod"}
        and (trigger in sentence.ancestors(at)[:2])
        and preposition(sentence, at) in small_words("site_cases")
    ]
    return tuple(near)


def _is_suffered(found: Found) -> bool:
    """Say whether the trigger's subject is who it happens to: "five people died"."""
    trigger, scene = found.trigger, found.scene
    if trigger.part == "suffer":  # "stepped on a mine", but not "rebels set off a charge"
        setting_off = scene.sentence.tokens[trigger.start].lemma in small_words("handling_verbs")
        by = parties(scene, tuple(subjects(scene.sentence, scene.head(trigger)))) if setting_off else ()
        return not any(party.kind in PERPETRATOR_KINDS for party in by)
    if trigger.label == "death" and scene.sentence.tokens[scene.head(trigger)].pos == "VERB":
        return True
    if trigger.label == "killing":  # "fue muerto por": a killing, though the verb is that of dying
        return False
    if scene.sentence.child(scene.head(trigger), "obj") not in {None, *range(trigger.start, trigger.end)}:
        return False  # "burned down eleven houses"
    suffered = [hit for hit in scene.hits if hit.subject == "harm" and hit.part == "suffer"]
    return any(hit.start < trigger.end and trigger.start < hit.end for hit in suffered)


def _goes_off(found: Found) -> bool:
    """Say whether something explodes by itself: "al estallar una mina", whose subject is not a doer."""
    sentence, trigger = found.scene.sentence, found.scene.head(found.trigger)
    if found.trigger.label != "bombing" or found.trigger.part != "verbs":
        return False
    doers = parties(found.scene, tuple(subjects(sentence, trigger)))
    if sentence.child(trigger, "obj") is not None and any(party.kind in ARMED and party.is_people for party in doers):
        return False
    return not any(
        sentence.tokens[child].dep in {"obj", "obl:agent", "nsubj:pass"} and child not in found.scene.weapons
        for child in sentence.children(trigger)
    )
