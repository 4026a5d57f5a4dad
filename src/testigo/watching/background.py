"""Looks and fetches in the background, a host at a time: one that hangs holds up nobody but itself."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from testigo.model import Fetch, Followed, Visit
from testigo.sources.captured import Captured
from testigo.sources.cards import Card
from testigo.sources.fetching import Polite
from testigo.sources.taking import look, take

AT_ONCE = 16  # hosts
TURN = 20.0  # seconds after which a host's turn ends, so that its new pages are begun with
LONGEST_WAIT = 5.0  # seconds for which a turn is kept waiting by a host that asked for a pause


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at a source, with the addresses that it found."""

    card: Card
    visit: Visit
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A try to take a page, with the capture where there is one."""

    page: Followed
    fetch: Fetch
    taken: Captured | None


@dataclass(frozen=True, slots=True)
class _Over:
    host: str
    fault: BaseException | None


class Background:
    """Works in threads and hands over what came. Nothing here touches the database.

    A host stays busy until all that came of it was handed over, so that nothing is asked for twice.
    """

    def __init__(self, guest: Polite, clock: Callable[[], datetime]) -> None:
        """Take whom to fetch as, and the clock by which captures are dated."""
        self._guest, self._clock = guest, clock
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="testigo")
        self._busy: set[str] = set()
        self._done: SimpleQueue[Looked | Fetched | _Over] = SimpleQueue()

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way or not yet handed over."""
        return bool(self._busy)

    def look(self, card: Card, last: Visit | None) -> bool:
        """Begin a look at a source; False where its host is busy."""
        return self._begin(host_of(card.where), lambda: self._look(card, last))

    def take(self, host: str, pages: Sequence[Followed], delay: float) -> bool:
        """Begin to take pages of one host; False where it is busy or asked for a pause."""
        if self._guest.busy(pages[0].address) > LONGEST_WAIT:
            return False
        return self._begin(host, lambda: self._take(pages, delay))

    def done(self, wait: float) -> Iterator[Looked | Fetched]:
        """Yield what came, waiting at most so many seconds for the first."""
        try:
            found = self._done.get(timeout=wait)
            while True:
                if isinstance(found, _Over):
                    self._busy.discard(found.host)
                    if found.fault is not None:
                        raise found.fault
                else:
                    yield found
                found = self._done.get_nowait()
        except Empty:
            return

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self, host: str, work: Callable[[], None]) -> bool:
        if host in self._busy:
            return False
        self._busy.add(host)
        self._pool.submit(self._work, host, work)
        return True

    def _work(self, host: str, work: Callable[[], None]) -> None:
        fault: BaseException | None = None
        try:
            work()
        except BaseException as error:  # a fault of ours in a thread is raised where it is seen
            fault = error
        self._done.put(_Over(host, fault))

    def _look(self, card: Card, last: Visit | None) -> None:
        self._done.put(Looked(card, *look(card, self._guest, last, self._clock())))

    def _take(self, pages: Sequence[Followed], delay: float) -> None:
        until = time.monotonic() + TURN
        for page in pages:
            self._done.put(Fetched(page, *take(page.address, self._guest, page.last, self._clock(), delay)))
            if time.monotonic() > until or self._guest.busy(page.address) > max(LONGEST_WAIT, 2 * delay):
                return


def host_of(address: str) -> str:
    """Return the host of an address; a file stands for itself."""
    return urlsplit(address).netloc or address


def by_host(pages: Sequence[Followed]) -> dict[str, list[Followed]]:
    """Return pages by the host that has them."""
    found: dict[str, list[Followed]] = {}
    for page in pages:
        found.setdefault(host_of(page.address), []).append(page)
    return found
