"""A source looked at, and one page taken: what a fetch gave, as it is kept in the ledgers."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from testigo.model import Fetch, FetchOutcome, InputError, ServiceError, Visit, VisitOutcome
from testigo.sources.captured import LARGEST_DOCUMENT, Captured, captured
from testigo.sources.cards import Card, Taken
from testigo.sources.fetching import Gone, Page, Polite, Unchanged
from testigo.sources.listings import Listing, read_article_list, read_feed, read_links, read_sitemap
from testigo.sources.sniffing import media_type

MOST_LISTS = 50  # that one sitemap may name and that are read


def look(card: Card, guest: Polite, last: Visit | None, now: datetime) -> tuple[Visit, tuple[str, ...]]:
    """Return the visit to a source's list, and the addresses of the pages it names.

    ``last`` is the latest visit that listed anything. A list that cannot be had or read is a visit that failed.
    """
    visit = Visit(card.id, now, VisitOutcome.LISTED)
    if card.what is Taken.ADDRESS:
        return visit, (card.where,)
    try:
        if _is_file(card):
            return visit, _read(card, Path(card.where).read_bytes()[: LARGEST_DOCUMENT + 1], now).pages
        etag, since = (last.etag, last.last_modified) if last else (None, None)
        answer = guest.get(card.where, etag=etag, last_modified=since, delay=card.delay)
        if isinstance(answer, Unchanged):
            return replace(visit, outcome=VisitOutcome.UNCHANGED, etag=etag, last_modified=since), ()
        pages, note = _follow(card, guest, _read(card, answer.data, now, answer.url), now)
        marks = (answer.header("ETag"), answer.header("Last-Modified"))
        return replace(visit, etag=marks[0], last_modified=marks[1], note=note), pages
    except (InputError, ServiceError, OSError) as error:
        return replace(visit, outcome=VisitOutcome.FAILED, note=str(error)), ()


def take(
    address: str, guest: Polite, last: Fetch | None, now: datetime, delay: float | None = None
) -> tuple[Fetch, Captured | None]:
    """Return what a try to take a page gave, with its capture where it is new or has changed since ``last``."""
    etag, since = (last.etag, last.last_modified) if last else (None, None)
    held = last.sha256 if last else None
    fetch = Fetch(address, now, FetchOutcome.UNCHANGED, held, etag, since)
    try:
        answer = guest.get(address, etag=etag if held else None, last_modified=since if held else None, delay=delay)
        if isinstance(answer, Unchanged):
            return fetch, None
        kind = media_type(answer)
    except Gone as error:
        return replace(fetch, outcome=FetchOutcome.GONE, note=str(error)), None
    except InputError as error:
        return replace(fetch, outcome=FetchOutcome.REFUSED, note=str(error)), None
    except ServiceError as error:
        return replace(fetch, outcome=FetchOutcome.FAILED, note=str(error)), None
    return _taken(fetch, answer, kind)


def _taken(fetch: Fetch, page: Page, kind: str) -> tuple[Fetch, Captured | None]:
    capture, data = captured(page.data, kind, fetch.address, fetch.at)
    capture = replace(capture, headers=page.headers)
    moved = f"redirected to {page.url}" if page.url != fetch.address else ""
    fetch = replace(fetch, etag=page.header("ETag"), last_modified=page.header("Last-Modified"), note=moved)
    if capture.sha256 == fetch.sha256:
        return fetch, None
    return replace(fetch, outcome=FetchOutcome.CAPTURED, sha256=capture.sha256), (capture, data)


def _is_file(card: Card) -> bool:
    return not card.where.startswith(("http://", "https://"))


def _read(card: Card, data: bytes, now: datetime, base: str = "") -> Listing:
    if card.what is Taken.SITEMAP:
        return read_sitemap(data, base, now.date())
    readers = {Taken.FEED: read_feed, Taken.GDELT: read_article_list, Taken.LINKS: read_links}
    return readers[card.what](data, base)


def _follow(card: Card, guest: Polite, found: Listing, now: datetime) -> tuple[tuple[str, ...], str]:
    """Return the pages of a list and of the lists that it names; of those, what fails is told."""
    pages, trouble = dict.fromkeys(found.pages), [f"{found.left_out} links left out"] if found.left_out else []
    for address in found.more[:MOST_LISTS]:
        try:
            answer = guest.get(address, delay=card.delay)
            if isinstance(answer, Page):
                pages |= dict.fromkeys(_read(card, answer.data, now, answer.url).pages)
        except (InputError, ServiceError) as error:
            trouble.append(f"{address}: {error}")
    return tuple(pages), "; ".join(trouble)[:1000]
