"""Which accounts are of one incident: the whole of linkage as one pure function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from testigo.linkage.boilerplate import boilerplate_of
from testigo.linkage.clusters import Cluster, Pair, cluster
from testigo.linkage.comparing import Compared, compare
from testigo.linkage.copies import voices_of
from testigo.linkage.memory import Memory
from testigo.linkage.profiles import Profiles
from testigo.linkage.scorer import Scorer, load_scorer
from testigo.linkage.telling_apart import told_apart
from testigo.model import Account, Act, Decision, Judgement, Report

_TOLD = -4.0  # log-odds: less likely pairs (1 in 55) are too many to write down


@dataclass(frozen=True, slots=True)
class Linkage:
    """Clusters of account ids, the judgements they rest on, and for each report the report it copies."""

    clusters: tuple[Cluster, ...]
    judgements: tuple[Judgement, ...] = ()
    voices: Mapping[str, str] = field(default_factory=dict)


def link(
    accounts: Iterable[Account],
    reports: Mapping[str, Report],
    decisions: Iterable[Decision] = (),
    memory: Memory | None = None,
) -> Linkage:
    """Return which accounts are of one incident.

    A pure function of what is known: order and repetition change nothing, and the same accounts added one by one or all
    at once give the same. ``memory`` saves work and changes nothing. Accounts that a person rejected are in no cluster.
    """
    memory, words = memory or Memory(), in_time(decisions)
    unique = {account.id: account for account in accounts}
    sketches, sentences = memory.sketches_and_sentences(reports)
    voices = voices_of(reports, sketches)
    apart = told_apart(unique.values())
    profiles = Profiles(unique, reports, apart, boilerplate_of(reports, voices, sentences))
    scorer = load_scorer()
    compared = compare(profiles, scorer, memory)
    odds = compared.gains + scorer.prior(len(profiles))
    told = set(unique) - {decision.subjects[0] for decision in words if decision.act is Act.REJECT}
    pairs = [(profiles.ids[left], profiles.ids[right]) for left, right in compared.pairs.tolist()]
    clusters = cluster(
        told,
        {pair: value for pair, value in zip(pairs, odds.tolist(), strict=True) if told.issuperset(pair)},
        *decided_pairs(words, told),
        [pair for pair in apart if told.issuperset(pair)],
    )
    worth = [at for at in np.flatnonzero(odds >= _TOLD).tolist() if told.issuperset(pairs[at])]
    compared.work_out([at for at in worth if compared.features(at) is None and pairs[at] not in memory.judged])
    judgements = tuple(
        scorer.judgement(*pairs[at], float(odds[at]), _reasons(at, pairs[at], compared, scorer, memory)) for at in worth
    )
    return Linkage(clusters, judgements, voices)


def _reasons(at: int, pair: Pair, compared: Compared, scorer: Scorer, memory: Memory) -> tuple[str, ...]:
    features = compared.features(at)
    return memory.judged[pair].reasons if features is None else scorer.reasons(features)


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
