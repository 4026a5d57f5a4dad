"""``testigo db``: bring a database up to date, and copy one into another."""

from typing import Annotated

import typer
from rich.console import Console

from testigo.model import ConfigurationError
from testigo.settings import IN_MEMORY, Settings
from testigo.store import open_store
from testigo.store.copying import copy_database

app = typer.Typer(help="The database.", no_args_is_help=True)


@app.callback()
def databases() -> None:
    """Upgrade and copy databases."""


@app.command()
def upgrade(db: Annotated[str | None, typer.Option(help="Database URL or SQLite file")] = None) -> None:
    """Bring a database of an older version up to date; no row is lost. Every other command does so too."""
    name = db or Settings.load().database
    if name == IN_MEMORY:
        raise ConfigurationError("name the database: --db mine.db, or TESTIGO_DATABASE")
    with open_store(name) as store, store.desk() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    Console(stderr=True, highlight=False).print(f"{name} is at version {version}", markup=False)


@app.command()
def copy(
    source: Annotated[str, typer.Option("--from", help="Database URL or SQLite file to read")],
    target: Annotated[str, typer.Option("--to", help="Empty database to fill")],
) -> None:
    """Copy everything into an empty database: from SQLite to PostgreSQL when a team grows, and back."""
    copied = copy_database(source, target)
    rows = sum(copied.values())
    Console(stderr=True, highlight=False).print(f"{rows} rows of {len(copied)} tables copied", markup=False)
