"""Trains what turns the types and parts of a report into templates, on the reports of all folds but one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import ROLES, FirstRound, likely
from benchmarks.muc4.deciding import cut_options
from benchmarks.muc4.learned import Blend, Floats, Hashed
from benchmarks.muc4.set_fills import SetFills
from training.filling import circumstances, fitting, labels, other_names, set_fills, splitting
from training.filling.corpus import Corpus

PENALTY = 0.5  # of the words of phrases, the best of three tried in cross-validation


@dataclass(frozen=True, slots=True)
class Choices:
    """How phrases are cut, incidents of a type told apart, values, dates and places chosen, fillers told once."""

    cuts: Hashed
    together: Blend
    chosen: SetFills
    when_where: Mapping[str, Hashed]
    names: Hashed


@dataclass(frozen=True, slots=True)
class Examples:
    """Everything to learn the choices from, with the fold of each example."""

    cuts: list[tuple[int, tuple[int, ...], bool]]
    pairs: list[tuple[int, Floats, bool]]
    values: list[set_fills.Example]
    circumstances: list[circumstances.Example]
    names: list[other_names.Example]

    @classmethod
    def of(cls, data: Corpus, first: list[FirstRound]) -> "Examples":
        """Return the examples of all reports."""
        folds = list(zip(data.read, data.keys, data.folds, strict=True))
        return cls(
            list(_cuts(data, first)),
            [
                (fold, *pair)
                for (material, keys, fold), heard in zip(folds, data.heard, strict=True)
                for pair in splitting.pairs(material, heard, keys)
            ],
            [each for given in folds for each in set_fills.examples(*given)],
            [each for given in folds for each in circumstances.examples(*given, data.score)],
            [each for given in folds for each in other_names.examples(*given)],
        )

    def learnt(self, without: int | None = None) -> Choices:
        """Return the choices learnt from all folds but one."""
        cuts, pairs = ([each for each in given if each[0] != without] for given in (self.cuts, self.pairs))
        rows = fitting.sparse([row for _, row, _ in cuts], [fold for fold, _, _ in cuts], wording.BITS)
        return Choices(
            fitting.fitted(rows, _column([right for _, _, right in cuts]), PENALTY),
            fitting.blend(np.array([row for _, row, _ in pairs]), _column([one for _, _, one in pairs])),
            set_fills.fitted(self.values, without),
            circumstances.fitted(self.circumstances, without),
            other_names.fitted(self.names, without),
        )


def _column(answers: list[bool]) -> NDArray[np.bool_]:
    return np.array(answers)[:, None]


def _cuts(data: Corpus, first: list[FirstRound]) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """Yield fold, features and rightness of each phrase that an entity which fills a role may be called by."""
    for (material, keys), fold, found in zip(data.pairs(), data.folds, first, strict=True):
        for number in likely(material, found.roles) if keys and len(found.roles) else []:
            entity = material.entities[number]
            filled = np.any([labels.roles(one, keys) for one in material.members(entity)], axis=0)
            for role in np.flatnonzero(filled):
                for _, cut, row in cut_options(material, entity, found.roles[:, role], ROLES[role]):
                    yield fold, row, any(key.holds(ROLES[role], {cut.words}) for key in keys)
