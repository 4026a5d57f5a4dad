"""Web pages: the article without its surroundings, and what the page says of itself."""

import re
from typing import Any

from trafilatura import bare_extraction, load_html

from testigo.model import Capture, InputError
from testigo.reading.document import Document
from testigo.reading.page_credits import credited
from testigo.reading.page_furniture import without_furniture
from testigo.reading.page_metadata import page_metadata
from testigo.reading.text import charset_of, decode, doubts

FEWEST_CHARACTERS = 120  # of whole sentences; less is an error, a notice or a list of headlines and no report
_SENTENCES = re.compile(r"[.!?…][\"'”’»)]*$")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")  # names an encoding; the text is decoded already
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")


def read_page(capture: Capture, data: bytes) -> Document:
    """Read a page's article. A page without one raises InputError."""
    declared = _DECLARED.search(data[:4096])
    charset = charset_of(capture.media_type) or (declared[1].decode("ascii") if declared else None)
    tree = _tree(decode(data, charset))
    said = page_metadata(tree)
    text = _main_text(tree)
    if sum(len(block) for block in text.split("\n\n") if _SENTENCES.search(block)) < FEWEST_CHARACTERS:
        raise InputError("no article was found on the page: give a page that holds one report, or its text as .txt")
    address = capture.origin if capture.origin.startswith(("http://", "https://")) else None
    return Document(
        text,
        title=said.title,
        url=said.url or address,
        source=said.source,
        author=said.author or credited(said.beside, text),
        beside=said.beside,
        dates=said.dates,
        troubles=doubts(data, charset),
    )


def page_text(page: str) -> str:
    """Return the main text of a page, a blank line between its blocks; empty where it has none."""
    try:
        return _main_text(_tree(page))
    except InputError:
        return ""


def _tree(page: str) -> Any:
    """Return the parsed page; raises InputError where it cannot be parsed."""
    tree = load_html(_REFERENCE.sub(_sayable, _XML_DECLARATION.sub("", page)))
    if tree is None:
        raise InputError("it is not an HTML page: save the page again, or give its text as .txt")
    return tree


def _sayable(reference: re.Match[str]) -> str:
    """Return a space for a reference to a character that no text holds: one of them would cost the whole article."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    forbidden = code < 0x20 and code not in (0x9, 0xA, 0xD)
    return " " if forbidden or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE else reference[0]


def _main_text(tree: Any) -> str:
    found = bare_extraction(without_furniture(tree), fast=True, include_comments=False)
    text = getattr(found, "text", None) or ""
    lines = (line.strip("| \t") for line in text.splitlines())  # rows of tables stand between bars
    return "\n\n".join(line for line in lines if line.strip("-| "))
