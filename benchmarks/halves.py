"""Two halves of a set that came without a split: one to look at and tune on, one to keep apart."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def halves(items: Iterable[T], key: Callable[[T], str]) -> tuple[list[T], list[T]]:
    """Return the items whose key's SHA-256 is even, which may be looked at, and those whose is odd, which may not."""
    looked_at: list[T] = []
    apart: list[T] = []
    for item in items:
        (apart if hashlib.sha256(key(item).encode()).digest()[-1] % 2 else looked_at).append(item)
    return looked_at, apart
