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
        values = self.thresholds[_leaves(self, columns)]
        sums = np.tile(self.biases, (len(columns), 1))
        for answer in range(len(self.biases)):
            sums[:, answer] += values[:, self.answers == answer].sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that each give all answers, their nodes in one table; ``left`` of a leaf is its line of ``shares``."""

    columns: NDArray[np.int16]  # -1 at leaves
    thresholds: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    roots: NDArray[np.int32]
    shares: NDArray[np.float16]

    def probabilities(self, columns: Floats) -> Floats:
        """Return a row for each row of ``columns``, a column for each answer: the mean share at the leaves."""
        lines = self.left[_leaves(self, columns.astype(np.float32))]
        result: Floats = self.shares[lines].astype(np.float64).mean(axis=1)
        return result


def _leaves(trees: Trees | Forest, columns: NDArray[Any]) -> NDArray[np.int32]:
    """Return the leaf that each row comes to, a column for each tree."""
    at = np.tile(trees.roots, (len(columns), 1))
    lines = np.arange(len(columns))[:, None]
    while (inner := trees.columns[at] >= 0).any():
        goes_left = columns[lines, np.maximum(trees.columns[at], 0)] <= trees.thresholds[at]
        at = np.where(inner, np.where(goes_left, trees.left[at], trees.right[at]), at)
    return at


@dataclass(frozen=True, slots=True)
class Blend:
    """The mean of log-odds: half a forest's, a quarter each of boosted trees' and of linear models'.

    The linear ones see probabilities (``odds``) as log-odds.
    """

    trees: Trees
    forest: Forest
    dense: Dense
    odds: NDArray[np.bool_]

    def probabilities(self, columns: Floats) -> Floats:
        """Return a row for each row of ``columns``, a column for each answer."""
        found = self.forest.probabilities(columns)
        grown = as_log_odds(found, np.ones(found.shape[1], dtype=bool))
        linear = self.dense.log_odds(as_log_odds(columns, self.odds))
        return logistic(grown / 2 + (self.trees.log_odds(columns) + linear) / 4)


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
