"""A source looked at and a page taken: what is kept of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from plain_server import Plain, plain_server

from testigo.model import Fetch, FetchOutcome, VisitOutcome, digest
from testigo.sources.cards import Card, SourceKind, Taken
from testigo.sources.fetching import Fetcher, Polite, Walls
from testigo.sources.taking import look, take

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
FEED = b"<rss version='2.0'><channel><item><link>/a</link></item><item><link>/b</link></item></channel></rss>"
PAGE = b"<!doctype html><html><p>One.</p></html>"
HTML = {"Content-Type": "text/html; charset=UTF-8"}


@pytest.fixture
def site() -> Iterator[Plain]:
    pages = {
        "/feed": (200, {"ETag": '"f1"'}, FEED),
        "/a": (200, {**HTML, "ETag": '"1"'}, PAGE),
        "/moved": (301, {"Location": "/a"}, b""),
    }
    with plain_server(pages) as plain:
        yield plain


@pytest.fixture
def guest() -> Polite:
    return Polite(Fetcher("test", Walls(["127.0.0.0/8"])), 0.0)


def card(what: Taken, where: str) -> Card:
    return Card(id="x", title="X", publisher="X", kind=SourceKind.NGO, takes={what: where}, delay=0)


def test_a_feed_is_looked_at_and_not_sent_twice(site: Plain, guest: Polite) -> None:
    visit, pages = look(card(Taken.FEED, f"{site.root}/feed"), guest, None, NOON)
    assert (visit.outcome, visit.etag, visit.source) == (VisitOutcome.LISTED, '"f1"', "x")
    assert pages == (f"{site.root}/a", f"{site.root}/b")
    again, pages = look(card(Taken.FEED, f"{site.root}/feed"), guest, visit, NOON)
    assert (again.outcome, again.etag, pages) == (VisitOutcome.UNCHANGED, '"f1"', ())


def test_a_list_that_cannot_be_had_is_a_visit_that_failed(site: Plain, guest: Polite) -> None:
    visit, pages = look(card(Taken.FEED, f"{site.root}/none"), guest, None, NOON)
    assert (visit.outcome, pages) == (VisitOutcome.FAILED, ())
    assert "404" in visit.note


def test_sitemaps_within_sitemaps_are_read_but_not_for_ever(site: Plain, guest: Polite) -> None:
    inner = "".join(f"<sitemap><loc>{site.root}/{name}</loc></sitemap>" for name in ("map", "pages", "none"))
    site.pages["/map"] = (200, {}, f"<sitemapindex>{inner}</sitemapindex>".encode())
    site.pages["/pages"] = (200, {}, f"<urlset><url><loc>{site.root}/a</loc></url></urlset>".encode())
    visit, pages = look(card(Taken.SITEMAP, f"{site.root}/map"), guest, None, NOON)
    assert pages == (f"{site.root}/a",)
    assert "/none: the server says 404" in visit.note
    assert site.paths.count("/map") == 2


def test_links_in_a_file_and_single_addresses(site: Plain, guest: Polite, tmp_path: Path) -> None:
    table = tmp_path / "links.csv"
    table.write_text(f"link\n{site.root}/a\n", encoding="utf-8")
    assert look(card(Taken.LINKS, str(table)), guest, None, NOON)[1] == (f"{site.root}/a",)
    assert look(card(Taken.ADDRESS, f"{site.root}/a"), guest, None, NOON)[1] == (f"{site.root}/a",)
    assert look(card(Taken.LINKS, str(tmp_path / "none.csv")), guest, None, NOON)[0].outcome is VisitOutcome.FAILED


def test_a_page_is_captured_with_its_headers(site: Plain, guest: Polite) -> None:
    fetch, taken = take(f"{site.root}/a", guest, None, NOON)
    assert fetch == Fetch(f"{site.root}/a", NOON, FetchOutcome.CAPTURED, digest(PAGE), '"1"')
    assert taken is not None
    capture, data = taken
    assert (data, capture.media_type, capture.origin) == (PAGE, "text/html; charset=utf-8", f"{site.root}/a")
    assert ("ETag", '"1"') in capture.headers


def test_a_page_that_did_not_change_is_no_new_capture(site: Plain, guest: Polite) -> None:
    first, _ = take(f"{site.root}/a", guest, None, NOON)
    fetch, taken = take(f"{site.root}/a", guest, first, NOON)
    assert (fetch.outcome, fetch.sha256, taken) == (FetchOutcome.UNCHANGED, digest(PAGE), None)
    site.pages["/a"] = (200, HTML, PAGE)  # the same bytes, without a mark to ask by
    fetch, taken = take(f"{site.root}/a", guest, replace(first, etag=None), NOON)
    assert (fetch.outcome, taken) == (FetchOutcome.UNCHANGED, None)
    site.pages["/a"] = (200, HTML, PAGE.replace(b"One", b"Two"))
    fetch, taken = take(f"{site.root}/a", guest, first, NOON)
    assert (fetch.outcome, taken is not None) == (FetchOutcome.CAPTURED, True)


def test_a_redirect_is_noted_and_the_address_stays_the_one_listed(site: Plain, guest: Polite) -> None:
    fetch, taken = take(f"{site.root}/moved", guest, None, NOON)
    assert fetch.note == f"redirected to {site.root}/a"
    assert taken is not None
    assert taken[0].origin == f"{site.root}/moved"


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        ((404, {}, b""), FetchOutcome.GONE),
        ((503, {}, b""), FetchOutcome.FAILED),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"), FetchOutcome.REFUSED),
        ((200, HTML, b"\x89PNG\r\n"), FetchOutcome.REFUSED),
        ((200, {"Content-Type": "application/json"}, b"{}"), FetchOutcome.REFUSED),
    ],
)
def test_what_gives_no_page_is_told(
    site: Plain, guest: Polite, sent: tuple[int, dict[str, str], bytes], outcome: FetchOutcome
) -> None:
    site.pages["/a"] = sent
    fetch, taken = take(f"{site.root}/a", guest, None, NOON)
    assert (fetch.outcome, taken, bool(fetch.note)) == (outcome, None, True)


@pytest.mark.parametrize(
    ("said", "body", "kind"),
    [
        ("text/html", b"%PDF-1.4 ...", "application/pdf"),
        ("application/octet-stream", b"\xef\xbb\xbf<!DOCTYPE html><p>x</p>", "text/html"),
        ("text/plain; charset=ISO-8859-1", b"<html><p>x</p>", "text/html; charset=iso-8859-1"),
        ("text/plain", b"Gunmen killed two.", "text/plain"),
    ],
)
def test_the_bytes_say_what_a_page_is(site: Plain, guest: Polite, said: str, body: bytes, kind: str) -> None:
    site.pages["/a"] = (200, {"Content-Type": said}, body)
    _, taken = take(f"{site.root}/a", guest, None, NOON)
    assert taken is not None
    assert taken[0].media_type == kind
