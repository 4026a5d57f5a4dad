"""Trains which fillers of a type belong to one incident, from the keys of reports with several incidents of a type."""

from collections.abc import Iterator
from itertools import combinations

from benchmarks.muc4.columns import TYPES, Material
from benchmarks.muc4.deciding import Filler
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import Floats
from benchmarks.muc4.splitting import ANCHORS, Context, columns
from training.filling.corpus import Key
from training.filling.set_fills import fillers_of


def pairs(material: Material, heard: Heard, keys: list[Key]) -> Iterator[tuple[Floats, bool]]:
    """Yield the columns of two fillers of a type, one of them hit by an incident, and whether one incident has both."""
    for number, kind in enumerate(TYPES):
        context = Context(material, heard, number)
        told: dict[tuple[str, int], Filler] = {}
        incidents: dict[tuple[str, int], set[int]] = {}
        for of, key in enumerate(key for key in keys if kind in key.type):
            for role in key.fillers:
                for _, filler in fillers_of(material, key, role):
                    told[role, filler.entity] = filler
                    incidents.setdefault((role, filler.entity), set()).add(of)
        for one, other in combinations(told, 2):
            if {one[0], other[0]} & ANCHORS:
                yield columns(context, told[one], told[other]), bool(incidents[one] & incidents[other])
