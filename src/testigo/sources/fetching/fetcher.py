"""Ask for one address: bounded in time, size, redirects and unpacking."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError

from testigo.sources.captured import LARGEST_DOCUMENT
from testigo.sources.fetching.addresses import Walls, checked_address
from testigo.sources.fetching.answers import Empty, Gone, Headers, Page, Refused, Unchanged, Unreachable
from testigo.sources.fetching.connections import Watchdog, pools, resolved, watchdog
from testigo.sources.fetching.unpacking import unpacker

REDIRECTS = (301, 302, 303, 307, 308)
PAUSES = (408, 425, 429, 500, 502, 503, 504)
LONGEST_PAUSE = 24 * 3600.0  # seconds that a server may ask us to wait
_CHUNK = 65536  # bytes unpacked at a time
_OBJECTS = re.compile(r"<[^<>]*>|\w*Pool\([^()]*\)")
_MARKS = {"etag": "If-None-Match", "last_modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take, redirects included."""

    seconds: float = 60.0
    silence: float = 20.0  # seconds without a byte
    size: int = LARGEST_DOCUMENT  # bytes, unpacked
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages as ``agent``; ``proxy`` is an address such as "http://proxy.example:3128"."""

    agent: str
    walls: Walls
    proxy: str | None = None
    limits: Limits = Limits()

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        permit: Callable[[str], None] | None = None,
        size: int | None = None,
    ) -> Page | Unchanged:
        """Return the page at an address, or that it is unchanged since ``etag`` and ``last_modified`` were given.

        ``permit`` is asked about each redirect's target and raises to forbid it. Raises Refused, Gone or Unreachable.
        """
        asked = {_MARKS["etag"]: etag, _MARKS["last_modified"]: last_modified}
        headers = {name: value for name, value in asked.items() if value}
        with watchdog(self.limits.seconds) as dog:
            try:
                answer = self._follow(checked_address(url), headers, dog, permit, size or self.limits.size)
            except (HTTPError, OSError, UnicodeError) as error:
                if not dog.expired:
                    raise Unreachable(f"it did not come whole ({_words(error)})") from error
            if not dog.expired:  # a connection that was cut can look like one that ended
                return answer
        raise Unreachable(f"it took longer than {self.limits.seconds:.0f} seconds")

    def _follow(
        self, url: str, headers: dict[str, str], dog: Watchdog, permit: Callable[[str], None] | None, size: int
    ) -> Page | Unchanged:
        manager = pools(self.walls, dog, self.proxy)
        for _ in range(self.limits.redirects + 1):
            response = self._ask(manager, url, headers)
            if response.status not in REDIRECTS:
                return _answer(response, url, size, bool(headers))
            url = checked_address(urljoin(url, response.headers.get("Location") or url))
            response.close()
            if permit is not None:
                permit(url)
        raise Refused(f"it redirects more than {self.limits.redirects} times")

    def _ask(self, manager: PoolManager, url: str, headers: dict[str, str]) -> BaseHTTPResponse:
        if self.proxy is not None:
            parts = urlsplit(url)
            resolved(parts.hostname or "", parts.port or 443, self.walls)
        ours = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers}
        timeout = Timeout(connect=self.limits.silence, read=self.limits.silence)
        return manager.request("GET", url, headers=ours, preload_content=False, redirect=False, timeout=timeout)


def _words(error: Exception) -> str:
    """Return what went wrong without the names of our own objects, so that the same trouble reads the same."""
    return _OBJECTS.sub("", str(error)).strip(": ") or type(error).__name__


def _answer(response: BaseHTTPResponse, url: str, size: int, conditional: bool) -> Page | Unchanged:
    headers: Headers = tuple((str(name), str(value)) for name, value in response.headers.items())
    status = response.status
    if status == 304 and conditional:
        return Unchanged(headers)
    if status in (404, 410):
        raise Gone(f"the server says {status}: there is no such page")
    if status in PAUSES:
        raise Unreachable(f"the server says {status}: not now", _pause(response.headers.get("Retry-After")))
    if status != 200:
        raise Refused(f"the server says {status}")
    data = _body(response, size)
    if not data.strip():
        raise Empty("the server sent an empty page")
    return Page(url, status, headers, data)


def _body(response: BaseHTTPResponse, size: int) -> bytes:
    """Read and unpack piece by piece, so that what unpacks to more than the limit is never held."""
    unpack = unpacker(response.headers.get("Content-Encoding", "identity"))
    pieces, held = [], 0
    while piece := response.read(_CHUNK, decode_content=False):
        for unpacked in unpack(piece) if unpack else (piece,):
            held += len(unpacked)
            if held > size:
                response.close()
                raise Refused(f"it is larger than {size // 1024} kB")
            pieces.append(unpacked)
    if unpack and not unpack.is_whole:
        raise Unreachable("what came breaks off before its end: it could not be unpacked")
    return b"".join(pieces)


def _pause(words: str | None) -> float | None:
    """Return the seconds a Retry-After header asks for, within reason."""
    if words is None:
        return None
    try:
        seconds = float(words) if words.strip().isdigit() else _until(words)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_PAUSE)


def _until(words: str) -> float:
    moment = parsedate_to_datetime(words)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp()
