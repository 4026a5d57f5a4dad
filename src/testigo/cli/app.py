"""The command ``testigo`` and what all its commands share: errors told in words, exit statuses."""

import sys

import typer
from rich.console import Console

from testigo.cli import (
    actors,
    changes,
    coding,
    comparing,
    custody,
    databases,
    explaining,
    exporting,
    gazetteer,
    rebuilding,
    serving,
    users,
    watching,
)
from testigo.model import ConfigurationError, InputError, ServiceError

app = typer.Typer(
    name="testigo",
    help="Reads news reports of armed violence into sourced, geocoded incident records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("code")(coding.code)
app.command("export")(exporting.export)
app.command("corrections")(comparing.corrections)
app.command("compare")(comparing.compare)
app.command("explain")(explaining.explain)
app.command("serve")(serving.serve)
app.command("rebuild")(rebuilding.rebuild_view)
app.command("changes")(changes.changes)
app.command("verify")(custody.verify)
app.command("stamp")(custody.stamp)
app.command("evidence")(custody.evidence)
app.command("watch")(watching.watch)
app.command("alerts")(watching.alerts)
app.command("approve")(watching.approve)
app.add_typer(actors.app, name="actors")
app.add_typer(users.app, name="user")
app.add_typer(databases.app, name="db")
app.add_typer(gazetteer.app, name="gazetteer")

WRONG_USE = 2  # the operator must act


def main() -> None:
    """Run the command line. What the operator can mend is told in a sentence, without a traceback."""
    try:
        app()
    except (ConfigurationError, InputError, ServiceError) as error:
        Console(stderr=True, highlight=False).print(f"testigo: {error}", markup=False)
        sys.exit(WRONG_USE)
