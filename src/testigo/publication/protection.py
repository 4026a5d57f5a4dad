"""Takes out of a coding what its profile does not let pass: everywhere, before any format is made of it.

Formats see only what is left. So a name that is removed here is in none of them: not in a value, a quote, a title,
an address or a page of evidence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from testigo.model import Account, Coding, Count, DateRange, Incident, Person, Place, Report, content_id
from testigo.publication.blurring import names_hidden, rule_for
from testigo.publication.edits import Edit, EditedReport, cut_to, edited
from testigo.publication.names import Removal
from testigo.publication.persons import PersonFinder, PersonName
from testigo.publication.profile import Profile, SensitivePlaces
from testigo.publication.rewriting import Rewriting

WITHHELD = "[report withheld]"
CAPITALS = 0.6  # share of capitals among letters from which no name can be told by its capitals
NO_WORDS = "[words withheld: in capitals no name can be told]"


@dataclass(frozen=True, slots=True)
class Protected:
    """What may leave, and how many incidents, names, places and reports were touched, by what was done."""

    coding: Coding
    left_out: Mapping[str, int]
    changed: Mapping[str, int]


def protect(coding: Coding, profile: Profile, finder: PersonFinder, made: date) -> Protected:
    """Return the coding without what the profile withholds on the day ``made``."""
    kept, left_out = _old_and_open_enough(coding, profile, made)
    coding = replace(coding, incidents=tuple(kept))
    rules = {one.id: rule for one in kept if (rule := rule_for(one, coding, profile)) is not None}
    return _Protection(coding, profile, finder, rules, _by_report(coding)).protected(left_out)


def _by_report(coding: Coding) -> dict[str, list[Account]]:
    """Return the accounts of the incidents that are shown, by report."""
    shown: dict[str, list[Account]] = {}
    for incident in coding.incidents:
        for account in coding.accounts_of(incident):
            shown.setdefault(account.report_id, []).append(account)
    return shown


def _old_and_open_enough(coding: Coding, profile: Profile, made: date) -> tuple[list[Incident], Counter[str]]:
    kept, left_out = [], Counter[str]()
    for incident in coding.incidents:
        reports = [coding.reports[key] for key in incident.report_ids]
        day = _last_day(incident, reports)
        if profile.delay_days and (day is None or day > profile.newest(made)):
            left_out[f"less than {profile.delay_days} days ago, or without a date"] += 1
        elif all(is_withheld(report, profile) for report in reports):
            left_out["known from withheld sources alone"] += 1
        else:
            kept.append(incident)
    return kept, left_out


def _last_day(incident: Incident, reports: Iterable[Report]) -> date | None:
    cell = incident.cell("date")
    told = cell.value if cell and isinstance(cell.value, DateRange) else None
    days = [told] if told else [report.published.date for report in reports if report.published]
    return max((day for one in days if (day := one.latest or one.earliest)), default=None)


def is_withheld(report: Report, profile: Profile) -> bool:
    """Say whether a report's source is withheld, by its name or by a part of its address."""
    source, url = (report.source or "").casefold(), (report.url or "").casefold()
    return any(word.casefold() == source or word.casefold() in url for word in profile.withheld_sources)


