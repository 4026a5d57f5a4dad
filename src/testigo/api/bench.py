"""What every request works with: the store, the worker, and how the workbench is run."""

from dataclasses import dataclass, field

from fastapi import Request

from testigo.api.ground import Tiles
from testigo.api.limits import Limits
from testigo.pipeline.intake import Worker
from testigo.store import Store

LOCAL_USER = "local"


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the workbench is run. ``team`` asks everybody to log in; else there is one user, on this machine only."""

    team: bool = False
    tiles: Tiles | None = None  # over the outlines of the map
    user: str = LOCAL_USER
    upload: int = 25 * 1024 * 1024  # bytes of one upload
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Bench:
    """The workbench of one process."""

    store: Store
    worker: Worker
    conduct: Conduct


def bench_of(request: Request) -> Bench:
    """Return the workbench that a request is made to."""
    bench: Bench = request.app.state.bench
    return bench
