"""Learns to choose one of several options: a conditional logit over hashed features."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from benchmarks.muc4.learned import Floats, Hashed
from training.filling import fitting
from training.filling.fitting import Answers

STEPS = 200  # of the search, at most


def fitted(rows: sp.csr_matrix, sizes: Sequence[int], right: Answers, penalty: float) -> Hashed:
    """Return the model by which the right options (rows) of each choice (so many rows one behind the other) win.

    Where several are right, any will do; choices of which none is right teach nothing.
    """
    starts, choice = np.cumsum([0, *sizes])[:-1], np.repeat(np.arange(len(sizes)), sizes)
    taught = np.logical_or.reduceat(right, starts)
    kept = np.flatnonzero(np.diff(rows.tocsc().indptr) >= fitting.LEAST_REPORTS)
    narrow = rows[:, kept]

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = narrow @ weights
        likely = np.exp(sums - np.maximum.reduceat(sums, starts)[choice])
        likely /= np.add.reduceat(likely, starts)[choice]
        hit = np.where(taught, np.add.reduceat(likely * right, starts), 1)
        slope = np.where(taught[choice], likely - likely * right / hit[choice], 0)
        return weights @ weights / 2 - penalty * np.log(hit).sum(), narrow.T @ (slope * penalty) + weights

    weights = np.zeros((1, rows.shape[1]))
    weights[0, kept] = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return fitting.stored(weights, np.zeros(1))
