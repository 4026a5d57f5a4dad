"""Lists of addresses in all their forms."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date

import openpyxl
import pytest

from testigo.sources.listings import read_article_list, read_feed, read_links, read_sitemap

BASE = "https://example.org/feed/"
TODAY = date(2026, 3, 10)

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://example.org/rss.dtd">
<rss version="2.0"><channel><title>Durán</title><item><link> https://example.org/a?utm_source=rss#top </link></item>
<item><link>/b</link></item><item><guid>https://example.org/a</guid></item><item><title>none</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="alternate" href="https://example.org/a"/></entry>
<entry><link href="https://example.org/b"/><id>urn:1</id></entry></feed>"""
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}, {"external_url": "/b"}]}
)
BOTH = ("https://example.org/a", "https://example.org/b")


@pytest.mark.parametrize(
    "feed", [RSS, ATOM, JSON_FEED, RSS.replace("</rss>", "")], ids=["rss", "atom", "json", "broken"]
)
def test_feeds_give_the_addresses_of_their_entries(feed: str) -> None:
    assert read_feed(feed.encode("latin-1"), BASE).pages == BOTH


def sitemap(*urls: tuple[str, str], name: str = "urlset", of: str = "url") -> bytes:
    inner = "".join(
        f"<{of}><loc>{url}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</{of}>" for url, changed in urls
    )
    return f'<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{name}>'.encode()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_of_a_sitemap_only_what_is_new_is_taken(pack: type[bytes]) -> None:
    listed = sitemap((BOTH[0], "2026-03-09T10:00:00Z"), (BOTH[1], ""), ("https://example.org/old", "2025-01-01"))
    assert read_sitemap(pack(listed), BASE, TODAY).pages == BOTH


def test_a_list_of_sitemaps_names_them() -> None:
    index = sitemap((BOTH[0], "2026-03-10"), ("https://example.org/old", "2020-01"), name="sitemapindex", of="sitemap")
    found = read_sitemap(index, BASE, TODAY)
    assert (found.pages, found.more) == ((), BOTH[:1])


def test_a_news_sitemap_says_when_each_was_published() -> None:
    news = sitemap((BOTH[0], ""), (BOTH[1], "")).replace(
        b"</loc></url>",
        b"</loc><n:news xmlns:n='n'><n:publication_date>2020-01-01</n:publication_date></n:news></url>",
        1,
    )
    assert read_sitemap(news, BASE, TODAY).pages == BOTH[1:]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_gives_every_address_in_a_cell(delimiter: str) -> None:
    lines = [["date", "link"], ["2026-03-01", BOTH[0]], ["see https://example.org/x", f" {BOTH[1]} "]]
    table = "\ufeff" + "\r\n".join(delimiter.join(line) for line in lines)
    assert read_links(table.encode(), BASE).pages == BOTH


def test_a_workbook_gives_what_cells_say_and_where_their_links_lead() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = BOTH[0]
    sheet["B7"] = "the report"
    sheet["B7"].hyperlink = BOTH[1]
    sheet["C1"] = '=HYPERLINK("https://example.org/formula")'
    out = io.BytesIO()
    book.save(out)
    assert read_links(out.getvalue(), BASE).pages == BOTH


ARTICLES = [{"url": url, "title": 'says "x"'} for url in BOTH]


@pytest.mark.parametrize(
    "listed",
    [
        json.dumps({"articles": ARTICLES}),
        "\n".join(json.dumps(article) for article in ARTICLES),
        "URL,MobileURL,Date\n" + "\n".join(f"{url},,20260301" for url in BOTH),
    ],
    ids=["json", "lines", "csv"],
)
def test_article_lists_of_gdelt_give_their_addresses(listed: str) -> None:
    assert read_article_list(listed.encode(), BASE).pages == BOTH
