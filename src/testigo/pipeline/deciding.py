"""A person's word on incidents: checked against what they saw, kept, and worked into the view in one transaction.

Nothing is overwritten: decisions are added, and who decides on what has changed since they looked is told so.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from secrets import token_hex

from sqlalchemy import Connection

from testigo.codebook import load
from testigo.model import Act, Coding, Decision, Incident, InputError, Span, Value, content_id
from testigo.pipeline.cells import UnknownError, Values, cell_version, every_cell, values_of
from testigo.pipeline.grounds import Grounds, grounds
from testigo.pipeline.views import refresh, told_of
from testigo.store import Store, deciding, members, views


class StaleError(InputError):
    """What was decided on has changed since it was looked at; ``incident_id`` tells what to look at again."""

    def __init__(self, incident_id: str, message: str) -> None:
        """Say what changed."""
        super().__init__(message)
        self.incident_id = incident_id


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides. One that reads apart sees no other's word, and sets nothing: the reading counts for agreement."""

    name: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the action, to be taken back with, and the incidents as they are called now."""

    action: str
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a cell should hold: no value empties it. ``words`` are those of a report it rests on."""

    attribute: str
    values: Values
    note: str = ""
    words: tuple[str, int, int] | None = None  # report id, start, end in code points


def correct(store: Store, incident_id: str, correction: Correction, seen: str, by: Reviewer) -> Outcome:
    """Set a cell; ``seen`` is its version as the reviewer saw it."""
    with _desk(store) as desk:
        incident, coding = _seen(desk, incident_id, by)
        if cell_version(incident, correction.attribute) != seen:
            raise StaleError(incident.id, f"somebody changed {correction.attribute} while you looked at it")
        action = _Action(by.name, (founder(coding, incident),))
        words = _words(coding, correction)
        act = Act.ASSESS if by.apart else Act.SET
        values: Sequence[Value | None] = correction.values or (None,)
        if _is_many(correction.attribute) and not by.apart:
            values = (None, *correction.values)  # empty it first: each word adds a value
        return action.keep(
            desk,
            [
                action.word(act, at, correction.attribute, value, correction.note, words)
                for at, value in enumerate(values)
            ],
            [incident.id],
        )


def accept(store: Store, incident_id: str, seen: str, by: Reviewer) -> Outcome:
    """Hold every cell for right as it stands: counts for agreement, and for what still needs a look."""
    with _desk(store) as desk:
        incident, coding = _seen(desk, incident_id, by)
        _same_version(desk.connection, incident.id, seen)
        action = _Action(by.name, (founder(coding, incident),))
        held = [(cell.attribute, value) for cell in every_cell(incident) for value in values_of(cell) or (None,)]
        words = [action.word(Act.ASSESS, at, attribute, value) for at, (attribute, value) in enumerate(held)]
        return action.keep(desk, words, [incident.id])


def reject(store: Store, incident_id: str, seen: str, note: str, by: Reviewer) -> Outcome:
    """Say that this is no incident of armed violence: it leaves the record, and can be brought back."""
    with _desk(store) as desk:
        incident, _ = _seen(desk, incident_id, by)
        _same_version(desk.connection, incident.id, seen)
        action = _Action(by.name)
        words = [action.about(Act.REJECT, at, (account,), note) for at, account in enumerate(incident.account_ids)]
        return action.keep(desk, words, [incident.id])


def merge(store: Store, incident_id: str, others: dict[str, str], seen: str, by: Reviewer) -> Outcome:
    """Say that incidents are one; ``others`` are ids with the versions that were seen."""
    with _desk(store) as desk:
        versions = dict(sorted({**others, incident_id: seen}.items()))
        if len(versions) < 2:
            raise InputError("an incident cannot be merged with itself: give another one")
        found = {each: _seen(desk, each, by)[0] for each in versions}
        for each, version in versions.items():
            _same_version(desk.connection, each, version)
        action = _Action(by.name)
        first, *rest = found.values()
        pairs = [pair for other in rest for pair in product(first.account_ids, other.account_ids)]
        pairs += [
            pair
            for at, one in enumerate(rest)
            for other in rest[at + 1 :]
            for pair in product(one.account_ids, other.account_ids)
        ]
        words = [action.about(Act.SAME, at, tuple(sorted(pair))) for at, pair in enumerate(pairs)]
        return action.keep(desk, words, found)


def split(store: Store, incident_id: str, account_ids: Sequence[str], seen: str, by: Reviewer) -> Outcome:
    """Say that some accounts tell of another incident than the rest do."""
    with _desk(store) as desk:
        incident, _ = _seen(desk, incident_id, by)
        _same_version(desk.connection, incident.id, seen)
        away = [each for each in incident.account_ids if each in set(account_ids)]
        stay = [each for each in incident.account_ids if each not in set(account_ids)]
        if not away or not stay or len(away) < len(set(account_ids)):
            raise InputError("choose some of the incident's accounts, and leave at least one")
        action = _Action(by.name)
        apart = [(Act.DIFFERENT, pair) for pair in product(away, stay)]
        together = [(Act.SAME, (away[0], other)) for other in away[1:]]
        words = [action.about(act, at, tuple(sorted(pair))) for at, (act, pair) in enumerate([*apart, *together])]
        return action.keep(desk, words, [incident.id])


