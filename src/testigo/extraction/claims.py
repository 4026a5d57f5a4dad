"""Mentions to claims: what a report says of who, whom, with what, where, when and how many."""

from collections.abc import Iterator

from testigo.extraction import telling
from testigo.extraction.clauses import doers, done_to, is_passive, subjects
from testigo.extraction.harms import harms
from testigo.extraction.mentions import Found, classes
from testigo.extraction.nouns import preposition
from testigo.extraction.parties import Party, actor_party, named_members, parties
from testigo.extraction.scene import Scene
from testigo.extraction.voices import takes_back, voice
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.model import Certainty, Claim, Span, content_id
from testigo.protocols import PlaceRole

SIDELINED = frozenset({PlaceRole.DATELINE, PlaceRole.ORIGIN, PlaceRole.DEMONYM})


def claims(found: Found) -> Iterator[Claim]:
    """Yield what the sentence of a mention claims through its trigger: doers, targets, weapons."""
    scene, trigger = found.scene, scene_trigger(found)
    if found.trigger.label in {"blame", "claimed"}:
        yield from _responsibility(found)
        return
    if found.trigger.label in UNDONE or _is_suffered(found) or _goes_off(found):
        for party in parties(scene, tuple(subjects(scene.sentence, trigger))):
            yield _party_claim(found, "target", party)
        return
    if found.trigger.label in NOBODY_DOES:
        return
    heads = [head for head in doers(scene, found.trigger) if not _is_object(found, head)]
    acting = [party for party in parties(scene, tuple(heads)) if _may_do(scene, party)]
    if found.trigger.label == "clash":  # both sides of a clash act
        acting += [
            party for party in parties(scene, done_to(scene, found.trigger)) if party.kind in ARMED and party.is_people
        ]
    acting = acting or _attackers_before(found)
    if any(party.kind in ARMED for party in acting):
        acting = [party for party in acting if party.kind in ARMED]
    for party in acting:
        for one in named_members(scene, party):
            yield _party_claim(found, "perpetrator", one)
    taken = {party.head for party in acting}
    for party in parties(scene, done_to(scene, found.trigger)):
        if party.head not in taken:
            yield _party_claim(found, "target", party)


NOBODY_DOES = frozenset({"generic", "body_found", "explosive_disposed"})  # triggers that name no attacker
OF_VICTIMS = frozenset(
    {"killing", "death", "massacre", "abduction", "disappearance", "arrest", "sexual_violence", "torture"}
)
ASSAULTS = frozenset({"attack", "shooting", "abduction", "arson", "looting_robbery", "grenade", "ambush"})
ATTACKERS = frozenset({"armed group", "criminal group", "rebels"})


def _is_object(found: Found, head: int) -> bool:
    """Say whether a noun's "of" phrase is its victim: "the death of four people", but "an attack of the rebels"."""
    return found.trigger.label in OF_VICTIMS and preposition(found.scene.sentence, head) in small_words("of_cases")


def _attackers_before(found: Found) -> list[Party]:
    """Return the one party of attackers named before an assault, where the parse joins nobody to the verb."""
    scene, trigger = found.scene, scene_trigger(found)
    if found.trigger.label not in ASSAULTS or found.trigger.part == "nouns" or is_passive(scene.sentence, trigger):
        return []
    before = [head for head, hit in scene.who.items() if head < trigger and hit.label in ATTACKERS]
    return list(parties(scene, tuple(before[-1:])))


def _responsibility(found: Found) -> Iterator[Claim]:
    """Yield whom the sentence holds responsible: "police blamed the X cartel", "the X cartel claimed the attack"."""
    scene = found.scene
    if found.trigger.label == "claimed":
        blamed = parties(scene, tuple(subjects(scene.sentence, scene_trigger(found))))
    else:
        blamed = parties(scene, done_to(scene, found.trigger))
    blamed = tuple(party for party in blamed if party.kind in ARMED) or _actors_after(scene, found.trigger.end)
    blamed = tuple(party for party in blamed if party.kind in ATTACKERS) or blamed  # not the police who say so
    for party in blamed:
        for one in named_members(scene, party):
            certainty = Certainty.CONFIRMED if found.trigger.label == "claimed" else Certainty.ALLEGED
            evidence = _around(scene, one.words, found.mention.trigger)
            yield _claim(found, "perpetrator", evidence, one.words, certainty=certainty)


def _actors_after(scene: Scene, index: int) -> tuple[Party, ...]:
    """Return the first known actor named after a token, as a party."""
    offset = scene.sentence.tokens[min(index, len(scene.sentence.tokens) - 1)].start
    named = [actor for actor in scene.actors if actor.start >= offset and actor.kind in ARMED]
    return tuple(actor_party(scene, actor) for actor in named[:1])


