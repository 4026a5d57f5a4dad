"""``testigo gazetteer``: more places than come with Testigo, in the operator's own gazetteer."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from testigo.lexicon.place_names import fold
from testigo.model import ConfigurationError, InputError
from testigo.resolution.gazetteer import open_gazetteer
from testigo.resolution.gazetteer_download import GEONAMES, download
from testigo.resolution.gazetteer_import import Added
from testigo.resolution.gazetteer_shelf import Shelf
from testigo.settings import Settings, checked_country

app = typer.Typer(help="The places that Testigo knows, and more of them.", no_args_is_help=True)
SHOWN = 30  # places of one name listed


def _shelf() -> Shelf:
    return Shelf(Settings.load().data / "gazetteer")


@app.command()
def add(
    country: Annotated[str | None, typer.Argument(help="Country whose places GeoNames lists: two letters")] = None,
    file: Annotated[Path | None, typer.Option(help="GeoNames' file of the country, already fetched")] = None,
    inegi: Annotated[Path | None, typer.Option(help="INEGI's catalogue of Mexico's localities")] = None,
    sha256: Annotated[str | None, typer.Option(help="What the fetched archive's SHA-256 must be")] = None,
    source: Annotated[str, typer.Option(help="Where GeoNames' files are fetched from")] = GEONAMES,
) -> None:
    """Add every village of a country. What fails changes nothing: the old gazetteer stays in use."""
    shelf, console = _shelf(), Console(stderr=True, highlight=False)
    if (country is None) == (inegi is None):
        raise ConfigurationError("give either a country, such as MX, or --inegi with INEGI's catalogue")
    if inegi is not None:
        with console.status("reading INEGI's catalogue; this takes a minute or two"):
            _tell(console, "INEGI", shelf.add("inegi", "MX", inegi), shelf)
        return
    code = checked_country(country) or ""
    fetched = file or _fetched(console, f"{source.rstrip('/')}/{code}.zip", shelf.folder / "downloads", sha256)
    try:
        with console.status(f"reading {fetched.name}; this takes a minute or two"):
            _tell(console, f"GeoNames for {code}", shelf.add("geonames", code, fetched), shelf)
    finally:
        if file is None:
            fetched.unlink(missing_ok=True)


def _fetched(console: Console, url: str, folder: Path, sha256: str | None) -> Path:
    target = folder / url.rpartition("/")[2]
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, TransferSpeedColumn(), TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(target.name, total=None)
        download(
            url, target, sha256=sha256, progress=lambda there, total: bar.update(task, completed=there, total=total)
        )
    return target


def _tell(console: Console, name: str, added: Added, shelf: Shelf) -> None:
    told = f"{name}: {added.new:,} new places, {added.known:,} known before; kept in {shelf.folder}"
    console.print(told, markup=False)


@app.command("list")
def catalogues() -> None:
    """List the catalogues that were added, and where they are kept."""
    shelf, console = _shelf(), Console(highlight=False)
    console.print(f"in use: {shelf.in_use}", markup=False, soft_wrap=True)
    for kept in shelf.catalogues():
        places = f"{kept.added.new:,} new places, {kept.added.known:,} known before"
        console.print(f"  {kept.kind} {kept.country}: {places}; SHA-256 {kept.sha256}", markup=False, soft_wrap=True)
    if shelf.is_outdated():
        console.print("Testigo's own gazetteer is newer: `testigo gazetteer rebuild` takes it over", markup=False)


@app.command()
def rebuild() -> None:
    """Make the gazetteer anew of Testigo's own and the catalogues added, as after an update of Testigo."""
    shelf, console = _shelf(), Console(stderr=True, highlight=False)
    with console.status("making the gazetteer anew"):
        made = shelf.rebuild()
    for (kind, country), added in made.items():
        _tell(console, f"{kind} {country}", added, shelf)
    console.print(f"in use: {shelf.in_use}", markup=False, soft_wrap=True)


@app.command()
def show(name: Annotated[str, typer.Argument(help="The name of a place")]) -> None:
    """Print every place of a name, the most populous first."""
    entries = open_gazetteer(_shelf().in_use).lookup(fold(name))
    if not entries:
        raise InputError(f"the gazetteer knows no place called {name!r}; `testigo gazetteer add` brings villages")
    console = Console(highlight=False)
    for entry in entries[:SHOWN]:
        holders = ", ".join(unit for unit in (entry.admin2, entry.admin1, entry.country) if unit)
        people = f", {entry.population:,} people" if entry.population else ""
        where = f"{entry.kind} in {holders}: {entry.lat:.4f}, {entry.lon:.4f}{people}"
        console.print(f"{entry.name}, {where} ({entry.id})", markup=False, soft_wrap=True)
    if len(entries) > SHOWN:
        console.print(f"and {len(entries) - SHOWN} smaller ones", markup=False)
