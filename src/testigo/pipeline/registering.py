"""What the register learns from reports: proposals that wait for a person, and what persons accepted."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from testigo.lexicon import register as registers
from testigo.lexicon.register import Register
from testigo.lexicon.text import plain
from testigo.model import InputError, Report
from testigo.resolution.actor_proposals import Proposal, is_known, proposals
from testigo.store import RegisterDecision, Store, intake

Entry = Mapping[str, Any]
PAGE = 200  # reports looked through at a time


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that nobody has decided on, with every report that makes it."""

    proposal: Proposal
    evidence: tuple[Proposal, ...]


def waiting(store: Store, register: Register) -> tuple[Waiting, ...]:
    """Return what the store's reports propose and no person decided on, that of most reports first."""
    return undecided(store, proposals(store.reports(), register))


def undecided(store: Store, found: Iterable[Proposal]) -> tuple[Waiting, ...]:
    """Return those of the proposals that no person decided on, that of most reports first."""
    done = {each.proposal for each in store.register_decisions()}
    groups: dict[str, list[Proposal]] = {}
    for each in found:
        if each.id not in done:
            groups.setdefault(each.id, []).append(each)
    kept = [Waiting(told[0], tuple(told)) for told in groups.values()]
    return tuple(sorted(kept, key=lambda each: (-len(each.evidence), each.proposal.name)))


@dataclass
class ProposalReader:
    """What the reports of a store propose, read on as they come: a workbench looks through each of them once."""

    store: Store
    _row: int = 0
    _found: list[Proposal] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def read_on(self, register: Register) -> None:
        """Look through the reports that came since the last time."""
        with self._lock:
            while True:
                with self.store.desk() as connection:
                    page = intake.reports_after(connection, self._row, PAGE)
                if not page:
                    return
                self._found += proposals([report for _, report in page], register)
                self._row = page[-1][0]

    def waiting(self, register: Register) -> tuple[Waiting, ...]:
        """Return what waits for a person, by the register as it is now."""
        return undecided(self.store, [each for each in self._found if not is_known(each.name, register)])


def decide(
    store: Store, register: Register, proposal_id: str, *, accepted: bool, by: str,
    among: Iterable[Waiting] | None = None,
) -> Waiting:  # fmt: skip
    """Keep a person's word on a proposal, of those that are known to wait where ``among`` gives them.

    Raises InputError where none of this id waits.
    """
    known = waiting(store, register) if among is None else among
    found = next((each for each in known if each.proposal.id == proposal_id), None)
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


def in_use(store: Store) -> Register:
    """Return the register with the actors of the operator's file and with what persons accepted."""
    return registers.load(store.actors, learnt(store))


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
