"""WARC files: each page with its own address and time; the rest is counted."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from testigo.model import Capture, Issue
from testigo.sources import captures

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def record(uri: str, http: bytes, kind: str = "response") -> bytes:
    content_type = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2021-12-10T08:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(body: bytes, status: str = "200 OK", media_type: str = "text/html; charset=ISO-8859-1") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


ARCHIVE = b"".join(
    [
        record("https://example.org/a", page("<p>Durán</p>".encode("latin-1"))),
        record("https://example.org/b.png", page(b"\x89PNG", media_type="image/png")),
        record("https://example.org/gone", page(b"", "404 Not Found")),
        record("https://example.org/text", b"Plain text of a page.", kind="conversion"),
    ]
)


def taken(path: Path) -> tuple[list[tuple[Capture, bytes]], list[Issue]]:
    found = list(captures([path], NOON))
    return [one for one in found if not isinstance(one, Issue)], [one for one in found if isinstance(one, Issue)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_taken_and_the_rest_is_counted(tmp_path: Path, name: str) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / name
    path.write_bytes(gzip.compress(ARCHIVE) if name.endswith("gz") else ARCHIVE)
    ((first, body), (second, text)), issues = taken(path)
    assert first.origin == "https://example.org/a"
    assert first.captured_at == datetime(2021, 12, 10, 8, 30, tzinfo=UTC)
    assert first.media_type == "text/html; charset=iso-8859-1"
    assert body == "<p>Durán</p>".encode("latin-1")
    assert (second.media_type, text) == ("text/plain", b"Plain text of a page.")
    assert [issue.message.partition(": ")[2] for issue in issues] == ["1 of type image/png, 1 with status 404"]


def test_a_compressed_page_is_unpacked(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    body = gzip.compress(b"<p>packed</p>")
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://example.org/a", http))
    ((_, data),), _ = taken(path)
    assert data == b"<p>packed</p>"


def test_a_file_that_is_no_archive_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "a.warc"
    path.write_bytes(b"this is no archive at all\n" * 40)
    found, issues = taken(path)
    assert found == []
    assert issues


@pytest.mark.parametrize("missing", [40, 200, 420])
def test_an_archive_cut_short_gives_what_is_whole_and_tells_of_the_rest(tmp_path: Path, missing: int) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "a.warc"
    whole = b"".join(record(f"https://example.org/{name}", page(b"<p>hello</p>" * 40)) for name in "ab")
    path.write_bytes(whole[:-missing])
    ((capture, body),), issues = taken(path)
    assert (capture.origin, body) == ("https://example.org/a", b"<p>hello</p>" * 40)
    assert [(issue.subject, "cut short" in issue.message) for issue in issues] == [("https://example.org/b", True)]


def test_without_the_package_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE)
    found, issues = taken(path)
    assert found == []
    assert "pip install fastwarc" in issues[0].message
