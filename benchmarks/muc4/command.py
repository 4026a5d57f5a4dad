"""MUC-4 (1992): incidents of Latin American reports as templates of 24 slots.

``python -m benchmarks muc4 --texts FILE... --response OUT [--five-slots OUT.json]`` reads files of reports, each
opened by a line such as "DEV-MUC3-0001 (NOSC)", and writes a template for each incident that MUC-4 counts.
"""

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.muc4.columns import Material
from benchmarks.muc4.templates import Template, templates_of
from testigo.model import Report
from testigo.pipeline import Coder, explained
from testigo.reading.document import Document
from testigo.reading.published import find_published

_OPENING = re.compile(r"^((?:DEV|TST\d)-MUC\d-(\d{4}))\b.*$", re.MULTILINE)
_TEST_SET = re.compile(r"TST(\d)-MUC\d-(\d{4})")
_PER_TEST_SET = 10_000  # five-slot keys: TST1-MUC3-0001 is 10001
_WIDTH = 36  # columns before a filler
_SLOTS = (
    "MESSAGE: ID", "MESSAGE: TEMPLATE", "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID", "PHYS TGT: TYPE", "PHYS TGT: NUMBER", "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER", "HUM TGT: NAME", "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION", "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Write the templates of every report in the files."""
    parser = argparse.ArgumentParser(prog="benchmarks muc4", description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="files of MUC reports")
    parser.add_argument("--response", type=Path, required=True, help="templates, one blank line between them")
    parser.add_argument("--five-slots", type=Path, help="the five slots that later papers score, as JSON")
    options = parser.parse_args(argv)
    reports = [report for path in options.texts for report in read_reports(path.read_text("utf-8"))]
    coder, started = Coder.load(), time.perf_counter()
    coded = {report.id: templates_of(_material(coder, report)) for report in reports}
    seconds = time.perf_counter() - started
    options.response.write_text("\n\n".join(response(coded)) + "\n", encoding="utf-8")
    if options.five_slots:
        options.five_slots.write_text(json.dumps(five_slots(coded), indent=1) + "\n", encoding="utf-8")
    found = sum(map(len, coded.values()))
    print(f"{len(coded)} reports, {found} templates, {len(coded) / max(seconds, 1e-9):.1f} reports a second")
    return 0


def _material(coder: Coder, report: Report) -> Material:
    extraction, _, accounts = explained(coder, report)
    return Material.of(report, extraction, accounts)


def read_reports(text: str) -> Iterator[Report]:
    """Yield the reports of a MUC file, with the day that the dateline states."""
    openings = list(_OPENING.finditer(text))
    ends = [opening.start() for opening in openings[1:]] + [len(text)]
    for opening, end in zip(openings, ends, strict=True):
        body = text[opening.end() : end].strip("\n")
        yield Report(opening[1], body, "en", published=find_published(Document(body), None, date.today()))


def response(coded: dict[str, tuple[Template, ...]]) -> Iterator[str]:
    """Yield the text of each template; a report without incidents has one of asterisks."""
    for report_id, templates in coded.items():
        if not templates:
            yield _text([[report_id], *[["*"]] * (len(_SLOTS) - 1)])
        for number, template in enumerate(templates, start=1):
            yield _text([[report_id], [str(number)], *_fillers(template)])


def five_slots(coded: dict[str, tuple[Template, ...]]) -> dict[str, dict[str, list[dict[str, object]]]]:
    """Return the slots that later papers score, by test set and number; training reports are left out."""
    matches = {report_id: _TEST_SET.match(report_id) for report_id in coded}
    return {
        str(int(match[1]) * _PER_TEST_SET + int(match[2])): {"pred_templates": [_five(t) for t in coded[report_id]]}
        for report_id, match in matches.items()
        if match
    }


def _five(template: Template) -> dict[str, object]:
    return {
        "incident_type": template.type.lower(),
        "PerpInd": _entities(template.individuals),
        "PerpOrg": _entities(each.name for each in template.organisations),
        "Target": _entities(each.words for each in template.things),
        "Victim": _entities(each.name for each in template.people),
        "Weapon": _entities(each.words for each in template.instruments),
    }


def _entities(names: Iterable[str]) -> list[list[str]]:
    return [[name.lower()] for name in dict.fromkeys(names) if name]


def _fillers(template: Template) -> list[list[str]]:
    """Return the fillers of slots 2 to 24, in order."""
    arms, orgs, things, people = template.instruments, template.organisations, template.things, template.people
    return [
        [template.date],
        [template.location],
        [template.type],
        [template.stage],
        [_quoted(each.words) for each in arms if each.words],
        [f"{each.type}: {_quoted(each.words or '-')}" for each in arms],
        [template.category],
        [_quoted(each) for each in template.individuals],
        [_quoted(each.name) for each in orgs],
        [f"{each.confidence}: {_quoted(each.name)}" for each in orgs],
        [_quoted(each.words) for each in things],
        [f"{each.type}: {_quoted(each.words)}" for each in things],
        [f"{each.number}: {_quoted(each.words)}" for each in things],
        [],
        [f"{each.effect}: {_quoted(each.words)}" for each in things if each.effect],
        [],
        [_quoted(each.name) for each in people if each.name],
        [_quoted(each.role) + (f": {_quoted(each.name)}" if each.name else "") for each in people if each.role],
        [f"{each.type}: {_quoted(each.tag)}" for each in people],
        [f"{each.number}: {_quoted(each.tag)}" for each in people],
        [],
        [f"{each.effect}: {_quoted(each.tag)}" for each in people if each.effect],
        [],
    ]


def _quoted(words: str) -> str:
    return f'"{words}"'


def _text(fillers: Sequence[Sequence[str]]) -> str:
    lines = []
    for number, (slot, values) in enumerate(zip(_SLOTS, fillers, strict=True)):
        first, *others = values or ["-"]
        lines.append(f"{f'{number}.':<4}{slot}".ljust(_WIDTH) + first)
        lines += [" " * _WIDTH + value for value in others]
    return "\n".join(lines)
