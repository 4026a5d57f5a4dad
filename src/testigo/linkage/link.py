"""Which accounts are of one incident: the whole of linkage as one pure function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from testigo.linkage.boilerplate import boilerplate_of
from testigo.linkage.clusters import Cluster, Pair, cluster
from testigo.linkage.collector import collector_at_rest
from testigo.linkage.comparing import compare
from testigo.linkage.copies import voices_of
from testigo.linkage.memory import Memory
from testigo.linkage.profiles import Profiles
from testigo.linkage.scorer import load_scorer
from testigo.linkage.telling_apart import told_apart
from testigo.model import Account, Act, Decision, Judgement, Report


@dataclass(frozen=True, slots=True)
class Linkage:
    """Clusters of account ids, the judgements they rest on, and for each report the report it copies."""

    clusters: tuple[Cluster, ...]
    judgements: tuple[Judgement, ...] = ()
    voices: Mapping[str, str] = field(default_factory=dict)


@collector_at_rest()
def link(
    accounts: Iterable[Account],
    reports: Mapping[str, Report],
    decisions: Iterable[Decision] = (),
    memory: Memory | None = None,
    processes: int = 1,
) -> Linkage:
    """Return which accounts are of one incident.

    A pure function of what is known: order and repetition change nothing, and the same accounts added one by one or all
    at once give the same. ``memory`` and further ``processes`` save time and change nothing. Accounts that a person
    rejected are in no cluster.
    """
    memory, words = memory or Memory(), in_time(decisions)
    unique = {account.id: account for account in accounts}
    sketches, sentences = memory.sketches_and_sentences(reports, processes)
    voices = voices_of(reports, sketches)
    apart = told_apart(unique.values())
    profiles = Profiles(unique, reports, apart, boilerplate_of(reports, voices, sentences))
    scorer = load_scorer()
    compared = compare(profiles, scorer, memory, processes)
    told = set(unique) - {decision.subjects[0] for decision in words if decision.act is Act.REJECT}
    worth = {pair: at for pair, at in compared.worth(profiles.ids) if told.issuperset(pair)}
    clusters = cluster(
        told,
        {pair: float(compared.odds[at]) for pair, at in worth.items()},
        *decided_pairs(words, told),
        [pair for pair in apart if told.issuperset(pair)],
        memory.settled,
    )
    compared.work_out([at for pair, at in worth.items() if pair not in compared.reasons and pair not in memory.judged])
    judgements = tuple(
        scorer.judgement(*pair, float(compared.odds[at]), compared.reasons.get(pair) or memory.judged[pair].reasons)
        for pair, at in worth.items()
    )
    return Linkage(clusters, judgements, voices)


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
