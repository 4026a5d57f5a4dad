"""Which accounts are compared, and how alike they are: as remembered where both are as they were, else worked out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from testigo.linkage.blocking import Pairs, candidate_pairs, day_of, keys_of
from testigo.linkage.memory import Memory
from testigo.linkage.numbers import Numbers
from testigo.linkage.profiles import Profiles
from testigo.linkage.scorer import Floats, Scorer
from testigo.linkage.shared_terms import SharedTerms
from testigo.model import AccountTrace

FRIENDS = -1.0  # log-odds from which an account's partners are compared with each other


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of rows in order, and how alike they are (log-odds less the prior)."""

    pairs: Pairs
    gains: Floats
    _comparing: "_Comparing"

    def features(self, at: int) -> Floats | None:
        """Return the features of the pair at a place of ``pairs``, or None where its gain was only remembered."""
        return self._comparing.features.get(int(self._comparing.codes(self.pairs[at : at + 1])[0]))

    def work_out(self, places: Sequence[int]) -> None:
        """Work out the features of the pairs at some places."""
        if places:
            self._comparing.work_out(self.pairs[list(places)])


def compare(profiles: Profiles, scorer: Scorer, memory: Memory) -> Compared:
    """Compare all pairs that are worth it.

    A second round compares the likely partners of one account with each other, which blocking may have missed.
    """
    comparing = _Comparing(profiles, scorer, memory)
    first = comparing.candidates()
    second = _friends_of_friends(first[comparing.gains(first) + scorer.prior(len(profiles)) >= FRIENDS], first)
    second = second[comparing.reports[second[:, 0]] != comparing.reports[second[:, 1]]]
    comparing.gains(second)
    pairs = np.concatenate([first, second])
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    gains = comparing.gains(pairs)
    comparing.remember(pairs, gains)
    return Compared(pairs, gains, comparing)


class _Comparing:
    """Profiles with their keys, and the gains of pairs known so far."""

    def __init__(self, profiles: Profiles, scorer: Scorer, memory: Memory) -> None:
        self._profiles, self._scorer, self._memory = profiles, scorer, memory
        self.reports: Numbers = np.unique(profiles.report_ids, return_inverse=True)[1].astype(np.int64)
        self._signatures = np.array([profiles.signature(row) for row in range(len(profiles))], dtype=np.int64)
        self._traces = [self._trace(row) for row in range(len(profiles))]
        self._codes, self._gains = self._remembered()
        self.features: dict[int, Floats] = {}

    def candidates(self) -> Pairs:
        keys = [np.frombuffer(each.keys, dtype=np.int64) for each in self._traces]
        return candidate_pairs(keys, np.array([each.day for each in self._traces], dtype=np.int64), self.reports)

    def codes(self, pairs: Pairs) -> Numbers:
        codes: Numbers = pairs[:, 0] * len(self._profiles) + pairs[:, 1]
        return codes

    def gains(self, pairs: Pairs) -> Floats:
        """Return the gains of pairs, worked out where they are not known."""
        codes = self.codes(pairs)
        new = pairs[~np.isin(codes, self._codes)]
        if len(new):
            features = self.work_out(new)
            known = np.concatenate([self._codes, self.codes(new)])
            order = np.argsort(known)
            self._gains = np.concatenate([self._gains, self._scorer.gains(features).sum(axis=1)])[order]
            self._codes = known[order]
        found: Floats = self._gains[np.searchsorted(self._codes, codes)] if len(codes) else np.zeros(0)
        return found

    def work_out(self, pairs: Pairs) -> Floats:
        """Return the features of pairs, which are kept by the pairs' codes too."""
        rows = np.unique(pairs)
        profiles = [self._profiles[row] for row in rows.tolist()]
        features = self._scorer.features(profiles, SharedTerms(profiles), np.searchsorted(rows, pairs))
        self.features.update(zip(self.codes(pairs).tolist(), features, strict=True))
        return features

    def remember(self, pairs: Pairs, gains: Floats) -> None:
        """Keep the gains of all pairs, sorted, with the first account of each."""
        ends = np.searchsorted(pairs[:, 0], np.arange(len(self._traces) + 1))
        partners = self._signatures[pairs[:, 1]]
        self._memory.keep(
            AccountTrace(
                each.account_id,
                each.signature,
                each.day,
                each.keys,
                partners[at:end].tobytes(),
                gains[at:end].tobytes(),
            )
            for each, at, end in zip(self._traces, ends[:-1].tolist(), ends[1:].tolist(), strict=True)
        )

    def _trace(self, row: int) -> AccountTrace:
        account_id, signature = self._profiles.ids[row], int(self._signatures[row])
        known = self._memory.known(account_id, signature)
        if known is not None:
            return known
        profile = self._profiles[row]
        return AccountTrace(account_id, signature, day_of(profile), keys_of(profile).tobytes(), b"", b"")

    def _remembered(self) -> tuple[Numbers, Floats]:
        """Return the pairs of which the gains are remembered, as codes in order, and their gains."""
        partners = np.frombuffer(b"".join(each.partners for each in self._traces), dtype=np.int64)
        gains = np.frombuffer(b"".join(each.gains for each in self._traces), dtype=np.float64)
        rows = np.repeat(np.arange(len(self._traces)), [len(each.gains) // gains.itemsize for each in self._traces])
        if not len(partners):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        order = np.argsort(self._signatures)
        at = order[np.minimum(np.searchsorted(self._signatures, partners, sorter=order), len(order) - 1)]
        there = self._signatures[at] == partners
        codes = rows[there] * len(self._traces) + at[there]
        sequence = np.argsort(codes)
        return codes[sequence], gains[there][sequence]


def _friends_of_friends(likely: Pairs, known: Pairs) -> Pairs:
    friends: dict[int, set[int]] = {}
    for left, right in likely.tolist():
        friends.setdefault(left, set()).add(right)
        friends.setdefault(right, set()).add(left)
    met = set(_meetings(friends)) - set(map(tuple, known.tolist()))
    return np.array(sorted(met), dtype=np.int64).reshape(-1, 2)


def _meetings(friends: dict[int, set[int]]) -> Iterator[tuple[int, int]]:
    for near in friends.values():
        ordered: Sequence[int] = sorted(near)
        yield from ((one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :])
