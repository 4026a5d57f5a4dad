"""Killed, hurt and struck of one incident: who died is not among those who were hurt and lived."""

from collections.abc import Sequence

from testigo.model import Cell, Count, Gap
from testigo.reconciliation.groups import died_since
from testigo.reconciliation.testimony import Testimony


def survivors(injured: Sequence[Testimony], killed: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Return what is told of the injured, less those who are told of as dead.

    The same words may tell of both ("X, who was wounded in the chest, was pronounced dead"). And where one account
    tells of wounded only and another, published no earlier, of as many dead and no wounded, they died since.
    """
    dead = [each for each in killed if isinstance(each.value, Count) and each.value.low and not each.denied]
    of_wounded = {each.account_id for each in injured}
    of_dead = {each.account_id for each in dead}
    died = [each for each in dead if each.account_id not in of_wounded]
    return tuple(
        each
        for each in injured
        if not any(_same_people(each, other) for other in dead)
        and (each.account_id in of_dead or not any(_died_since(each, other) for other in died))
    )


def without_later_deaths(injured: Cell, killed: Sequence[Testimony]) -> Cell:
    """Return the cell of the injured less those of them who died: "one of the wounded died in hospital"."""
    counts = {each.value for each in killed if died_since(each) and not each.denied and isinstance(each.value, Count)}
    died = sum(_least(count) for count in counts if isinstance(count, Count))
    hurt = injured.value
    if not died or not isinstance(hurt, Count) or hurt.low <= died:
        return injured
    best = None if hurt.best is None else hurt.best - died
    high = None if hurt.high is None else hurt.high - died
    value = Count(hurt.low - died, best, high)
    return Cell(injured.attribute, value, injured.basis, injured.dissent, "struck_less_killed")


def rest_of_the_struck(injured: Cell, killed: Cell, struck: Cell) -> Cell:
    """Return the cell of the injured: those struck of whom nobody says that they died, where they are more.

    ``struck`` counts people of whom the words do not tell whether they lived ("six people were shot").
    """
    if not isinstance(struck.value, Count) or (isinstance(injured.value, Count) and not _least(injured.value)):
        return injured
    dead = killed.value if isinstance(killed.value, Count) else Count.exactly(0)
    rest = _least(struck.value) - _least(dead)
    told = _least(injured.value) if isinstance(injured.value, Count) else 0
    if rest <= told:
        return injured
    low = max(told, struck.value.low - (_least(dead) if dead.high is None else dead.high))
    best = None if struck.value.best is None else rest
    high = None if struck.value.high is None else max(rest, struck.value.high - dead.low)
    dissent = injured.dissent if isinstance(injured.value, Gap) else (*injured.basis, *injured.dissent)
    return Cell(injured.attribute, Count(min(low, rest), best, high), struck.basis, dissent, "struck_less_killed")


def _same_people(one: Testimony, other: Testimony) -> bool:
    return one.value == other.value and one.reading.claim.words.overlaps(other.reading.claim.words)


def _died_since(wounded: Testimony, dead: Testimony) -> bool:
    return wounded.value == dead.value and wounded.published <= dead.published


def _least(count: Count) -> int:
    return count.low if count.best is None else count.best
