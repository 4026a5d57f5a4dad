"""How much two accounts share in words, names and numbers."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from testigo.linkage.profiles import Profile
from testigo.linkage.terms import Bag, TermRows, rarity
from testigo.linkage.wording import Wording

Floats = NDArray[np.float64]
TEXT_FEATURES = ("wording", "title", "names", "capitals", "numbers")


class SharedTerms:
    """The wording of all accounts at hand, ready to be compared.

    Words are weighed within their language; names, capitalised words and numbers over all languages.
    The latter three measure evidence: the summed rarity of what is shared, in units of the rarity of a term
    that stands in one account only, so that 1 is as telling as one name no other account has.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """Weigh the terms of all profiles."""
        self.size = len(profiles)
        self.keys = _WordKeys(profiles)
        self._rows = {
            "wording": TermRows([_unit(bag) for bag in self.keys.words]),
            "title": TermRows(
                [_unit(_only(bag, profile)) for bag, profile in zip(self.keys.words, profiles, strict=True)]
            ),
            "names": _evidence(profiles, lambda wording: wording.names),
            "capitals": _evidence(profiles, lambda wording: wording.capitals),
            "numbers": _evidence(profiles, lambda wording: wording.numbers),
        }

    def compare(self, row: int, others: NDArray[np.int64]) -> Floats:
        """Return the text features of one account with each of the others, a row for each of them."""
        return np.stack([self._rows[name].products(row, others) for name in TEXT_FEATURES], axis=1)


class _WordKeys:
    """The weighted words of each account; a word of one language is never that of another."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        frequencies: dict[str, Counter[str]] = {}
        sizes = Counter(profile.language for profile in profiles)
        for profile in profiles:
            frequencies.setdefault(profile.language, Counter()).update(profile.wording.words.keys())
        self.frequencies = frequencies
        self.words = [
            _weighted(profile, frequencies[profile.language], sizes[profile.language] + 1) for profile in profiles
        ]


def _weighted(profile: Profile, frequency: Counter[str], size: int) -> Bag:
    """Weigh words by (1 + log of their number) x rarity; words of one account only can match nothing."""
    return {
        f"{profile.language}:{word}": (1 + math.log(number)) * rarity(frequency[word], size)
        for word, number in profile.wording.words.items()
        if frequency[word] > 1
    }


def _only(bag: Bag, profile: Profile) -> Bag:
    return {key: weight for key, weight in bag.items() if key.partition(":")[2] in profile.wording.title}


def _unit(bag: Bag) -> Bag:
    length = math.sqrt(sum(weight * weight for weight in bag.values()))
    return {term: weight / length for term, weight in bag.items()} if length else {}


def _evidence(profiles: Sequence[Profile], terms_of: Callable[[Wording], Iterable[str]]) -> TermRows:
    frequency = Counter(term for profile in profiles for term in terms_of(profile.wording))
    size = len(profiles) + 1
    unit = math.log(size)
    return TermRows(
        [
            {
                term: math.sqrt(rarity(frequency[term], size) / unit)
                for term in terms_of(profile.wording)
                if frequency[term] > 1
            }
            for profile in profiles
        ]
    )
