"""Texts as numbers, which sort and compare faster and take less room."""

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def number_of(text: str) -> int:
    """Return the number of a text: 64 bits, so that among a million texts two meet once in 40 million times."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def numbers_of(texts: Iterable[str]) -> Numbers:
    """Return the numbers of texts, sorted, each once."""
    return np.unique(np.array([number_of(text) for text in texts], dtype=np.int64))


def starts_of(ordered: Numbers) -> NDArray[np.intp]:
    """Return where each different number begins among numbers in order."""
    return np.flatnonzero(np.concatenate([ordered[:1] == ordered[:1], ordered[1:] != ordered[:-1]]))


def numbered(numbers: Numbers) -> tuple[NDArray[np.int32], int]:
    """Return which of the different numbers, in order, each number is, and how many different ones there are.

    As ``np.unique`` says with ``return_inverse``, in half the time where most stand more than once: the terms of 60,000
    accounts, 13 million of 234,000 kinds, take 3.2 s in place of 5.8.
    """
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    places = np.empty(len(numbers), dtype=np.int32)
    changes = np.concatenate([[0], ordered[1:] != ordered[:-1]])[: len(numbers)]
    places[order] = np.cumsum(changes, dtype=np.int32)
    return places, int(places.max(initial=-1)) + 1
