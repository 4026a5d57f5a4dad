"""Building a cell: the value, the testimonies it rests on and those that say otherwise."""

from collections.abc import Iterable, Sequence

from testigo.model import Cell, Gap, GapReason, Value
from testigo.reconciliation.testimony import Testimony


def cell(
    attribute: str,
    value: Value | tuple[Value, ...],
    basis: Iterable[Testimony],
    told: Iterable[Testimony],
    rule: str,
) -> Cell:
    """Return a cell that rests on ``basis``; whatever else was told dissents."""
    resting = ids(basis)
    return Cell(attribute, value, resting, tuple(each for each in ids(told) if each not in set(resting)), rule)


def gap(attribute: str, reason: GapReason, detail: str = "") -> Cell:
    """Return a cell without a value."""
    return Cell(attribute, Gap(reason, detail), ())


def ids(told: Iterable[Testimony]) -> tuple[str, ...]:
    """Return the ids of the claims, each once, in order."""
    return tuple(dict.fromkeys(each.claim_id for each in told))


def voices(told: Sequence[Testimony]) -> int:
    """Count the voices: copies of one text are one."""
    return len({each.voice for each in told})
