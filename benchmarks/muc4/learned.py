"""Small trained models at work with numpy alone: linear over hashed features, linear over dense ones, and trees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = Sequence[Sequence[int]]
SMALLEST = 1e-4  # probabilities nearer to 0 or 1 are cut before their log-odds are taken


@dataclass(frozen=True, slots=True)
class Hashed:
    """Logistic regressions over hashed features that are there or not; a row of ``weights`` for each answer."""

    weights: NDArray[np.int8]
    scales: Floats
    biases: Floats

    def probabilities(self, rows: Rows) -> Floats:
        """Return a row for each row of features, a column for each answer."""
        sums = np.zeros((len(rows), len(self.biases)))
        for number, row in enumerate(rows):
            sums[number] = self.weights[:, list(row)].sum(axis=1, dtype=np.int64)
        return logistic(sums * self.scales + self.biases)

    def weighted(self, row: Mapping[int, float]) -> Floats:
        """Return the answers for features that have weights; the row is brought to length 1."""
        values = np.array(list(row.values()))
        sums: Floats = self.weights[:, list(row)].astype(np.float64) @ (values / (np.sqrt(values @ values) or 1.0))
        return logistic(sums * self.scales + self.biases)


@dataclass(frozen=True, slots=True)
class Dense:
    """Logistic regressions over columns of numbers, each brought to mean 0 and deviation 1."""

    means: Floats
    deviations: Floats
    weights: Floats
    biases: Floats

    def log_odds(self, columns: Floats) -> Floats:
        """Return a row for each row of ``columns``, a column for each answer."""
        result: Floats = (columns - self.means) / self.deviations @ self.weights.T + self.biases
        return result


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees for several answers, all nodes in one table; a leaf names no column and holds a value."""

    columns: NDArray[np.int32]  # -1 at leaves
    thresholds: Floats  # at leaves the value
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    roots: NDArray[np.int32]
    answers: NDArray[np.int32]  # which answer each tree adds to
    biases: Floats

    def log_odds(self, columns: Floats) -> Floats:
        """Return a row for each row of ``columns``, a column for each answer."""
        at = np.tile(self.roots, (len(columns), 1))
        lines = np.arange(len(columns))[:, None]
        while (inner := self.columns[at] >= 0).any():
            goes_left = columns[lines, np.maximum(self.columns[at], 0)] <= self.thresholds[at]
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
        sums = np.tile(self.biases, (len(columns), 1))
        for answer in range(len(self.biases)):
            sums[:, answer] += self.thresholds[at][:, self.answers == answer].sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Blend:
    """The mean of trees' and linear log-odds; the linear ones see probabilities (``odds``) as log-odds."""

    trees: Trees
    dense: Dense
    odds: NDArray[np.bool_]

    def probabilities(self, columns: Floats) -> Floats:
        """Return a row for each row of ``columns``, a column for each answer."""
        linear = self.dense.log_odds(as_log_odds(columns, self.odds))
        return logistic((self.trees.log_odds(columns) + linear) / 2)


def logistic(sums: Floats) -> Floats:
    """Return probabilities from log-odds."""
    result: Floats = 1 / (1 + np.exp(-np.clip(sums, -50, 50)))
    return result


def as_log_odds(columns: Floats, which: NDArray[np.bool_]) -> Floats:
    """Return the columns, those of ``which`` turned from probabilities into log-odds."""
    cut = np.clip(columns, SMALLEST, 1 - SMALLEST)
    return np.where(which, np.log(cut / (1 - cut)), columns)


def load(arrays: Mapping[str, NDArray[Any]], name: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of one model from a file that holds several: those whose name begins with ``name``."""
    return {key.removeprefix(f"{name}."): arrays[key] for key in arrays if key.startswith(f"{name}.")}
