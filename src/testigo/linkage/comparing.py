"""Which accounts are compared, and how alike they are: only what is not remembered is worked out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from testigo.linkage.blocking import Pairs, candidate_pairs, day_of, keys_of
from testigo.linkage.clusters import UNSEEN, Pair
from testigo.linkage.memory import Memory
from testigo.linkage.numbers import Numbers
from testigo.linkage.processes import in_blocks, over_blocks
from testigo.linkage.profiles import Profile, Profiles
from testigo.linkage.scorer import Floats, Scorer
from testigo.linkage.shared_terms import SharedTerms, terms_of
from testigo.linkage.terms import Terms
from testigo.model import AccountTrace

FRIENDS = -1.0  # log-odds from which an account's partners are compared with each other
BLOCK = 1_000  # accounts read at a time
PAIRS = 20_000  # pairs compared at a time

Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of rows in order, and how alike they are (log-odds)."""

    pairs: Pairs
    odds: Floats
    _comparing: "_Comparing"

    def worth(self, ids: Sequence[str]) -> Iterator[tuple[Pair, int]]:
        """Yield the pairs that are told of, as ids of accounts, each with its place among ``pairs``."""
        places = np.flatnonzero(self.odds >= UNSEEN)
        for place, (left, right) in zip(places.tolist(), self.pairs[places].tolist(), strict=True):
            yield (ids[left], ids[right]), place

    @property
    def reasons(self) -> Mapping[Pair, Reasons]:
        """What speaks for and against the pairs told of, but for those of which only the odds are remembered."""
        return self._comparing.reasons

    def work_out(self, places: Sequence[int]) -> None:
        """Work out what speaks for and against the pairs at some places."""
        if places:
            self._comparing.work_out(self.pairs[places])


def compare(profiles: Profiles, scorer: Scorer, memory: Memory, processes: int = 1) -> Compared:
    """Compare all pairs that are worth it.

    A second round compares the likely partners of one account with each other, which blocking may have missed.
    """
    comparing, prior = _Comparing(profiles, scorer, memory, processes), scorer.prior(len(profiles))
    first = comparing.candidates()
    likely = first[comparing.gains(first) + prior >= FRIENDS]
    second = comparing.unmet(_friends_of_friends(likely), first)
    comparing.gains(second)
    pairs = np.concatenate([first, second])
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    gains = comparing.gains(pairs)
    comparing.remember(pairs, gains)
    return Compared(pairs, gains + prior, comparing)


@dataclass(frozen=True, slots=True)
class Comparer:
    """Accounts ready to be compared, by row, and the log-odds before anything is compared."""

    scorer: Scorer
    profiles: Sequence[Profile]
    shared: SharedTerms
    prior: float

    def compare(self, pairs: Pairs) -> tuple[Floats, dict[int, Reasons]]:
        """Return the gains of pairs, and by its place among them what speaks for and against each that is told of."""
        features = self.scorer.features(self.profiles, self.shared, pairs)
        gains = self.scorer.gains(features)
        sums: Floats = gains.sum(axis=1)
        worth = np.flatnonzero(sums + self.prior >= UNSEEN)
        told = zip(gains[worth].tolist(), features[worth].tolist(), strict=True)
        return sums, dict(zip(worth.tolist(), (self.scorer.reasons(*each) for each in told), strict=True))


@dataclass(frozen=True, slots=True)
class _Read:
    """An account as it is compared."""

    keys: bytes
    day: int
    profile: Profile
    terms: Terms


