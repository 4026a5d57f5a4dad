"""Incidents in the formats that others read. ``EXPORTERS`` holds one function a format."""

from testigo.exports.assembly import incident_record, records
from testigo.exports.door import EXPORTERS, Exporter, exporter, write
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport

__all__ = ["EXPORTERS", "ExportReport", "Exporter", "IncidentRecord", "exporter", "incident_record", "records", "write"]
