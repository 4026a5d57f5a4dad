"""A few incidents grouped anew after a person's word, by what was already judged of their accounts.

The same clustering as in ``link``, over the judgements on record in place of new ones: it takes milliseconds, and the
next whole run, which may see pairs that nobody compared before, has the last word.
"""

import math
from collections.abc import Iterable

from testigo.linkage.clusters import Cluster, cluster
from testigo.linkage.link import decided_pairs, in_time
from testigo.linkage.telling_apart import told_apart
from testigo.model import Account, Act, Decision, Judgement

_SURE = 1e-6  # scores are kept to four digits: 0 and 1 stand for log-odds beyond any limit


def regroup(
    accounts: Iterable[Account], judgements: Iterable[Judgement], decisions: Iterable[Decision]
) -> tuple[Cluster, ...]:
    """Return the clusters of accounts; those that a person rejected are left out."""
    words = in_time(decisions)
    rejected = {decision.subjects[0] for decision in words if decision.act is Act.REJECT}
    kept = [account for account in accounts if account.id not in rejected]
    told = {account.id for account in kept}
    odds = {
        (judgement.left, judgement.right): _log_odds(judgement.score)
        for judgement in judgements
        if judgement.left in told and judgement.right in told
    }
    return cluster(told, odds, *decided_pairs(words, told), told_apart(kept))


def _log_odds(score: float) -> float:
    kept = min(max(score, _SURE), 1 - _SURE)
    return math.log(kept / (1 - kept))
