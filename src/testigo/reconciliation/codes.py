"""The weapons of an incident: the union of what is told."""

from collections.abc import Sequence

from testigo.codebook import load
from testigo.model import Cell, Code
from testigo.reconciliation.cells import cell
from testigo.reconciliation.testimony import Testimony


def reconcile_weapons(told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of the weapons, or None where none is told; a wider type gives way to a narrower one."""
    armed = [each for each in told if isinstance(each.value, Code) and not each.denied]
    if not armed:
        return None
    codes = {each.value.code for each in armed if isinstance(each.value, Code)}
    wider = {code for narrow in codes if narrow in load().weapons for code in load().wider_weapons(narrow)}
    union = tuple(Code("weapon", code) for code in sorted(codes - wider))
    return cell("weapon", union, armed, armed, "only_claim" if len(armed) == 1 else "union_of_weapons")
