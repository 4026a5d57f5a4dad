"""Trains the choice of an incident's date and place, from the keys' fillers and the readings of each report."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from benchmarks.muc4.circumstances import BITS, Option
from benchmarks.muc4.columns import Material
from benchmarks.muc4.days import dates
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.templates import country_of
from benchmarks.muc4.whereabouts import places
from training.filling import fitting, ranking
from training.filling.corpus import Key
from training.filling.set_fills import fillers_of

SLOTS = {"date": 2, "place": 3}
PENALTIES = {"date": 0.03, "place": 0.1}  # of three to eight tried in cross-validation


@dataclass(frozen=True, slots=True)
class Example:
    """The dates or places that an incident may have: the features of each, and whether the keys have it."""

    slot: str
    options: tuple[tuple[int, ...], ...]
    right: tuple[bool, ...]
    fold: int


def examples(material: Material, keys: list[Key], fold: int, score: ModuleType) -> Iterator[Example]:
    """Yield the dates and places of a report for each incident of its keys."""
    for key in keys:
        fillers = [filler for role in key.fillers for _, filler in fillers_of(material, key, role)]
        incident = Decided(key.type.split(" / ")[0], 1.0, tuple(fillers))
        home = country_of(material.report.text) or "SV"
        for slot, options in (("date", dates(incident, material)), ("place", places(incident, material, home))):
            right = tuple(_is_right(each, key, slot, score) for each in options)
            yield Example(slot, tuple(each.features for each in options), right, fold)


def _is_right(option: Option, key: Key, slot: str, score: ModuleType) -> bool:
    number = SLOTS[slot]
    kind = next(kind for at, _, _, kind, _ in score.SLOTS if at == number)
    (given,) = score.parse_slot(option.value, kind) or (None,)
    wanted = [value for filler in key.template.slots.get(number, []) for value in filler.values]
    return given is not None and any(
        score.cmp_value(number, kind, value, other) == score.COR for value in given.values for other in wanted
    )


def fitted(given: list[Example], without: int | None = None) -> dict[str, Hashed]:
    """Return the choices of date and place, learnt from the examples of all folds but one."""
    models = {}
    for slot in SLOTS:
        own = [each for each in given if each.slot == slot and each.fold != without]
        sizes = [len(each.right) for each in own]
        rows = fitting.sparse([row for each in own for row in each.options], np.repeat(0, sum(sizes)), BITS).rows
        models[slot] = ranking.fitted(rows, sizes, np.concatenate([each.right for each in own]), PENALTIES[slot])
    return models
