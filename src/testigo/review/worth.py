"""What a person's look at an incident is worth: many dead, voices that disagree, and what the machine is unsure of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from testigo.model import Certainty, Count, Gap, GapReason, Incident, Judgement, Place, PlacePrecision, Verdict

# Weights by judgement, not by measurement: a disputed toll outweighs a coarse place, and a dozen dead outweigh both.
_DISAGREEMENT, _UNSURE_LINK, _UNRESOLVED, _WEAK_VOICE, _COARSE_PLACE, _MANY_HURT = 1.5, 1.0, 0.8, 0.5, 0.4, 0.3
_SEEN_ONCE, _SEEN_TWICE = 0.25, 0.0  # what is left of it once persons have looked
_WEAK = (Certainty.ALLEGED, Certainty.DISPUTED)
_COARSE = (PlacePrecision.STATE, PlacePrecision.COUNTRY)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason for a look: a code, and the field or figure it speaks of."""

    code: str  # toll, hurt, disagreement, unresolved, certainty, place, linking
    about: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a look is worth, zero or more, and why."""

    score: float
    doubts: tuple[Doubt, ...]


def worth_of(incident: Incident, judgements: Sequence[Judgement], reviewers: int) -> Worth:
    """Return the worth of a look at an incident; ``reviewers`` is how many persons have assessed it."""
    parts = [*_toll(incident), *_cells(incident), *_standing(incident, judgements)]
    left = (1.0, _SEEN_ONCE)[reviewers] if reviewers < 2 else _SEEN_TWICE
    return Worth(round(left * sum(weight for weight, _ in parts), 4), tuple(doubt for _, doubt in parts))


def _toll(incident: Incident) -> list[tuple[float, Doubt]]:
    found = []
    for attribute, code, weight in (("killed", "toll", 1.0), ("injured", "hurt", _MANY_HURT)):
        cell = incident.cell(attribute)
        if cell and isinstance(cell.value, Count) and cell.value.low:
            people = cell.value.best or cell.value.low
            found.append((weight * math.log1p(people), Doubt(code, str(people))))
    return found


def _cells(incident: Incident) -> list[tuple[float, Doubt]]:
    found = []
    for cell in (incident.event_type, *incident.cells):
        if cell.dissent and cell.rule != "person_decided":
            found.append((_DISAGREEMENT, Doubt("disagreement", cell.attribute)))
        if isinstance(cell.value, Gap) and cell.value.reason in (GapReason.UNRESOLVED, GapReason.CONTESTED):
            found.append((_UNRESOLVED, Doubt("unresolved", cell.attribute)))
        if isinstance(cell.value, Place) and cell.value.located in _COARSE:
            found.append((_COARSE_PLACE, Doubt("place", cell.value.located.value)))
    return found


def _standing(incident: Incident, judgements: Sequence[Judgement]) -> list[tuple[float, Doubt]]:
    found = []
    if incident.certainty in _WEAK:
        found.append((_WEAK_VOICE, Doubt("certainty", incident.certainty)))
    if any(judgement.verdict is Verdict.UNSURE for judgement in judgements):
        found.append((_UNSURE_LINK, Doubt("linking")))
    return found
