"""Who did it, as MUC-4's slots 8 to 11 hold it: people by their words, organisations by their names."""

from dataclasses import dataclass

from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.set_fills import Chooser


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation held responsible: its name as the text has it, and how sure the text is."""

    name: str
    confidence: str


def organisations(incident: Decided, choose: Chooser) -> tuple[Organisation, ...]:
    """Return the organisations held responsible for an incident, each with how sure the text is."""
    found = {filler.words: filler for filler in incident.of("PerpOrg")}
    return tuple(Organisation(name, choose.value("confidence", [filler])) for name, filler in found.items())


def individuals(incident: Decided) -> tuple[str, ...]:
    """Return the people held responsible for an incident."""
    return tuple(dict.fromkeys(filler.words for filler in incident.of("PerpInd")))
