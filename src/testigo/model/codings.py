"""The outcome of a run: incidents beside everything they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from testigo.model.claims import Account, Reading
from testigo.model.incidents import Incident, Judgement
from testigo.model.reports import Issue, Report


@dataclass(frozen=True, slots=True)
class Copied:
    """The report that another copies, and the share of their runs of four words that they have in common."""

    report_id: str
    overlap: float


@dataclass(frozen=True, slots=True)
class Coding:
    """Incidents with their accounts and reports by id, and what could not be used."""

    incidents: tuple[Incident, ...]
    accounts: Mapping[str, Account]
    reports: Mapping[str, Report]
    judgements: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)  # old incident id -> the id it was merged into
    copies: Mapping[str, Copied] = field(default_factory=dict)  # by the id of the report that is a copy

    def accounts_of(self, incident: Incident) -> tuple[Account, ...]:
        """Return the accounts an incident was believed from."""
        return tuple(self.accounts[account_id] for account_id in incident.account_ids)

    def readings_of(self, incident: Incident) -> dict[str, Reading]:
        """Return every claim of an incident with its meaning, by claim id."""
        accounts = self.accounts_of(incident)
        return {reading.claim.id: reading for account in accounts for reading in account.readings}
