"""Twenty outlets on this computer, each on a port of its own, with the faults of real ones.

Faults follow from the outlet and the article's number, so that every run has the same; those that pass are gone at the
second or third request. Nothing that an outlet publishes depends on when it is asked.
"""

import gzip
import json
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from benchmarks.newsroom.articles import article, corrected
from benchmarks.newsroom.pages import Outlet, outlets, page
from testigo.model import digest

LISTS = ("rss", "atom", "json", "sitemap", "gdelt", "links")
STRIDE = 100_000  # between the numbers of two outlets' articles


@dataclass
class Site:
    """One outlet on line. ``listed`` articles are in its list; ``asked`` counts the requests by path."""

    outlet: Outlet
    position: int
    listed: int
    faults: bool = True
    correct: frozenset[int] = frozenset()  # articles that the outlet has corrected meanwhile
    asked: Counter[str] = field(default_factory=Counter)
    port: int = 0

    @property
    def root(self) -> str:
        """The outlet's address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def kind(self) -> str:
        """The form of its list."""
        return LISTS[self.position % len(LISTS)]

    def addresses(self) -> list[str]:
        """Return the addresses of its articles, each listed once and some of them with marks of tracking."""
        return [f"{self.root}/n/{number}" for number in range(self.listed)]

    def answer(self, path: str, headers: Any) -> tuple[int, dict[str, str], bytes] | None:
        """Return status, headers and body for a path; None hangs up."""
        self.asked[path] += 1
        times = self.asked[path]
        if path == "/robots.txt":
            return (200, {}, b"User-agent: *\nDisallow: /private\n") if self.position % 3 else (404, {}, b"")
        if path == "/list":
            if self.faults and self.position == 3 and times == 1:
                return 503, {"Retry-After": "1"}, b""
            return 200, {"Content-Type": "text/plain"}, self._list()
        if not path.startswith("/n/") or not path[3:].isdigit() or int(path[3:]) >= self.listed:
            return 404, {}, b"Not found"
        number = int(path[3:])
        fault = self._fault(number, times) if self.faults else "none"
        return self._article(number, fault, headers)

    def _fault(self, number: int, times: int) -> str:
        """Return what goes wrong; one article in ten has a fault, and the ones that pass pass at the second request."""
        kind = (number * 31 + self.position * 7) % 100
        passing = {0: "busy", 1: "hang up", 2: "short", 3: "empty", 4: "broken gzip", 5: "hang"}
        lasting = {6: "latin called utf-8", 7: "utf-8 called latin", 8: "utf-16 called", 9: "gzip"}
        if kind in passing and times == 1:
            return passing[kind]
        return lasting.get(kind, "none")

    def _article(self, number: int, fault: str, headers: Any) -> tuple[int, dict[str, str], bytes] | None:
        told = article(self.position * STRIDE + number, self.outlet.language)
        told = corrected(told) if number in self.correct else told
        html = page(self.outlet, told, f"{self.root}/n/{number}")
        body, said = html.encode("utf-8", "xmlcharrefreplace"), {"Content-Type": "text/html; charset=utf-8"}
        if fault == "latin called utf-8":
            body = html.encode("latin-1", "xmlcharrefreplace")
        elif fault in ("utf-8 called latin", "utf-16 called"):
            said["Content-Type"] = f"text/html; charset={'iso-8859-1' if 'latin' in fault else 'utf-16'}"
        etag = f'"{digest(body)[:16]}"'
        if headers.get("If-None-Match") == etag:
            return 304, {"ETag": etag}, b""
        said["ETag"] = etag
        if fault in ("gzip", "broken gzip"):
            packed = gzip.compress(body)
            return 200, said | {"Content-Encoding": "gzip"}, packed if fault == "gzip" else packed[: len(packed) // 2]
        if fault in ("busy", "empty"):
            return (503 if fault == "busy" else 200), said, b""
        if fault == "short":
            return 200, said | {"Content-Length": str(len(body) + 1000)}, body
        if fault == "hang":
            return 200, said | {"X-Hang": "yes", "Content-Length": str(len(body))}, body[:200]
        return None if fault == "hang up" else (200, said, body)

    def _list(self) -> bytes:
        links = [f"{each}?utm_source=list" if at % 4 == 0 else each for at, each in enumerate(self.addresses())]
        makers = {
            "rss": lambda: _tags(
                "<rss version='2.0'><channel>", "<item><link>{}</link></item>", links, "</channel></rss>"
            ),
            "atom": lambda: _tags(
                "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry><link href='{}'/></entry>", links, "</feed>"
            ),
            "json": lambda: json.dumps({"items": [{"url": each} for each in links]}),
            "sitemap": lambda: _tags("<urlset>", "<url><loc>{}</loc></url>", links, "</urlset>"),
            "gdelt": lambda: json.dumps({"articles": [{"url": each} for each in links]}),
            "links": lambda: "\n".join(["address", *links]),
        }
        return makers[self.kind]().encode()


def _tags(head: str, item: str, links: Sequence[str], foot: str) -> str:
    return head + "".join(item.format(each) for each in links) + foot


@dataclass
class Hook:
    """A webhook that knows an alert by its key, as receivers do; ``calls`` counts every request by key."""

    calls: Counter[str] = field(default_factory=Counter)
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    root: str = ""


@contextmanager
def newsroom(
    listed: int, number: int = 20, *, faults: bool = True, hang: float = 5.0
) -> Iterator[tuple[list[Site], Hook]]:
    """Serve so many outlets with so many articles each, and a webhook; ``hang`` is how long a hanging one hangs."""
    sites = [Site(outlet, at, listed, faults) for at, outlet in enumerate(outlets()[:number])]
    hook, stop = Hook(), threading.Event()
    servers = [_server(_handler(site, stop, hang)) for site in sites]
    for site, server in zip(sites, servers, strict=True):
        site.port = server.server_port
    servers.append(_server(_hook_handler(hook)))
    hook.root = f"http://127.0.0.1:{servers[-1].server_port}/alerts"
    threads = [threading.Thread(target=each.serve_forever, args=(0.05,), daemon=True) for each in servers]
    for thread in threads:
        thread.start()
    try:
        yield sites, hook
    finally:
        stop.set()
        for each in servers:
            each.shutdown()
            each.server_close()


def _server(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    return server


def _handler(site: Site, stop: threading.Event, hang: float) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = site.answer(self.path, self.headers)
            if answer is None:
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            if "X-Hang" in headers:
                stop.wait(hang)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _hook_handler(hook: Hook) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            key = self.headers["Idempotency-Key"]
            hook.calls[key] += 1
            hook.taken.setdefault(key, said)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


CARD = """title: {title}
publisher: {title}
kind: independent
country: MX
language: {language}
hosts: ["127.0.0.1:{port}"]
takes: {{{what}: "{root}/list"}}
every: {every}
delay: 0
recheck: {recheck}
"""


def card_text(site: Site, every: float = 0.05, recheck: Sequence[float] = ()) -> str:
    """Return the source card of an outlet; ``every`` in minutes, ``recheck`` in hours."""
    what = {"rss": "feed", "atom": "feed", "json": "feed"}.get(site.kind, site.kind)
    return CARD.format(
        title=site.outlet.name,
        language=site.outlet.language,
        port=site.port,
        what=what,
        root=site.root,
        every=every,
        recheck=list(recheck),
    )


RULES = """channels:
  desk: {{webhook: "{hook}"}}
  feed: {{atom: "{folder}/alerts.xml"}}
  warnings: {{cap: "{folder}/cap", sender: testigo@example.org, to: [desk@example.org]}}
rules:
  - name: Killings
    toll: {{killed: 2}}
    send: [desk, feed]
  - name: Drones for the first time in a municipality
    type: [drone_strike]
    first: {{of: [type, state, municipality], days: 365}}
    send: [desk, warnings]
"""
