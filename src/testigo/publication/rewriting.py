"""A coding written anew over edited reports: every span moved, every word cleaned, every sensitive place blurred."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from testigo.model import (
    Account,
    Actor,
    Cell,
    Coding,
    DateRange,
    Gap,
    Incident,
    Judgement,
    Mention,
    Person,
    Place,
    Reading,
    Value,
    Words,
)
from testigo.publication.blurring import blurred
from testigo.publication.edits import EditedReport
from testigo.publication.names import Removal
from testigo.publication.profile import SensitivePlaces

V = TypeVar("V", Value, Gap, "Value | Gap")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A coding with the edited form of its reports and what is removed from the words around each, by old id."""

    source: Coding
    reports: Mapping[str, EditedReport]
    removals: Mapping[str, Removal]
    rules: Mapping[str, SensitivePlaces]  # by incident id

    def coding(self) -> Coding:
        """Return the coding that is left: the incidents shown and what they rest on, nothing else."""
        accounts: dict[str, Account] = {}
        for incident in self.source.incidents:
            rule = self.rules.get(incident.id)
            for account in self.source.accounts_of(incident):
                accounts[account.id] = self._account(account, rule)
        told = {key for incident in self.source.incidents for key in incident.report_ids}
        reports = {edited.report.id: edited.report for key, edited in self.reports.items() if key in told}
        judged = [one for one in self.source.judgements if one.left in accounts and one.right in accounts]
        return replace(
            self.source,
            incidents=tuple(map(self._incident, self.source.incidents)),
            accounts=accounts,
            reports=reports,
            judgements=tuple(map(self._judgement, judged)),
            issues=(),
        )

    def _incident(self, incident: Incident) -> Incident:
        removal = self._around(incident)
        rule = self.rules.get(incident.id)
        return replace(
            incident,
            cells=tuple(_cell(cell, removal, rule) for cell in incident.cells),
            report_ids=tuple(self.reports[key].report.id for key in incident.report_ids),
        )

    def _around(self, incident: Incident) -> Removal:
        """What is removed from words that rest on any of an incident's reports."""
        return _together([self.removals[key] for key in incident.report_ids])

    def _account(self, account: Account, rule: SensitivePlaces | None) -> Account:
        edited, removal = self.reports[account.report_id], self.removals[account.report_id]
        return replace(
            account,
            report_id=edited.report.id,
            mentions=tuple(_mention(mention, edited) for mention in account.mentions),
            readings=tuple(_reading(reading, edited, removal, rule) for reading in account.readings),
        )

    def _judgement(self, judgement: Judgement) -> Judgement:
        beside = [self.source.accounts[key].report_id for key in (judgement.left, judgement.right)]
        removal = _together([self.removals[key] for key in beside])
        return replace(judgement, reasons=tuple(map(removal.clean, judgement.reasons)))


def _together(removals: list[Removal]) -> Removal:
    return Removal(
        frozenset().union(*(one.names for one in removals)),
        frozenset().union(*(one.parts for one in removals)),
        frozenset().union(*(one.places for one in removals)),
    )


def _mention(mention: Mention, edited: EditedReport) -> Mention:
    return replace(mention, trigger=edited.span(mention.trigger), sentence=edited.span(mention.sentence))


def _reading(reading: Reading, edited: EditedReport, removal: Removal, rule: SensitivePlaces | None) -> Reading:
    claim, resolution = reading.claim, reading.resolution
    return Reading(
        replace(
            claim,
            span=edited.span(claim.span),
            words=edited.span(claim.words),
            attributed_to=edited.span(claim.attributed_to) if claim.attributed_to else None,
        ),
        replace(resolution, value=_value(resolution.value, removal, rule), reason=removal.clean(resolution.reason)),
    )


def _cell(cell: Cell, removal: Removal, rule: SensitivePlaces | None) -> Cell:
    if isinstance(cell.value, tuple):
        return replace(cell, value=tuple(_value(value, removal, rule) for value in cell.value))
    return replace(cell, value=_value(cell.value, removal, rule))


def _value(value: V, removal: Removal, rule: SensitivePlaces | None) -> V:  # noqa: PLR0911 - one return for each kind of value
    match value:
        case Place():
            return blurred(value, rule) if rule else value
        case Actor():
            name = value.name if value.actor_id or not value.name else removal.clean(value.name)
            return replace(value, description=removal.clean(value.description), name=name)
        case Person():
            role = removal.clean(value.role) if value.role else None
            return replace(value, name=removal.clean(value.name), role=role)
        case Words():
            return replace(value, text=removal.clean(value.text))
        case DateRange(clash=str(clash)):
            return replace(value, clash=removal.clean(clash))
        case Gap():
            return replace(value, detail=removal.clean(value.detail))
    return value
