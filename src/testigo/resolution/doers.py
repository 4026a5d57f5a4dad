"""Doers that an account was given and that did not do it: those arrested, wholes beside parts, those who shot back."""

from collections.abc import Sequence

from testigo.lexicon.kinds import FORCES, PERPETRATOR_KINDS
from testigo.lexicon.register import Register
from testigo.model import Actor, Reading
from testigo.resolution.drafts import Draft

BY_THE_STATE = frozenset({"arrest", "seizure", "disposal"})  # families that forces of a state do
FIGHT = "armed_clash"


def without_others(draft: Draft, event_type: str, register: Register) -> list[Reading]:
    """Return what an account says, but for doers that belong to something else that its sentences tell.

    Attackers did not arrest anybody: "marines captured one of the leaders of the gang, which is blamed for ...". A
    whole is not named beside its part: "FARC dissidents" beside their Carlos Patiño front. Forces that shot back are no
    attackers: "gang members stormed the town ... two were hit in a clash with police".
    """
    told = [(reading, reading.value) for reading in draft.readings if reading.claim.attribute == "perpetrator"]
    doers = [(reading, value) for reading, value in told if isinstance(value, Actor)]
    others = {
        reading.claim.id
        for reading, value in doers
        if (draft.family in BY_THE_STATE and value.kind in PERPETRATOR_KINDS) or _is_whole(value, doers, register)
    }
    if draft.family == "attack" and event_type != FIGHT and any(value.kind in PERPETRATOR_KINDS for _, value in doers):
        fights = {mention.id for mention in draft.mentions if mention.event_type == FIGHT}
        answers = (one for one, value in doers if value.kind in FORCES and one.claim.mention_id in fights)
        others |= {reading.claim.id for reading in answers}
    return [reading for reading in draft.readings if reading.claim.id not in others]


def _is_whole(actor: Actor, doers: Sequence[tuple[Reading, Actor]], register: Register) -> bool:
    """Say whether another of the doers is a part of an actor."""
    whole = actor.actor_id
    known = (other.actor_id for _, other in doers if other.actor_id in register.entries)
    return whole is not None and any(part and part != whole and register.is_part_of(part, whole) for part in known)
