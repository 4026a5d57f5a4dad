"""The sample coding as exports that were made at one moment."""

import io
from datetime import UTC, datetime

from testigo.exports import Edition, export

MADE = datetime(2025, 7, 1, 12, 30, 5, tzinfo=UTC)


def packed(edition: Edition, name: str) -> bytes:
    """Return what a format makes of an edition, as bytes."""
    out = io.BytesIO()
    export(edition, name, out)
    return out.getvalue()


def written(edition: Edition, name: str) -> str:
    """Return what a format makes of an edition, as text."""
    return packed(edition, name).decode()
