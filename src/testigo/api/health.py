"""Whether the workbench answers, and how much it does: for whoever runs it."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from testigo.api.bench import bench_of
from testigo.api.guard import LOOPBACK, viewer_of
from testigo.api.problems import problem
from testigo.model import TestigoError
from testigo.store import intake, views

router = APIRouter(include_in_schema=False)
BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)  # seconds


@dataclass
class Meters:
    """Requests by method and status, and how long they took."""

    started: float = field(default_factory=time.time)
    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: Counter[float] = field(default_factory=Counter)
    spent: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def count(self, method: str, status: int, took: float) -> None:
        """Count one request."""
        with self._lock:
            self.requests[method, status] += 1
            self.spent += took
            for bound in BOUNDS:
                if took <= bound:
                    self.seconds[bound] += 1

    def lines(self) -> Iterator[str]:
        """Yield the meters in the text format of Prometheus."""
        total = sum(self.requests.values())
        yield "# TYPE testigo_requests_total counter"
        for (method, status), count in sorted(self.requests.items()):
            yield f'testigo_requests_total{{method="{method}",status="{status}"}} {count}'
        yield "# TYPE testigo_request_seconds histogram"
        for bound in BOUNDS:
            yield f'testigo_request_seconds_bucket{{le="{bound}"}} {self.seconds[bound]}'
        yield f'testigo_request_seconds_bucket{{le="+Inf"}} {total}'
        yield f"testigo_request_seconds_sum {self.spent:.6f}"
        yield f"testigo_request_seconds_count {total}"
        yield "# TYPE testigo_start_time_seconds gauge"
        yield f"testigo_start_time_seconds {self.started:.3f}"


@router.get("/health")
def health(request: Request) -> Response:
    """Say that the workbench answers and its database too."""
    try:
        with bench_of(request).store.desk() as connection:
            current = views.is_current(connection)
    except TestigoError as error:
        return JSONResponse({"status": "down", "reason": str(error)}, 503)
    return JSONResponse({"status": "up", "linked": current})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the meters to this machine, or to whoever holds a token."""
    near = request.client is not None and request.client.host in LOOPBACK
    if not near and viewer_of(request) is None:
        return problem(401, "send a token: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"})
    meters: Meters = request.app.state.meters
    with bench_of(request).store.desk() as connection:
        counts = intake.counts(connection)
    held = [
        line for name, count in counts.items() for line in (f"# TYPE testigo_{name} gauge", f"testigo_{name} {count}")
    ]
    return PlainTextResponse("\n".join([*meters.lines(), *held, ""]), media_type="text/plain; version=0.0.4")
