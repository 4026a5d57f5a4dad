"""What a page says of itself in its metadata: title, address, source, date of publication.

The language it declares is left alone: it is often that of the page's template, and an article is long enough to tell.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from testigo.reading.document import Stated
from testigo.reading.page_credits import lines_beside, page_author
from testigo.reading.page_title import heading_of

# Names of <meta> elements that carry the date of publication, the most exact first.
DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
ARTICLES = ("article", "report", "blogposting", "posting", "review", "webpage")  # ends of schema.org types with text
_MOST_DEPTH = 20  # of JSON-LD; deeper is damage


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself; ``dates`` in the order of trust."""

    title: str | None
    url: str | None
    source: str | None
    author: str | None
    dates: tuple[Stated, ...]
    beside: tuple[str, ...]


def page_metadata(tree: Any) -> Said:
    """Return what the metadata of a parsed page say."""
    meta = _metas(tree)
    nodes = [node for node in _linked_data(tree) if _is_article(node)]
    named = (meta.get("og:title"), *(_text(node.get("headline")) for node in nodes))
    heading = heading_of(tree, [name for name in named if name])
    beside = tuple(lines_beside(heading.shown))
    return Said(
        title=heading.words,
        url=_address(_first(tree, "//link[@rel='canonical']/@href")) or _address(meta.get("og:url")),
        source=meta.get("og:site_name")
        or next((name for node in nodes if (name := _publisher(node))), None)
        or heading.outlet,
        author=page_author(tree, meta, nodes, beside),
        dates=tuple(_dates(tree, meta, nodes)),
        beside=beside,
    )


def _dates(tree: Any, meta: dict[str, str], nodes: list[dict[str, Any]]) -> Iterator[Stated]:
    stated = [Stated(meta[name], name) for name in DATE_NAMES if name in meta]
    yield from stated[:1] if stated and stated[0].evidence == DATE_NAMES[0] else []
    yield from (Stated(words, "JSON-LD datePublished") for node in nodes if (words := _text(node.get("datePublished"))))
    marked = "//*[translate(@itemprop, 'DP', 'dp')='datepublished']"
    for where in (f"{marked}/@datetime", f"{marked}/@content"):
        yield from (Stated(words, "itemprop datePublished") for words in tree.xpath(where)[:1])
    yield from stated
    own = "[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li)]"
    times = tree.xpath(f"//article//time{own}/@datetime") or tree.xpath(f"//time{own}/@datetime")
    yield from (Stated(words, "time datetime") for words in times[:1])


def _metas(tree: Any) -> dict[str, str]:
    """Return the first content of each named <meta> element, the names in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _nodes(json.loads(script, strict=False), 0)
        except (ValueError, RecursionError):
            continue  # a page's own faulty script: the other evidence remains


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(data, list):
        for node in data:
            yield from _nodes(node, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
        yield from _nodes(data.get("mainEntity"), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(ARTICLES) for kind in kinds)


def _publisher(node: dict[str, Any]) -> str | None:
    publisher = node.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return _text(publisher.get("name")) if isinstance(publisher, dict) else None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(tree: Any, path: str) -> str | None:
    return next((words for found in tree.xpath(path) if (words := " ".join(str(found).split()))), None)


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
