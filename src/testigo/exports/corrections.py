"""What changed since an earlier export, so that receivers can update: incidents added, corrected, merged, retracted."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from testigo.exports.atom import Entry, atom_feed, entry_of
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.record import IncidentRecord

UNTOLD = frozenset({"evidence", "accounts", "judgements", "reports"})  # told as changed, without their content


class Act(StrEnum):
    """What a receiver has to do with an incident."""

    ADDED = "added"
    CORRECTED = "corrected"
    MERGED = "merged"  # the id stands for another incident now
    RETRACTED = "retracted"  # it is no incident any more, or may not be shown any more


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``into`` is the incident that a merged one is part of, ``fields`` what it was and is, by field."""

    act: Act
    id: str
    into: str | None = None
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    record: IncidentRecord | None = None


def changes(earlier: Iterable[IncidentRecord], now: Edition) -> Iterator[Change]:
    """Yield what changed, in the order of the edition, then what is gone. Incidents that are the same are not told."""
    before = {record.id: record for record in earlier}
    living = {record.id for record in now.records}
    for record in now.records:
        if record.id not in before:
            yield Change(Act.ADDED, record.id, record=record)
        elif differing := dict(_differing(before[record.id], record)):
            yield Change(Act.CORRECTED, record.id, fields=differing, record=record)
    for key in before:
        if key not in living:
            into = now.aliases.get(key)
            yield Change(Act.MERGED, key, into) if into in living else Change(Act.RETRACTED, key)


def write_changes(found: Iterable[Change], now: Edition) -> str:
    """Return the changes as JSON, one a line; what is added or corrected comes with its record."""
    lines = []
    for change in found:
        told = {
            "act": change.act,
            "id": change.id,
            "into": change.into,
            "at": now.made.isoformat(timespec="seconds"),
            "fields": {name: {"was": was, "is": is_now} for name, (was, is_now) in change.fields.items()},
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
        return Entry(
            entry.id,
            f"{change.act}: {entry.title}",
            now.made,
            summary,
            entry.content,
            entry.links,
            entry.point,
            (change.act,),
        )
    told = f"merged into {change.into}" if change.into else "retracted: delete it"
    return Entry(
        uuid_of("incident", change.id).urn, f"{change.act}: {change.id}", now.made, told, categories=(change.act,)
    )


def _differing(before: IncidentRecord, after: IncidentRecord) -> Iterator[tuple[str, tuple[Any, Any]]]:
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    for name, value in now.items():
        if was.get(name) != value:
            yield name, ("changed", "changed") if name in UNTOLD else (was.get(name), value)