class _Comparing:
    """Profiles with their keys, and the gains of pairs known so far."""

    def __init__(self, profiles: Profiles, scorer: Scorer, memory: Memory, processes: int) -> None:
        self._profiles, self._scorer, self._memory, self._processes = profiles, scorer, memory, processes
        self._reports: Numbers = np.unique(profiles.report_ids, return_inverse=True)[1].astype(np.int64)
        self._signatures = np.array([profiles.signature(row) for row in range(len(profiles))], dtype=np.int64)
        self._accounts: dict[int, _Read] = {}
        self._traces = self._traced()
        self._codes, self._gains = self._remembered()
        self.reasons: dict[Pair, Reasons] = {}

    def candidates(self) -> Pairs:
        keys = [np.frombuffer(each.keys, dtype=np.int64) for each in self._traces]
        return candidate_pairs(keys, np.array([each.day for each in self._traces], dtype=np.int64), self._reports)

    def codes(self, pairs: Pairs) -> Numbers:
        codes: Numbers = pairs[:, 0] * len(self._profiles) + pairs[:, 1]
        return codes

    def unmet(self, pairs: Pairs, met: Pairs) -> Pairs:
        """Return the pairs that are not among those met, each once, never two accounts of one report."""
        codes = np.setdiff1d(self.codes(pairs), self.codes(met))
        found: Pairs = np.stack(np.divmod(codes, max(len(self._profiles), 1)), axis=1)
        apart: Pairs = found[self._reports[found[:, 0]] != self._reports[found[:, 1]]]
        return apart

    def gains(self, pairs: Pairs) -> Floats:
        """Return the gains of pairs, worked out where they are not known."""
        codes = self.codes(pairs)
        new = pairs[~np.isin(codes, self._codes)]
        if len(new):
            known = np.concatenate([self._codes, self.codes(new)])
            gains = np.concatenate([self._gains, self.work_out(new)])
            order = np.argsort(known)
            self._codes, self._gains = known[order], gains[order]
        found: Floats = self._gains[np.searchsorted(self._codes, codes)] if len(codes) else np.zeros(0)
        return found

    def work_out(self, pairs: Pairs) -> Floats:
        """Return the gains of pairs; what speaks for and against those that are told of is kept."""
        rows = np.unique(pairs)
        self._read(rows.tolist())
        read = [self._accounts[row] for row in rows.tolist()]
        shared = SharedTerms([each.terms for each in read])
        prior = self._scorer.prior(len(self._profiles))
        comparer = Comparer(self._scorer, [each.profile for each in read], shared, prior)
        ids, met, found = self._profiles.ids, pairs.tolist(), [np.zeros(0)]
        blocks = np.array_split(np.searchsorted(rows, pairs), -(-len(pairs) // PAIRS))
        for gains, reasons in over_blocks(Comparer.compare, comparer, blocks, self._processes):
            at = sum(len(each) for each in found)
            self.reasons.update({(ids[met[at + row][0]], ids[met[at + row][1]]): each for row, each in reasons.items()})
            found.append(gains)
        return np.concatenate(found)

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

    def _read(self, rows: Sequence[int]) -> None:
        """Read the accounts at some rows that were not read yet."""
        new = [row for row in rows if row not in self._accounts]
        blocks = in_blocks(new, BLOCK)
        for block, found in zip(blocks, over_blocks(_read, self._profiles, blocks, self._processes), strict=True):
            self._accounts.update(zip(block, found, strict=True))

    def _traced(self) -> list[AccountTrace]:
        ids, signatures = self._profiles.ids, self._signatures.tolist()
        known = [self._memory.known(each, signature) for each, signature in zip(ids, signatures, strict=True)]
        self._read([row for row, trace in enumerate(known) if trace is None])
        return [
            trace or AccountTrace(ids[row], signatures[row], (new := self._accounts[row]).day, new.keys, b"", b"")
            for row, trace in enumerate(known)
        ]

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


def _read(profiles: Profiles, rows: Sequence[int]) -> list[_Read]:
    return [_account(profiles, row) for row in rows]


def _account(profiles: Profiles, row: int) -> _Read:
    profile, wording = profiles[row], profiles.wording(row)
    return _Read(keys_of(profile, wording).tobytes(), day_of(profile), profile, terms_of(profile, wording))


def _friends_of_friends(likely: Pairs) -> Pairs:
    friends: dict[int, set[int]] = {}
    for left, right in likely.tolist():
        friends.setdefault(left, set()).add(right)
        friends.setdefault(right, set()).add(left)
    return np.array(sorted(set(_meetings(friends))), dtype=np.int64).reshape(-1, 2)


def _meetings(friends: dict[int, set[int]]) -> Iterator[tuple[int, int]]:
    for near in friends.values():
        ordered: Sequence[int] = sorted(near)
        yield from ((one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :])
