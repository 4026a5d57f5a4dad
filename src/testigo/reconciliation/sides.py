"""Attackers among those struck: they did it, and are no targets of it."""

from collections.abc import Sequence

from testigo.codebook import load
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.model import Actor
from testigo.reconciliation.groups import words_of
from testigo.reconciliation.testimony import Testimony


def without_attackers(targets: Sequence[Testimony], perpetrators: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Return what is told of the targets, less unnamed attackers who were struck: "the 16 militants were killed".

    Only where no force of a state or its allies acted, so that nobody else can have struck them as its target, and
    where somebody else is told to be struck or the words call them attackers.
    """
    acting = [each.value for each in perpetrators if isinstance(each.value, Actor) and not each.denied]
    if not acting or any(actor.kind not in PERPETRATOR_KINDS and load().is_armed(actor.kind) for actor in acting):
        return tuple(targets)
    attackers = [each for each in targets if isinstance(each.value, Actor) and _is_attacker(each.value)]
    others = tuple(each for each in targets if each not in attackers)
    if others or all(_is_called_attacker(each.value) for each in attackers if isinstance(each.value, Actor)):
        return others
    return tuple(targets)


def _is_attacker(actor: Actor) -> bool:
    return actor.kind in PERPETRATOR_KINDS and actor.name is None and actor.actor_id is None


def _is_called_attacker(actor: Actor) -> bool:
    return not small_words("attackers").isdisjoint(words_of(actor.description))
