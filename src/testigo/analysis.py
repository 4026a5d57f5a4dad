"""Incidents for analysis: a database or an export, opened and handed over as a frame of pandas, polars or geopandas."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from testigo import pipeline
from testigo.exports import Edition, IncidentRecord
from testigo.exports.evidence_rows import evidence_rows
from testigo.exports.extras import library
from testigo.exports.frames import arrow_table, geo_frame
from testigo.exports.reading_back import is_export, read_records
from testigo.model import ConfigurationError, Report
from testigo.pipeline import publishing
from testigo.pipeline.registering import in_use
from testigo.publication import load_profile
from testigo.settings import Settings
from testigo.store import open_store

Library = Literal["pandas", "polars", "geopandas"]
USE = "a frame"


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents with what they rest on. Iterate over ``records`` for everything; frames have a row an incident."""

    edition: Edition

    @property
    def records(self) -> tuple[IncidentRecord, ...]:
        """The incidents, each complete."""
        return self.edition.records

    @property
    def reports(self) -> Mapping[str, Report]:
        """The reports by id, where the database holds them; an export has none."""
        return self.edition.reports

    def incidents(self, frame: Library = "pandas") -> Any:
        """Return a row an incident, with the columns of the flat CSV; an absent value is null, never zero.

        Raises ConfigurationError where the library is not installed.
        """
        if frame == "geopandas":
            return geo_frame(self.edition, USE).drop(columns=["record", "evidence", "evidence_page"])
        table = arrow_table(self.edition, USE).drop_columns(["record", "evidence", "evidence_page"])
        return _frame(table, frame)

    def evidence(self, frame: Library = "pandas") -> Any:
        """Return a row a quote: its incident, field and words, who says so, and the report."""
        return _frame(library("pyarrow", USE).Table.from_pylist(list(evidence_rows(self.edition))), frame)


def open(source: str | Path, profile: str = "internal") -> Incidents:  # noqa: A001
    """Open a database (its path or URL) or an export (``jsonl``, ``geoparquet``, ``ftm-statements``).

    ``profile`` takes out of a database what it withholds; an export is as it was published. Raises
    ConfigurationError where there is nothing to open.
    """
    path = Path(source)
    if path.is_file() and is_export(path):
        return Incidents(Edition(read_records(path), datetime.now(UTC)))
    if "://" not in str(source) and not path.is_file():
        raise ConfigurationError(f"there is no database and no export at {source}")
    with open_store(str(source), actors=Settings.load().actors) as store:
        coding, actors = pipeline.believe(store), in_use(store)
    return Incidents(publishing.edition(coding, load_profile(profile), datetime.now(UTC), actors))


def _frame(table: Any, frame: Library) -> Any:
    if frame == "polars":
        return library("polars", USE).from_arrow(table)
    return table.to_pandas(types_mapper=library("pandas", USE).ArrowDtype)
