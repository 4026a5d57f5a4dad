"""How much two accounts share in words, names, numbers and days."""

import math
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import numpy as np

from testigo.linkage.numbers import number_of
from testigo.linkage.profiles import Profile
from testigo.linkage.rarities import is_rare, rarities
from testigo.linkage.terms import Bag, Floats, Rows, TermRows, Terms
from testigo.linkage.wording import Wording

TEXT_FEATURES = ("wording", "title", "lead", "capitals", "numbers", "other_ages", "rare_name", "day")

_SHORT = 11.0  # squared length of a short report: keeps two stubs that share three words from being twins
_SHORT_PART = 6.0  # the same for headlines and first sentences
_FEW_CAPITALS, _FEW_NUMBERS = 2.0, 1.5  # rarities: where a report has less, what it shares covers little


def terms_of(profile: Profile, wording: Wording) -> Terms:
    """Return the weighed terms of an account, a bag for each feature.

    Words are weighed within their language, by (1 + log of their number) x rarity, and a word of one language is never
    that of another; capitalised words and numbers read the same in all.
    """
    language, words = profile.language, wording.words
    often = (1 + math.log(number) for number in words.values())
    return Terms.of(
        [
            _unit(_bag(words, language, often), _SHORT),
            _unit(_bag(wording.title, language), _SHORT_PART),
            _unit(_bag(wording.lead, language), _SHORT_PART),
            _evidence(_bag(wording.capitals, None)),
            _evidence(_bag(wording.numbers, None)),
            _plain(wording.ages),
            _plain(name for name in wording.names if is_rare(name)),
            _plain(day.isoformat() for day in profile.days),
        ]
    )


class SharedTerms:
    """The terms of all accounts at hand, ready to be compared.

    The first three features are the roots of cosines: from 0.01 to 0.04 says as much as from 0.36 to 0.49.
    """

    def __init__(self, terms: Sequence[Terms]) -> None:
        """Lay out the terms of all accounts."""
        self._rows = TermRows(terms)

    def compare(self, row: int, others: Rows) -> Floats:
        """Return the text features of one account with each of the others, a row for each of them."""
        found, mine, theirs = self._rows.products(row, others), self._rows.totals[row], self._rows.totals[others]
        smaller = np.minimum(mine, theirs)
        found[:, :3] = np.sqrt(found[:, :3])
        found[:, 3] /= np.maximum(smaller[:, 3], _FEW_CAPITALS)
        found[:, 4] /= np.maximum(smaller[:, 4], _FEW_NUMBERS)
        found[:, 5] = (smaller[:, 5] > 0) & (found[:, 5] == 0)
        found[:, 6:] = np.minimum(found[:, 6:], 1.0)
        return found


@lru_cache(maxsize=200_000)
def _weighed(term: str, language: str | None) -> tuple[int, float]:
    """Return the code of a term and how telling it is."""
    return number_of(f"{language}:{term}"), rarities(language).get(term, 1.0)


def _bag(terms: Collection[str], language: str | None, times: Iterable[float] | None = None) -> Bag:
    known = [_weighed(term, language) for term in terms]
    codes = np.array([code for code, _ in known], dtype=np.int64)
    weights = np.array([rarity for _, rarity in known], dtype=np.float64)
    order = np.argsort(codes)
    return codes[order], (weights if times is None else weights * np.fromiter(times, np.float64))[order]


def _unit(bag: Bag, short: float) -> Bag:
    codes, weights = bag
    return codes, weights / math.sqrt(float((weights * weights).sum()) + short)


def _evidence(bag: Bag) -> Bag:
    """Return a row whose product with another is the summed rarity of what two accounts share."""
    codes, weights = bag
    return codes, np.sqrt(weights)


def _plain(terms: Iterable[str]) -> Bag:
    codes = np.sort(np.array([number_of(term) for term in terms], dtype=np.int64))
    return codes, np.ones(len(codes))
