"""How far reviewers agree beyond chance: Krippendorff's alpha, field by field.

The nominal form of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": two values are the same or not.
An incident that only one person assessed says nothing about agreement and is left out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer holds the value of one field of one incident to be."""

    incident: str
    field: str
    reviewer: str
    value: Hashable


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one field. ``alpha`` is None where chance alone would give no disagreement."""

    field: str
    alpha: float | None
    incidents: int  # those that two or more persons assessed
    disputed: tuple[str, ...]  # the ids of those on which they differ


def agreements(opinions: Iterable[Opinion]) -> tuple[Agreement, ...]:
    """Return the agreement field by field, in the order of the fields' names; a reviewer's last opinion counts."""
    held: dict[str, dict[str, dict[str, Hashable]]] = defaultdict(lambda: defaultdict(dict))
    for opinion in opinions:
        held[opinion.field][opinion.incident][opinion.reviewer] = opinion.value
    found = []
    for field, units in sorted(held.items()):
        shared = {incident: tuple(values.values()) for incident, values in units.items() if len(values) > 1}
        disputed = tuple(sorted(incident for incident, values in shared.items() if len(set(values)) > 1))
        found.append(Agreement(field, alpha(shared.values()), len(shared), disputed))
    return tuple(found)


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha of nominal values, a sequence of values a unit; None where it is not defined."""
    coincidences: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for values in units:
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (value, _), weight in coincidences.items():
        totals[value] += weight
    everything = sum(totals.values())
    by_chance = everything**2 - sum(total**2 for total in totals.values())
    if not by_chance:
        return None
    differing = sum(weight for (one, other), weight in coincidences.items() if one != other)
    return 1 - (everything - 1) * differing / by_chance
