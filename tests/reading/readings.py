"""Read bytes as a report, in one call."""

from __future__ import annotations

from datetime import UTC, date, datetime

from testigo.model import Capture, Issue, Report, digest
from testigo.reading import read

READ_AT = datetime(2024, 5, 1, 12, tzinfo=UTC)
PROSE = (
    "Three farmers were killed on Sunday when gunmen opened fire on a market in the hills, the mayor said. "
    "Residents told reporters that the attackers arrived in two pickup trucks and left within minutes."
)
PROSA = (
    "Tres campesinos murieron el domingo cuando hombres armados dispararon contra un mercado, informó el alcalde. "
    "Vecinos relataron que los atacantes llegaron en dos camionetas y se marcharon a los pocos minutos."
)


def capture_of(data: bytes, media_type: str = "text/plain", origin: str = "report.txt") -> Capture:
    return Capture(digest(data), media_type, origin, READ_AT, len(data))


def outcomes(
    data: bytes | str, media_type: str = "text/plain", origin: str = "report.txt", published: date | None = None
) -> list[Report | Issue]:
    data = data.encode() if isinstance(data, str) else data
    return list(read(capture_of(data, media_type, origin), data, published=published))


def report(data: bytes | str, media_type: str = "text/plain", origin: str = "report.txt") -> Report:
    """The report of data that must be without trouble."""
    (found,) = outcomes(data, media_type, origin)
    assert isinstance(found, Report), found
    return found


def issue(data: bytes | str, media_type: str = "text/plain") -> str:
    """The message of data that must give no report."""
    (found,) = outcomes(data, media_type)
    assert isinstance(found, Issue), found
    assert found.subject == "report.txt"
    assert found.stage == "reading"
    return found.message
