"""Feeds: RSS, Atom (by feedparser, which also reads what is badly formed) and JSON Feed."""

import json
from collections.abc import Iterator
from typing import Any

import feedparser  # type: ignore[import-untyped]

from testigo.model import InputError
from testigo.sources.listings.listing import Listing, listing
from testigo.sources.listings.xml import without_entities

LARGEST_FEED = 3 * 1024 * 1024  # bytes; the parser takes 7 seconds over each of them


def read_feed(data: bytes, base: str) -> Listing:
    """Return the addresses of a feed's entries. Raises InputError for what is no feed."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return listing(_json_links(data), base)
    if len(data) > LARGEST_FEED:
        raise InputError("the feed is larger than 3 MB, which no feed of news is: it was not read")
    read = feedparser.parse(without_entities(data), sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version") and not read.entries:
        raise InputError("it is no feed: look for RSS, Atom or JSON Feed on the site")
    return listing(_links(read.entries), read.feed.get("xml_base") or base)


def _links(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        link = entry.get("link") or entry.get("id")
        if isinstance(link, str) and link:
            yield link


def _json_links(data: bytes) -> Iterator[str]:
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON Feed ({error})") from error
    items = read.get("items") if isinstance(read, dict) else None
    if not isinstance(items, list):
        raise InputError("it is no JSON Feed: it has no items")
    for item in items:
        link = (item.get("url") or item.get("external_url")) if isinstance(item, dict) else None
        if isinstance(link, str):
            yield link
