"""Incidents in the formats that others read. ``EXPORTERS`` holds one function a format."""

from testigo.exports.assembly import incident_record, records
from testigo.exports.door import (
    BINARY_EXPORTERS,
    EXPORTERS,
    Exporter,
    checked_format,
    export,
    exporter,
    formats,
    publish,
    save,
    write,
)
from testigo.exports.edition import Edition
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport

__all__ = [
    "BINARY_EXPORTERS",
    "EXPORTERS",
    "Edition",
    "ExportReport",
    "Exporter",
    "IncidentRecord",
    "checked_format",
    "export",
    "exporter",
    "formats",
    "incident_record",
    "publish",
    "records",
    "save",
    "write",
]
