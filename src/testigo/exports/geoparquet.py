"""GeoParquet 1.1: points with all columns, the evidence and the whole record; read back without loss."""

import io
from typing import BinaryIO

from testigo.exports.edition import Edition
from testigo.exports.frames import geo_frame
from testigo.exports.report import ExportReport


def write_geoparquet(edition: Edition, out: BinaryIO) -> ExportReport:
    """Write the file. An incident without coordinates has a null geometry and keeps its columns."""
    packed = io.BytesIO()
    geo_frame(edition, "GeoParquet").to_parquet(packed, schema_version="1.1.0", write_covering_bbox=True, index=False)
    out.write(packed.getvalue())
    return ExportReport(rows=len(edition.records))
