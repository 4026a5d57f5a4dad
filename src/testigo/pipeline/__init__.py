"""The whole way of the data on one page: the only place where the stages meet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from testigo.extraction.parsing import Parser
from testigo.extraction.rules import Extraction, RuleExtractor
from testigo.extraction.scanning import may_tell
from testigo.lexicon import register
from testigo.linkage import Memory, copied_from, identify, link
from testigo.linkage.link import Linkage
from testigo.linkage.processes import processes_at_hand
from testigo.model import Account, Capture, Coding, DateRange, Decision, Incident, InputError, Issue, Reading, Report
from testigo.pipeline.grounds import Grounds, grounds
from testigo.pipeline.homes import homes, with_outlet
from testigo.pipeline.recalling import Recall, decided_about
from testigo.pipeline.revising import Beside, lapsed_reports
from testigo.pipeline.rules_in_use import fingerprint, linking_rules
from testigo.pipeline.views import ledgers_end, renew
from testigo.reading import read
from testigo.resolution.accounts import gather
from testigo.resolution.gazetteer import BUNDLED, open_gazetteer
from testigo.resolution.meanings import Resolver
from testigo.resolution.undated import as_if_dated, as_known, open_days, with_days
from testigo.review import standing
from testigo.sources.cards import SHIPPED, Card, load_cards
from testigo.sources.files import captures
from testigo.store import Store

BATCH = 50  # documents accepted in one transaction: 3,750 a second, against 140 one by one
Progress = Callable[[int, int, str], None]  # documents done, documents in all, the last one's name


@dataclass(frozen=True, slots=True)
class Coder:
    """Turns reports into accounts. Loaded once; the same report always gives the same accounts."""

    extractor: RuleExtractor
    resolver: Resolver
    rules: str  # the state of rules and data that it works by
    cards: Mapping[str, Card]  # of sources, by which a report without an outlet gets one

    @classmethod
    def load(
        cls,
        home: str | None = None,
        places: Path = BUNDLED,
        own: Path | None = None,
        learnt: str = "",
        outlets: Sequence[Path] = (),
    ) -> "Coder":
        """Load word lists, models, gazetteer, register and source cards.

        ``home`` is the sources' country (ISO alpha-2); ``places`` the gazetteer, by default that of the package;
        ``own`` a register file of the operator's; ``learnt`` what persons accepted for the register, a file's text;
        ``outlets`` are folders of the operator's cards.
        """
        gazetteer, actors, folders = open_gazetteer(places), register.load(own, learnt), (SHIPPED, *outlets)
        extractor, cards = RuleExtractor(Parser(), gazetteer, actors), load_cards(*folders)
        resolver = Resolver(gazetteer, actors, home, homes(cards.values()))
        named = (path for folder in folders for path in sorted(folder.glob("*.yaml")))
        rules = fingerprint([places, *named, *([own] if own else [])], f"{learnt}\n{home}" if home else learnt)
        return cls(extractor, resolver, rules, cards)

    def read(self, report: Report) -> tuple[Extraction, tuple[Reading, ...]]:
        """Return what was read in a report, and what it means."""
        supposing = report.published is None and may_tell(report.text, report.language)
        extraction = self.extractor.extract(as_if_dated(report) if supposing else report)
        readings = self.resolver.resolve(report, extraction.claims, extraction.toponyms, extraction.times)
        return extraction, readings

    def thorough(self) -> "Coder":
        """Return a coder that reads every sentence, and not only those that may tell of an incident."""
        return replace(self, extractor=replace(self.extractor, whole=True))

    def accounts(self, report: Report) -> tuple[Account, ...]:
        """Return a report's tellings of incidents."""
        return self.gathered(report, *self.read(report))

    def gathered(self, report: Report, extraction: Extraction, readings: Sequence[Reading]) -> tuple[Account, ...]:
        """Return the accounts that what was read makes."""
        mentions, actors = extraction.mentions, self.resolver.register
        if report.published is not None or not mentions:
            return gather(report, mentions, readings, actors)
        dated, unknown = as_if_dated(report), open_days(readings)
        days = self.resolver.resolve(dated, unknown, (), extraction.times)
        return as_known(gather(dated, mentions, with_days(readings, days), actors), readings)


def code(
    paths: Iterable[Path], store: Store, coder: Coder, published: date | None = None, progress: Progress | None = None
) -> None:
    """Take documents in, and code what was taken in and not yet coded, also by an earlier, broken run.

    Whatever cannot be used becomes an issue in the store; the rest goes on.
    """
    taken = captures(paths, datetime.now(UTC))
    while batch := list(islice(taken, BATCH)):
        store.add_captures([found for found in batch if not isinstance(found, Issue)], published)
        for found in batch:
            if isinstance(found, Issue):
                store.add_issue(found)
    code_pending(store, coder, progress)


