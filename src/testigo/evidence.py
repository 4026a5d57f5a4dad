"""The evidence of one incident as a folder that others can check: a BagIt bag (RFC 8493).

It holds the incident's record, the texts of its reports (as ``testigo code`` reads them), the bytes they came from as
they were taken, and the entries of the log of custody about them. Any BagIt program says whether a file of it was
altered or is missing.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from testigo.exports import incident_record
from testigo.exports.evidence import report_record
from testigo.model import Capture, Coding, ConfigurationError, Incident, InputError, Report
from testigo.store import Store

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/json": ".json",
    "text/markdown": ".md",
}


def package(store: Store, coding: Coding, incident_id: str, folder: Path) -> Path:
    """Write the evidence of an incident into a new folder and return it.

    Raises InputError where there is no such incident, ConfigurationError where the folder cannot be made.
    """
    incident = _incident(coding, incident_id)
    bagit = _bagit()
    captures = {capture.sha256: capture for report in incident.report_ids for capture in store.captures_of(report)}
    try:
        folder.mkdir(parents=True)
        (folder / "captures").mkdir()
        _write(folder / "incident.json", incident_record(incident, coding).model_dump_json(indent=1))
        _write(folder / "reports.jsonl", "".join(_line(coding.reports[each]) for each in incident.report_ids))
        for capture in captures.values():
            (folder / "captures" / _name(capture)).write_bytes(store.body(capture.sha256) or b"")
        _write(folder / "custody.jsonl", "".join(_entries(store, captures)))
        bag = bagit.make_bag(str(folder), _about(incident, store), checksums=["sha256"])
    except OSError as error:
        raise ConfigurationError(f"cannot write {folder}: {error.strerror or error}") from error
    bag.validate()
    return folder


def _incident(coding: Coding, incident_id: str) -> Incident:
    living = coding.aliases.get(incident_id, incident_id)
    found = next((incident for incident in coding.incidents if incident.id == living), None)
    if found is None:
        raise InputError(f"there is no incident {incident_id}: give an id as the records show it")
    return found


def _bagit() -> Any:
    try:
        return import_module("bagit")
    except ImportError as error:
        raise ConfigurationError("evidence packages need the package bagit: pip install 'testigo[watch]'") from error


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _name(capture: Capture) -> str:
    return capture.sha256 + SUFFIXES.get(capture.media_type.partition(";")[0].strip(), ".txt")


def _line(report: Report) -> str:
    """Return a report as ``testigo code`` takes it in, with what else was read of it."""
    told = report_record(report).model_dump(mode="json", include={"published", "publication", "author", "dateline"})
    said = {name: getattr(report, name) for name in ("id", "text", "language", "title", "url", "source")}
    return json.dumps(said | told, ensure_ascii=False) + "\n"


def _entries(store: Store, captures: dict[str, Capture]) -> list[str]:
    """Return the entries about the captures: each can be checked alone, its place in the log with the whole log."""
    return [
        json.dumps({"row": entry.row, "entry": entry.text, "previous": entry.previous, "hash": entry.hash}) + "\n"
        for entry in store.custody()
        if entry.says.get("sha256") in captures
    ]


def _about(incident: Incident, store: Store) -> dict[str, str]:
    return {
        "External-Identifier": incident.id,
        "External-Description": "Evidence of one incident: its record, the reports it rests on and their captures",
        "Custody-Log-Head": store.custody_head(),
    }
