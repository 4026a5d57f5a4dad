"""Average-linkage clusters of accounts that respect every human decision.

The two clusters whose pairs have the highest mean log-odds are joined, as long as that mean is above zero
(Bansal, Blum and Chawla 2004 call the aim correlation clustering). Ties are broken by account id, so that the
order of the input changes nothing.
"""

import heapq
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass

Pair = tuple[str, str]
Cluster = tuple[str, ...]
Word = tuple[str, str, bool]

_LIMIT = 6.0  # log-odds: one pair, however alike, cannot outvote many
_BEYOND = 0.02  # what a log-odds beyond the limit counts: enough that the likest pair is joined first
UNSEEN = -4.0  # log-odds of a pair that blocking never brought together, and the least that any pair counts


@dataclass(frozen=True, slots=True)
class Component:
    """Accounts that likely pairs or persons hold together, and all that decides how they are clustered."""

    accounts: Cluster
    odds: tuple[tuple[Pair, float], ...]
    words: tuple[Word, ...]  # whether two accounts are to be together, the word that counts most first

    def clusters(self) -> tuple[Cluster, ...]:
        """Work out the clusters."""
        merging = _Merging(self.accounts, dict(self.odds))
        for one, other, together in self.words:
            merging.decide(one, other, together)
        merging.run()
        return merging.clusters()


def cluster(
    accounts: Iterable[str],
    odds: Mapping[Pair, float],
    same: Iterable[Pair],
    apart: Iterable[Pair],
    told_apart: Iterable[Pair] = (),
    settled: MutableMapping[Component, tuple[Cluster, ...]] | None = None,
) -> tuple[Cluster, ...]:
    """Return the clusters of accounts, each sorted, in order of their first account.

    ``odds`` are log-odds by pair of account ids; ``same`` and ``apart`` are what persons decided, latest first;
    ``told_apart`` are accounts that their own report tells apart: they stay so unless a person joined them. Where
    decisions contradict each other the later one stands. ``settled`` saves the work on components that are as they were
    the last time, and takes in those of this time.
    """
    words = [
        *((*pair, False) for pair in apart),
        *((*pair, True) for pair in same),
        *((*pair, False) for pair in told_apart),
    ]
    known = {} if settled is None else settled
    found = {each: known.get(each) or each.clusters() for each in components(accounts, odds, words)}
    known.clear()
    known.update(found)
    return tuple(sorted(each for clusters in found.values() for each in clusters))


def components(accounts: Iterable[str], odds: Mapping[Pair, float], words: Iterable[Word]) -> list[Component]:
    """Return the accounts in parts that can be clustered one by one.

    Clusters whose pairs are all unlikely are never joined, so nothing in one part bears on another.
    """
    said = tuple(words)
    homes = _Homes(accounts)
    for one, other in (*(pair for pair, value in odds.items() if value > 0), *(word[:2] for word in said if word[2])):
        homes.join(one, other)
    inside: dict[str, list[tuple[Pair, float]]] = {}
    for pair, value in odds.items():
        if (home := homes.of(pair[0])) == homes.of(pair[1]):
            inside.setdefault(home, []).append((pair, value))
    told: dict[str, list[Word]] = {}
    for word in said:
        if (home := homes.of(word[0])) == homes.of(word[1]):
            told.setdefault(home, []).append(word)
    return [
        Component(tuple(sorted(members)), tuple(inside.get(home, ())), tuple(told.get(home, ())))
        for home, members in homes.members().items()
    ]


class _Homes:
    """Which accounts hang together, by however many steps; a part is known by one of its accounts."""

    def __init__(self, accounts: Iterable[str]) -> None:
        self._next = {account: account for account in accounts}

    def of(self, account: str) -> str:
        while self._next[account] != account:
            self._next[account] = self._next[self._next[account]]
            account = self._next[account]
        return account

    def join(self, one: str, other: str) -> None:
        self._next[self.of(one)] = self.of(other)

    def members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for account in self._next:
            found.setdefault(self.of(account), []).append(account)
        return found


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
