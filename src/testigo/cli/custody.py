"""``testigo verify`` and ``testigo evidence``: what was taken is as it was taken, and can be handed on."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import urllib3
from rich.console import Console

from testigo import pipeline
from testigo.evidence import package
from testigo.model import ConfigurationError, ServiceError
from testigo.settings import IN_MEMORY, Settings
from testigo.store import Store, open_store, stamps
from testigo.store.verification import Flaw

SILENCE = 30.0  # seconds that an authority may take to answer
FLAWED = 1  # exit status: something was altered or is missing
Database = Annotated[str | None, typer.Option("--db", help="Database URL or SQLite file that keeps everything")]


def verify(
    db: Database = None,
    head: Annotated[str | None, typer.Option(help="Head of the log as noted earlier: it must still be there")] = None,
    roots: Annotated[Path | None, typer.Option(help="Certificates (PEM) by which time stamps are checked")] = None,
) -> None:
    """Check every capture against the log of custody; name what was altered or is missing."""
    console = Console(highlight=False)
    with kept_store(db) as store:
        found = list(store.flaws(head))
        for stamp in stamps.stamps(store.custody(), _read(roots)) if roots else ():
            if isinstance(stamp, Flaw):
                found.append(stamp)
            else:
                console.print(f"stamped {stamp[1]:%Y-%m-%d %H:%M:%S %Z} by {stamp[0]}", markup=False)
        for flaw in found:
            console.print(f"{flaw.subject}: {flaw.message}", markup=False, soft_wrap=True)
        entries = sum(1 for _ in store.custody())
        told = f"{len(found)} flaws" if found else "nothing was altered, nothing is missing"
        console.print(f"{entries} entries in the log of custody: {told}", markup=False)
        console.print(f"head {store.custody_head()}", markup=False, soft_wrap=True)
    if found:
        raise typer.Exit(FLAWED)


def stamp(
    authority: Annotated[str, typer.Argument(help="Address of a time-stamp authority (RFC 3161)")],
    db: Database = None,
) -> None:
    """Have an authority stamp the log of custody as it stands: only the hash of its end is sent."""
    with kept_store(db) as store:
        head = store.custody_head()
        store.add_proof(head, authority, stamps.token(_posted(authority, stamps.request(head))), datetime.now(UTC))
    Console(stderr=True, highlight=False).print(f"{authority} stamped {head}", markup=False, soft_wrap=True)


def _posted(address: str, request: bytes) -> bytes:
    headers = {"Content-Type": stamps.REQUEST_TYPE}
    try:
        answer = urllib3.request("POST", address, body=request, headers=headers, timeout=SILENCE, retries=False)
    except urllib3.exceptions.HTTPError as error:
        raise ServiceError(f"{address} does not answer ({error})") from error
    return answer.data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: it cannot be read ({error.strerror or error})") from error


def evidence(
    incident: Annotated[str, typer.Argument(help="Id of an incident")],
    out: Annotated[Path, typer.Option("-o", "--output", help="A new folder")],
    db: Database = None,
) -> None:
    """Write the evidence of one incident as a BagIt bag: record, texts, original bytes, entries of the log."""
    with kept_store(db) as store:
        folder = package(store, pipeline.believe(store), incident, out)
    Console(stderr=True, highlight=False).print(f"the evidence of {incident} is in {folder}", markup=False)


def kept_store(db: str | None) -> Store:
    """Open a database that is kept. Raises ConfigurationError where none is named or there is none."""
    settings = Settings.load()
    url = db or settings.database
    if url == IN_MEMORY:
        raise ConfigurationError("name the database: --db FILE, or TESTIGO_DATABASE in the environment")
    if "://" not in url and not Path(url).exists():
        raise ConfigurationError(f"{url}: there is no such database")
    return open_store(url, actors=settings.actors)
