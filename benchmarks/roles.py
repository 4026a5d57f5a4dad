"""Who did it to whom with what, and who says so, in short reports written before the rules saw them.

``python -m benchmarks roles [--errors]`` reads ``tests/extraction/roles_unseen.yaml`` and judges the cells as those of
the golden reports are. Each report is about one incident; of those coded the one it is mainly about is judged, and the
cells of a report without any are wrong. The halves are by hash, and ``--errors`` shows the first alone.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.golden_cells import SOURCES, CellScore, Pair, cells
from benchmarks.halves import halves
from testigo.exports import incident_record
from testigo.model import Coding, DatePrecision, DateRange, Published, Report, Told
from testigo.pipeline import Coder
from testigo.reconciliation import reconcile

FILE = Path(__file__).parents[1] / "tests" / "extraction" / "roles_unseen.yaml"
FIELDS = ("perpetrators", "certainty", "targets", "weapons", "attribution")
_DAY = date(2024, 5, 15)
_PUBLISHED = Published(DateRange(_DAY, _DAY, DatePrecision.DAY), "stated by the set")

Entry = dict[str, Any]  # an entry of the file, as its head describes it


def main(argv: Sequence[str]) -> int:
    """Print the share of stated cells right, by half, language and field."""
    parser = argparse.ArgumentParser(prog="benchmarks roles", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the half that may be looked at")
    options = parser.parse_args(argv)
    looked_at, apart = halves(entries(), lambda entry: entry["id"])
    coder = Coder.load()
    if options.errors:
        print("\n".join(_error(entry, cell) for entry, cell in judged(looked_at, coder) if not cell.right))
        return 0
    for name, half in (("looked at", looked_at), ("apart", apart)):
        told = [(entry, cell) for entry, cell in judged(half, coder) if cell.stated]
        print(f"{name}: {len(half)} reports, {len(told)} stated cells, right {share(told):.3f}")
        print(_line({key: [each for each in told if each[0]["language"] == key] for key in ("en", "es")}))
        print(_line({key: [each for each in told if each[1].field == key] for key in FIELDS}))
    return 0


def entries() -> list[Entry]:
    """Return the reports with what is expected of them, in the form of the golden expectations."""
    return [_expanded(entry) for entry in yaml.safe_load(FILE.read_text(encoding="utf-8"))]


def _expanded(entry: Entry) -> Entry:
    full = dict(entry)
    for field in ("perpetrators", "or_perpetrators"):
        if field in entry:
            full[field] = [
                {**each, "certainty": each["certainty"][0], "or_certainty": each["certainty"]} for each in entry[field]
            ]
    for field in ("targets", "or_targets"):
        if field in entry:
            kinds = [each if isinstance(each, list) else [each] for each in entry[field]]
            full[field] = [{"kind": each[0], "or_kind": each} for each in kinds]
    for field in ("weapons", "or_weapons"):
        if field in entry:
            full[field] = [{"code": code} for code in entry[field]]
    if entry.get("or_attributed_to") == []:
        del full["attributed_to"]  # no voice need be told
    return full


def judged(half: Sequence[Entry], coder: Coder) -> Iterator[tuple[Entry, CellScore]]:
    """Yield every cell of the reports' incidents; those of a report without any are wrong."""
    for entry in half:
        pair = _pair(entry, coder)
        if pair is None:
            stated = [field for field in FIELDS if entry.get(SOURCES.get(field, field))]
            missed = (CellScore(field, False, True, str(entry[SOURCES.get(field, field)]), "", "") for field in stated)
            yield from ((entry, cell) for cell in missed)
        else:
            yield from ((entry, cell) for cell in cells(pair, FIELDS))


def _pair(entry: Entry, coder: Coder) -> Pair | None:
    """Return the incident that a report is mainly about, beside what is expected of it."""
    report = Report(entry["id"], entry["text"], entry["language"], published=_PUBLISHED)
    told = [account for account in coder.accounts(report) if account.told is Told.NEWS]
    if not told:
        return None
    first = min(
        told, key=lambda account: (not account.main, min(mention.trigger.start for mention in account.mentions))
    )
    incident = reconcile(first.id, [first], {report.id: report})
    coding = Coding((incident,), {first.id: first}, {report.id: report})
    return Pair(entry, incident_record(incident, coding), report)


def share(told: Sequence[tuple[Entry, CellScore]]) -> float:
    """Return the share of the stated cells that are right."""
    stated = [cell.right for _, cell in told if cell.stated]
    return sum(stated) / max(len(stated), 1)


def _line(groups: dict[str, list[tuple[Entry, CellScore]]]) -> str:
    return "  " + "  ".join(f"{key} {share(told):.3f} of {len(told)}" for key, told in groups.items() if told)


def _error(entry: Entry, cell: CellScore) -> str:
    return f"{entry['id']} {cell.field}: expected {cell.expected}, got {cell.got}: {entry['text']}"
