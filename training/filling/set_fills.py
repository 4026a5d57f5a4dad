"""Trains the choice of set fills: what the keys say of each filler, against the entity of the report that fills it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Filler
from benchmarks.muc4.entities import Entity
from benchmarks.muc4.noun_phrases import bare
from benchmarks.muc4.set_fills import BITS, UNTOLD, SetFill, features
from training.filling import fitting
from training.filling.corpus import Key

SLOTS = {"confidence": 11, "instrument": 7, "thing": 13, "damage": 16, "person": 20, "harm": 23}
OF_ROLE = {
    "PerpOrg": ("confidence",), "Weapon": ("instrument",), "Target": ("thing", "damage"),
    "Victim": ("person", "harm"), "Description": ("person", "harm"),
}  # fmt: skip
WHOLE = {"stage": 5, "category": 8}  # slots that speak of the whole incident
LEAST = 4  # times that a value stands in the keys, for it to be learnt
PENALTY = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """A slot to fill: the features of what it speaks of, and its value in the keys."""

    slot: str
    features: tuple[int, ...]
    value: str
    fold: int


def examples(material: Material, keys: list[Key], fold: int) -> Iterator[Example]:
    """Yield what the keys of a report say of its entities."""
    for key in keys:
        kind = key.type.split(" / ")[0]
        known = {role: fillers_of(material, key, role) for role in key.fillers}
        for role, slots in OF_ROLE.items():
            for words, filler in known[role]:
                roles = known["Description"] if role == "Victim" else []
                beside = [each for other, each in roles if _tagged(key, other, words)]
                row = features(material, [filler, *beside], kind)
                yield from (Example(slot, row, _value(key, SLOTS[slot], words), fold) for slot in slots)
        everything = [filler for role in known for _, filler in known[role]]
        doers = [filler for role in ("PerpInd", "PerpOrg") for _, filler in known[role]]
        yield Example("stage", features(material, everything, kind), _value(key, 5, None), fold)
        yield Example("category", features(material, doers, kind), _value(key, 8, None), fold)


def fillers_of(material: Material, key: Key, role: str) -> list[tuple[frozenset[str], Filler]]:
    """Return what a key says fills a role, where the report names it: all words that are right, and the filler."""
    found = []
    for words in key.fillers[role]:
        found_in = (at for at, each in enumerate(material.entities) if _words(material, each) & words)
        number = next(found_in, None)
        if number is not None:
            entity = material.entities[number]
            text = max(words & _words(material, entity), key=len)
            found.append((words, Filler(role, number, text.upper(), (text,), material.members(entity), 1.0)))
    return found


def _words(material: Material, entity: Entity) -> set[str]:
    return {cut.words for one in material.members(entity) for cut in one.cuts}


def _tagged(key: Key, roles: frozenset[str], names: frozenset[str]) -> bool:
    """Say whether the keys give one of the roles to the bearer of one of the names."""
    return any(roles & set(map(bare, given)) and names & set(map(bare, of)) for given, of in _groups(key, 19))


def _value(key: Key, slot: int, tags: frozenset[str] | None) -> str:
    for given, of in _groups(key, slot):
        if tags is None or tags & set(map(bare, of)):
            return str(given[0])
    return UNTOLD


def _groups(key: Key, slot: int) -> Iterator[tuple[list[str], list[str]]]:
    filled: list[Any] = key.template.slots.get(slot, [])
    yield from (group for filler in filled for group in filler.groups if group[0])


def fitted(given: list[Example], without: int | None = None) -> dict[str, SetFill]:
    """Return the choices for all slots, learnt from the examples of all folds but one."""
    chosen = {}
    for slot in (*SLOTS, *WHOLE):
        own = [each for each in given if each.slot == slot and each.fold != without]
        often = {value: sum(each.value == value for each in own) for value in sorted({each.value for each in own})}
        values = tuple(value for value, times in often.items() if times >= LEAST)
        answers = np.array([[each.value == value for value in values] for each in own])
        rows = fitting.sparse([each.features for each in own], [each.fold for each in own], BITS)
        chosen[slot] = SetFill(values, fitting.fitted(rows, answers, PENALTY))
    return chosen
