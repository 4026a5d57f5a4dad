"""JSON Lines: every line is a document of its own, taken as it stands. The file is never held whole."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from testigo.model import Issue
from testigo.sources.captured import LARGEST_DOCUMENT, Captured, captured, issue, too_large

MEDIA_TYPE = "application/json"
_BLANK = b" \t\r\n\xef\xbb\xbf"  # white space and the UTF-8 byte order mark


def line_captures(path: Path, name: str, captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield one capture for each line that is not blank; its origin names the line."""
    number, found = 0, False
    with path.open("rb") as file:
        while line := file.readline(LARGEST_DOCUMENT + 1):
            number += 1
            document = line.strip(_BLANK)
            if not document:
                continue
            found, origin = True, f"{name}, line {number}"
            if len(line) > LARGEST_DOCUMENT:
                yield too_large(origin)
                _skip_line(file.readline, line)
            else:
                yield captured(document, MEDIA_TYPE, origin, captured_at)
    if not found:
        yield issue(name, "the file has no lines: each line should be a JSON object with id and text")


def _skip_line(readline: Callable[[int], bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = readline(LARGEST_DOCUMENT)
