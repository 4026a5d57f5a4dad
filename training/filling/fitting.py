"""Fits the models, and foretells each report by models that did not see it: the second round learns from that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesRegressor, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import normalize

from benchmarks.muc4.learned import Blend, Dense, Floats, Forest, Hashed, Trees, as_log_odds
from training.filling.corpus import FOLDS

LEAST_REPORTS = 2  # features of fewer rows are left out: the weights of the others are told better without them
TREES = {
    "max_iter": 150, "learning_rate": 0.04, "max_leaf_nodes": 6, "min_samples_leaf": 30, "l2_regularization": 10.0,
    "max_features": 0.3, "early_stopping": False, "random_state": 0,
}  # fmt: skip
FOREST = {"n_estimators": 60, "min_samples_leaf": 5, "max_features": 0.35, "random_state": 0}
DENSE_PENALTY = 0.01
STEPS = 127  # a weight is stored in a byte


Answers = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of hashed features, with the number of the fold each belongs to."""

    rows: sp.csr_matrix
    folds: NDArray[np.int64]
    used: Answers | None = None  # the rows to learn from, where not all

    def to_learn(self, without: int | None = None) -> Answers:
        """Return which rows to learn from when one fold is held out."""
        used = np.ones(len(self.folds), dtype=bool) if self.used is None else self.used
        return used & (self.folds != without)


def sparse(rows: Sequence[Sequence[int]], folds: Sequence[int], bits: int) -> Sparse:
    """Return rows of features that are there or not."""
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((at for row in rows for at in row), dtype=np.int32, count=int(starts[-1]))
    values = np.ones(len(columns), dtype=np.float32)
    return Sparse(sp.csr_matrix((values, columns, starts), shape=(len(rows), 1 << bits)), np.array(folds))


def weighted(rows: Sequence[Mapping[int, float]], folds: Sequence[int], bits: int) -> Sparse:
    """Return rows of features that have weights, each row of length 1."""
    data = sparse([list(row) for row in rows], folds, bits)
    data.rows.data[:] = [value for row in rows for value in row.values()]
    return Sparse(normalize(data.rows), data.folds)


def linear(rows: sp.csr_matrix, answers: Answers, penalty: float) -> tuple[Floats, Floats]:
    """Return weights and biases of a logistic regression for each column of answers."""
    kept = np.flatnonzero(np.diff(rows.tocsc().indptr) >= LEAST_REPORTS)
    weights, biases = np.zeros((answers.shape[1], rows.shape[1])), np.full(answers.shape[1], -8.0)
    narrow = rows[:, kept]
    for answer in range(answers.shape[1]):
        if answers[:, answer].any():
            fitted = LogisticRegression(
                C=penalty, solver="liblinear", dual=True, max_iter=5000, tol=0.1, random_state=0
            )
            fitted.fit(narrow, answers[:, answer])
            weights[answer, kept], biases[answer] = fitted.coef_[0], fitted.intercept_[0]
    return weights, biases


def foretold(data: Sparse, answers: Answers, penalty: float) -> Floats:
    """Return the probabilities of each row by a model of the other folds."""
    found = np.zeros(answers.shape)
    for fold in range(FOLDS):
        learnt = data.to_learn(fold)
        weights, biases = linear(data.rows[learnt], answers[learnt], penalty)
        inside = data.folds == fold
        found[inside] = 1 / (1 + np.exp(-(data.rows[inside] @ weights.T + biases)))
    return found


def fitted(data: Sparse, answers: Answers, penalty: float) -> Hashed:
    """Return the model of all rows."""
    learnt = data.to_learn()
    return stored(*linear(data.rows[learnt], answers[learnt], penalty))


def precision(answers: Answers, found: Floats) -> str:
    """Return the average precision of each column of answers, in words."""
    return " ".join(f"{average_precision_score(answers[:, at], found[:, at]):.3f}" for at in range(answers.shape[1]))


def stored(weights: Floats, biases: Floats) -> Hashed:
    """Return linear models with their weights in bytes."""
    scales = np.maximum(np.abs(weights).max(axis=1), 1e-9) / STEPS
    return Hashed(np.round(weights / scales[:, None]).astype(np.int8), scales, biases)


