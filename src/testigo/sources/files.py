"""Files and folders as a source. A file that holds many documents gives one capture for each."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from testigo.model import Issue
from testigo.sources.captured import LARGEST_DOCUMENT, Captured, captured, issue, too_large
from testigo.sources.lines import line_captures
from testigo.sources.mailboxes import mailbox_captures
from testigo.sources.wacz import wacz_captures
from testigo.sources.warc import warc_captures

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}
CONTAINERS: dict[str, Callable[[Path, str, datetime], Iterator[Captured | Issue]]] = {
    ".jsonl": line_captures,
    ".mbox": mailbox_captures,
    ".wacz": wacz_captures,
    ".warc": warc_captures,
    ".warc.gz": warc_captures,
}
SUFFIXES = (*MEDIA_TYPES, *CONTAINERS)


def captures(paths: Iterable[Path | str], captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield what the files hold, folder by folder in the order of their names.

    ``captured_at`` is the time of the taking. Hidden files in folders are passed over; whatever else
    cannot be read is an issue, and the rest goes on.
    """
    for path in paths:
        for found in _files(Path(path), set()):
            yield from [found] if isinstance(found, Issue) else _file_captures(found, captured_at)


def _files(path: Path, seen: set[str], *, named: bool = True) -> Iterator[Path | Issue]:
    """Yield the files at ``path``; ``seen`` holds the real folders above and before, against loops of links."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISDIR(mode):
            yield path if stat.S_ISREG(mode) else issue(_name(path), "neither a file nor a folder: it was left out")
            return
        real = os.path.realpath(path)
        if real in seen:
            return
        seen.add(real)
        inside = sorted(child for child in path.iterdir() if not child.name.startswith("."))
    except OSError as error:
        yield _unreadable(path, error)
        return
    if named and not inside:
        yield issue(_name(path), "the folder is empty: give files or folders that hold reports")
    for child in inside:
        yield from _files(child, seen, named=False)


def _file_captures(path: Path, captured_at: datetime) -> Iterator[Captured | Issue]:
    name, suffix = _name(path), _suffix(path)
    if suffix is None:
        yield issue(name, f"files of this kind are not read: give one of {' '.join(SUFFIXES)}")
        return
    try:
        size = path.stat().st_size
        if size == 0:
            yield issue(name, "the file is empty: there is nothing to read")
        elif suffix in CONTAINERS:
            yield from CONTAINERS[suffix](path, name, captured_at)
        else:
            with path.open("rb") as file:
                data = file.read(LARGEST_DOCUMENT + 1)
            large = len(data) > LARGEST_DOCUMENT
            yield too_large(name) if large else captured(data, MEDIA_TYPES[suffix], name, captured_at)
    except OSError as error:
        yield _unreadable(path, error)


def _suffix(path: Path) -> str | None:
    name = path.name.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)


def _name(path: Path) -> str:
    """Return the path as text; bytes of a name that are not UTF-8 are replaced, so that it can be stored."""
    return os.fsencode(path).decode("utf-8", "replace")


def _unreadable(path: Path, error: OSError) -> Issue:
    advice = {
        FileNotFoundError: "there is no such file or folder: check the path",
        PermissionError: "no permission to read it: change its rights or run as another user",
    }
    message = advice.get(type(error), f"it cannot be read ({error.strerror or error}): check the disk or the path")
    return issue(_name(path), message)
