"""What they have, what we have, and where figures differ, with the reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from testigo.comparison.layouts import ForeignEvent
from testigo.model import Code, Coding, Count, DateRange, Incident, Judgement, Place, Verdict

BORDER_KM = 50.0  # from which a place in another country is another place


@dataclass(frozen=True, slots=True)
class Pairing:
    """One of their rows held to be one of our incidents, and how the two differ.

    ``killed_agree`` is None where one of the two has no figure; ``days_apart`` and ``km_apart`` where one has none.
    """

    row: ForeignEvent
    incident: Incident
    killed: Count | None
    killed_agree: bool | None
    days_apart: int | None
    km_apart: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pairs, what only they have, and what only we have in the days that their file covers."""

    pairs: tuple[Pairing, ...]
    only_theirs: tuple[ForeignEvent, ...]
    only_ours: tuple[Incident, ...]

    @property
    def differing(self) -> tuple[Pairing, ...]:
        """The pairs whose figures of killed exclude each other."""
        return tuple(pair for pair in self.pairs if pair.killed_agree is False)


def compared(coding: Coding, events: Sequence[ForeignEvent], judgements: Iterable[Judgement]) -> Comparison:
    """Return the comparison, by the linker's judgements on pairs of our accounts and theirs.

    A row is paired with the incident of the account that it is most surely the same as, before others with one of its
    own event type: a clash and the arrest that came of it share day, place and words. What lies in another country, far
    from the border, is no pair, whatever the words. Rows are not linked with each other: whoever coded the file held
    them to be different events.
    """
    incidents = {account: incident for incident in coding.incidents for account in incident.account_ids}
    theirs = {event.account.id: event for event in events}
    best: dict[str, tuple[tuple[bool, float], Incident]] = {}
    for one in judgements:
        for row, ours in ((one.left, one.right), (one.right, one.left)):
            is_pair = one.verdict is Verdict.SAME and row in theirs and ours in incidents
            if not is_pair or _lie_apart(theirs[row], incidents[ours]):
                continue
            kind = incidents[ours].event_type.value
            alike = isinstance(kind, Code) and kind.code == theirs[row].account.event_type, one.score
            if row not in best or alike > best[row][0]:
                best[row] = (alike, incidents[ours])
    pairs = [paired(theirs[row], incident) for row, (_, incident) in best.items()]
    met_rows, met = {pair.row.id for pair in pairs}, {pair.incident.id for pair in pairs}
    days = [day for event in events for day in (event.day.earliest, event.day.latest) if day]
    rest = [one for one in coding.incidents if one.id not in met and days and _within(one, min(days), max(days))]
    return Comparison(tuple(pairs), tuple(event for event in events if event.id not in met_rows), tuple(rest))


def _lie_apart(row: ForeignEvent, incident: Incident) -> bool:
    """Say whether two lie in two countries and not at the border of both."""
    theirs, ours = row.place, _value(incident, "place")
    if theirs is None or not isinstance(ours, Place) or None in (theirs.country, ours.country):
        return False
    away = theirs.kilometres_to(ours)
    return theirs.country != ours.country and (away is None or away > BORDER_KM)


def paired(row: ForeignEvent, incident: Incident) -> Pairing:
    """Return how a row and an incident differ."""
    killed, day, place = (_value(incident, attribute) for attribute in ("killed", "date", "place"))
    killed = killed if isinstance(killed, Count) else None
    away = row.place.kilometres_to(place) if row.place and isinstance(place, Place) else None
    return Pairing(
        row,
        incident,
        killed,
        row.killed.overlaps(killed) if row.killed and killed else None,
        _days_apart(row.day, day) if isinstance(day, DateRange) else None,
        None if away is None else round(away, 1),
    )


def _within(incident: Incident, first: date, last: date) -> bool:
    day = _value(incident, "date")
    if not isinstance(day, DateRange):
        return False
    return (day.latest or date.max) >= first and (day.earliest or date.min) <= last


def _days_apart(one: DateRange, other: DateRange) -> int:
    if one.overlaps(other):
        return 0
    gaps = [(one.earliest, other.latest), (other.earliest, one.latest)]
    return min((later - earlier).days for later, earlier in gaps if later and earlier and later > earlier)


def _value(incident: Incident, attribute: str) -> object:
    cell = incident.cell(attribute)
    return cell.value if cell else None
