"""A table for the terminal: an incident a row."""

from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from testigo.codebook import load
from testigo.exports.edition import Edition
from testigo.exports.flat import label
from testigo.exports.record import ActorRecord, CountRecord, DateRecord, IncidentRecord
from testigo.exports.report import ExportReport
from testigo.model import Certainty, DatePrecision, Status

UNKNOWN = "?"
ON_FILE = 150  # columns, where the table is a file with a page of evidence beside it
CERTAINTY_STYLES = {
    Certainty.CONFIRMED: "bold",
    Certainty.ALLEGED: "italic",
    Certainty.DISPUTED: "italic yellow",
    Certainty.DENIED: "dim strike",
}


def write_table(edition: Edition, out: TextIO) -> ExportReport:
    """Print the table, as wide as the terminal (80 columns where there is none)."""
    console = Console(file=out, highlight=False, width=ON_FILE if edition.evidence else None)
    if not edition.records:
        console.print("No incidents found.")
        return ExportReport(rows=0)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0), row_styles=["", "on grey11"])
    table.add_column("Date", no_wrap=True, min_width=10)
    table.add_column("What", ratio=3, overflow="fold")
    table.add_column("Where", ratio=3, overflow="fold")
    table.add_column("Who → whom", ratio=3, overflow="fold")
    table.add_column("Killed", justify="right", no_wrap=True)
    table.add_column("Hurt", justify="right", no_wrap=True)
    table.add_column("Rep.", justify="right", no_wrap=True)
    table.add_column("Certainty", no_wrap=True)
    table.expand = True
    if edition.evidence:
        table.add_column("Evidence", overflow="fold")
    for record in edition.records:
        pointer = [Text(f"#{record.id}")] if edition.evidence else []
        table.add_row(*cells(record), *pointer)
    console.print(table)
    if edition.evidence:
        console.print(f"Evidence: {edition.evidence}", markup=False, soft_wrap=True)
    return ExportReport(rows=len(edition.records))


def cells(record: IncidentRecord) -> tuple[Text, ...]:
    """Return the cells of one row. They are plain text: a report's words cannot style the table."""
    event = load().event_types.get(record.event_type)
    what = event.name["en"] if event else record.event_type
    if record.status is not Status.OCCURRED:
        what = f"{what} ({record.status})"
    place = record.place
    around = [name for name in (place.name, place.admin1, place.country) if name] if place else []
    return (
        Text(date_in_short(record.date)),
        Text(what, style="bold" if record.main else ""),
        Text(", ".join(dict.fromkeys(around)) or UNKNOWN),
        Text(f"{people(record.perpetrators)} → {people(record.targets)}"),
        Text(figure(record.killed)),
        Text(figure(record.injured)),
        Text(str(len(record.reports))),
        Text(record.certainty, style=CERTAINTY_STYLES.get(record.certainty, "")),
    )


def date_in_short(day: DateRecord | None) -> str:
    """Return the date no more exact than it is: 2021-12-07, 2021-12, 2021, or both ends."""
    if day is None:
        return UNKNOWN
    if day.precision is DatePrecision.MONTH and day.earliest:
        return f"{day.earliest:%Y-%m}"
    if day.precision is DatePrecision.YEAR and day.earliest:
        return f"{day.earliest:%Y}"
    if day.earliest == day.latest:
        return str(day.earliest)
    return f"{day.earliest or '…'}\n{day.latest or '…'}"


def people(actors: tuple[ActorRecord, ...] | None) -> str:
    """Return who they are, or a question mark."""
    return ", ".join(label(actor) for actor in actors) if actors else UNKNOWN


def figure(count: CountRecord | None) -> str:
    """Return a count in short: 2, 12+, 3–5, or a question mark."""
    if count is None:
        return UNKNOWN
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"