def code_pending(store: Store, coder: Coder, progress: Progress | None = None) -> None:
    """Code what was taken in and not yet coded."""
    store.use_rules(coder.rules)
    waiting = store.count_pending()
    for done, pending in enumerate(store.pending_captures(), start=1):
        code_capture(pending.capture, pending.data, pending.published, store, coder)
        if progress is not None:
            progress(done, waiting, pending.capture.origin)


def code_capture(capture: Capture, data: bytes, published: date | None, store: Store, coder: Coder) -> None:
    """Read one document and code its reports; what cannot be used becomes an issue."""
    outcomes = list(read(capture, data, published=published))
    issues = [outcome for outcome in outcomes if isinstance(outcome, Issue)]
    reports = [with_outlet(outcome, coder.cards) for outcome in outcomes if isinstance(outcome, Report)]
    try:
        for report in reports:
            accounts = () if store.has_report(report.id) else coder.accounts(report)
            store.add_coded(report, capture, accounts, issues)
    except InputError as error:  # trouble with the database stops the run: the capture waits for the next
        issues.append(Issue(capture.origin, "coding", str(error)))
        reports = []
    if not reports:
        store.add_unread(capture, issues)


def believe(store: Store, recall: Recall | None = None, *, linked: bool = True) -> Coding:
    """Return the incidents that the store's accounts and decisions make: a view.

    ``linked`` False gives every account an incident of its own. Linked, they are also written where the workbench
    looks them up. With the ``recall`` of an earlier round only what was touched since is clustered and reconciled, to
    the same result.
    """
    seen = ledgers_end(store)
    belief = believed(store, linked=linked, recall=recall)
    if linked:
        store.add_judgements(belief.coding.judgements)
        store.keep_traces(linking_rules(), belief.memory.new_reports, belief.memory.new_accounts)
        store.mint(belief.minted)
        store.record_aliases(belief.coding.aliases)
        renew(store, belief.coding, belief.decisions, seen, belief.grounds)
    return belief.coding


@dataclass(frozen=True, slots=True)
class Belief:
    """A coding and what it was made by, the incident id that each account was first given, and linkage's memory."""

    coding: Coding
    decisions: tuple[Decision, ...]  # that stand
    grounds: Grounds
    minted: Mapping[str, str]
    memory: Memory


def believed(
    store: Store,
    retold: Mapping[str, tuple[Account, ...]] | None = None,
    *,
    linked: bool = True,
    recall: Recall | None = None,
) -> Belief:
    """Return what the store's accounts and decisions make, and write nothing.

    ``retold`` are accounts by report id that stand in place of the store's.
    """
    recall = recall or Recall()
    recall.begin()
    reports, accounts = {}, {}
    for report, told in store.coded_reports():
        reports[report.id] = report
        accounts.update({account.id: account for account in (retold or {}).get(report.id, told)})
    decisions = standing(store.decisions())
    memory = remembered(store, recall) if linked else Memory()
    alone = Linkage(tuple((each,) for each in accounts))
    linkage = link(accounts.values(), reports, decisions, memory, processes_at_hand()) if linked else alone
    identities = identify(linkage.clusters, store.minted() if linked else {}, accounts, reports)
    by, about = grounds(store), decided_about(decisions)
    beside = Beside(linkage.voices, lapsed_reports(reports, store.revisions()), by.actors)
    incidents = (
        recall.reconciled(
            incident_id,
            [accounts[each] for each in cluster],
            reports,
            list({word.id: word for each in cluster for word in about.get(each, ())}.values()),
            beside,
            by.rules,
        )
        for incident_id, cluster in identities.clusters.items()
    )
    coding = Coding(
        tuple(sorted(incidents, key=_in_order)),
        accounts,
        reports,
        linkage.judgements,
        tuple(store.issues()),
        identities.aliases,
        copied_from(reports, linkage.voices),
    )
    return Belief(coding, decisions, by, identities.minted, memory)


def remembered(store: Store, recall: Recall) -> Memory:
    """Return what linkage remembers of the store's accounts."""
    judged = {(each.left, each.right): each for each in store.judgements()}
    return Memory(*store.traces(linking_rules()), judged, recall.settled)


def _in_order(incident: Incident) -> tuple[str, str]:
    cell = incident.cell("date")
    date = cell.value if cell else None
    day = (date.earliest or date.latest) if isinstance(date, DateRange) else None
    return (day.isoformat() if day else "", incident.id)


def explained(coder: Coder, report: Report) -> tuple[Extraction, tuple[Reading, ...], tuple[Account, ...]]:
    """Return what was read in one report, in every sentence of it, what it means, and the accounts it makes."""
    extraction, readings = coder.thorough().read(report)
    return extraction, readings, coder.gathered(report, extraction, readings)
