"""What a process that goes on working recalls of its last round, so that only what was touched is made anew.

A recall changes no result: a part is clustered, and an incident reconciled, by what its accounts, reports, copies and
decisions say and by the rules alone. Where all of these are as they were, so is what they make.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from testigo.linkage.clusters import Cluster, Component
from testigo.model import Account, Decision, Incident, Report, content_id
from testigo.pipeline.revising import Beside, reconciled


@dataclass(slots=True)
class Recall:
    """Parts that were clustered, and incidents by a hash of all that they were made of."""

    settled: dict[Component, tuple[Cluster, ...]] = field(default_factory=dict)
    _last: dict[str, Incident] = field(default_factory=dict)
    _now: dict[str, Incident] = field(default_factory=dict)

    def begin(self) -> None:
        """Begin a round: what was made in the one before the last is forgotten."""
        self._last, self._now = self._now, {}

    def reconciled(
        self,
        incident_id: str,
        accounts: Sequence[Account],
        reports: Mapping[str, Report],
        decisions: Sequence[Decision],
        beside: Beside,
        rules: str,
    ) -> Incident:
        """Return an incident, that of the last round where nothing that it was made of is another."""
        told = sorted({account.report_id for account in accounts})
        near = [(reports[each], beside.voices.get(each), beside.lapsed.get(each)) for each in told]
        key = content_id(rules, incident_id, repr(sorted(accounts, key=_id)), repr(near), repr(decisions))
        known = self._last.get(key)
        found = reconciled(incident_id, accounts, reports, decisions, beside) if known is None else known
        self._now[key] = found
        return found


def decided_about(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions by the accounts that they are about."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        for subject in decision.subjects:
            found.setdefault(subject, []).append(decision)
    return found


def _id(account: Account) -> str:
    return account.id
