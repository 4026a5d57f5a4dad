"""What every answer carries and every request is held to: policy headers, ETags, sizes, meters."""

import time
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from testigo.api.bench import Bench
from testigo.api.ground import Tiles
from testigo.api.guard import LOOPBACK
from testigo.api.health import Meters
from testigo.api.problems import problem

Call = Callable[[Request], Awaitable[Response]]
LARGEST_BODY = 1 << 20  # bytes of a request that is no upload
UPLOADS = ("/api/v1/uploads", "/reports")


def policy(tiles: Tiles | None) -> str:
    """Return the Content-Security-Policy: our own files and nothing else, but for the tiles that were asked for."""
    ground = f" {tiles.source}" if tiles else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            f"connect-src 'self'{ground}",
            "worker-src 'self' blob:",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def install(app: FastAPI, bench: Bench) -> None:
    """Let every request pass through here."""
    headers = {
        "Content-Security-Policy": policy(bench.conduct.tiles),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    meters = Meters()
    app.state.meters = meters

    @app.middleware("http")
    async def manners(request: Request, call: Call) -> Response:
        began = time.perf_counter()
        response = refused(request, bench) or await tagged(request, await call(request))
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        meters.count(request.method, response.status_code, time.perf_counter() - began)
        return response


def refused(request: Request, bench: Bench) -> Response | None:
    """Return the answer to a request that is not even looked at."""
    if not bench.conduct.team and request.url.hostname not in LOOPBACK:
        return problem(403, "the workbench answers this machine only: open it by 127.0.0.1 or localhost")
    if "\x00" in request.url.path or b"%00" in request.scope["query_string"]:
        return problem(422, "the address holds a character that is no text")
    size = request.headers.get("content-length", "")
    if request.url.path not in UPLOADS and (size.isdigit() and int(size) > LARGEST_BODY):
        return problem(413, f"at most {LARGEST_BODY >> 10} kB")
    return None


async def tagged(request: Request, response: Response) -> Response:
    """Give answers of the API an ETag of their content, and answer 304 where that is known."""
    if request.method != "GET" or response.status_code != 200 or not request.url.path.startswith("/api/"):
        return response
    tag = response.headers.get("etag")
    if tag is None and response.headers.get("content-type", "").startswith("application/json"):
        streamed: Any = response  # what is handed on by a middleware always is
        body = b"".join([bytes(part) async for part in streamed.body_iterator])
        tag = f'"{sha256(body).hexdigest()[:20]}"'
        kept = {name: value for name, value in response.headers.items() if name != "content-length"}
        response = Response(body, 200, {**kept, "etag": tag})
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={"etag": tag}) if tag and tag in known else response
