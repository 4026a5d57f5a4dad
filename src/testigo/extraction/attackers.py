"""Attackers told of only after their deed: "Two priests were shot. The gunman, who is on the run, took the bodies"."""

from collections.abc import Iterator, Sequence

from testigo.extraction.circumstances import telling_ones
from testigo.extraction.claim_making import party_claim
from testigo.extraction.mentions import Found, classes
from testigo.extraction.parties import party_at
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.model import Claim

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
        for head in scene.who if before else ():
            token = scene.sentence.tokens[head]
            party = party_at(scene, head) if token.lower in small_words("attackers") else None
            if party is not None and token.dep == "nsubj":
                one = before[-1]
                yield party_claim(Found(one.mention, scene, one.trigger), "perpetrator", party)
                return
