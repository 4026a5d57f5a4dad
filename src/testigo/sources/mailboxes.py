"""Mailboxes (mbox): every message is a document."""

import mailbox
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from testigo.model import Issue
from testigo.sources.captured import LARGEST_DOCUMENT, Captured, captured, issue, too_large

MEDIA_TYPE = "message/rfc822"


def mailbox_captures(path: Path, name: str, captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield one capture for each message; its origin names the message by its id, or else by its place."""
    box = mailbox.mbox(path, create=False)
    number = 0
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            with box.get_file(key) as file:
                data = file.read(LARGEST_DOCUMENT + 1)
            origin = f"{name}, message {_message_id(data) or number}"
            if len(data) > LARGEST_DOCUMENT:
                yield too_large(origin)
            elif data.strip():
                yield captured(data, MEDIA_TYPE, origin, captured_at)
    finally:
        box.close()
    if number == 0:
        yield issue(name, "no message was found in it: is it a mailbox in the mbox format?")


def _message_id(data: bytes) -> str | None:
    head = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    line = next((line for line in head.split(b"\n") if line.lower().startswith(b"message-id:")), b"")
    words = line.partition(b":")[2].decode("ascii", "replace").strip()
    return words[:200] or None
