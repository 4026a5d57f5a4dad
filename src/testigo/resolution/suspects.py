"""Incidents laid to the one group that their report names, where it names nobody who did them: alleged, no more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from testigo.model import Actor, Certainty, Mention, Reading, Resolution, Status, Told, content_id
from testigo.resolution.drafts import HARMFUL, Draft

LAID_TO_GROUPS = HARMFUL - {"protest"} | {"property", "looting", "road_blockade"}  # families that armed groups do
ANYBODY = frozenset(
    {"armed group", "criminal group", "rebels", "civilians", "other"}
)  # kinds that a group's people are told as


def lay_to_the_one_named(
    drafts: Sequence[Draft], mentions: Sequence[Mention], readings: Mapping[str, Sequence[Reading]]
) -> None:
    """Give the news of deeds by unnamed people the one group named in the report, if it is not the one struck.

    Not where the report says that nobody claimed it, or lays another incident to a group.
    """
    of_groups = [mention for mention in mentions if mention.told is Told.OTHER and not mention.event_type]
    named = [reading for mention in of_groups for reading in readings.get(mention.id, ()) if _group(reading)]
    unclaimed = any(mention.status is Status.DENIED and not mention.event_type for mention in mentions)
    if unclaimed or len({_group(reading) for reading in named}) != 1:
        return
    taken = [actor for draft in drafts for actor in draft.values("perpetrator") if actor.actor_id is not None]
    if any(actor.kind in ANYBODY for actor in taken):
        return  # the report says what the group did, and lays nothing else to it
    struck = {value.actor_id for draft in drafts for value in draft.values("target") if isinstance(value, Actor)}
    if _group(named[0]) in struck:
        return
    for draft in drafts:
        doers = draft.values("perpetrator")
        unnamed = all(actor.actor_id is None and actor.kind in ANYBODY for actor in doers)
        if draft.family in LAID_TO_GROUPS and not draft.background and unnamed:
            draft.readings.append(_laid(named[0], draft.mentions[0]))


def _group(reading: Reading) -> str | None:
    named = reading.claim.attribute == "perpetrator" and isinstance(reading.value, Actor)
    return reading.value.actor_id if named and isinstance(reading.value, Actor) else None


def _laid(reading: Reading, mention: Mention) -> Reading:
    key = content_id("laid", reading.claim.id, mention.id)
    claim = replace(reading.claim, id=key, mention_id=mention.id, certainty=Certainty.ALLEGED)
    reason = f"the one group that the report names; {reading.resolution.reason}"
    return Reading(claim, Resolution(key, reading.resolution.value, reason))
