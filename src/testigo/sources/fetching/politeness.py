"""Robots.txt and a pause between requests to one host: a guest's manners (RFC 9309)."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

from protego import Protego

from testigo.sources.fetching.answers import Empty, Gone, Page, Refused, Unchanged, Unreachable, Unsafe
from testigo.sources.fetching.fetcher import Fetcher

NAME = "Testigo"  # by which robots.txt may speak to us
LARGEST_RULES = 500 * 1024  # bytes; RFC 9309 asks for no less
KEPT = 24 * 3600.0  # seconds that rules are kept, at most, by the same
LONGEST_DELAY = 30.0  # seconds between requests that robots.txt may ask for


@dataclass(slots=True)
class _Host:
    rules: Protego | None = None
    read_at: float = float("-inf")
    next_at: float = float("-inf")
    lock: Lock = field(default_factory=Lock)


@dataclass(slots=True)
class Polite:
    """Fetches as robots.txt allows, one request a host at a time, ``delay`` seconds apart."""

    fetcher: Fetcher
    delay: float = 2.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, delay: float | None = None
    ) -> Page | Unchanged:
        """Return what ``Fetcher.get`` returns, after a pause. Raises Refused also where robots.txt forbids it."""
        host = self._host(url)
        with host.lock:
            rules = self._rules(host, url)
            _permit(rules, url)
            asked = float(rules.crawl_delay(NAME) or 0.0)
            self._pause(host, max(self.delay if delay is None else delay, min(asked, LONGEST_DELAY)))
            permit = self._redirect_permit(url, rules)
            try:
                return self.fetcher.get(url, etag=etag, last_modified=last_modified, permit=permit)
            except Unreachable as error:
                host.next_at = max(host.next_at, self.clock() + (error.retry_after or 0.0))
                raise

    def busy(self, url: str) -> float:
        """Return the seconds until the host of an address may be asked again."""
        return max(0.0, self._host(url).next_at - self.clock())

    def _redirect_permit(self, origin: str, rules: Protego) -> Callable[[str], None]:
        home = _root(origin)

        def permit(target: str) -> None:
            _permit(rules if _root(target) == home else self._fresh_rules(target), target)

        return permit

    def _host(self, url: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(_root(url), _Host())

    def _rules(self, host: _Host, url: str) -> Protego:
        if host.rules is None or self.clock() - host.read_at > KEPT:
            self._pause(host, 0.0)
            host.rules = self._fresh_rules(url)
            host.read_at = self.clock()
        return host.rules

    def _fresh_rules(self, url: str) -> Protego:
        """Return a host's rules: none where it has no robots.txt. Raises Unreachable where it could not be asked."""
        try:
            page = self.fetcher.get(f"{_root(url)}/robots.txt", size=LARGEST_RULES)
        except Unsafe:
            raise
        except (Empty, Gone, Refused):
            return Protego.parse("")
        except Unreachable as error:
            raise Unreachable(f"robots.txt could not be read, so nothing may be: {error}", error.retry_after) from error
        return Protego.parse(page.data.decode("utf-8", "replace") if isinstance(page, Page) else "")

    def _pause(self, host: _Host, delay: float) -> None:
        left = host.next_at - self.clock()
        if left > 0:
            self.sleep(left)
        host.next_at = self.clock() + delay


def _permit(rules: Protego, url: str) -> None:
    if not rules.can_fetch(url, NAME):
        raise Refused("robots.txt forbids it")


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
