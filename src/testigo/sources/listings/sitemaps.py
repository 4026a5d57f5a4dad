"""Sitemaps, packed or not, and lists of sitemaps (sitemaps.org)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from testigo.model import InputError
from testigo.sources.captured import LARGEST_DOCUMENT
from testigo.sources.fetching.unpacking import Unpacker
from testigo.sources.listings.listing import Listing, listing
from testigo.sources.listings.xml import parsed

NEWS_DAYS = 3  # what changed longer ago is no news; what has no date may be


def read_sitemap(data: bytes, base: str, today: date) -> Listing:
    """Return the pages of a sitemap that changed lately, and its further sitemaps. Raises InputError for no sitemap."""
    root = parsed(_unpacked(data) if data.startswith(b"\x1f\x8b") else data)
    name = _local(root.tag)
    if name not in ("urlset", "sitemapindex"):
        raise InputError("it is no sitemap: its XML holds something else")
    found = list(_locations(root, today - timedelta(days=NEWS_DAYS)))
    return listing(found, base) if name == "urlset" else listing((), base, found)


def _locations(root: Any, since: date) -> Iterator[str]:
    for element in root:
        said = {_local(child.tag): (child.text or "").strip() for child in element.iter()}
        changed = said.get("lastmod") or said.get("publication_date") or ""
        if said.get("loc") and (not changed or changed[:10] >= since.isoformat()):
            yield said["loc"]


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2].lower()


def _unpacked(data: bytes) -> bytes:
    unpack, pieces, held = Unpacker(), [], 0
    for piece in unpack(data):
        pieces.append(piece)
        held += len(piece)
        if held > LARGEST_DOCUMENT:
            raise InputError("the sitemap unpacks to more than 25 MB: it was not read")
    return b"".join(pieces)
