"""The place of an incident in other codebooks, out of Testigo's own."""

from collections.abc import Sequence

from testigo.codebook import load
from testigo.exports.record import ActorRecord, Crosswalk
from testigo.exports.sides import sides, violence

NOWHERE = Crosswalk(acled=None, plover=None, ucdp=None, muc4=None, gtd=None)


def crosswalk(
    event_type: str,
    perpetrators: Sequence[ActorRecord] | None,
    targets: Sequence[ActorRecord] | None,
) -> Crosswalk:
    """Return where the incident stands in ACLED, PLOVER, UCDP, MUC-4 and GTD."""
    event = load().event_types.get(event_type)
    if event is None:
        return NOWHERE
    known = event.crosswalk
    return Crosswalk(
        acled=known.acled,
        plover="/".join(part for part in known.plover if part) if known.plover else None,
        ucdp=violence(event_type, sides(perpetrators, targets)),
        muc4=known.muc4,
        gtd=known.gtd,
    )
