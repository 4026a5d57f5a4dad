"""The door out: one function writes any format to a file, whole or not at all."""

import io
import os
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import replace as changed
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TextIO, TypeVar

from testigo.exports import losses
from testigo.exports.acled import write_acled
from testigo.exports.atom import write_atom
from testigo.exports.brief import write_brief, write_pdf
from testigo.exports.cap import write_cap
from testigo.exports.edition import Edition
from testigo.exports.evidence_page import write_evidence_page
from testigo.exports.flat import write_csv
from testigo.exports.ftm import write_ftm, write_ftm_statements
from testigo.exports.geojson import write_geojson
from testigo.exports.geopackage import write_geopackage
from testigo.exports.geoparquet import write_geoparquet
from testigo.exports.hapi import write_hapi
from testigo.exports.jsonl import write_jsonl
from testigo.exports.misp import write_misp
from testigo.exports.page import write_page
from testigo.exports.plover import write_plover
from testigo.exports.report import ExportReport
from testigo.exports.stix import write_stix
from testigo.exports.table import write_table
from testigo.exports.tabular import csvw_metadata, data_package
from testigo.exports.ucdp import write_ucdp
from testigo.exports.workbook import write_workbook
from testigo.model import ConfigurationError

Exporter = Callable[[Edition, TextIO], ExportReport]
BinaryExporter = Callable[[Edition, BinaryIO], ExportReport]
Fill = Callable[[BinaryIO], object]

EXPORTERS: dict[str, Exporter] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "acled": write_acled,
    "ucdp": write_ucdp,
    "geojson": write_geojson,
    "table": write_table,
    "html": write_page,
    "atom": write_atom,
    "cap": write_cap,
    "plover": write_plover,
    "hapi": write_hapi,
    "stix": write_stix,
    "misp": write_misp,
    "ftm": write_ftm,
    "brief": write_brief,
    "ftm-statements": write_ftm_statements,
}
BINARY_EXPORTERS: dict[str, BinaryExporter] = {
    "geoparquet": write_geoparquet,
    "gpkg": write_geopackage,
    "xlsx": write_workbook,
    "pdf": write_pdf,
}
Out = TypeVar("Out", TextIO, BinaryIO)
Writer = Callable[[Edition, Out], ExportReport]
SHOWS_WITHDRAWN = ("jsonl",)
WITHOUT_QUOTES = ("csv", "acled", "ucdp", "hapi", "table")  # the page of evidence lies beside these


def formats() -> tuple[str, ...]:
    """Return the names of all formats, those of text first."""
    return (*EXPORTERS, *BINARY_EXPORTERS)


def checked_format(name: str) -> str:
    """Return the name of a format. Raises ConfigurationError where there is none of that name."""
    if name not in formats():
        raise ConfigurationError(f"there is no format {name!r}; choose one of {', '.join(formats())}")
    return name


def exporter(name: str) -> Exporter:
    """Return the exporter of a format of text. Raises ConfigurationError for any other name."""
    if checked_format(name) in BINARY_EXPORTERS:
        raise ConfigurationError(f"{name} is no text for the screen: say with -o where to write it")
    return _without_withdrawn(name, EXPORTERS[name])


def _without_withdrawn(
    name: str, export: Callable[[Edition, Out], ExportReport]
) -> Callable[[Edition, Out], ExportReport]:
    """Return the exporter of a format without what no report tells of any more: only the complete record can say so."""

    def exported(edition: Edition, out: Out) -> ExportReport:
        withdrawn = {each.id: f"withdrawn: {each.withdrawn}" for each in edition.records if each.withdrawn}
        if name in SHOWS_WITHDRAWN or not withdrawn:
            return export(edition, out)
        report = export(_without(edition, withdrawn), out)
        return changed(report, left_out={**report.left_out, **withdrawn})

    return exported


def _without(edition: Edition, left_out: Collection[str]) -> Edition:
    return changed(edition, records=tuple(each for each in edition.records if each.id not in left_out))


def export(edition: Edition, name: str, out: BinaryIO) -> ExportReport:
    """Write the incidents in any format as bytes, text as UTF-8."""
    if checked_format(name) in BINARY_EXPORTERS:
        return _without_withdrawn(name, BINARY_EXPORTERS[name])(edition, out)
    return _as_text(exporter(name), edition, out)


def write(edition: Edition, name: str, path: Path, *, replace: bool = False) -> ExportReport:
    """Write the incidents to one file in a format.

    The file appears only when it is complete and on the disk: it is written beside its place and then moved there.
    Raises ConfigurationError, naming the path, where it cannot be written or, unless ``replace``, where there is
    one already; what stood there before stays.
    """
    reports: list[ExportReport] = []
    checked_format(name)
    save({path: lambda out: reports.append(export(edition, name, out))}, replace=replace)
    return reports[0]


def publish(edition: Edition, name: str, path: Path, *, replace: bool = False) -> ExportReport:
    """Write the incidents with all that goes with them: all of it or nothing; see ``write``.

    Beside the file lie its loss report (``.losses.json``); for formats that hold no quotes the page of evidence
    (``.evidence.html``) that a column points to, with the incidents that are in the file and no others; and for the
    flat CSV what describes it (``-metadata.json`` for CSV on the Web, ``.datapackage.json`` for Frictionless Data).
    """
    checked_format(name)
    beside = path.with_name(f"{path.name}.evidence.html")
    if name in WITHOUT_QUOTES:
        edition = changed(edition, evidence=beside.name)
    reports: list[ExportReport] = []
    files: dict[Path, Fill] = {path: lambda out: reports.append(export(edition, name, out))}
    if name in WITHOUT_QUOTES:
        files[beside] = lambda out: _as_text(write_evidence_page, _without(edition, reports[0].left_out), out)
    if name == "csv":
        files |= _described(edition, path)
    files[losses.beside(path)] = lambda out: out.write(losses.loss_report(edition, name, reports[0]).encode())
    save(files, replace=replace)
    return reports[0]


def _described(edition: Edition, path: Path) -> dict[Path, Fill]:
    """What the flat CSV is, for readers of CSV on the Web and of Frictionless Data."""
    return {
        path.with_name(f"{path.name}-metadata.json"): lambda out: out.write(csvw_metadata(edition, path.name).encode()),
        path.with_name(f"{path.name}.datapackage.json"): lambda out: out.write(
            data_package(edition, path.name).encode()
        ),
    }


def save(files: Mapping[Path, Fill], *, replace: bool) -> None:
    """Make files of what fills them, in that order, all whole or none at all; see ``write``."""
    there = next((path for path in files if path.exists() and not replace), None)
    if there is not None:
        raise ConfigurationError(f"{there} exists: name another file, or say that it may be replaced")
    with ExitStack() as undo:
        parts = {path: path.with_name(f".{path.name}.{token_hex(4)}.part") for path in files}
        for path, fill in files.items():
            undo.callback(parts[path].unlink, missing_ok=True)
            _fill(path, parts[path], fill)
        for path, part in parts.items():
            try:
                part.replace(path)
            except OSError as error:
                raise ConfigurationError(f"cannot write {path}: {error.strerror or error}") from error


def _fill(path: Path, part: Path, fill: Fill) -> None:
    try:
        with part.open("xb") as out:
            fill(out)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise ConfigurationError(f"cannot write {path}: {error.strerror or error}") from error


def _as_text(exporter: Exporter, edition: Edition, out: BinaryIO) -> ExportReport:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    report = exporter(edition, text)
    text.flush()
    text.detach()
    return report
