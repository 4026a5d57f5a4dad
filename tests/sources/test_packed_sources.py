"""Mailboxes and WACZ packages: each message and page is a document."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from hostile_documents import _record

from testigo.model import Issue
from testigo.sources import captures

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MAIL = """From ana@example.org Sun Mar  1 10:00:00 2026
From: Ana <ana@example.org>
Message-ID: <1@example.org>
Subject: Attack

Gunmen killed two.

From ana@example.org Sun Mar  1 11:00:00 2026
From: Ana <ana@example.org>
Subject: Another

>From here they fled.
"""


def test_every_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "alerts.mbox"
    path.write_text(MAIL, encoding="utf-8")
    found = [each for each in captures([path], NOON) if not isinstance(each, Issue)]
    assert [capture.origin for capture, _ in found] == [f"{path}, message <1@example.org>", f"{path}, message 2"]
    assert [capture.media_type for capture, _ in found] == ["message/rfc822"] * 2
    assert b"Gunmen killed two." in found[0][1]


def test_the_pages_of_a_package_are_documents(tmp_path: Path) -> None:
    record = _record(b"<p>page</p>")
    listed = {"resources": [{"path": "archive/a.warc", "hash": f"sha256:{hashlib.sha256(record).hexdigest()}"}]}
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", json.dumps(listed))
        packed.writestr("archive/a.warc", record)
        packed.writestr("pages/pages.jsonl", "{}")
    (found,) = captures([path], NOON)
    assert not isinstance(found, Issue)
    assert (found[0].origin, found[1]) == ("https://example.org/a", b"<p>page</p>")
