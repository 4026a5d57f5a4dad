"""Average-linkage clusters of accounts that respect every human decision.

The two clusters whose pairs have the highest mean log-odds are joined, as long as that mean is above zero
(Bansal, Blum and Chawla 2004 call the aim correlation clustering). Ties are broken by account id, so that the
order of the input changes nothing.
"""

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
Cluster = tuple[str, ...]

_LIMIT = 6.0  # log-odds: one pair, however alike, cannot outvote many
_BEYOND = 0.02  # what a log-odds beyond the limit counts: enough that the likest pair is joined first
UNSEEN = -4.0  # log-odds of a pair that blocking never brought together, and the least that any pair counts


def cluster(
    accounts: Iterable[str],
    odds: Mapping[Pair, float],
    same: Iterable[Pair],
    apart: Iterable[Pair],
    told_apart: Iterable[Pair] = (),
) -> tuple[Cluster, ...]:
    """Return the clusters of accounts, each sorted, in order of their first account.

    ``odds`` are log-odds by pair of account ids; ``same`` and ``apart`` are what persons decided, latest first;
    ``told_apart`` are accounts that their own report tells apart: they stay so unless a person joined them. Where
    decisions contradict each other the later one stands.
    """
    merging = _Merging(accounts, odds)
    for one, other, together in _in_turn(same, apart):
        merging.decide(one, other, together)
    for one, other in told_apart:
        merging.decide(one, other, together=False)
    merging.run()
    return merging.clusters()


def _in_turn(same: Iterable[Pair], apart: Iterable[Pair]) -> list[tuple[str, str, bool]]:
    return [(*pair, False) for pair in apart] + [(*pair, True) for pair in same]


def _bounded(value: float) -> float:
    return min(_LIMIT, value) + _BEYOND * max(0.0, value - _LIMIT)


class _Merging:
    """Clusters under way: each is known by its smallest account id."""

    def __init__(self, accounts: Iterable[str], odds: Mapping[Pair, float]) -> None:
        self._members = {account: [account] for account in sorted(accounts)}
        self._home = {account: account for account in self._members}
        self._apart: dict[str, set[str]] = {account: set() for account in self._members}
        self._sums: dict[str, dict[str, float]] = {account: {} for account in self._members}
        for (one, other), value in odds.items():
            kept = max(UNSEEN, _bounded(value)) - UNSEEN  # above what an unseen pair counts
            self._sums[one][other] = self._sums[other][one] = kept

    def decide(self, one: str, other: str, together: bool) -> None:
        """Apply a person's word, unless it contradicts one applied before."""
        home, away = self._home[one], self._home[other]
        if not together and home != away:
            self._apart[home].add(away)
            self._apart[away].add(home)
        elif together and home != away and away not in self._apart[home]:
            self._join(home, away)

    def run(self) -> None:
        """Join the best pair of clusters until none is left above zero."""
        heap = [
            (-mean, one, other)
            for one, row in self._sums.items()
            for other in row
            if one < other and (mean := self._mean(one, other)) > 0
        ]
        heapq.heapify(heap)
        while heap:
            mean, one, other = heapq.heappop(heap)
            if one not in self._members or other not in self._members or self._mean(one, other) != -mean:
                continue
            if other in self._apart[one]:
                continue
            kept = self._join(one, other)
            for neighbour in self._sums[kept]:
                mean = self._mean(kept, neighbour)
                if mean > 0:
                    heapq.heappush(heap, (-mean, min(kept, neighbour), max(kept, neighbour)))

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters as they stand."""
        return tuple(tuple(sorted(members)) for _, members in sorted(self._members.items()))

    def _mean(self, one: str, other: str) -> float:
        return self._sums[one][other] / (len(self._members[one]) * len(self._members[other])) + UNSEEN

    def _join(self, one: str, other: str) -> str:
        kept, gone = min(one, other), max(one, other)
        for account in self._members[gone]:
            self._home[account] = kept
        self._members[kept] += self._members.pop(gone)
        for neighbour, value in self._sums.pop(gone).items():
            row = self._sums[neighbour]
            del row[gone]
            if neighbour != kept:
                row[kept] = self._sums[kept][neighbour] = self._sums[kept].get(neighbour, 0.0) + value
        for enemy in self._apart.pop(gone):
            self._apart[enemy] = self._apart[enemy] - {gone} | {kept}
            self._apart[kept].add(enemy)
        return kept
