"""How much two accounts share in words, names, numbers and days."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from testigo.linkage.profiles import Profile
from testigo.linkage.rarities import is_rare, rarities
from testigo.linkage.terms import Bag, Floats, Rows, TermRows

TEXT_FEATURES = ("wording", "title", "lead", "capitals", "numbers", "other_ages", "rare_name", "day")

_SHORT = 11.0  # squared length of a short report: keeps two stubs that share three words from being twins
_SHORT_PART = 6.0  # the same for headlines and first sentences
_FEW_CAPITALS, _FEW_NUMBERS = 2.0, 1.5  # rarities: where a report has less, what it shares covers little


class SharedTerms:
    """The wording of all accounts at hand, ready to be compared.

    Words are weighed within their language; capitalised words and numbers over all.
    The first three features are the roots of cosines: from 0.01 to 0.04 says as much as from 0.36 to 0.49.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Weigh the terms of all profiles."""
        wordings = [profile.wording for profile in profiles]
        self._wording = TermRows(_whole(each) for each in profiles)
        self._title = TermRows(_part(each, each.wording.title) for each in profiles)
        self._lead = TermRows(_part(each, each.wording.lead) for each in profiles)
        self._capitals = TermRows(_evidence(each.capitals) for each in wordings)
        self._numbers = TermRows(_evidence(each.numbers) for each in wordings)
        self._ages = TermRows(dict.fromkeys(each.ages, 1.0) for each in wordings)
        self._days = TermRows(dict.fromkeys((day.isoformat() for day in each.days), 1.0) for each in profiles)
        self._names = TermRows({name: 1.0 for name in each.names if is_rare(name)} for each in wordings)

    def compare(self, row: int, others: Rows) -> Floats:
        """Return the text features of one account with each of the others, a row for each of them."""
        ages = self._ages.products(row, others)
        told = (self._ages.totals[row] > 0) & (self._ages.totals[others] > 0)
        return np.stack(
            [
                np.sqrt(self._wording.products(row, others)),
                np.sqrt(self._title.products(row, others)),
                np.sqrt(self._lead.products(row, others)),
                self._capitals.coverage(row, others, _FEW_CAPITALS),
                self._numbers.coverage(row, others, _FEW_NUMBERS),
                told & (ages == 0),
                self._names.products(row, others) > 0,
                np.minimum(self._days.products(row, others), 1.0),
            ],
            axis=1,
        )


def _whole(profile: Profile) -> Bag:
    """Weigh words by (1 + log of their number) x rarity; a word of one language is never that of another."""
    language, rare = profile.language, rarities(profile.language)
    words = profile.wording.words.items()
    return _unit({f"{language}:{word}": (1 + math.log(number)) * rare.get(word, 1.0) for word, number in words}, _SHORT)


def _part(profile: Profile, words: Iterable[str]) -> Bag:
    language, rare = profile.language, rarities(profile.language)
    return _unit({f"{language}:{word}": rare.get(word, 1.0) for word in sorted(words)}, _SHORT_PART)


def _unit(bag: Bag, short: float) -> Bag:
    length = math.sqrt(sum(weight * weight for weight in bag.values()) + short)
    return {term: weight / length for term, weight in bag.items()}


def _evidence(terms: Iterable[str]) -> Bag:
    """Return a row whose product with another is the summed rarity of what two accounts share."""
    rare = rarities()
    return {term: math.sqrt(rare.get(term, 1.0)) for term in terms}
