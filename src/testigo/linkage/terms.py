"""Sparse rows of weighed terms, built for fast row-against-rows products."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testigo.linkage.numbers import Numbers, numbered

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Bag = tuple[Numbers, Floats]  # terms as numbers, in order, and their weights


@dataclass(frozen=True, slots=True)
class Terms:
    """The bags of one account, one after the other."""

    codes: Numbers  # of terms; a term of one bag has another code than in another
    weights: Floats
    lengths: Numbers  # terms of each bag

    @classmethod
    def of(cls, bags: Sequence[Bag]) -> "Terms":
        """Join the bags of an account."""
        codes = [codes ^ kind for kind, (codes, _) in enumerate(bags)]
        lengths = np.array([len(each) for each in codes], dtype=np.int64)
        return cls(np.concatenate(codes), np.concatenate([weights for _, weights in bags]), lengths)


class TermRows:
    """The bags of all accounts at hand."""

    def __init__(self, terms: Sequence[Terms]) -> None:
        """Lay out the terms of accounts, in their order."""
        codes = np.concatenate([np.zeros(0, dtype=np.int64), *(each.codes for each in terms)])
        self._columns, known = numbered(codes)
        self._weights = np.concatenate([np.zeros(0), *(each.weights for each in terms)])
        self._lengths = np.array([each.lengths for each in terms], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self._lengths.sum(axis=1))])
        self._board = np.zeros(max(known, 1))
        self.totals = _sums(self._weights**2, self._lengths)

    def products(self, row: int, others: Rows) -> Floats:
        """Return the products of the bags of one row with those of the others: a row for each, a column a bag."""
        mine = slice(self._starts[row], self._starts[row + 1])
        self._board[self._columns[mine]] = self._weights[mine]
        starts = self._starts[others]
        lengths = self._starts[others + 1] - starts
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
        products = _sums(self._board[self._columns[places]] * self._weights[places], self._lengths[others])
        self._board[self._columns[mine]] = 0.0
        return products


def _sums(values: Floats, lengths: Rows) -> Floats:
    """Return the sum of each stretch of values; that of one does not depend on its neighbours, not even by rounding."""
    flat = lengths.ravel()
    sums, told = np.zeros(len(flat)), flat > 0
    sums[told] = np.add.reduceat(values, (np.cumsum(flat) - flat)[told]) if told.any() else 0.0
    return sums.reshape(lengths.shape)
