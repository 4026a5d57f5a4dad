"""What changed since an earlier export, so that receivers can update: incidents added, corrected, merged, retracted."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from testigo.exports.assembly import COUNTS
from testigo.exports.atom import Entry, atom_feed, entry_of
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.record import IncidentRecord

UNTOLD = frozenset({"evidence", "accounts", "reports"})  # told as changed, without their content
NO_CHANGE = frozenset({"judgements"})  # their scores shift with every report that comes
# Codes and figures are told as they were, too. All else may hold a name, and a correction may be there to take it back.
TOLD_AS_IT_WAS = frozenset({"main", "event_type", "status", "certainty", "told", "weapons", "killed_by_side", *COUNTS})


class Act(StrEnum):
    """What a receiver has to do with an incident."""

    ADDED = "added"
    CORRECTED = "corrected"
    MERGED = "merged"  # the id stands for another incident now
    RETRACTED = "retracted"  # it is no incident any more, or may not be shown any more


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``into`` is the incident that a merged one is part of; ``why`` says why one was retracted.

    ``fields`` holds what is otherwise, by field: what it ``is`` and, of codes and figures, what it ``was``.
    """

    act: Act
    id: str
    into: str | None = None
    why: str | None = None
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    record: IncidentRecord | None = None


def changes(earlier: Iterable[IncidentRecord], now: Edition) -> Iterator[Change]:
    """Yield what changed, in the order of the edition, then what is gone. Incidents that are the same are not told.

    What no report tells of any more is gone, in an earlier export as in this.
    """
    before = {record.id: record for record in earlier if not record.withdrawn}
    living = {record.id: record for record in now.records if not record.withdrawn}
    withdrawn = {record.id: record.withdrawn for record in now.records if record.withdrawn}
    for key, record in living.items():
        if key not in before:
            yield Change(Act.ADDED, key, record=record)
        elif differing := dict(_differing(before[key], record)):
            yield Change(Act.CORRECTED, key, fields=differing, record=record)
    for key in before:
        if key not in living:
            into = now.aliases.get(key)
            merged = Change(Act.MERGED, key, into)
            yield merged if into in living else Change(Act.RETRACTED, key, why=withdrawn.get(key))


def write_changes(found: Iterable[Change], now: Edition) -> str:
    """Return the changes as JSON, one a line; what is added or corrected comes with its record."""
    lines = []
    for change in found:
        told = {
            "act": change.act,
            "id": change.id,
            "into": change.into,
            "why": change.why,
            "at": now.made.isoformat(timespec="seconds"),
            "fields": change.fields,
            "record": change.record.model_dump(mode="json") if change.record else None,
        }
        lines.append(json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False) + "\n")
    return "".join(lines)


def write_changes_feed(found: Iterable[Change], now: Edition) -> str:
    """Return the changes as an Atom feed; an incident's entry keeps its id, so that readers replace it."""
    entries = [_entry(change, now) for change in found]
    return atom_feed(entries, id=uuid_of("corrections", now.profile).urn, title="Corrections", updated=now.made)


def _entry(change: Change, now: Edition) -> Entry:
    if change.record is not None:
        entry = entry_of(change.record, now.made)
        summary = f"{change.act}: {', '.join(change.fields)}. {entry.summary}" if change.fields else entry.summary
        return replace(entry, title=f"{change.act}: {entry.title}", summary=summary, categories=(change.act,))
    why = f" ({change.why})" if change.why else ""
    told = f"merged into {change.into}" if change.into else f"retracted: delete it{why}"
    return Entry(
        uuid_of("incident", change.id).urn, f"{change.act}: {change.id}", now.made, told, categories=(change.act,)
    )


def _differing(before: IncidentRecord, after: IncidentRecord) -> Iterator[tuple[str, dict[str, Any]]]:
    was, now = (record.model_dump(mode="json", exclude=set(NO_CHANGE)) for record in (before, after))
    for name, value in now.items():
        if was.get(name) != value:
            before_it = {"was": was.get(name)} if name in TOLD_AS_IT_WAS else {}
            yield name, before_it | ({} if name in UNTOLD else {"is": value})
