"""A capture beside its bytes, and the limit on how large a document may be."""

from datetime import UTC, datetime

from testigo.model import Capture, Issue, digest

Captured = tuple[Capture, bytes]

STAGE = "sources"
LARGEST_DOCUMENT = 25 * 1024 * 1024  # bytes: far above any report, low enough to hold a few in memory


def captured(data: bytes, media_type: str, origin: str, captured_at: datetime) -> Captured:
    """Return the capture of ``data`` together with ``data``; ``captured_at`` is brought to UTC."""
    return Capture(digest(data), media_type, origin, captured_at.astimezone(UTC), len(data)), data


def issue(subject: str, message: str) -> Issue:
    """Return an issue of this stage."""
    return Issue(subject, STAGE, message)


def too_large(subject: str) -> Issue:
    """Return the issue of a document above the limit."""
    megabytes = LARGEST_DOCUMENT // (1024 * 1024)
    return issue(subject, f"larger than {megabytes} MB, which no report is: split it, or give it as .jsonl")
