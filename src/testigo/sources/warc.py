"""Web archives: every page in a .warc or .warc.gz is a document, with its address and its own time of capture."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from testigo.model import Issue
from testigo.sources.captured import LARGEST_DOCUMENT, Captured, captured, issue, too_large

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_CUT_SHORT = "the page is empty or cut short in the archive: fetch it again"


def warc_captures(path: Path, name: str, captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield the pages of an archive; what is no page (images, redirects) is counted in one issue."""
    with path.open("rb") as file:
        yield from archive_captures(file, name, captured_at)


def archive_captures(file: IO[bytes], name: str, captured_at: datetime) -> Iterator[Captured | Issue]:
    """Yield the pages of an open archive, as ``warc_captures`` does."""
    try:
        archive = import_module("fastwarc.warc")
    except ImportError:
        yield issue(name, "web archives need the package fastwarc: pip install fastwarc")
        return
    left_out: Counter[str] = Counter()
    found = False
    try:
        for record in _records(archive, file):
            found = True
            yield from _page(record, name, captured_at, left_out)
    except Exception as error:  # the archive's own parser raises many kinds, none of them ours
        yield issue(name, f"the archive breaks off or is damaged ({error}): fetch it again")
    if left_out:
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items()))
        yield issue(name, f"records that are no pages were left out: {told}")
    if not found:
        yield issue(name, "no web page was found in it: is it a WARC file, and whole?")


def _records(archive: Any, file: IO[bytes]) -> Iterator[Any]:
    kinds = archive.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    yield from archive.ArchiveIterator(file, record_types=wanted, parse_http=True, auto_decode="all")


def _page(record: Any, name: str, taken: datetime, left_out: Counter[str]) -> Iterator[Captured | Issue]:
    address = record.headers.get("WARC-Target-URI") or f"{name}, record {record.record_id}"
    headers = record.http_headers
    media_type = (record.http_content_type or record.headers.get("Content-Type") or "unknown").lower()
    kind = media_type.partition(";")[0].strip()
    if (kind == "application/http") if headers is None else (headers.status_code is None):
        yield issue(address, _CUT_SHORT)
    elif headers is not None and headers.status_code != 200:
        left_out[f"with status {headers.status_code}"] += 1
    elif kind not in PAGE_TYPES:
        left_out[f"of type {kind}"] += 1
    else:
        data = record.reader.read(LARGEST_DOCUMENT + 1)
        charset = f"; charset={record.http_charset}" if record.http_charset else ""
        if len(data) > LARGEST_DOCUMENT:
            yield too_large(address)
        elif not data.strip() or _is_cut(record, data):
            yield issue(address, _CUT_SHORT)
        else:
            yield captured(data, kind + charset, address, record.record_date or taken)


def _is_cut(record: Any, data: bytes) -> bool:
    """Say whether a page that was stored as it is has fewer bytes than its record promises."""
    headers = record.http_headers
    packed = headers is not None and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
    return not packed and len(data) < record.content_length
