"""``testigo serve``: the workbench in the browser."""

import getpass
import ipaddress
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from testigo.cli.coding import load_coder
from testigo.model import ConfigurationError
from testigo.settings import IN_MEMORY, Settings, checked_country

LATEST = 20  # seconds that requests under way have to end once the server is stopped
NEEDED = "the workbench needs more packages: pip install 'testigo[serve]'"


def serve(
    db: Annotated[str | None, typer.Option(help="Database URL or SQLite file")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on")] = 8600,
    team: Annotated[bool, typer.Option("--team", help="Everybody logs in; see `testigo user add`")] = False,
    country: Annotated[str | None, typer.Option(help="Home country of the sources, two letters")] = None,
    tiles: Annotated[str | None, typer.Option(help="Tile server for the map: https://.../{z}/{x}/{y}.png")] = None,
    credit: Annotated[str | None, typer.Option(help="Whom to credit for the tiles, shown below the map")] = None,
    upload: Annotated[int, typer.Option(min=1, max=1024, help="Megabytes of one upload at most")] = 25,
) -> None:
    """Open a database as the workbench: map, review, actors, reports, charts.

    Without --team it listens on this machine only and nobody logs in.
    """
    settings = Settings.load()
    if not team and not _is_loopback(host):
        raise ConfigurationError(
            f"{host}: others could reach the workbench there: add --team, so that everybody logs in"
        )
    try:
        import uvicorn  # noqa: PLC0415 - an extra, and half a second to load

        from testigo.api.bench import Bench, Conduct  # noqa: PLC0415
        from testigo.api.ground import tiles_of  # noqa: PLC0415
        from testigo.pipeline.intake import Worker  # noqa: PLC0415
        from testigo.store import open_store  # noqa: PLC0415
        from testigo.web.site import workbench  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"{NEEDED} ({error.name} is missing)") from error
    ground = None if tiles is None else tiles_of(tiles, credit)
    checked_country(country)  # a wrong one is told now, not when the first report comes
    database = db or (settings.database if settings.database != IN_MEMORY else "testigo.db")
    with open_store(database, actors=settings.actors) as store:
        conduct = Conduct(team=team, tiles=ground, user=_user(), upload=upload << 20)
        worker = Worker(store, partial(load_coder, settings, country))
        app = workbench(Bench(store, worker, conduct))
        Console(stderr=True, highlight=False).print(
            f"The workbench: http://{host}:{port}/ (Ctrl+C ends it)", markup=False
        )
        uvicorn.run(
            app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=LATEST
        )


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _user() -> str:
    """Return who works here, as the system calls them."""
    with suppress(KeyError, OSError):
        return getpass.getuser()[:60]
    return "local"
