"""The loss report: what one export could not carry, as JSON beside it."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from testigo.exports.edition import Edition
from testigo.exports.report import ExportReport
from testigo.exports.rows import read_vocabulary


def loss_report(edition: Edition, name: str, report: ExportReport) -> str:
    """Return the loss report of an export as JSON text.

    ``withheld`` is what the profile took out before, by reason; ids of what it took out are not told.
    """
    reasons = Counter(report.left_out.values())
    told: dict[str, Any] = {
        "format": name,
        "made": edition.made.isoformat(timespec="seconds"),
        "profile": edition.profile,
        "incidents": len(edition.records),
        "rows": report.rows,
        "left_out": [
            {"why": why, "incidents": sorted(key for key, told in report.left_out.items() if told == why)}
            for why, _ in reasons.most_common()
        ],
        "coarsened": [{"why": why, "incidents": number} for why, number in report.coarsened.items()],
        "fields_dropped": [{"field": field, "why": why} for field, why in fields_dropped(name).items()],
        "withheld": [{"why": why, "number": number} for why, number in edition.withheld.items()],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def beside(path: Path) -> Path:
    """Return where the loss report of an export lies."""
    return path.with_name(f"{path.name}.losses.json")


def profile_of(path: Path) -> str | None:
    """Return the profile that an export was made by, as its loss report says; None where none lies beside it."""
    try:
        said = json.loads(beside(path).read_text(encoding="utf-8"))["profile"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, str) else None


def fields_dropped(name: str) -> Mapping[str, str]:
    """Return the fields that a format has no place for, with why."""
    return _fields().get(name, {})


@cache
def _fields() -> dict[str, dict[str, str]]:
    return {name: told for names, told in read_vocabulary("losses.yaml").items() for name in names.split(", ")}
