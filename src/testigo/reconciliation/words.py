"""Values that stay in the words of their reports, such as damage."""

from collections.abc import Sequence

from testigo.model import Cell, Words
from testigo.reconciliation.cells import cell
from testigo.reconciliation.testimony import Testimony


def reconcile_words(attribute: str, told: Sequence[Testimony]) -> Cell | None:
    """Return the cell with every wording, each once, in order of time; None where there is none."""
    worded = [each for each in told if isinstance(each.value, Words) and not each.denied]
    if not worded:
        return None
    texts: dict[str, Words] = {}
    for each in worded:
        if isinstance(each.value, Words):
            texts.setdefault(" ".join(each.value.text.lower().split()), each.value)
    rule = "only_claim" if len(worded) == 1 else f"union_of_{attribute}"
    return cell(attribute, tuple(texts.values()), worded, worded, rule)
