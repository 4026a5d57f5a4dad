"""A few incidents grouped anew after a person's word, by what was already judged of their accounts.

The same clustering as in ``link``, over the judgements on record in place of new ones: it takes milliseconds, and the
next whole run, which may see pairs that nobody compared before, has the last word.
"""

import math
from collections.abc import Iterable, Mapping

from testigo.linkage.clusters import Cluster, cluster
from testigo.linkage.link import decided_pairs, in_time
from testigo.model import Act, Decision, Judgement

_SURE = 1e-6  # scores are kept to four digits: 0 and 1 stand for log-odds beyond any limit


def regroup(
    accounts: Mapping[str, str], judgements: Iterable[Judgement], decisions: Iterable[Decision]
) -> tuple[Cluster, ...]:
    """Return the clusters of accounts (account id -> report id); those that a person rejected are left out."""
    words = in_time(decisions)
    rejected = {decision.subjects[0] for decision in words if decision.act is Act.REJECT}
    told = {account: report for account, report in accounts.items() if account not in rejected}
    odds = {
        (judgement.left, judgement.right): _log_odds(judgement.score)
        for judgement in judgements
        if judgement.left in told and judgement.right in told
    }
    return cluster(told, odds, *decided_pairs(words, set(told)))


def _log_odds(score: float) -> float:
    kept = min(max(score, _SURE), 1 - _SURE)
    return math.log(kept / (1 - kept))
