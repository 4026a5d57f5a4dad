"""Many accounts to one incident: a pure function in which order and repetition change nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from testigo.codebook import load
from testigo.lexicon import register
from testigo.lexicon.register import Register
from testigo.model import Account, Cell, Certainty, Code, Decision, GapReason, Incident, IntegrityError, Report, Status
from testigo.reconciliation.actors import reconcile_actors
from testigo.reconciliation.belligerents import is_partisan
from testigo.reconciliation.cells import gap
from testigo.reconciliation.codes import reconcile_weapons
from testigo.reconciliation.counts import reconcile_count
from testigo.reconciliation.dates import reconcile_date
from testigo.reconciliation.decided import decided_cell, decisions_on
from testigo.reconciliation.grading import clarity, grade
from testigo.reconciliation.persons import reconcile_persons
from testigo.reconciliation.places import reconcile_place
from testigo.reconciliation.sides import without_attackers
from testigo.reconciliation.summary import reconcile_certainty, reconcile_event_type, reconcile_status
from testigo.reconciliation.testimony import Testimony, testimonies, unique
from testigo.reconciliation.victims import rest_of_the_struck, survivors, without_later_deaths
from testigo.reconciliation.words import reconcile_words

Reconciler = Callable[[Sequence[Testimony]], Cell | None]

_COUNTS = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
RECONCILERS: Mapping[str, Reconciler] = {
    "date": reconcile_date,
    "place": reconcile_place,
    "perpetrator": partial(reconcile_actors, "perpetrator"),
    "target": partial(reconcile_actors, "target"),
    "weapon": reconcile_weapons,
    **{attribute: partial(reconcile_count, attribute) for attribute in _COUNTS},
    "damage": partial(reconcile_words, "damage"),
    "voice": partial(reconcile_words, "voice"),
    "victim": partial(reconcile_persons, "victim"),
    "suspect": partial(reconcile_persons, "suspect"),
}


def reconcile(
    incident_id: str,
    accounts: Iterable[Account],
    reports: Mapping[str, Report],
    decisions: Iterable[Decision] = (),
    copies: Mapping[str, str] | None = None,
    actors: Register | None = None,
) -> Incident:
    """Return what we believe of an incident from its accounts.

    ``copies`` gives for a report the one it copies, so that copies count as one voice; ``actors`` is the register, by
    default the shipped one. Raises IntegrityError where there is no account.
    """
    told, known = unique(accounts), actors or register.load()
    if not told:
        raise IntegrityError(f"incident {incident_id} has no account")
    words = decisions_on([account.id for account in told], decisions)
    cells = _cells(told, reports, copies or {}, words, known)
    by_name = {cell.attribute: cell for cell in cells}
    event_type = decided_cell("event_type", False, words, reconcile_event_type(told, reports, copies or {}))
    return Incident(
        id=incident_id,
        event_type=event_type,
        cells=cells,
        status=_decided_code("status", words, reconcile_status(told)),
        certainty=_decided_code("certainty", words, reconcile_certainty(told)),
        main=any(account.main for account in told),
        account_ids=tuple(account.id for account in told),
        report_ids=tuple(sorted({account.report_id for account in told})),
        grade=decided_cell("grade", False, words, grade(told, reports, copies or {}, known)),
        clarity=clarity(by_name["date"], by_name["place"], told),
        partisan=_partisan(told, reports, known),
    )


def _partisan(accounts: Sequence[Account], reports: Mapping[str, Report], actors: Register) -> tuple[str, ...]:
    return tuple(
        reading.claim.id
        for account in accounts
        for reading in account.readings
        if is_partisan(reading, account, reports[account.report_id].language, actors)
    )


def _cells(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    decisions: Sequence[Decision],
    actors: Register,
) -> tuple[Cell, ...]:
    said = {attribute: testimonies(attribute, accounts, reports, copies, actors) for attribute in RECONCILERS}
    said["target"] = without_attackers(said["target"], said["perpetrator"])
    said["injured"] = survivors(said["injured"], said["killed"], said["casualties"])
    machine = {
        attribute: reconciler(said[attribute]) or _absent(attribute, accounts)
        for attribute, reconciler in RECONCILERS.items()
    }
    killed = decided_cell("killed", False, decisions, machine["killed"])
    machine["injured"] = without_later_deaths(machine["injured"], said["injured"], said["killed"])
    machine["injured"] = rest_of_the_struck(machine["injured"], killed, machine["casualties"])
    attributes = load().attributes
    return tuple(decided_cell(each, attributes[each].many, decisions, found) for each, found in machine.items())


def _absent(attribute: str, accounts: Sequence[Account]) -> Cell:
    """Return the gap of an attribute: not stated, or stated in words whose meaning is not known."""
    readings = [reading for account in accounts for reading in account.of(attribute)]
    unresolved = [reading for reading in readings if reading.value is None and not reading.claim.retracted]
    if not unresolved:
        return gap(attribute, GapReason.NOT_STATED)
    quotes = dict.fromkeys(reading.claim.words.quote for reading in unresolved)
    return gap(attribute, GapReason.UNRESOLVED, "; ".join(quotes))


def _decided_code(attribute: str, decisions: Sequence[Decision], machine: Status | Certainty) -> str:
    words = [each.value for each in decisions if each.attribute == attribute and isinstance(each.value, Code)]
    return words[-1].code if words else machine.value
