"""Sparse rows of term weights, and how rare a term is."""

import math
from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Bag = Mapping[str, float]
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class TermRows:
    """One sparse row of term weights for each account, built for fast row-against-rows products."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        """Lay out the rows of ``bags``, in their order."""
        columns: dict[str, int] = {}
        lengths, order, weights = array("q", [0]), array("q"), array("d")
        for bag in bags:
            for term in sorted(bag):
                order.append(columns.setdefault(term, len(columns)))
                weights.append(bag[term])
            lengths.append(len(bag))
        self._columns = np.array(order, dtype=np.int64)
        self._weights = np.array(weights, dtype=np.float64)
        self._starts = np.cumsum(np.array(lengths, dtype=np.int64))
        self._board = np.zeros(max(len(columns), 1))
        self.totals = self._sums(self._weights**2)

    def products(self, row: int, others: Rows) -> Floats:
        """Return the product of one row with each of the others."""
        mine = slice(self._starts[row], self._starts[row + 1])
        self._board[self._columns[mine]] = self._weights[mine]
        lengths = self._starts[others + 1] - self._starts[others]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._starts[others] - (ends - lengths), lengths)
        running = np.concatenate(([0.0], np.cumsum(self._board[self._columns[places]] * self._weights[places])))
        self._board[self._columns[mine]] = 0.0
        products: Floats = running[ends] - running[ends - lengths]
        return products

    def coverage(self, row: int, others: Rows, least: float) -> Floats:
        """Return the product as a share of the smaller of the two rows, which counts as ``least`` at least."""
        smaller = np.maximum(np.minimum(self.totals[row], self.totals[others]), least)
        share: Floats = self.products(row, others) / smaller
        return share

    def _sums(self, values: Floats) -> Floats:
        running = np.concatenate(([0.0], np.cumsum(values)))
        sums: Floats = running[self._starts[1:]] - running[self._starts[:-1]]
        return sums


def rarity(frequency: float, size: float) -> float:
    """Return how telling a term is that stands in ``frequency`` of ``size`` texts: 1 in one of them, 0 in all.

    The inverse document frequency (Spärck Jones 1972), over the highest it can be.
    """
    return max(0.0, math.log(size / max(frequency, 1.0)) / math.log(max(size, 2.0)))
