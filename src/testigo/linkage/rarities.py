"""How rare words, names and numbers are among the accounts at hand, and in the news at large.

A handful of accounts cannot tell which words are common. A background of reports, known by the share of them
that each common term stands in, is counted as if it were part of every collection.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from testigo.linkage.terms import rarity

BACKGROUND = 400  # reports: about as many as the shares of common terms were counted in


class Rarities:
    """The rarity of one kind of term over a collection of accounts and its background."""

    def __init__(self, terms: Sequence[Iterable[str]], languages: Sequence[str]) -> None:
        """Count in how many accounts each term stands; ``terms`` and ``languages`` go by account."""
        self.frequency = Counter(term for each in terms for term in each)
        self._tables = [_shares(language) for language in sorted(set(languages))]
        self._size = len(terms) + BACKGROUND
        self._known = {term: rarity(count + self.expected(term), self._size) for term, count in self.frequency.items()}

    def __call__(self, term: str) -> float:
        """Return how telling a term of the collection is, from 0 to 1."""
        return self._known[term]

    def expected(self, term: str) -> float:
        """Return in how many reports of the background a term stands; several words as if they met by chance."""
        shares = [math.prod(table.get(word, 0.0) for word in term.split()) for table in self._tables]
        return BACKGROUND * max(shares, default=0.0)

    def is_rare(self, term: str) -> bool:
        """Say whether a term stands in more than one account and in few: 4, or 2 in 1,000 of a large collection."""
        return self.frequency[term] > 1 and self.frequency[term] + self.expected(term) <= max(4.0, 0.002 * self._size)


@cache
def _shares(language: str) -> Mapping[str, float]:
    """Return the share of reports that each common term of a language stands in."""
    path = files("testigo.linkage") / "frequent_terms" / f"{language}.tsv"
    rows = path.read_text("utf-8").splitlines() if path.is_file() else []
    return {term: float(share) for term, share in (row.split("\t") for row in rows)}
