"""How claims are made: the words, the evidence around them, the voice, the certainty."""

from testigo.extraction import sureness
from testigo.extraction.mentions import Found
from testigo.extraction.parties import Party
from testigo.extraction.voices import takes_back, voice
from testigo.model import Certainty, Claim, Span, content_id


def party_claim(found: Found, attribute: str, party: Party) -> Claim:
    """Return the claim that a party did it, or that it was done to it."""
    trigger = found.mention.trigger
    evidence = found.scene.stretch(party.words, trigger)
    retracted = takes_back(found.scene, party.start)
    hedges = tuple(sureness.hedges(found.scene, party.start, party.end))
    certainty = sureness.certainty(found.scene, party.start, party.end, hedges)
    if attribute == "perpetrator" and hedges and certainty is not Certainty.CONFIRMED:
        certainty = Certainty.ALLEGED
    return make_claim(found, attribute, evidence, party.words, certainty=certainty, retracted=retracted)


def make_claim(  # noqa: PLR0913 - the fields of a claim that differ from one to the next
    found: Found,
    attribute: str,
    span: Span,
    words: Span,
    *,
    certainty: Certainty | None = None,
    side: str | None = None,
    retracted: bool = False,
) -> Claim:
    """Return a claim of a mention; its certainty is the mention's where none is given."""
    mention = found.mention
    return Claim(
        id=content_id("claim", mention.id, attribute, span.start, span.end, words.start, words.end),
        mention_id=mention.id,
        attribute=attribute,
        span=span,
        words=words,
        certainty=certainty or mention.certainty,
        attributed_to=voice(found.scene, words.start),
        side=side,
        retracted=retracted,
    )
