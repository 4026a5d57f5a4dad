"""Sparse rows of term weights."""

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
        self.totals = _sums(self._weights**2, np.diff(self._starts))

    def products(self, row: int, others: Rows) -> Floats:
        """Return the product of one row with each of the others."""
        mine = slice(self._starts[row], self._starts[row + 1])
        self._board[self._columns[mine]] = self._weights[mine]
        lengths = self._starts[others + 1] - self._starts[others]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._starts[others] - (ends - lengths), lengths)
        products = _sums(self._board[self._columns[places]] * self._weights[places], lengths)
        self._board[self._columns[mine]] = 0.0
        return products

    def coverage(self, row: int, others: Rows, least: float) -> Floats:
        """Return the product as a share of the smaller of the two rows, which counts as ``least`` at least."""
        smaller = np.maximum(np.minimum(self.totals[row], self.totals[others]), least)
        share: Floats = self.products(row, others) / smaller
        return share


def _sums(values: Floats, lengths: Rows) -> Floats:
    """Return the sum of each stretch of values; that of one does not depend on its neighbours, not even by rounding."""
    sums = np.zeros(len(lengths))
    told = lengths > 0
    sums[told] = np.add.reduceat(values, (np.cumsum(lengths) - lengths)[told]) if told.any() else 0.0
    return sums
