"""``testigo rebuild``: a database brought up to the rules in use, with what changed."""

from collections import Counter
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from testigo.cli.coding import load_coder
from testigo.pipeline.rebuilding import Change, Rebuilt, rebuild
from testigo.settings import Settings
from testigo.store import open_store

SHOWN = 200  # changes listed on the screen


def rebuild_view(
    db: Annotated[str | None, typer.Option(help="Database URL or SQLite file")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change")] = False,
    country: Annotated[str | None, typer.Option(help="Home country of the sources, two letters")] = None,
) -> None:
    """Read anew what older rules coded, work out every incident, and list what changed."""
    settings, console = Settings.load(), Console(highlight=False)
    opened = open_store(db or settings.database, actors=settings.actors)
    with opened as store, Console(stderr=True).status("reading anew") as status:
        coder = load_coder(settings, country, store)
        done = rebuild(
            store, coder, dry=dry_run, progress=lambda at, total: status.update(f"reading anew {at}/{total}")
        )
    if done.changes:
        console.print(_table(done.changes[:SHOWN]))
    if len(done.changes) > SHOWN:
        console.print(f"and {len(done.changes) - SHOWN} more changes", markup=False)
    console.print(_summary(done) + ("; nothing was written" if dry_run else ""), markup=False)


def _summary(done: Rebuilt) -> str:
    cells = Counter(each.cell for each in done.changes).most_common()
    told = f"{done.read_anew} reports read by newer rules; {len(done.changes)} changes"
    return told + (": " + ", ".join(f"{cell} {number}" for cell, number in cells) if cells else "")


def _table(changes: tuple[Change, ...]) -> Table:
    table = Table("incident", "cell", "old", "new")
    for each in changes:
        table.add_row(each.incident_id, each.cell, each.old, each.new)
    return table