def keep_apart(store: Store, pair: tuple[str, str], by: Reviewer) -> Outcome:
    """Say that two incidents that were proposed as one are two."""
    with _desk(store) as desk:
        one, other = (_seen(desk, each, by)[0] for each in pair)
        action = _Action(by.name)
        pairs = product(one.account_ids, other.account_ids)
        words = [action.about(Act.DIFFERENT, at, tuple(sorted(each))) for at, each in enumerate(pairs)]
        return action.keep(desk, words, pair)


def undo(store: Store, action_id: str | None, by: Reviewer) -> Outcome:
    """Take back an action of one's own, the last one where none is named; taking back an undo does it again."""
    with _desk(store) as desk:
        target = action_id or _last_action(desk.connection, by.name)
        taken = deciding.decisions_of_action(desk.connection, target)
        if not taken or any(each.reviewer != by.name for each in taken):
            raise UnknownError("there is no such action of yours to take back")
        action = _Action(by.name)
        told, undone = taken, set[str]()
        while told and told[0].act is Act.UNDO and told[0].action not in undone:
            undone.add(told[0].action)
            told = deciding.decisions_of_action(desk.connection, told[0].subjects[0])
        accounts = [subject for each in told for subject in each.subjects]
        home = members.incidents_of(desk.connection, accounts)
        return action.keep(desk, [action.about(Act.UNDO, 0, (target,))], dict.fromkeys(home.values()))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where it is decided: one transaction, and what incidents are made by."""

    connection: Connection
    grounds: Grounds


@contextmanager
def _desk(store: Store) -> Iterator[_Desk]:
    known = grounds(store)
    with store.desk(write=True) as connection:
        yield _Desk(connection, known)


class _Action:
    """What one person decides in one go. Its words are a microsecond apart: of decisions, the last one holds."""

    def __init__(self, reviewer: str, subjects: tuple[str, ...] = ()) -> None:
        self.id, self.at = token_hex(10), datetime.now(UTC)
        self.reviewer, self.subjects = reviewer, subjects

    def word(
        self, act: Act, at: int, attribute: str, value: Value | None, note: str = "", words: Span | None = None
    ) -> Decision:
        key = content_id("decision", self.id, at)
        return Decision(
            key, act, self.subjects, self.reviewer, self._moment(at), attribute, value, note, self.id, words
        )

    def about(self, act: Act, at: int, subjects: tuple[str, ...], note: str = "") -> Decision:
        key = content_id("decision", self.id, at)
        return Decision(key, act, subjects, self.reviewer, self._moment(at), note=note, action=self.id)

    def _moment(self, at: int) -> datetime:
        return self.at + timedelta(microseconds=at)

    def keep(self, desk: _Desk, words: Sequence[Decision], incident_ids: Iterable[str]) -> Outcome:
        deciding.add_decisions(desk.connection, words)
        return Outcome(self.id, refresh(desk.connection, incident_ids, desk.grounds))


def _seen(desk: _Desk, incident_id: str, by: Reviewer) -> tuple[Incident, Coding]:
    """Return an incident as the reviewer sees it, held until the transaction ends."""
    connection = desk.connection
    if views.read_view(connection, incident_id, lock=True) is None:
        living = members.living_id(connection, incident_id)
        if living is not None:
            raise StaleError(living, f"the incident was merged into {living} while you looked at it")
        raise UnknownError(f"there is no incident {incident_id!r}")
    coding = told_of(connection, [incident_id], desk.grounds, by.name if by.apart else None).coding
    return coding.incidents[0], coding


def _same_version(connection: Connection, incident_id: str, seen: str) -> None:
    view = views.read_view(connection, incident_id)
    if view is None or view.version != seen:
        raise StaleError(incident_id, "somebody changed the incident while you looked at it")


def founder(coding: Coding, incident: Incident) -> str:
    """Return the account a decision on the whole incident is bound to: the earliest published."""

    def age(account_id: str) -> tuple[str, str]:
        published = coding.reports[coding.accounts[account_id].report_id].published
        return (str(published.date.earliest) if published else "9999", account_id)

    return min(incident.account_ids, key=age)


def _words(coding: Coding, correction: Correction) -> Span | None:
    if correction.words is None:
        return None
    report_id, start, end = correction.words
    report = coding.reports.get(report_id)
    if report is None:
        raise InputError("the words chosen are of a report that does not tell of this incident")
    if not 0 <= start < end <= len(report.text):
        raise InputError("the words chosen lie outside the report")
    return report.span(start, end)


def _is_many(attribute: str) -> bool:
    known = load().attributes.get(attribute)
    return known is not None and known.many


def _last_action(connection: Connection, reviewer: str) -> str:
    """Return the reviewer's last action that stands and is no undo itself."""
    taken_back: set[str] = set()
    for each in deciding.latest_of(connection, reviewer, 1000):
        if each.action in taken_back:
            continue
        if each.act is Act.UNDO:
            taken_back.update(each.subjects)
        elif each.action:
            return each.action
    raise UnknownError("there is nothing of yours to take back")
