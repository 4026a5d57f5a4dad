"""The headline of a page and the outlet beside it, told apart: "Headline - Outlet", "Outlet: Headline"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

LONGEST_OUTLET = 60  # characters
FEWEST_WORDS = 3  # of a headline that nothing marks as one
_MARK = re.compile(r"\s*[|·•»«]+\s*|\s+[–—-]{1,2}\s+|\s*:{1,2}\s+")
_LAST, _FIRST = re.compile(rf"(?:{_MARK.pattern})$"), re.compile(rf"^(?:{_MARK.pattern})")


@dataclass(frozen=True, slots=True)
class Heading:
    """A page's headline, the outlet that its title names, and the element that shows the headline, each if any."""

    words: str | None
    outlet: str | None
    shown: Any


def heading_of(tree: Any, stated: Iterable[str]) -> Heading:
    """Return the headline: what metadata state, the first heading, or what stands in the title and in the page."""
    title = next(_texts(tree, "//title"), None)
    marked = [*stated, *_texts(tree, "//h1")]
    words = next(iter(marked), None) or (_repeated(tree, title) if title else None)
    known = [each for each in (words, *marked) if each]
    outlet = next((found for each in known if title and (found := _rest(title, each))), None)
    return Heading(words or title, outlet, _shown(tree, words))


def _rest(title: str, headline: str) -> str | None:
    """Return what a title holds beside the headline, set apart from it by a mark."""
    before, found, after = title.partition(headline)
    if not found:
        return None
    last, first = _LAST.search(before), _FIRST.match(after)
    parts = [before[: last.start()] if last else "", after[first.end() :] if first else ""]
    named = (_MARK.split(part)[-1].strip() for part in parts)
    return next((part for part in named if 0 < len(part) <= LONGEST_OUTLET), None)


def _repeated(tree: Any, title: str) -> str | None:
    """Return the longest part of the title, up to a mark, that is all that an element of the page says."""
    said = {words for words in _texts(tree, "//body//*[normalize-space(text())]") if words in title}
    whole = {words for words in said if len(words.split()) >= FEWEST_WORDS and _rest(title, words)}
    return max(whole, key=len, default=None)


def _shown(tree: Any, words: str | None) -> Any:
    """Return the element that shows the headline: best a heading, else any that says nothing else."""
    paths = ("//h1", "//h2 | //h3", "//body//*[normalize-space(text())]") if words else ()
    same = next((each for path in paths for each in tree.xpath(path) if _words(each) == words), None)
    return same if same is not None else next(iter(tree.xpath("//h1") or tree.xpath("//h2 | //h3")), None)


def _texts(tree: Any, path: str) -> Iterator[str]:
    return (words for element in tree.xpath(path) if (words := _words(element)))


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