def _may_do(scene: Scene, party: Party) -> bool:
    """Say whether a party may be the doer: people, and not merely those who tell of it."""
    if party.sort == "objects":
        return False
    tellers = {index for hit in scene.tells("says") for index in subjects(scene.sentence, scene.head(hit))}
    return party.kind in ARMED or (party.head not in tellers and party.kind in UNARMED_DOERS)


def _is_suffered(found: Found) -> bool:
    """Say whether the trigger's subject is who it happens to: "five people died"."""
    return any(
        hit.subject == "harm" and hit.part == "suffer" and hit.start == found.trigger.start for hit in found.scene.hits
    )


def _goes_off(found: Found) -> bool:
    """Say whether something explodes by itself: "al estallar una mina", whose subject is not a doer."""
    sentence, trigger = found.scene.sentence, scene_trigger(found)
    is_verb = found.trigger.label == "bombing" and found.trigger.part == "verbs"
    return is_verb and not any(
        sentence.tokens[child].dep in {"obj", "obl:agent", "nsubj:pass"} and child not in found.scene.weapons
        for child in sentence.children(trigger)
    )


UNDONE = frozenset({"displacement", "disappearance"})  # triggers whose subject suffers
ARMED = frozenset({"police", "military", "militia", "criminal group", "rebels", "armed group", "private security"})
UNARMED_DOERS = frozenset({"civilians", "protesters", "indigenous", "government", "education"})


def scene_trigger(found: Found) -> int:
    """Return the token that governs a mention's trigger."""
    return found.scene.head(found.trigger)


def sentence_claims(group: list[Found]) -> Iterator[Claim]:
    """Yield what a sentence claims beside its triggers: weapons, counts, damage, place, date.

    ``group`` are the mentions of the sentence; each claim goes to the mention whose clause it stands in.
    """
    scene = group[0].scene
    yield from _weapon_claims(scene, group)
    yield from _harm_claims(scene, group)
    yield from _place_claims(scene, group)
    yield from _date_claims(scene, group)


def _owner(scene: Scene, group: list[Found], index: int) -> Found:
    """Return the mention that governs a token, or the heaviest of the sentence."""
    by_head = {scene_trigger(one): one for one in group}
    above = (index, *scene.sentence.ancestors(index)) if scene is group[0].scene else ()
    return next((by_head[at] for at in above if at in by_head), None) or max(group, key=_weight)


def _weight(found: Found) -> int:
    return int(classes()[found.trigger.label]["weight"])


def _party_claim(found: Found, attribute: str, party: Party) -> Claim:
    trigger = found.mention.trigger
    evidence = _around(found.scene, party.words, trigger)
    retracted = takes_back(found.scene, party.start)
    certainty = telling.certainty(found.scene, party.start, party.end)
    if attribute == "perpetrator" and found.scene.tells("hedged") and certainty is not Certainty.CONFIRMED:
        certainty = Certainty.ALLEGED
    return _claim(found, attribute, evidence, party.words, certainty=certainty, retracted=retracted)


def _weapon_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    for head, hit in scene.weapons.items():
        words = scene.span(hit.start, hit.end)
        yield _claim(_owner(scene, group, head), "weapon", words, words, retracted=takes_back(scene, hit.start))


def _harm_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    zero = () if scene.tells("not_yet") else scene.tells(*NONE_OF)
    for hit in zero:
        inside = {token.lower for token in scene.sentence.tokens[hit.start : hit.end]}
        if "else" in inside or inside & small_words("limiting"):
            continue  # "nobody else was hurt", "no serious injuries": others were, or may have been
        words = scene.span(hit.start, hit.end)
        for attribute in NONE_OF[hit.label]:
            yield _claim(_owner(scene, group, scene.head(hit)), attribute, words, words)
    for hit in scene.hits:
        if hit.subject != "harm" or hit.label == "casualties" or _overlaps_any(hit, zero):
            continue
        owner = _owner(scene, group, scene.head(hit))
        if hit.label == "damage":
            yield from _damage_claims(owner, hit)
        elif not scene.tells("not_yet"):
            yield from _counts(owner, hit)


NONE_OF = {"none": ("killed", "injured"), "none_killed": ("killed",), "none_injured": ("injured",)}


def _counts(owner: Found, hit: Hit) -> Iterator[Claim]:
    for harm in harms(owner.scene, hit):
        yield _claim(owner, harm.attribute, harm.evidence, harm.words, side=harm.side)
        if harm.party is not None and harm.side == "targets" and harm.attribute in VICTIM_COUNTS:
            yield _party_claim(owner, "target", harm.party)


VICTIM_COUNTS = frozenset({"killed", "injured", "abducted", "displaced"})


