"""GeoPackage: a layer of incidents, and beside it a table of the words each value rests on."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from testigo.exports.edition import Edition
from testigo.exports.evidence_rows import evidence_rows
from testigo.exports.extras import library
from testigo.exports.frames import geo_frame
from testigo.exports.report import ExportReport

USE = "GeoPackage"


def write_geopackage(edition: Edition, out: BinaryIO) -> ExportReport:
    """Write the file: the layers ``incidents`` and ``evidence``, joined by ``id`` and ``incident``."""
    pyogrio = library("pyogrio", USE)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.gpkg"
        try:
            _write(pyogrio, edition, path)
        except (OSError, RuntimeError) as error:  # GDAL's errors are no OSErrors
            raise OSError(f"GDAL: {error}") from error
        out.write(path.read_bytes())
    return ExportReport(rows=len(edition.records))


def _write(pyogrio: Any, edition: Edition, path: Path) -> None:
    pandas = library("pandas", USE)
    frame = geo_frame(edition, USE).drop(columns=["evidence", "record"]).to_crs("EPSG:4326")
    for column in frame.columns.drop("geometry"):
        frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    pyogrio.write_dataframe(frame, path, layer="incidents", driver="GPKG", geometry_type="Point")
    evidence = pandas.DataFrame(list(evidence_rows(edition)), dtype=object)
    if len(evidence):
        pyogrio.write_dataframe(evidence, path, layer="evidence", driver="GPKG", append=True)