def blend(columns: Floats, answers: Answers) -> Blend:
    """Return trees, a forest and linear models of the same columns."""
    odds = np.array([_is_probability(columns[:, at]) for at in range(columns.shape[1])])
    turned = as_log_odds(columns, odds)
    means, deviations = turned.mean(0), turned.std(0) + 1e-9
    scaled = (turned - means) / deviations
    weights, biases = np.zeros((answers.shape[1], columns.shape[1])), np.full(answers.shape[1], -8.0)
    for answer in range(answers.shape[1]):
        if answers[:, answer].any():
            fitted = LogisticRegression(C=DENSE_PENALTY, max_iter=500).fit(scaled, answers[:, answer])
            weights[answer], biases[answer] = fitted.coef_[0], fitted.intercept_[0]
    return Blend(trees(columns, answers), forest(columns, answers), Dense(means, deviations, weights, biases), odds)


def blend_foretold(columns: Floats, answers: Answers, folds: NDArray[np.int64]) -> Floats:
    """Return the probabilities of each row by a blend of the other folds."""
    found = np.zeros(answers.shape)
    for fold in range(FOLDS):
        found[folds == fold] = blend(columns[folds != fold], answers[folds != fold]).probabilities(
            columns[folds == fold]
        )
    return found


def _is_probability(column: Floats) -> bool:
    return bool(column.min() >= 0 and column.max() <= 1 and len(np.unique(column)) > 5)


def trees(columns: Floats, answers: Answers) -> Trees:
    """Return boosted trees for each column of answers, in one table."""
    nodes: list[Any] = []
    roots, of, biases = [], [], np.full(answers.shape[1], -8.0)
    offset = 0
    for answer in range(answers.shape[1]):
        if not answers[:, answer].any():
            continue
        fitted = HistGradientBoostingClassifier(**TREES).fit(columns, answers[:, answer])
        biases[answer] = fitted._baseline_prediction.item()
        for (tree,) in fitted._predictors:
            table = tree.nodes
            roots.append(offset)
            of.append(answer)
            nodes.append((table, offset))
            offset += len(table)
    join: Callable[[Callable[[Any, int], Any]], Any] = lambda what: np.concatenate([what(*each) for each in nodes])  # noqa: E731
    return Trees(
        join(lambda table, _: np.where(table["is_leaf"], -1, table["feature_idx"])).astype(np.int32),
        join(lambda table, _: np.where(table["is_leaf"], table["value"], table["num_threshold"])),
        join(lambda table, start: table["left"].astype(np.int64) + start).astype(np.int32),
        join(lambda table, start: table["right"].astype(np.int64) + start).astype(np.int32),
        np.array(roots, dtype=np.int32),
        np.array(of, dtype=np.int32),
        biases,
    )


def forest(columns: Floats, answers: Answers) -> Forest:
    """Return a forest of random trees for all answers at once, in one table."""
    wanted = answers.astype(np.float64)
    grown = ExtraTreesRegressor(**FOREST).fit(
        columns.astype(np.float32), wanted if wanted.shape[1] > 1 else wanted.ravel()
    )
    tables = [tree.tree_ for tree in grown.estimators_]
    roots = np.cumsum([0, *(table.node_count for table in tables)])[:-1]
    features = np.concatenate([table.feature for table in tables])
    leaves = features < 0
    left, right = (
        np.concatenate([getattr(table, f"children_{side}") + root for table, root in zip(tables, roots, strict=True)])
        for side in ("left", "right")
    )
    values = np.concatenate([table.value[:, :, 0] for table in tables])
    return Forest(
        np.where(leaves, -1, features).astype(np.int16),
        np.where(leaves, 0, np.concatenate([table.threshold for table in tables])).astype(np.float32),
        np.where(leaves, np.cumsum(leaves) - 1, left).astype(np.int32),
        np.where(leaves, 0, right).astype(np.int32),
        roots.astype(np.int32),
        values[leaves].astype(np.float16),
    )
