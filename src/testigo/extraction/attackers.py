"""Attackers told of only after their deed: "Two priests were shot. The gunman, who is on the run, took the bodies".

Or by the weapon alone: "A mine killed two monks. It had been laid by the military".
"""

from collections.abc import Iterator, Sequence

from testigo.extraction.circumstances import telling_ones
from testigo.extraction.claim_making import party_claim
from testigo.extraction.clauses import agents
from testigo.extraction.event_types import classes
from testigo.extraction.mentions import Found
from testigo.extraction.parties import ARMED, Party, parties, party_at
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.model import Claim

SEEING = small_words("seeing_verbs")
DEEDS = frozenset({"attack", "abduction", "sexual_violence"})  # families that somebody does to people


def attacker_claims(scenes: Sequence[Scene], found: Sequence[Found], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the first attackers that are the subject of a sentence, where nobody is said to have done anything."""
    telling = telling_ones(found)
    known = {one.mention.id for one in telling}
    deeds = [one for one in telling if classes()[one.trigger.label]["family"] in DEEDS and one.mention.event_type]
    if not deeds or any(claim.attribute == "perpetrator" and claim.mention_id in known for claim in claims):
        return
    for scene in scenes:
        before = [one for one in deeds if one.scene.sentence.start <= scene.sentence.start]
        if before and (party := _acting(scene)) is not None:
            one = before[-1]
            yield party_claim(Found(one.mention, scene, one.trigger), "perpetrator", party)
            return


def _acting(scene: Scene) -> Party | None:
    """Return the attackers of a sentence that are its subject, or who handled the weapon that is."""
    tokens = scene.sentence.tokens
    for head in scene.who:
        if tokens[head].lower in small_words("attackers") and tokens[head].dep == "nsubj":
            return party_at(scene, head)
    for weapon in scene.weapons:
        verb = tokens[weapon].head
        using = tokens[weapon].dep == "obj" and tokens[verb].lemma in small_words("using_verbs")
        if using or (tokens[weapon].dep == "nsubj:pass" and tokens[verb].lemma in small_words("handling_verbs")):
            by = parties(scene, agents(scene.sentence, verb))
            return next((party for party in by if party.kind in ARMED and party.is_people), None)
    return next(_seen(scene), None)


def _seen(scene: Scene) -> Iterator[Party]:
    """Yield whom somebody saw carrying weapons: "witnesses described two teenagers with pistols"."""
    tokens = scene.sentence.tokens
    seen = (at for at in scene.who if tokens[at].dep == "obj" and tokens[tokens[at].head].lemma in SEEING)
    yield from (party for party in parties(scene, tuple(seen)) if party.kind == "armed group")
