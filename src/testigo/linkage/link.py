"""Which accounts are of one incident: the whole of linkage as one pure function."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from testigo.linkage.blocking import Pairs, candidate_pairs
from testigo.linkage.boilerplate import boilerplate_of
from testigo.linkage.clusters import Cluster, Pair, cluster
from testigo.linkage.copies import voices_of
from testigo.linkage.profiles import Profile, profiles_of
from testigo.linkage.scorer import Floats, Scorer, load_scorer
from testigo.linkage.shared_terms import SharedTerms
from testigo.linkage.telling_apart import told_apart
from testigo.model import Account, Act, Decision, Judgement, Report

_TOLD = -4.0  # log-odds: less likely pairs (1 in 55) are too many to write down
_FRIENDS = -1.0  # log-odds from which an account's partners are compared with each other


@dataclass(frozen=True, slots=True)
class Linkage:
    """Clusters of account ids, the judgements they rest on, and for each report the report it copies."""

    clusters: tuple[Cluster, ...]
    judgements: tuple[Judgement, ...] = ()
    voices: Mapping[str, str] = field(default_factory=dict)


def link(accounts: Iterable[Account], reports: Mapping[str, Report], decisions: Iterable[Decision] = ()) -> Linkage:
    """Return which accounts are of one incident.

    A pure function of what is known: order and repetition change nothing, and the same accounts added one
    by one or all at once give the same. Accounts that a person rejected are left out.
    """
    words = in_time(decisions)
    rejected = {decision.subjects[0] for decision in words if decision.act is Act.REJECT}
    told = [account for account in accounts if account.id not in rejected]
    voices = voices_of(reports)
    profiles = profiles_of(told, reports, boilerplate_of(reports, voices))
    scorer = load_scorer()
    pairs, features, odds = scored_pairs(profiles, scorer)
    ids = [profile.account_id for profile in profiles]
    by_pair = {
        (ids[left], ids[right]): value for (left, right), value in zip(pairs.tolist(), odds.tolist(), strict=True)
    }
    same, apart = decided_pairs(words, set(ids))
    clusters = cluster(ids, by_pair, same, apart, told_apart(told))
    judgements = tuple(
        scorer.judgement(profiles[pairs[row, 0]], profiles[pairs[row, 1]], features[row], float(odds[row]))
        for row in np.flatnonzero(odds >= _TOLD)
    )
    return Linkage(clusters, judgements, voices)


def scored_pairs(profiles: Sequence[Profile], scorer: Scorer) -> tuple[Pairs, Floats, Floats]:
    """Return the pairs that were compared, with their features and log-odds.

    A second round compares the likely partners of one account with each other, which blocking may have missed.
    """
    shared = SharedTerms(profiles)
    first = candidate_pairs(profiles)
    features = scorer.features(profiles, shared, first)
    odds = scorer.log_odds(features, len(profiles))
    second = _friends_of_friends(first, odds, profiles)
    more = scorer.features(profiles, shared, second)
    return (
        np.concatenate([first, second]),
        np.concatenate([features, more]),
        np.concatenate([odds, scorer.log_odds(more, len(profiles))]),
    )


def _friends_of_friends(pairs: Pairs, odds: Floats, profiles: Sequence[Profile]) -> Pairs:
    friends: dict[int, set[int]] = {}
    for left, right in pairs[odds >= _FRIENDS].tolist():
        friends.setdefault(left, set()).add(right)
        friends.setdefault(right, set()).add(left)
    known = set(map(tuple, pairs.tolist()))
    met = {
        (min(row, other), max(row, other))
        for row, near in friends.items()
        for friend in near
        for other in friends[friend]
        if other != row and profiles[row].report_id != profiles[other].report_id
    }
    return np.array(sorted(met - known), dtype=np.int64).reshape(-1, 2)


def in_time(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions, each once, in order of time."""
    return sorted(
        {decision.id: decision for decision in decisions}.values(), key=lambda word: (word.decided_at, word.id)
    )


def decided_pairs(decisions: Iterable[Decision], known: set[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs decided to be the same and to be different, latest first; of one pair the last word holds."""
    last: dict[Pair, Act] = {}
    for decision in decisions:
        if decision.act in {Act.SAME, Act.DIFFERENT} and known.issuperset(decision.subjects):
            one, other = sorted(decision.subjects)
            last.pop((one, other), None)
            last[one, other] = decision.act
    latest_first = list(reversed(last.items()))
    return (
        [pair for pair, act in latest_first if act is Act.SAME],
        [pair for pair, act in latest_first if act is Act.DIFFERENT],
    )
