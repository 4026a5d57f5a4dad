"""Tolls: how many were killed, hurt, taken, held and driven out, in short reports written before the rules saw them.

``python -m benchmarks tolls [--errors]`` reads the two rounds of them, ``tests/extraction/tolls_unseen.yaml`` and
``tolls_second.yaml``. A figure is that of the first incident to have one that a report tells (an arrest may be one
beside a shooting), those it is mainly about first: right where it is one of those expected, of those stated on either
side. The halves are by hash, and ``--errors`` shows the first alone.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.casualties import figure
from benchmarks.halves import halves
from testigo.model import DatePrecision, DateRange, Incident, Published, Report, Told
from testigo.pipeline import Coder
from testigo.reconciliation import reconcile

FOLDER = Path(__file__).parents[1] / "tests" / "extraction"
ROUNDS = {"first": "tolls_unseen.yaml", "second": "tolls_second.yaml"}
FIELDS = ("killed", "injured", "abducted", "detained", "missing", "displaced")
_DAY = date(2024, 5, 15)
_PUBLISHED = Published(DateRange(_DAY, _DAY, DatePrecision.DAY), "stated by the set")

Entry = dict[str, Any]  # an entry of the file, as its head describes it
Figure = tuple[Entry, str, int | None, bool]  # a report, a field, what was read, whether it is right


def main(argv: Sequence[str]) -> int:
    """Print the share of figures right, by half, language and field."""
    parser = argparse.ArgumentParser(prog="benchmarks tolls", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the half that may be looked at")
    options = parser.parse_args(argv)
    coder = Coder.load()
    for name in ROUNDS:
        looked_at, apart = halves(entries(name), lambda entry: entry["id"])
        if options.errors:
            print("\n".join(_error(each) for each in figures(looked_at, coder) if not each[3]))
            continue
        _print(f"{name} round, looked at", looked_at, coder)
        _print(f"{name} round, apart", apart, coder)
    return 0


def entries(name: str) -> list[Entry]:
    """Return the reports of a round with their figures."""
    read: list[Entry] = yaml.safe_load((FOLDER / ROUNDS[name]).read_text(encoding="utf-8"))
    return read


def figures(half: Sequence[Entry], coder: Coder) -> Iterator[Figure]:
    """Yield every figure that is told or was read."""
    for entry in half:
        incidents = _incidents(entry, coder)
        for field in FIELDS:
            wanted = entry.get(field)
            accepted = wanted if isinstance(wanted, list) else [wanted]
            got = next((told for each in incidents if (told := figure(each, field)) is not None), None)
            if got is not None or None not in accepted:
                yield entry, field, got, got in accepted


def share(told: Sequence[Figure]) -> float:
    """Return the share of figures that are right."""
    return sum(right for *_, right in told) / max(len(told), 1)


def _incidents(entry: Entry, coder: Coder) -> list[Incident]:
    """Return the incidents that a report tells, those it is mainly about first, each reconciled alone."""
    report = Report(entry["id"], entry["text"], entry["language"], title=entry.get("title"), published=_PUBLISHED)
    told = [account for account in coder.accounts(report) if account.told is Told.NEWS]
    told.sort(key=lambda account: (not account.main, min(mention.trigger.start for mention in account.mentions)))
    return [reconcile(account.id, [account], {report.id: report}) for account in told]


def _print(name: str, half: Sequence[Entry], coder: Coder) -> None:
    told = list(figures(half, coder))
    print(f"{name}: {len(half)} reports, {len(told)} figures, right {share(told):.3f}")
    print(_line({key: [each for each in told if each[0]["language"] == key] for key in ("en", "es")}))
    print(_line({key: [each for each in told if each[1] == key] for key in FIELDS}))


def _line(groups: dict[str, list[Figure]]) -> str:
    return "  " + "  ".join(f"{key} {share(told):.3f} of {len(told)}" for key, told in groups.items() if told)


def _error(each: Figure) -> str:
    entry, field, got, _ = each
    return f"{entry['id']} {field}: {got} for {entry.get(field)}: {entry['text']}"
