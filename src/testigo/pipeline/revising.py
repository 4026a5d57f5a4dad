"""Corrections: a page that changed is a new version of its report, and a report that was taken back supports nothing.

Earlier versions stay in linkage, so that incidents keep their ids through a correction, and are left out when cells are
made. An incident that only they tell of is not dropped in silence: it stays, marked as withdrawn.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from testigo.lexicon.register import Register
from testigo.model import Account, Decision, Incident, Report
from testigo.reading.retraction import retraction_of
from testigo.reconciliation import reconcile

CORRECTED = "its reports were corrected, and no longer tell of it"
RETRACTED = "its reports were retracted"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def lapsed_reports(reports: Mapping[str, Report], revisions: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Return the reports that do not count any more, each with the reason.

    ``revisions`` gives for an address the ids of the reports that were read from it, the oldest first.
    """
    versions = [ids for _, ids in revisions]
    newest = {ids[-1] for ids in versions}
    lapsed = {each: CORRECTED for ids in versions for each in ids[:-1] if each not in newest}
    return lapsed | {report.id: RETRACTED for report in reports.values() if retraction_of(report)}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside the accounts: for a report the one it copies, or why it counts no more, and the register."""

    voices: Mapping[str, str]
    lapsed: Mapping[str, str]
    actors: Register


def reconciled(
    incident_id: str,
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    decisions: Sequence[Decision],
    beside: Beside,
) -> Incident:
    """Return what we believe of an incident by the reports that count; by all, marked, where none does."""
    counting = [account for account in accounts if account.report_id not in beside.lapsed]
    incident = reconcile(incident_id, counting or accounts, reports, decisions, beside.voices, beside.actors)
    if counting:
        return incident
    return replace(incident, withdrawn="; ".join(sorted({beside.lapsed[each.report_id] for each in accounts})))


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of sentences that one version of a text has in place of another's."""

    before: str
    after: str


def changes(before: str, after: str) -> Iterator[Change]:
    """Yield what changed from one text to the next, sentence by sentence."""
    old, new = ([part.strip() for part in _SENTENCE.split(text) if part.strip()] for text in (before, after))
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(" ".join(old[start:end]), " ".join(new[begin:stop]))
