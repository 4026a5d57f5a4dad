"""What a page is: what the server says, unless the bytes say otherwise."""

import re

from testigo.sources.fetching import Page, Refused
from testigo.sources.warc import PAGE_TYPES

_PDF = b"%PDF-"
_FILES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"\x7fELF", b"MZ\x90")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def media_type(page: Page) -> str:
    """Return the media type of a page, with the charset the server names. Raises Refused for what is no page."""
    said = page.header("Content-Type") or ""
    kind = said.partition(";")[0].strip().lower()
    charset = _CHARSET.search(said)
    named = f"; charset={charset[1].lower()}" if charset else ""
    if page.data.lstrip()[:5] == _PDF:
        return "application/pdf"
    if page.data.startswith(_FILES):
        raise Refused(f"it is no page but a file, though the server calls it {kind or 'nothing'}")
    if _HTML.search(page.data[:1024]):
        return f"text/html{named}"
    if kind not in PAGE_TYPES or kind == "application/pdf":
        raise Refused(f"it is of type {kind or 'unknown'}, which is no page")
    return kind + named
