"""With what and how many: the claims that a sentence makes of weapons and of those who suffered."""

from collections.abc import Iterator
from dataclasses import replace

from testigo.extraction.circumstances import date_claims, place_claims
from testigo.extraction.claim_making import make_claim, party_claim
from testigo.extraction.damage import damage_claims
from testigo.extraction.harms import harms
from testigo.extraction.included import included
from testigo.extraction.mentions import Found, owner
from testigo.extraction.persons import person_claims
from testigo.extraction.scene import Scene
from testigo.extraction.strikes import is_used
from testigo.extraction.telling import is_supposed
from testigo.extraction.unharmed import NONE_OF, unhurt, zeros_of
from testigo.extraction.voices import takes_back
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.model import Claim, Span, Status

UNDONE = frozenset({Status.ATTEMPTED, Status.THREATENED, Status.FOILED, Status.DENIED})
VICTIM_COUNTS = frozenset({"killed", "injured", "casualties", "abducted", "displaced"})


def sentence_claims(group: list[Found]) -> Iterator[Claim]:
    """Yield what a sentence claims beside its triggers: weapons, counts, damage, place, date.

    ``group`` are the mentions of the sentence; each claim goes to the mention whose clause it stands in.
    """
    scene = group[0].scene
    yield from _weapon_claims(scene, group)
    yield from _harm_claims(scene, group)
    if any(found.trigger.label != "suspected" for found in group):  # whose home is told of a suspect, is not where
        yield from place_claims(scene, group)
        yield from date_claims(scene, group)
    yield from person_claims(scene, group)


def _weapon_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    named = [head for head in scene.weapons if scene.sentence.tokens[head].pos != "VERB"]
    for head, hit in scene.weapons.items():
        if not is_used(scene, head):
            continue  # "was flown out by helicopter"
        if hit.label == "explosive" and head not in named and named:
            continue  # "jets bombed a camp": the verb adds nothing to what it was done with
        words, at = scene.span(hit.start, hit.end), scene.sentence.tokens[head]
        if scene.is_place(at.start, at.end):
            continue  # Baton Rouge
        deed = owner(scene, group, _done_with(scene, head))
        if deed.trigger.label == "generic" and deed.trigger.part == "verbs":
            continue  # "shot down a drone"
        yield make_claim(deed, "weapon", words, words, retracted=takes_back(scene, hit.start))


def _done_with(scene: Scene, weapon: int) -> int:
    """Return the verb of what a weapon did, where it is told behind it: "held for leaving the bomb that killed six"."""
    clauses = (at for at in scene.sentence.children(weapon) if scene.sentence.tokens[at].dep == "acl:relcl")
    return next(clauses, weapon)


def _harm_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    zero = () if scene.tells("not_yet", "to_date") else zeros_of(scene)
    for hit in zero:
        inside = {token.lower for token in scene.sentence.tokens[hit.start : hit.end]}
        if inside & small_words("limiting"):
            continue  # "no serious injuries": others may have been
        words = scene.span(hit.start, hit.end)
        for attribute in NONE_OF[hit.label]:
            yield make_claim(owner(scene, group, scene.head(hit)), attribute, words, words)
    for hit in scene.tells("none", "none_injured"):
        for party in unhurt(scene, hit):
            yield party_claim(owner(scene, group, scene.head(hit)), "target", party)
    for hit in (*scene.hits, *_taken(scene, group)):
        if hit.subject != "harm" or _overlaps_any(hit, zero):
            continue
        telling = owner(scene, group, scene.head(hit))
        if hit.label == "damage":
            yield from damage_claims(telling, hit)
        else:
            yield from _counts(telling, hit)


def _taken(scene: Scene, group: list[Found]) -> Iterator[Hit]:
    """Yield the verbs of abduction that the words of harm lack, as such: "dragged three men from their homes"."""
    held = [hit for hit in scene.hits if hit.subject == "harm" and hit.label in {"abducted", "detained"}]
    for one in group:
        taking = one.trigger.label == "abduction" and one.trigger.part != "nouns" and one.mention.event_type
        verb = scene.sentence.tokens[scene.head(one.trigger)]
        told = verb.pos == "VERB" and verb.dep != "acl"  # "two minors recruited by force were among the dead"
        if taking and told and not _overlaps_any(one.trigger, tuple(held)):
            yield one.trigger._replace(subject="harm", label="abducted", part="verbs")


def _counts(found: Found, hit: Hit) -> Iterator[Claim]:
    status = found.mention.status
    if status is Status.DENIED or (status in UNDONE and hit.label in {"killed", "casualties"}):
        return  # nobody is struck by an attempt, a threat or a plan
    if is_supposed(found.scene, hit):
        return
    unsure = bool(found.scene.tells("not_yet"))
    for harm in harms(found.scene, hit):
        if unsure and not _is_counted(found.scene, harm.words):
            continue  # "it was not clear how many people were hurt"
        back = takes_back(found.scene, found.scene.token_at(harm.words.start))
        yield make_claim(found, harm.attribute, harm.evidence, harm.words, side=harm.side, retracted=back)
        if harm.party is not None and harm.side == "targets" and harm.attribute in VICTIM_COUNTS:
            whole = harm.party.sort == "person" and harm.words.within(harm.party.words)
            yield party_claim(found, "target", harm.party if whole else replace(harm.party, words=harm.words))
            for party in included(found.scene, harm.party.end):
                yield party_claim(found, "target", party)


def _is_counted(scene: Scene, words: Span) -> bool:
    """Say whether words have a figure or tell of one person: what is not known yet is something else."""
    first = words.quote.split(maxsplit=1)[0].lower()
    figures = (one.count for one in scene.numbers if one.start < words.end and words.start < one.end)
    counted = any(count is not None and count.best is not None for count in figures)
    return counted or (first in small_words("singular_determiners") and first not in small_words("pointers"))


def _overlaps_any(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)
