"""Which decisions stand: all but those that were taken back."""

from collections.abc import Iterable

from testigo.model import Act, Decision


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that stand, in the order given, which is the order in which they came.

    An undo takes back every decision of an action. It is a decision itself and can be taken back in its turn.
    """
    told, taken_back = list(decisions), set[str]()
    kept = []
    for decision in reversed(told):
        if decision.action and decision.action in taken_back:
            continue
        if decision.act is Act.UNDO:
            taken_back.update(decision.subjects)
        else:
            kept.append(decision)
    return tuple(reversed(kept))