@dataclass(frozen=True, slots=True)
class _Protection:
    """One coding, one profile: what is removed where."""

    coding: Coding
    profile: Profile
    finder: PersonFinder
    rules: Mapping[str, SensitivePlaces]
    accounts: Mapping[str, list[Account]]

    def protected(self, left_out: Mapping[str, int]) -> Protected:
        found = {key: tuple(self._persons(key)) for key in self.accounts}
        removals = self._removals(found)
        reports = {key: self._edited(key, removals[key]) for key in removals}
        rewriting = Rewriting(self.coding, reports, removals, self.rules)
        changed = {
            f"names removed: {role}": number
            for role, number in sorted(Counter(_roles(found.values())).items())
            if number
        }
        changed |= {"places blurred": len(self.rules)} if self.rules else {}
        withheld = sum(is_withheld(self.coding.reports[key], self.profile) for key in found)
        changed |= {"reports withheld": withheld} if withheld else {}
        return Protected(rewriting.coding(), left_out, changed)

    def _persons(self, report_id: str) -> Iterable[PersonName]:
        readings = [one for account in self.accounts[report_id] for one in account.readings]
        harmed = [
            one for one in readings if one.claim.attribute == "target" or _counts_targets(one.claim.side, one.value)
        ]
        places = [one for one in readings if isinstance(one.value, Place)]
        for found in self.finder.find(
            self.coding.reports[report_id],
            [(one.claim.words.start, one.claim.words.end) for one in harmed],
            [(one.claim.words.start, one.claim.words.end) for one in places],
        ):
            if found.role in self.profile.remove_names:
                yield found
        for one in readings:
            if isinstance(one.value, Person) and not self.finder.keeps(one.value.name):
                role = self.finder.role_of(one.value, harmed=one.claim.attribute == "victim")
                if role in self.profile.remove_names:
                    yield PersonName(one.value.name, role)

    def _removals(self, found: Mapping[str, Iterable[PersonName]]) -> dict[str, Removal]:
        """What goes out of the words of each report: parts of names only where reports share an incident."""
        everywhere = {one.name for names in found.values() for one in names} | set(self.profile.also_remove)
        near: dict[str, set[str]] = {key: {one.name for one in names} for key, names in found.items()}
        places: dict[str, set[str]] = {key: set() for key in found}
        own = {key: frozenset(names) for key, names in near.items()}
        for incident in self.coding.incidents:
            beside = frozenset().union(*(own[key] for key in incident.report_ids))
            hidden = self._places_hidden(incident)
            for key in incident.report_ids:
                near[key] |= beside
                places[key] |= hidden
        also = self.profile.also_remove
        return {key: Removal.of(everywhere, (*near[key], *also), places[key]) for key in found}

    def _places_hidden(self, incident: Incident) -> set[str]:
        rule = self.rules.get(incident.id)
        if rule is None:
            return set()
        readings = [one for account in self.coding.accounts_of(incident) for one in account.readings]
        places = [one.value for one in readings if isinstance(one.value, Place)]
        cell = incident.cell("place")
        places += [cell.value] if cell and isinstance(cell.value, Place) else []
        return {name for place in places for name in names_hidden(place, rule)}

    def _edited(self, report_id: str, removal: Removal) -> EditedReport:
        report = self.coding.reports[report_id]
        new_id = content_id("published", report.id) if removal.is_in(report.id) else report.id
        if is_withheld(report, self.profile):
            hidden = Report(report.id, report.text, report.language)
            return edited(hidden, [Edit(0, len(report.text), WITHHELD)], content_id("withheld", report.id))
        hidden_url = report.url is not None and removal.is_in(report.url)
        told = replace(
            report,
            title=removal.clean(report.title) if report.title else None,
            url=None if hidden_url else report.url,
            capture=None if hidden_url else report.capture,
            source=removal.clean(report.source) if report.source else None,
            author=None if self.profile.remove_names else report.author,  # reporters of violence are at risk by name
            dateline=removal.clean(report.dateline) if report.dateline else None,
        )
        return edited(told, self._edits(report, removal), new_id)

    def _edits(self, report: Report, removal: Removal) -> list[Edit]:
        if self.profile.remove_names and _in_capitals(report.text):
            return [Edit(0, len(report.text), NO_WORDS)]
        places = [
            one for account in self.accounts[report.id] for one in account.readings if isinstance(one.value, Place)
        ]
        edits = list(removal.edits(report.text, [(one.claim.words.start, one.claim.words.end) for one in places]))
        if self.profile.texts == "quoted":
            edits += cut_to(report.text, _quoted(self.accounts[report.id]))
        return edits


def _counts_targets(side: str | None, value: object) -> bool:
    return side == "targets" and isinstance(value, Count)


def _roles(found: Iterable[Iterable[PersonName]]) -> list[str]:
    return [str(role) for _, role in {(one.name, one.role) for names in found for one in names}]


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > CAPITALS * len(letters)


def _quoted(accounts: Iterable[Account]) -> list[tuple[int, int]]:
    spans = [mention.sentence for account in accounts for mention in account.mentions]
    spans += [reading.claim.span for account in accounts for reading in account.readings]
    voices = [one.claim.attributed_to for account in accounts for one in account.readings if one.claim.attributed_to]
    return [(span.start, span.end) for span in (*spans, *voices)]
