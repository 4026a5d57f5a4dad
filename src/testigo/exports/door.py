"""The door out: one function writes any format to a file, whole or not at all."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TextIO

from testigo.exports.acled import write_acled
from testigo.exports.atom import write_atom
from testigo.exports.cap import write_cap
from testigo.exports.edition import Edition
from testigo.exports.flat import write_csv
from testigo.exports.geojson import write_geojson
from testigo.exports.jsonl import write_jsonl
from testigo.exports.page import write_page
from testigo.exports.report import ExportReport
from testigo.exports.table import write_table
from testigo.exports.ucdp import write_ucdp
from testigo.model import ConfigurationError

Exporter = Callable[[Edition, TextIO], ExportReport]
BinaryExporter = Callable[[Edition, BinaryIO], ExportReport]

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
}
BINARY_EXPORTERS: dict[str, BinaryExporter] = {}


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
    return EXPORTERS[name]


def export(edition: Edition, name: str, out: BinaryIO) -> ExportReport:
    """Write the incidents in any format as bytes, text as UTF-8."""
    if checked_format(name) in BINARY_EXPORTERS:
        return BINARY_EXPORTERS[name](edition, out)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    report = EXPORTERS[name](edition, text)
    text.flush()
    text.detach()
    return report


def write(edition: Edition, name: str, path: Path, *, replace: bool = False) -> ExportReport:
    """Write the incidents to a file in a format.

    The file appears only when it is complete and on the disk: it is written beside its place and then moved there.
    Raises ConfigurationError, naming the path, where it cannot be written or, unless ``replace``, where there is
    one already; what stood there before stays.
    """
    checked_format(name)
    return save(path, lambda out: export(edition, name, out), replace=replace)


def save(path: Path, fill: Callable[[BinaryIO], ExportReport], *, replace: bool) -> ExportReport:
    """Make a file of what ``fill`` writes, whole or not at all; see ``write``."""
    if path.exists() and not replace:
        raise ConfigurationError(f"{path} exists: name another file, or say that it may be replaced")
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with part.open("xb") as out:
            report = fill(out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        raise ConfigurationError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return report
