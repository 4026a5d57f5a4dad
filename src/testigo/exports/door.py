"""The door out: one function writes any format to a file, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from testigo.exports.acled import write_acled
from testigo.exports.flat import write_csv
from testigo.exports.geojson import write_geojson
from testigo.exports.jsonl import write_jsonl
from testigo.exports.page import write_page
from testigo.exports.report import ExportReport
from testigo.exports.table import write_table
from testigo.exports.ucdp import write_ucdp
from testigo.model import Coding, ConfigurationError

Exporter = Callable[[Coding, TextIO], ExportReport]

EXPORTERS: dict[str, Exporter] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "acled": write_acled,
    "ucdp": write_ucdp,
    "geojson": write_geojson,
    "table": write_table,
    "html": write_page,
}


def exporter(name: str) -> Exporter:
    """Return the exporter of a format. Raises ConfigurationError where there is none of that name."""
    try:
        return EXPORTERS[name]
    except KeyError:
        raise ConfigurationError(f"there is no format {name!r}; choose one of {', '.join(EXPORTERS)}") from None


def write(coding: Coding, name: str, path: Path) -> ExportReport:
    """Write the incidents to a file in a format, as UTF-8.

    The file appears only when it is complete: it is written beside its place and then moved there. Raises
    ConfigurationError, naming the path, where it cannot be written; what stood there before stays.
    """
    export = exporter(name)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            report = export(coding, out)
        part.replace(path)
    except OSError as error:
        raise ConfigurationError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return report
