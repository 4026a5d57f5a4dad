"""Bytes to text, and plain text as a document."""

import codecs
import re
from contextlib import suppress

from testigo.model import Capture, InputError
from testigo.reading.document import Document
from testigo.reading.headline import headline

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.01  # share of control characters above which the bytes are no text; prose has none


def decode(data: bytes, charset: str | None = None) -> str:
    """Return the text of ``data`` with line ends as "\\n" and without a byte order mark.

    The rule: a byte order mark decides; else UTF-8 where all of it is valid; else the declared
    ``charset``; else UTF-8 with marks for its broken characters, where more of the characters
    beyond ASCII are whole than broken (a file cut short); else Windows-1252, the common legacy of
    both languages, with Latin-1 for the bytes it leaves out. Otherwise the text stays as it is.
    Raises InputError for bytes that are no text.
    """
    text = _LINE_ENDS.sub("\n", _decoded(data, charset))
    if "\0" in text:
        raise InputError("it holds NUL bytes: it is not plain text; save it as UTF-8 text")
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise InputError("it is not text (too many control characters): check what the file really is")
    return text


def _decoded(data: bytes, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(encoding, "replace")
    for claimed in ("utf-8", charset):
        try:
            if claimed:
                return data.decode(claimed)
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(1 for character in text if character > "\x7f") > 2 * broken:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def doubts(data: bytes, charset: str | None = None) -> tuple[str, ...]:
    """Return in words what is doubtful about the letters of a text: bytes that are not the encoding they should be."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return ()
    for claimed in ("utf-8", charset):
        with suppress(UnicodeDecodeError, LookupError):
            if claimed:
                data.decode(claimed)
                return ()
    repaired = "\ufffd" in _decoded(data, charset)
    how = "broken letters are shown as \ufffd" if repaired else "it was read as Windows-1252"
    return (f"it is not valid UTF-8: {how}; check its accents, or save it as UTF-8 text",)


def read_text(capture: Capture, data: bytes) -> Document:
    """Read plain text: the text stays as decoded, and its headline is the title."""
    charset = charset_of(capture.media_type)
    text = decode(data, charset)
    return Document(text, title=headline(text), troubles=doubts(data, charset))


def charset_of(media_type: str) -> str | None:
    """Return the charset that a media type names ("text/html; charset=iso-8859-1")."""
    found = re.search(r"charset=\"?([\w.:-]+)", media_type)
    return found[1] if found else None
