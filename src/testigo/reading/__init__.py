"""Bytes to reports: text, language, date of publication, and what is not the report's own words."""

from testigo.reading.document import Document, Reader, Stated
from testigo.reading.reports import READERS, read, read_all

__all__ = ["READERS", "Document", "Reader", "Stated", "read", "read_all"]
