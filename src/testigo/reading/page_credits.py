"""Who wrote a page, who publishes it and when: metadata, and where they are silent what stands beside the headline."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from testigo.lexicon.reading import phrases

AUTHOR_NAMES = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
LONGEST_NAME = 60  # characters of an author's name
LONGEST_LINE = 90  # characters of a line beside a headline
BEFORE, AFTER = 4, 8  # lines above and below the headline that are looked at
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}$")
_PARTS = re.compile(r"\s+(?:[|·•»:–—-]{1,2})\s+")


def page_author(tree: Any, meta: dict[str, str], nodes: list[dict[str, Any]], beside: Iterable[str]) -> str | None:
    """Return the author that metadata name, or a byline of the lines beside the headline."""
    stated = [meta[name] for name in AUTHOR_NAMES if name in meta]
    linked = [name for node in nodes for name in _names(node.get("author"))]
    marked = tree.xpath("//*[@itemprop='author']//*[@itemprop='name']//text() | //*[@rel='author']//text()")
    for words in (*stated, *linked, *map(str, marked)):
        name = " ".join(words.split())
        if _is_name(name):
            return name
    return next((byline for line in beside if (byline := _byline(line))), None)


def outlet(tree: Any, heading: str | None) -> str | None:
    """Return the outlet's name where the page's title is the headline and that name: "Headline - Outlet"."""
    title = next((" ".join(str(found).split()) for found in tree.xpath("//title//text()")), "")
    parts = _PARTS.split(title)
    if heading is None or len(parts) < 2 or heading not in title:
        return None
    rest = [part for part in parts if part and part not in heading]
    return rest[-1] if rest and len(rest[-1]) <= LONGEST_NAME else None


def lines_beside(tree: Any) -> list[str]:
    """Return the short lines below and above the page's headline."""
    headings = tree.xpath("//h1") or tree.xpath("//h2 | //h3")
    if not headings:
        return []
    own = "[normalize-space(text()) and not(self::script or self::style or self::title)]"
    following, preceding = headings[0].xpath(f"following::*{own}")[:AFTER], headings[0].xpath(f"preceding::*{own}")
    lines = [" ".join(" ".join(element.itertext()).split()) for element in (*following, *preceding[-BEFORE:])]
    return [line for line in lines if 0 < len(line) <= LONGEST_LINE]


def _byline(line: str) -> str | None:
    found = _by().match(line)
    name = line[found.end() :] if found else ""
    name = re.split(r"\s*[,|·]\s*|\s+-\s+", name)[0].strip()
    return name if _is_name(name) else None


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(re.escape(phrase) for phrase in phrases('bylines'))}):?\s+", re.IGNORECASE)


def _is_name(words: str) -> bool:
    return len(words) <= LONGEST_NAME and _NAME.match(words) is not None and words[0].isupper()


def _names(said: Any) -> Iterator[str]:
    for each in said if isinstance(said, list) else [said]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name
