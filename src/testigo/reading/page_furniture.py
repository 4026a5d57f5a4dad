"""What stands around an article and would be taken for a part of it: lists of other articles, tables for layout.

Teasers of other reports are the worst of it here, as each tells of an incident that the report does not.
"""

import re
from collections import defaultdict
from typing import Any

from lxml.etree import strip_elements  # type: ignore[import-untyped]

FEWEST_ALIKE = 3  # siblings that make a list
FEWEST_WORDS = 3  # of the link that is a headline
LONGEST_CARD = 400  # characters of a teaser with its headline; paragraphs of an article do not begin with a link
LONGEST_CELL = 300  # characters; a cell that holds more is no cell of a table of figures
_NO_WORDS = ("script", "style", "noscript", "template", "svg", "iframe", "nav")  # nine tenths of many pages
_WORD = re.compile(r"\w{2,}")
_PARAGRAPHS = {"p", "br", "span", "b", "strong", "em", "i", "font"}


def without_furniture(tree: Any) -> Any:
    """Take lists of teasers out of a parsed page, and make blocks of the cells of tables that are for layout."""
    strip_elements(tree, *_NO_WORDS, with_tail=False)
    for parent in list(tree.iter()):
        if len(parent) >= FEWEST_ALIKE:
            _drop_teasers(parent)
    for table in list(tree.iter("table")):
        _unfold(table)
    return tree


def _drop_teasers(parent: Any) -> None:
    alike: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for child in parent:
        if isinstance(child.tag, str) and child.tag not in _PARAGRAPHS:
            alike[child.tag, child.get("class") or ""].append(child)
    for siblings in alike.values():
        teasers = [child for child in siblings if _is_teaser(child)] if len(siblings) >= FEWEST_ALIKE else []
        if len(teasers) >= FEWEST_ALIKE:
            for teaser in teasers:
                teaser.drop_tree()


def _is_teaser(element: Any) -> bool:
    """Say whether an element begins with a headline that is a link, and holds little more."""
    text = " ".join(element.text_content().split())
    if not text or len(text) > LONGEST_CARD:
        return False
    link = element if element.tag == "a" else next((each for each in element.iter("a") if each.get("href")), None)
    if link is None:
        return False
    headline = " ".join(link.text_content().split())
    return len(_WORD.findall(headline)) >= FEWEST_WORDS and text.startswith(headline)


def _unfold(table: Any) -> None:
    cells = [cell for cell in table.iter("td") if not list(cell.iter("table"))]
    if not any(len(cell.text_content()) > LONGEST_CELL for cell in cells):
        return
    for element in [table, *table.iter("tbody", "tr", "td", "th")]:
        element.tag = "div"
