"""A party to the fighting that speaks of its enemy: its word is marked, and counts least."""

from functools import lru_cache

from testigo.codebook import load
from testigo.lexicon.kinds import kind_of
from testigo.lexicon.register import Register
from testigo.model import Account, Actor, Reading

REMEMBERED = 100_000  # voices, of a few hundred bytes each
_SIDES = {"perpetrator": "perpetrators", "target": "targets"}


def is_partisan(reading: Reading, account: Account, language: str, actors: Register) -> bool:
    """Say whether a claim is the word of one armed side of the incident about the other.

    "The army said that it killed six rebels" is one: the army fought them. What the army says of its own dead, and
    what police say who were no part of it, is the word of an authority.
    """
    attributed = reading.claim.attributed_to
    if attributed is None:
        return False
    ids, kind = _speaker(attributed.quote, language, actors)
    own = {side for side, actor in _armed(account) if _is_speaker(actor, ids, kind)}
    return bool(own) and _is_of_enemy(reading, own, ids, kind, language)


def speaks_of_itself(reading: Reading, language: str, actors: Register) -> bool:
    """Say whether the voice that names who did it is theirs: a claim of responsibility."""
    attributed, value = reading.claim.attributed_to, reading.value
    if attributed is None or not isinstance(value, Actor) or value.actor_id is None:
        return False
    return value.actor_id in _speaker(attributed.quote, language, actors)[0]


def _is_of_enemy(reading: Reading, own: set[str], ids: frozenset[str], kind: str | None, language: str) -> bool:
    value = reading.value
    if isinstance(value, Actor):
        return reading.claim.attribute == "perpetrator" and not _is_speaker(value, ids, kind)
    if reading.claim.side is None:
        return False
    counted = kind_of(reading.claim.words.quote, language)
    if own == set(_SIDES.values()):  # both sides act in a clash: the words tell whose the people are
        return counted is not None and counted != kind and load().is_armed(counted)
    return reading.claim.side not in own


def _armed(account: Account) -> list[tuple[str, Actor]]:
    """Return the armed actors of an account, each with its side; in a clash those of both."""
    found = [
        (_SIDES[reading.claim.attribute], reading.value)
        for reading in account.readings
        if reading.claim.attribute in _SIDES
        and isinstance(reading.value, Actor)
        and load().is_armed(reading.value.kind)
    ]
    if account.event_type in load().two_sided:
        return [(side, actor) for _, actor in found for side in _SIDES.values()]
    return found


def _is_speaker(actor: Actor, ids: frozenset[str], kind: str | None) -> bool:
    if actor.actor_id and ids:
        return actor.actor_id in ids
    return kind is not None and actor.kind == kind and load().is_armed(kind)


@lru_cache(maxsize=REMEMBERED)
def _speaker(quote: str, language: str, actors: Register) -> tuple[frozenset[str], str | None]:
    """Return the register's ids in the words of a voice, and the kind of actor that they tell."""
    named = actors.find(quote)
    kinds = {actors.entry(name.actor_id).kind for name in named}
    kind = kinds.pop() if len(kinds) == 1 else kind_of(quote, language)
    return frozenset(each for name in named for each in name.candidates), kind
