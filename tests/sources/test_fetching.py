"""Fetching as a guest: conditional requests, redirects, robots.txt, pauses, a proxy."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise

import pytest
from plain_server import Plain, plain_server

from testigo.sources.fetching import Fetcher, Gone, Limits, Page, Polite, Refused, Unchanged, Unreachable, Unsafe, Walls

INSIDE = Walls(["127.0.0.0/8"])
FETCHER = Fetcher("Testigo/1 (+mailto:ana@example.org)", INSIDE)
HTML = {"Content-Type": "text/html"}


@pytest.fixture
def site() -> Iterator[Plain]:
    pages = {
        "/a": (200, {"ETag": '"1"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT", **HTML}, b"<p>a</p>"),
        "/b": (200, HTML, b"<p>b</p>"),
        "/moved": (302, {"Location": "/a"}, b""),
        "/to-secret": (302, {"Location": "/secret"}, b""),
        "/secret": (200, HTML, b"<p>secret</p>"),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /secret\nCrawl-delay: 3\n"),
    }
    with plain_server(pages) as plain:
        yield plain


def page(answer: Page | Unchanged) -> Page:
    assert isinstance(answer, Page)
    return answer


class Clock:
    """A clock that only goes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


def polite(clock: Clock, delay: float = 2.0) -> Polite:
    return Polite(FETCHER, delay, clock, clock.sleep)


def test_a_page_comes_with_its_headers_and_we_say_who_asks(site: Plain) -> None:
    found = page(FETCHER.get(f"{site.root}/a"))
    assert (found.data, found.header("etag"), found.url) == (b"<p>a</p>", '"1"', f"{site.root}/a")
    assert site.asked[0][1]["User-Agent"] == "Testigo/1 (+mailto:ana@example.org)"


def test_a_page_that_did_not_change_is_not_sent_again(site: Plain) -> None:
    answer = FETCHER.get(f"{site.root}/a", etag='"1"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT")
    assert isinstance(answer, Unchanged)
    assert site.asked[0][1]["If-Modified-Since"] == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_a_redirect_is_followed_and_the_last_address_told(site: Plain) -> None:
    assert page(FETCHER.get(f"{site.root}/moved")).url == f"{site.root}/a"


def test_what_is_not_there_is_gone(site: Plain) -> None:
    with pytest.raises(Gone):
        FETCHER.get(f"{site.root}/none")


def test_without_leave_the_same_server_is_not_reached(site: Plain) -> None:
    with pytest.raises(Unsafe, match="public Internet"):
        Fetcher("test", Walls()).get(f"{site.root}/a")
    assert site.asked == []


def test_a_proxy_is_asked_but_for_nothing_within_the_walls(site: Plain) -> None:
    outside = Fetcher("test", Walls(), proxy=site.root)
    with pytest.raises(Unsafe):
        outside.get("http://10.0.0.1/a")
    site.pages["http://93.184.216.34/a"] = (200, HTML, b"by proxy")
    assert page(outside.get("http://93.184.216.34/a")).data == b"by proxy"
    assert site.paths == ["http://93.184.216.34/a"]


@contextmanager
def slow_proxy() -> Iterator[tuple[str, list[str]]]:
    """Play a proxy that answers a byte a tenth of a second, and opens tunnels to nowhere."""
    asked: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode().strip())
            while self.rfile.readline().strip():
                pass
            if asked[-1].startswith("CONNECT"):
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                return
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                for _ in range(100):
                    self.wfile.write(b"x")
                    time.sleep(0.1)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def test_behind_a_proxy_a_fetch_ends_in_time_too() -> None:
    with slow_proxy() as (proxy, asked):
        fetcher = Fetcher("test", Walls(), proxy, Limits(seconds=0.8, silence=0.5))
        began = time.monotonic()
        with pytest.raises(Unreachable, match="longer than"):
            fetcher.get("http://93.184.216.34/a")
        assert time.monotonic() - began < 5
        assert asked == ["GET http://93.184.216.34/a HTTP/1.1"]


def test_pages_over_tls_are_asked_for_through_a_tunnel() -> None:
    with slow_proxy() as (proxy, asked):
        with pytest.raises(Unreachable):
            Fetcher("test", Walls(), proxy, Limits(seconds=2.0, silence=0.5)).get("https://93.184.216.34/a")
        assert [line.rpartition(" ")[0] for line in asked] == ["CONNECT 93.184.216.34:443"]


def test_robots_txt_is_read_once_and_kept(site: Plain) -> None:
    clock = Clock()
    guest = polite(clock)
    assert page(guest.get(f"{site.root}/a")).data == b"<p>a</p>"
    for path in ("/secret", "/to-secret"):
        with pytest.raises(Refused, match=r"robots\.txt"):
            guest.get(site.root + path)
    assert site.paths == ["/robots.txt", "/a", "/to-secret"]
    clock.sleep(25 * 3600)
    guest.get(f"{site.root}/b")
    assert site.paths[3:] == ["/robots.txt", "/b"]


def test_requests_to_one_host_are_as_far_apart_as_it_asks(site: Plain) -> None:
    clock, times = Clock(), []
    guest = polite(clock)
    for _ in range(3):
        guest.get(f"{site.root}/b")
        times.append(clock.now)
    assert [later - earlier for earlier, later in pairwise(times)] == [3.0, 3.0]


@pytest.mark.parametrize("status", [404, 403])
def test_without_rules_everything_may_be_read(site: Plain, status: int) -> None:
    site.pages["/robots.txt"] = (status, {}, b"")
    assert page(polite(Clock()).get(f"{site.root}/secret")).data == b"<p>secret</p>"


def test_rules_that_cannot_be_had_forbid_everything_for_now(site: Plain) -> None:
    site.pages["/robots.txt"] = (503, {"Retry-After": "120"}, b"")
    with pytest.raises(Unreachable, match=r"robots\.txt could not be read") as refused:
        polite(Clock()).get(f"{site.root}/a")
    assert refused.value.retry_after == 120.0
    assert site.paths == ["/robots.txt"]


def test_a_pause_that_is_asked_for_is_told(site: Plain) -> None:
    site.pages["/b"] = (429, {"Retry-After": "Mon, 01 Jan 1990 00:00:00 GMT"}, b"")
    with pytest.raises(Unreachable) as past:
        FETCHER.get(f"{site.root}/b")
    assert past.value.retry_after == 0.0
