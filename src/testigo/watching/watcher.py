"""The watch: what is due is looked at and taken, what came is kept and coded, what is worth it is told.

Everything it knows is in the ledgers, so it can be killed at any moment: the next one goes on where this one was. What
is written is written in one transaction each (an address, a capture with its fetch, a coded report, an alert), and has
a key by which it is written once.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from testigo import pipeline
from testigo.model import Fetch, FetchOutcome, Followed, Issue, VisitOutcome
from testigo.pipeline.recalling import Recall
from testigo.pipeline.views import ledgers_end
from testigo.sources.cards import LOCAL, Card, Taken
from testigo.sources.fetching import Polite
from testigo.store import Store
from testigo.watching.alerts import raise_alerts, with_records
from testigo.watching.background import Background, Fetched, Looked, by_host
from testigo.watching.delivering import deliver
from testigo.watching.expectations import MOST_VISITS, strange_yield
from testigo.watching.following import follow
from testigo.watching.local import take_files
from testigo.watching.mail import Login
from testigo.watching.rules import Orders
from testigo.watching.schedule import given_up, recheck_due, recheck_span, retry_due, visit_due

TURN = 50  # pages of one host at a time
CHECKS = timedelta(hours=1)  # between two checks of what a source yields
DELIVERING = 5.0  # seconds between looks at what is to be sent again, or was approved meanwhile
REST = 3.0  # times as long as a round of linking took, nothing is linked, so that taking and coding go on
RECENT = 50  # visits searched for the last that listed anything


def utc_now() -> datetime:
    """Return the time by this computer's clock."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Watcher:
    """Watches the sources of ``cards`` for a store; call ``tick`` again and again, from one thread."""

    store: Store
    coder: pipeline.Coder
    cards: Mapping[str, Card]
    guest: Polite
    orders: Orders = field(default_factory=Orders)
    login: Login | None = None  # for the mail server
    clock: Callable[[], datetime] = utc_now
    linking: float = 60.0  # seconds between two rounds of linking, at least, while more is coming
    _background: Background = field(init=False)
    _recall: Recall = field(default_factory=Recall, init=False)
    _links_at: float = field(default=float("-inf"), init=False)  # when it may be linked again, more coming or not
    _unlinked: bool = field(default=True, init=False)  # a watch that was killed may have left something
    _linked_to: tuple[int, int] = field(default=(0, 0), init=False)  # the ledgers' ends at the last round
    _delivered_at: float = field(default=float("-inf"), init=False)
    _checked: dict[str, datetime] = field(default_factory=dict, init=False)  # yields, by source

    def __post_init__(self) -> None:
        self._background = Background(self.guest, self.clock)

    def close(self) -> None:
        """End the watch; what is under way is not waited for."""
        self._background.close()

    def tick(self, wait: float = 1.0) -> bool:
        """Do what is due now; say whether anything is left to do. A database that cannot be written raises."""
        for done in self._background.done(wait):
            self._keep(done)
        begun = self._begin_looks() + self._begin_fetches()
        if self.store.count_pending():
            pipeline.code_pending(self.store, self.coder)
            self._unlinked = True
        left = begun > 0 or self._background.is_busy
        if self._is_unlinked() and (not left or time.monotonic() >= self._links_at):
            self._link()
            self._delivered_at = float("-inf")
        if time.monotonic() - self._delivered_at >= DELIVERING:
            deliver(self.store, self.orders, self.clock(), self.login)
            self._delivered_at = time.monotonic()
        return left

    def _begin_looks(self) -> int:
        begun, now = 0, self.clock()
        for card in self.cards.values():
            visits = self.store.watching.visits(card.id, RECENT)
            if not visit_due(card, visits[0] if visits else None, now):
                continue
            listed = next((each for each in visits if each.outcome is not VisitOutcome.FAILED), None)
            if card.what in LOCAL:
                take_files(self.store, card, listed, now)
                self._check_yield(card)
                begun += 1
            else:
                begun += self._background.look(card, listed)
        return begun

    def _begin_fetches(self) -> int:
        begun, now = 0, self.clock()
        waiting = [page for page in self.store.watching.followed() if retry_due(page, now)]
        for host, pages in by_host([*waiting, *self._rechecks(now)]).items():
            card = self.cards.get(pages[0].source)
            begun += self._background.take(host, pages[:TURN], card.delay if card else self.guest.delay)
        return begun

    def _rechecks(self, now: datetime) -> list[Followed]:
        oldest = now - max((recheck_span(card) for card in self.cards.values()), default=timedelta())
        always = [card.id for card in self.cards.values() if card.what is Taken.ADDRESS]
        taken = self.store.watching.settled(oldest, always)
        return [page for page in taken if page.source in self.cards and recheck_due(self.cards[page.source], page, now)]

    def _keep(self, done: Looked | Fetched) -> None:
        if isinstance(done, Looked):
            self.store.watching.add_visit(done.visit, done.pages)
            if done.visit.outcome is VisitOutcome.FAILED:
                self.store.add_issue(Issue(done.card.where, "watching", f"{done.card.id}: {done.visit.note}"))
            self._check_yield(done.card)
            return
        page, fetch = done.page, done.fetch
        if fetch.outcome is FetchOutcome.FAILED and given_up(page, fetch.at):
            fetch = Fetch(fetch.address, fetch.at, FetchOutcome.REFUSED, note=f"given up: {fetch.note}")
        self.store.watching.add_fetch(fetch, done.taken)
        if fetch.outcome in (FetchOutcome.REFUSED, FetchOutcome.GONE):
            taken_down = fetch.outcome is FetchOutcome.GONE and page.captured > 0
            self.store.add_issue(
                Issue(page.address, "watching", f"{'the page was taken down: ' if taken_down else ''}{fetch.note}")
            )

    def _is_unlinked(self) -> bool:
        """Say whether documents were coded, here or by another, or persons decided, since the last round."""
        return self._unlinked or self._linked_to != ledgers_end(self.store)

    def _link(self) -> None:
        ledger, seen, now, began = self.store.watching, ledgers_end(self.store), self.clock(), time.monotonic()
        fresh, up_to = ledger.fresh_reports(now)
        coding, told = pipeline.believe(self.store, self._recall), tuple(ledger.alerts())
        raised = [*follow(coding, told, now), *raise_alerts(coding, self.orders.rules, told, fresh, now)]
        ledger.add_alerts(with_records(raised, coding, self.orders, now), up_to, now)
        ended = time.monotonic()
        self._links_at = ended + max(self.linking, REST * (ended - began))
        self._linked_to, self._unlinked = seen, False

    def _check_yield(self, card: Card) -> None:
        """File an issue where a source that was just looked at yields strangely little or much."""
        now, last = self.clock(), self._checked.get(card.id)
        if last is not None and timedelta() <= now - last < CHECKS:
            return
        self._checked[card.id] = now
        strange = strange_yield(card, self.store.watching.visits(card.id, MOST_VISITS), now)
        if strange is not None:
            self.store.add_issue(strange)
