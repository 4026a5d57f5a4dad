"""Who wrote a page and who publishes it: metadata, and where they are silent what stands beside the headline."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from testigo.lexicon.persons import person_words
from testigo.lexicon.place_names import fold
from testigo.lexicon.reading import phrases
from testigo.lexicon.words import LANGUAGES
from testigo.reading.dates import dates_in

AUTHOR_NAMES = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
LONGEST_NAME = 60  # characters of an author's name
MOST_NAMES = 4  # words of a name that nothing but its place tells to be one
LONGEST_LINE = 90  # characters of a line beside a headline
BEFORE, AFTER = 4, 8  # lines above and below the headline that are looked at
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}$")
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")


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


def credited(beside: Sequence[str], text: str) -> str | None:
    """Return the person who stands beside the date below a headline: "Ana Ruiz | March 12, 2023", or on two lines.

    Names that the text holds are those of its places and people, and no author's.
    """
    pieces = [piece for line in beside for piece in _BETWEEN.split(line) if piece]
    for one, other in pairwise(pieces):
        for name, day in ((one, other), (other, one)):
            if _is_dated(day) and _is_person(name) and name not in text:
                return name
    return None


def lines_beside(heading: Any) -> list[str]:
    """Return the short lines below and above the element that holds the page's headline."""
    if heading is None:
        return []
    own = "[normalize-space(text()) and not(self::script or self::style or self::title)]"
    following, preceding = heading.xpath(f"following::*{own}")[:AFTER], heading.xpath(f"preceding::*{own}")
    lines = [line for element in (*following, *preceding[-BEFORE:]) for line in lines_of(element)]
    return [line for line in lines if len(line) <= LONGEST_LINE]


def lines_of(element: Any) -> list[str]:
    """Return the words of an element as they are seen: a line break ends a line."""
    nodes = element.xpath("descendant::text() | descendant::br")
    words = "".join(node.replace("\n", " ") if isinstance(node, str) else "\n" for node in nodes)
    return [line for each in words.split("\n") if (line := " ".join(each.split()))]


def _byline(line: str) -> str | None:
    found = _by().search(line)
    name = line[found.end() :] if found else ""
    name = re.split(r"\s*[,|·]\s*|\s+-\s+", name)[0].strip()
    return name if _is_name(name) else None


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in phrases("bylines"))
    return re.compile(rf"(?:^|[.|·•–—-]\s+)(?:{words}):?\s+", re.IGNORECASE)


def _is_name(words: str) -> bool:
    return len(words) <= LONGEST_NAME and _NAME.match(words) is not None and words[0].isupper()


def _is_person(words: str) -> bool:
    """Say whether words that nothing announces can be a person's name: few, in capitals, none that of a body."""
    parts = words.split()
    cased = all(part[0].isupper() for part in parts if len(part) > len("van"))
    return _is_name(words) and cased and len(parts) <= MOST_NAMES and not _bodies() & {fold(part) for part in parts}


@cache
def _bodies() -> frozenset[str]:
    return frozenset().union(*(person_words(language).bodies for language in LANGUAGES))


def _is_dated(words: str) -> bool:
    """Say whether words are a date and no more than a weekday or an hour besides."""
    found = next(dates_in(words, date.max), None)
    return found is not None and len(words) - (found.end - found.start) <= len("miércoles, 23:59 h")


def _names(said: Any) -> Iterator[str]:
    for each in said if isinstance(said, list) else [said]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name