def _overlaps_any(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _damage_claims(found: Found, hit: Hit) -> Iterator[Claim]:
    scene = found.scene
    for party in parties(scene, _damaged(scene, hit)):
        if party.sort == "objects":
            yield _claim(found, "damage", _around(scene, party.words, scene.span(hit.start, hit.end)), party.words)


def _damaged(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return what a word of damage speaks of: "damaged the roof", "caused damage to a vehicle"."""
    if hit.part != "nouns":
        return done_to(scene, hit)
    head = scene.head(hit)
    around = (*scene.sentence.children(head), *scene.sentence.children(scene.sentence.tokens[head].head))
    return tuple(at for at in around if preposition(scene.sentence, at) in small_words("damage_cases"))


def _place_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    triggers = {one.mention.trigger.start for one in group}
    here = scene.datelines[-1:] if _says_here(scene) else ()
    for place in (*scene.toponyms, *here):
        if (place.role not in SIDELINED or place in here) and place.start not in triggers:
            words = scene.report.span(place.start, place.end)
            yield _claim(_owner(scene, group, scene.token_at(place.start)), "place", words, words)


def _says_here(scene: Scene) -> bool:
    """Say whether a sentence puts itself in the place of the dateline: "en el centro de esta ciudad"."""
    words = " ".join(token.lower for token in scene.sentence.tokens)
    return any(f" {phrase} " in f" {words} " for phrase in small_words("here"))


def _date_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    for time in scene.times:
        if (
            time.kind in {"date", "time"}
            and not _dates_the_saying(scene, time.start)
            and not _in_dateline(scene, time.end)
        ):
            words = scene.report.span(time.start, time.end)
            yield _claim(_owner(scene, group, scene.token_at(time.start)), "date", words, words)


def leading_claims(scenes: tuple[Scene, ...], groups: dict[int, list[Found]]) -> Iterator[Claim]:
    """Yield the date and place of a sentence without a trigger, as told of the next mention of its paragraph.

    "It began on Saturday outside San Blas. Within two hours, six vehicles were burned."
    """
    lead: Scene | None = None
    for scene in scenes:
        group = groups.get(scene.sentence.start)
        if lead is not None and lead.sentence.paragraph != scene.sentence.paragraph:
            lead = None
        if group is None:
            lead = scene if scene.times or lead is None else lead
            continue
        if lead is not None:
            owner = [max(group, key=_weight)]
            yield from () if _has_day(scene) else _date_claims(lead, owner)
            yield from () if scene.toponyms else _place_claims(lead, owner)
        lead = None


def _has_day(scene: Scene) -> bool:
    return any(time.kind in {"date", "time"} and not _dates_the_saying(scene, time.start) for time in scene.times)


def _in_dateline(scene: Scene, end: int) -> bool:
    """Say whether a time stands in the dateline ("Puerto Príncipe, 16 oct (Antillas).- ...")."""
    if not any(place.role is PlaceRole.DATELINE for place in scene.toponyms):
        return False
    head, body = scene.report.text[scene.sentence.start : end], scene.report.text[end : end + DATELINE_REST]
    return not any(dash in head for dash in DASHES) and any(dash in body for dash in DASHES)


DASHES = ("--", "—", "–", ".-", " - ")
DATELINE_REST = 40  # code points: how far before its dash the date of a dateline stands, with an agency between


def _dates_the_saying(scene: Scene, offset: int) -> bool:
    """Say whether a time tells when something was said ("police said on Monday"), not when it happened."""
    sayings = {scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs"}
    tokens = scene.sentence.tokens
    time = scene.token_at(offset)
    verb = next((index for index in scene.sentence.ancestors(time) if tokens[index].pos == "VERB"), None)
    if verb not in sayings or verb is None:
        return False
    # "informed that on Tuesday 24 August ...": what follows the "that" is what was said
    return not any(tokens[at].lower in small_words("complementizers") for at in range(verb + 1, time))


def _around(scene: Scene, words: Span, trigger: Span) -> Span:
    return scene.report.span(min(words.start, trigger.start), max(words.end, trigger.end))


def _claim(  # noqa: PLR0913 - the fields of a claim that differ from one to the next
    found: Found,
    attribute: str,
    span: Span,
    words: Span,
    *,
    certainty: Certainty | None = None,
    side: str | None = None,
    retracted: bool = False,
) -> Claim:
    mention = found.mention
    return Claim(
        id=content_id("claim", mention.id, attribute, span.start, span.end, words.start, words.end),
        mention_id=mention.id,
        attribute=attribute,
        span=span,
        words=words,
        certainty=certainty or mention.certainty,
        attributed_to=voice(found.scene),
        side=side,
        retracted=retracted,
    )
