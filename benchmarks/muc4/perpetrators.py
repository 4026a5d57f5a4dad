"""Who did it, as MUC-4's slots 8 to 11 hold it: people by their words, organisations by their names."""

from dataclasses import dataclass

from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.words import fill, holds, tables
from testigo.model import Account, Certainty, Reading

_STATE_CLASSES = ("actor:military", "actor:police", "actor:government", "who:military", "who:police")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation held responsible: its name as the text has it, and how sure the text is."""

    name: str
    confidence: str


def organisations(incident: Decided, accounts: tuple[Account, ...]) -> tuple[Organisation, ...]:
    """Return the organisations held responsible for an incident; ``accounts`` tell how sure the text is."""
    readings = [reading for account in accounts for reading in account.of("perpetrator")]
    names = dict.fromkeys(filler.words for filler in incident.of("PerpOrg"))
    return tuple(Organisation(name, _confidence(name, readings)) for name in names)


def individuals(incident: Decided) -> tuple[str, ...]:
    """Return the people held responsible for an incident."""
    return tuple(dict.fromkeys(filler.words for filler in incident.of("PerpInd")))


def is_state(incident: Decided) -> bool:
    """Say whether all who did it, as far as told, serve a state."""
    classes = [
        {each for one in filler.members for each in one.classes}
        for role in ("PerpInd", "PerpOrg")
        for filler in incident.of(role)
    ]
    return bool(classes) and all(any(state in each for state in _STATE_CLASSES) for each in classes)


def _confidence(name: str, readings: list[Reading]) -> str:
    """Return slot 11. Source: the decision tree of MUC-4's documentation on that slot."""
    own = [reading.claim for reading in readings if holds(fill(reading.claim.words.quote), (name,))]
    if not own:
        return "REPORTED AS FACT"
    by = fill(own[0].attributed_to.quote) if own[0].attributed_to else ""
    if by and holds(by, (name,)):
        return "CLAIMED OR ADMITTED"
    if own[0].certainty in {Certainty.CONFIRMED, Certainty.REPORTED}:
        return "REPORTED AS FACT"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if holds(by, tables().authorities) else "SUSPECTED OR ACCUSED"
