"""What becomes of alerts: whoever was told of an incident is told when it is held otherwise, or no more.

The messages about one incident under one rule make a thread, in which each but the first is about the one before. Two
threads whose incidents turn out to be one are one from then on: the other is cancelled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from testigo.exports import records
from testigo.model import Alert, AlertMessage, Coding, content_id
from testigo.watching.held import differing, held

Held = Mapping[str, str]
GONE = "nothing that is held now is this incident"


def threads(told: Iterable[Alert]) -> list[tuple[Alert, ...]]:
    """Return the messages by thread, the oldest of each first; ``told`` are all of them in their order."""
    found: dict[str, tuple[Alert, ...]] = {}
    for alert in told:
        found[alert.id] = (*found.pop(alert.about or "", ()), alert)
    return list(found.values())


def follow(coding: Coding, told: Iterable[Alert], now: datetime) -> Iterator[Alert]:
    """Yield an update or a cancellation, still without its record, for each thread that needs one."""
    living = {incident.id: incident for incident in coding.incidents}
    groups: dict[tuple[str, str], list[Alert]] = defaultdict(list)
    for thread in threads(told):
        last = thread[-1]
        groups[last.rule, coding.aliases.get(last.incident_id, last.incident_id)].append(last)
    told_of = (living[each] for each in dict.fromkeys(each for _, each in groups) if each in living)
    now_held = {record.id: held(record) for record in records(coding, told_of)}
    for (_, incident_id), lasts in groups.items():
        incident = living.get(incident_id)
        why = GONE if incident is None else incident.withdrawn
        if why:
            yield from (_cancelled(last, why, now) for last in lasts if _stands(last))
        else:
            yield from _one_thread(lasts, incident_id, now_held[incident_id], now)


def _one_thread(lasts: Sequence[Alert], incident_id: str, now_held: Held, now: datetime) -> Iterator[Alert]:
    kept = min(lasts, key=lambda last: (not _stands(last), last.incident_id != incident_id))
    if why := _news(kept, incident_id, now_held):
        update = _next(kept, AlertMessage.UPDATE, why, now)
        yield replace(update, incident_id=incident_id, told=now_held, record="")
    for last in lasts:
        if last is not kept and _stands(last):
            yield _cancelled(last, f"it is the incident that alert {kept.id} tells of", now)


def _news(last: Alert, incident_id: str, now_held: Held) -> str:
    again = "" if _stands(last) else "it is held again"
    merged = "" if last.incident_id == incident_id else f"it is one with incident {incident_id}"
    return "; ".join(filter(None, (again, merged, differing(last.told, now_held))))


def _stands(last: Alert) -> bool:
    return last.message is not AlertMessage.CANCEL


def _cancelled(last: Alert, why: str, now: datetime) -> Alert:
    return _next(last, AlertMessage.CANCEL, why, now)


def _next(last: Alert, message: AlertMessage, why: str, now: datetime) -> Alert:
    alert_id = content_id("alert", last.id, message, why)
    return replace(last, id=alert_id, raised_at=now, reason=why, message=message, about=last.id)
