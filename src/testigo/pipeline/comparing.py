"""Others' events beside ours, linked by the linker that links our own."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from testigo.comparison import Comparison, ForeignEvent, Pairing, compared, read_events
from testigo.exports import IncidentRecord, records
from testigo.exports.countries import countries
from testigo.lexicon import register
from testigo.lexicon.register import Register
from testigo.linkage import link
from testigo.model import Coding, Count


def compare(coding: Coding, path: Path, actors: Register | None = None) -> Comparison:
    """Return how a file in the layout of UCDP's or ACLED's stands to our incidents. Nothing of it is kept.

    ``actors`` is the register in use, by default the one shipped.
    Raises InputError where the file cannot be used.
    """
    events = read_events(path, actors or register.load(), {country.name: code for code, country in countries().items()})
    ours = [account for incident in coding.incidents for account in coding.accounts_of(incident)]
    reports = {**coding.reports, **{event.report.id: event.report for event in events}}
    linkage = link([*ours, *(event.account for event in events)], reports)
    return compared(coding, events, linkage.judgements)


def told(comparison: Comparison, coding: Coding) -> Iterator[dict[str, Any]]:
    """Yield the comparison as rows of JSON: pairs, then what only they have, then what only we have."""
    known = {record.id: record for record in records(coding)}
    for pair in comparison.pairs:
        yield _pair(pair, known[pair.incident.id])
    for event in comparison.only_theirs:
        yield {"found": "only theirs", "theirs": _row(event)}
    for incident in comparison.only_ours:
        yield {"found": "only ours", "ours": _ours(known[incident.id])}


def _pair(pair: Pairing, record: IncidentRecord) -> dict[str, Any]:
    return {
        "found": "both",
        "theirs": _row(pair.row),
        "ours": _ours(record),
        "killed_agree": pair.killed_agree,
        "days_apart": pair.days_apart,
        "km_apart": pair.km_apart,
    }


def _row(event: ForeignEvent) -> dict[str, Any]:
    place, day = event.place, event.day
    return {
        "id": event.id,
        "first_day": str(day.earliest),
        "last_day": str(day.latest),
        "place": place.name if place else None,
        "killed": _count(event.killed),
        "source": event.source,
    }


def _ours(record: IncidentRecord) -> dict[str, Any]:
    data = record.model_dump(mode="json", include={"id", "event_type", "date", "place", "killed", "reports"})
    killed: Iterable[Any] = (one for one in record.evidence if one.field == "killed")
    return data | {"killed_quotes": [{"quote": one.quote, "report": one.report} for one in killed]}


def _count(count: Count | None) -> dict[str, int | None] | None:
    return {"low": count.low, "best": count.best, "high": count.high} if count else None
