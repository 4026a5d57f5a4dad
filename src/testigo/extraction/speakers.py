"""Who speaks of an incident in sentences that state nothing of it: "The prefect said that nobody would pass"."""

from collections.abc import Iterator, Sequence

from testigo.extraction.mentions import Found
from testigo.extraction.scene import Scene
from testigo.extraction.voices import voice
from testigo.model import Claim, content_id

APART = ("aggregate", "legal", "other")  # sentences that speak of sums, of courts and of other worlds


def speaker_claims(scenes: Sequence[Scene], found: Sequence[Found], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield whoever is quoted in a sentence for which no claim names a voice: on its mention, or on the one before."""
    heard = {claim.attributed_to.start for claim in claims if claim.attributed_to is not None}
    told = {one.mention.sentence.start: one for one in reversed(found) if one.mention.told.makes_incidents}
    before: Found | None = None
    for scene in scenes:
        here = told.get(scene.sentence.start)
        speaking = here or before
        if speaking is not None and scene.tells("says") and not scene.tells(*APART):
            who = voice(scene)
            if who is not None and who.start not in heard:
                mention = speaking.mention
                key = content_id("claim", mention.id, "voice", who.start, who.end)
                yield Claim(key, mention.id, "voice", scene.whole, who, mention.certainty, who)
        before = here if here is not None and here.mention.event_type else before
