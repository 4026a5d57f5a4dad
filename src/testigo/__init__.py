"""Testigo reads news reports of armed violence and writes sourced incident records."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from testigo.analysis import Incidents

__all__ = ["open"]


def open(source: str | Path, profile: str = "internal") -> Incidents:  # noqa: A001
    """Open a database or an export for analysis; see :func:`testigo.analysis.open`."""
    from testigo import analysis  # noqa: PLC0415 - the command line and the models load without it

    return analysis.open(source, profile)
