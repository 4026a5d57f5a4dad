"""``testigo code``: files and folders of reports to incidents."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from testigo import pipeline
from testigo.cli.values import parsed_date
from testigo.exports import EXPORTERS, Edition, ExportReport, checked_format, exporter, write
from testigo.model import Coding
from testigo.pipeline.registering import learnt
from testigo.resolution.gazetteer_shelf import Shelf
from testigo.settings import Settings, checked_country
from testigo.sources.files import SUFFIXES
from testigo.store import Store, open_store

SOME_LEFT_OUT = 1  # exit status: the rest was coded, some input could not be used
SHOWN_ISSUES = 20  # lines of trouble shown; the database holds them all
FORMAT_OF_SUFFIX = {".jsonl": "jsonl", ".csv": "csv", ".geojson": "geojson", ".html": "html", ".txt": "table"}


def code(
    paths: Annotated[list[Path], typer.Argument(help=f"Files and folders: {' '.join(SUFFIXES)}")],
    published: Annotated[str | None, typer.Option(help="Publication date of all reports, as YYYY-MM-DD")] = None,
    country: Annotated[str | None, typer.Option(help="Home country of the sources, two letters")] = None,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Link the accounts of one incident")] = True,
    form: Annotated[str | None, typer.Option("--format", help=f"One of {', '.join(EXPORTERS)}")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write; else to the screen")] = None,
    db: Annotated[str | None, typer.Option(help="Database URL or SQLite file that keeps everything")] = None,
    own: Annotated[Path | None, typer.Option("--actors", help="A register file of your own")] = None,
) -> None:
    """Code reports into incidents, each cell with the words it rests on."""
    settings = Settings.load()
    name = _format(form, out)
    told = Console(stderr=True, highlight=False)
    with open_store(db or settings.database, actors=own or settings.actors) as store, _progress(told) as progress:
        task = progress.add_task("loading", total=None)
        coder = load_coder(settings, country, store, own)
        pipeline.code(
            paths,
            store,
            coder,
            parsed_date(published),
            lambda done, total, name: progress.update(task, completed=done, total=total, description=Path(name).name),
        )
        progress.update(task, description="linking")
        coding = pipeline.believe(store, linked=link)
        outdated = store.count_outdated()
    report = _deliver(coding, name, out)
    _summary(told, coding, report, out)
    if outdated:
        told.print(f"{outdated} reports were coded by older rules: testigo rebuild reads them anew", markup=False)
    if coding.issues:
        raise typer.Exit(SOME_LEFT_OUT)


def load_coder(
    settings: Settings,
    country: str | None,
    store: Store | None = None,
    own: Path | None = None,
    outlets: Sequence[Path] = (),
) -> pipeline.Coder:
    """Load the coder with the operator's gazetteer, register and cards, and what persons accepted in the store.

    ``country``, ``own``, a register file, and ``outlets``, folders of cards, go before those of the settings.
    """
    return pipeline.Coder.load(
        checked_country(country) or settings.country,
        Shelf(settings.data / "gazetteer").in_use,
        own or settings.actors,
        learnt(store) if store else "",
        outlets or settings.sources,
    )


def _format(form: str | None, out: Path | None) -> str:
    if form is None:
        form = FORMAT_OF_SUFFIX.get(out.suffix, "jsonl") if out else "table"
    exporter(form) if out is None else checked_format(form)  # an unknown format is told before the work, not after
    return form


def _progress(console: Console) -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, transient=True)


def _deliver(coding: Coding, name: str, out: Path | None) -> ExportReport:
    if out is not None:
        return write(Edition.of(coding), name, out, replace=True)
    return exporter(name)(Edition.of(coding), typer.get_text_stream("stdout"))


def _summary(console: Console, coding: Coding, report: ExportReport, out: Path | None) -> None:
    where = f" to {out}" if out else ""
    made = f"{len(coding.reports)} reports, {len(coding.accounts)} accounts, {len(coding.incidents)} incidents"
    console.print(f"{made}; {report}{where}", markup=False)
    if not coding.issues:
        return
    console.print(f"{len(coding.issues)} could not be used:", markup=False)
    for issue in coding.issues[:SHOWN_ISSUES]:
        console.print(f"  {issue.subject}: {issue.message}", markup=False)
    if len(coding.issues) > SHOWN_ISSUES:
        console.print(f"  and {len(coding.issues) - SHOWN_ISSUES} more, in the database", markup=False)
