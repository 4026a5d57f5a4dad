"""What the register learns from reports: proposals that wait for a person, and what persons accepted."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from testigo.lexicon.register import Register
from testigo.lexicon.text import plain
from testigo.model import InputError, Report
from testigo.resolution.actor_proposals import Proposal, proposals
from testigo.store import RegisterDecision, Store

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that nobody has decided on, with every report that makes it."""

    proposal: Proposal
    evidence: tuple[Proposal, ...]


def waiting(store: Store, register: Register) -> tuple[Waiting, ...]:
    """Return what the store's reports propose and no person decided on, that of most reports first."""
    done = {each.proposal for each in store.register_decisions()}
    groups: dict[str, list[Proposal]] = {}
    for each in proposals(store.reports(), register):
        if each.id not in done:
            groups.setdefault(each.id, []).append(each)
    found = [Waiting(told[0], tuple(told)) for told in groups.values()]
    return tuple(sorted(found, key=lambda each: (-len(each.evidence), each.proposal.name)))


def decide(store: Store, register: Register, proposal_id: str, *, accepted: bool, by: str) -> Waiting:
    """Keep a person's word on a proposal. Raises InputError where none of this id waits."""
    found = next((each for each in waiting(store, register) if each.proposal.id == proposal_id), None)
    if found is None:
        raise InputError(f"no proposal {proposal_id!r} waits for a word: see `testigo actors proposals`")
    entry = _entry(found.proposal, register, store.report(found.proposal.evidence.report_id))
    store.decide_register(RegisterDecision(proposal_id, accepted, entry, by, datetime.now(UTC)))
    return found


def learnt(store: Store) -> str:
    """Return what persons accepted as a file of the register, empty where it is nothing."""
    held: dict[str, dict[str, Any]] = {}
    for each in store.register_decisions():
        if each.accepted:
            for part, rows in each.entry.items():
                held.setdefault(part, {}).update(rows)
    return json.dumps(held, ensure_ascii=False, sort_keys=True) if held else ""


def _entry(proposal: Proposal, register: Register, report: Report | None) -> Entry:
    source, language = _source(report), report.language if report else "es"
    if proposal.kind == "also_called":
        return {"also": {proposal.other: {language: [proposal.name]}}}
    key = re.sub(r"\W+", "_", plain(proposal.name)).strip("_")
    if proposal.kind == "led_by":
        nicknames = [proposal.alias] if proposal.alias else []
        person = {"name": proposal.name, "role": "leader", "of": proposal.other, "source": source}
        return {"persons": {key: {**person, "nicknames": nicknames}}}
    other = register.entry(proposal.other)
    relation = {"kind": proposal.kind, "other": proposal.other, "source": source}
    group = {"name": proposal.name, "kind": other.kind, "countries": list(other.countries), "relations": [relation]}
    return {"groups": {key: group}}


def _source(report: Report | None) -> str:
    parts = [] if report is None else [report.source, report.title, _day(report), f"report {report.id}"]
    return "reported: " + ", ".join(part for part in parts if part)


def _day(report: Report) -> str | None:
    day = report.published.date.earliest if report.published else None
    return day.isoformat() if day else None
