"""Exports read back: the records of JSON lines, GeoParquet and FollowTheMoney statements, without loss."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from testigo.exports.extras import library
from testigo.exports.ftm import records_of
from testigo.exports.record import IncidentRecord
from testigo.model import InputError

PARQUET, STATEMENTS = b"PAR1", b"canonical_id,"


def is_export(path: Path) -> bool:
    """Say whether a file is an export that ``read_records`` reads."""
    with path.open("rb") as file:
        head = file.read(len(STATEMENTS))
    return head.startswith((PARQUET, STATEMENTS, b'{"id":'))


def read_records(path: Path) -> tuple[IncidentRecord, ...]:
    """Return the records of an export: ``jsonl``, ``geoparquet`` or ``ftm-statements``.

    Raises InputError where the file cannot be read or is none of these.
    """
    try:
        return tuple(_records(path.read_bytes()))
    except (OSError, ValueError, KeyError, ValidationError) as error:
        raise InputError(f"{path} is no export of Testigo's that can be read back: {error}") from error


def _records(data: bytes) -> Iterator[IncidentRecord]:
    if data.startswith(PARQUET):
        table = library("pyarrow.parquet", "GeoParquet").read_table(io.BytesIO(data), columns=["record"])
        yield from map(IncidentRecord.model_validate_json, table["record"].to_pylist())
    elif data.startswith(STATEMENTS):
        rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
        yield from records_of((row["prop"], row["value"]) for row in rows)
    else:
        yield from map(IncidentRecord.model_validate_json, (line for line in data.decode().split("\n") if line.strip()))
