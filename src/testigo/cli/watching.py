"""``testigo watch`` and ``testigo alerts``: sources on their schedule, and what was worth telling."""

import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from testigo.cli.coding import load_coder
from testigo.cli.custody import Database, kept_store
from testigo.model import ConfigurationError, InputError, ServiceError
from testigo.settings import IN_MEMORY, Settings
from testigo.store import open_store

REST = 1.0  # seconds between two ticks
PAUSE = 60.0  # seconds after trouble with the database: a full disk, a server that is away
Sources = Annotated[list[Path] | None, typer.Option("--sources", help="A folder of your own source cards")]


def watch(
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids of sources; without any, all of your own cards")
    ] = None,
    sources: Sources = None,
    rules: Annotated[Path | None, typer.Option(help="A YAML file of rules and channels for alerts")] = None,
    country: Annotated[str | None, typer.Option(help="Home country of the sources, two letters")] = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, and end")] = False,
    db: Database = None,
) -> None:
    """Watch sources: take what is new, code and link it, raise alerts. It can be stopped at any moment."""
    settings = Settings.load()
    url = db or settings.database
    if url == IN_MEMORY:
        raise ConfigurationError("name a database that is kept: --db FILE, or TESTIGO_DATABASE in the environment")
    told = Console(stderr=True, highlight=False)
    watching, guest = _watching(), _guest(settings)
    outlets = sources or [*settings.sources]
    cards, orders = _cards(names or [], outlets), watching.load_orders(rules)
    login = watching.Login(*settings.mail) if settings.mail else None
    with open_store(url, actors=settings.actors) as store:
        coder = load_coder(settings, country, store, outlets=outlets)
        watcher = watching.Watcher(store, coder, cards, guest, orders, login)
        told.print(f"watching {len(cards)} sources", markup=False)
        try:
            _run(watcher, once, told)
        except KeyboardInterrupt:
            told.print("stopped", markup=False)
        finally:
            watcher.close()


def _run(watcher: Any, once: bool, told: Console) -> None:
    while True:
        try:
            left = watcher.tick(REST)
        except (ConfigurationError, ServiceError) as error:
            if once:
                raise
            told.print(f"{error}; trying again in {PAUSE:.0f} seconds", markup=False)
            time.sleep(PAUSE)
            continue
        if once and not left:
            return


def _cards(names: list[str], folders: list[Path]) -> dict[str, Any]:
    cards = import_module("testigo.sources.cards")
    found = cards.load_cards(cards.SHIPPED, *folders)
    own = cards.load_cards(*folders) if folders else {}
    unknown = sorted(set(names) - found.keys())
    if unknown:
        raise ConfigurationError(f"there is no source card {', '.join(unknown)}: see docs/sources.md")
    if not names and not own:
        raise ConfigurationError("say what to watch: the ids of sources, or --sources with a folder of cards")
    return {name: found[name] for name in names or own}


def _watching() -> Any:
    try:
        return import_module("testigo.watching")
    except ImportError as error:
        raise ConfigurationError(
            f"watching needs more packages ({error.name}): pip install 'testigo[watch]'"
        ) from error


def _guest(settings: Settings) -> Any:
    fetching = import_module("testigo.sources.fetching")
    custody = import_module("testigo.store.custody")
    agent = custody.TOOL.replace("testigo ", "Testigo/") + (f" (+{settings.contact})" if settings.contact else "")
    try:
        walls = fetching.Walls(settings.networks)
    except ValueError as error:
        raise ConfigurationError(f"TESTIGO_NETWORKS: {error}") from error
    return fetching.Polite(fetching.Fetcher(agent, walls, settings.proxy))


def alerts(db: Database = None) -> None:
    """List the alerts that were raised, and whether a person approved them."""
    console = Console(highlight=False)
    with kept_store(db) as store:
        approved = store.watching.approved()
        for alert in store.watching.alerts():
            by = f", approved by {approved[alert.id]}" if alert.id in approved else ""
            said = f"{alert.id} {alert.raised_at:%Y-%m-%d %H:%M} {alert.rule}: {alert.reason} ({alert.incident_id}{by})"
            console.print(said, markup=False, soft_wrap=True)


def approve(
    alert: Annotated[str, typer.Argument(help="Id of an alert")],
    reviewer: Annotated[str, typer.Option(help="Who says so")],
    note: Annotated[str, typer.Option(help="Why")] = "",
    db: Database = None,
) -> None:
    """Say that an alert may go out as actual: until then CAP alerts are tests for named addressees."""
    with kept_store(db) as store:
        if alert not in {each.id for each in store.watching.alerts()}:
            raise InputError(f"there is no alert {alert}")
        store.watching.approve(alert, reviewer, datetime.now(UTC), note)
