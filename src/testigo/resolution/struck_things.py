"""Things among those struck: what was damaged where nothing else is told to be, and what belongs to the people."""

from collections.abc import Sequence
from dataclasses import replace

from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import UNARMED, kind_of
from testigo.model import Actor, Reading, Resolution, content_id
from testigo.resolution import people
from testigo.resolution.drafts import Draft

ON_THINGS = frozenset({"attack", "property", "looting"})  # families of deeds that strike things


def complete_targets(drafts: Sequence[Draft], language: str) -> None:
    """Give each account of a deed the things that it damaged, if it tells of no target; take away what is theirs.

    "A mine tore open an army vehicle": the vehicle; "three policemen were shot, their pickup was burned": policemen.
    """
    for draft in drafts:
        if draft.family in ON_THINGS and not draft.values("target"):
            draft.readings.extend(_as_target(each, language) for each in draft.readings if _is_damage(each))
        belongings = [each for each in draft.readings if _is_belonging(each, language)]
        others = [each for each in draft.readings if _is_target(each) and each not in belongings]
        if others:
            draft.readings = [each for each in draft.readings if each not in belongings]


def _is_damage(reading: Reading) -> bool:
    return reading.claim.attribute == "damage" and reading.value is not None


def _is_target(reading: Reading) -> bool:
    return reading.claim.attribute == "target" and isinstance(reading.value, Actor)


def _is_belonging(reading: Reading, language: str) -> bool:
    """Say whether a target is a thing of people told of before: "their armoured pickup"."""
    words = reading.claim.words.quote
    own = words.split(maxsplit=1)[0].casefold() in small_words("own_determiners")
    return _is_target(reading) and own and people.is_thing(words, language)


def _as_target(reading: Reading, language: str) -> Reading:
    claim = reading.claim
    key = content_id("struck", claim.id)
    words = claim.words.quote
    actor = Actor(words, kind_of(words, language) or UNARMED)
    reason = "damaged, and nothing else is told to be struck"
    return Reading(replace(claim, id=key, attribute="target"), Resolution(key, actor, reason))
