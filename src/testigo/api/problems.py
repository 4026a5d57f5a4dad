"""One shape for every error (RFC 9457, application/problem+json), in words that say what to do."""

import logging
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from testigo.api.wording import LONGEST, accepted, turned
from testigo.model import ConfigurationError, InputError, ServiceError
from testigo.pipeline.cells import UnknownError
from testigo.pipeline.deciding import StaleError

LOG = logging.getLogger(__name__)
TITLES = {
    400: "The request cannot be read",
    401: "Log in first",
    403: "This is not allowed",
    404: "There is no such thing",
    405: "This is not done here",
    409: "It clashes with what is there",
    412: "It has changed since you looked",
    413: "It is too large",
    415: "It is of a kind that is not read",
    422: "Something in it is wrong",
    428: "Say which version you saw",
    429: "Too many requests",
    500: "The fault is ours",
    501: "This installation is not set up for it",
    503: "Try again in a moment",
}


class Problem(BaseModel):
    """An error: what it is in general, its status, and what to do about this one."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    incident: str | None = None
    fields: list[str] | None = None


class ProblemError(HTTPException):
    """An error to be answered as a problem; ``more`` goes into it as it stands."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        """Say which status, and in words what to do."""
        super().__init__(status, detail, headers)
        self.more = more


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of the errors of a route."""
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": TITLES[status], "content": schema} for status in statuses}


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """Return the answer to an error."""
    body = Problem(title=TITLES.get(status, "It did not work"), status=status, detail=detail, **more)
    return JSONResponse(
        jsonable_encoder(body, exclude_none=True), status, headers, media_type="application/problem+json"
    )


def answer(error: Exception, language: str = "en") -> Response:
    """Return the answer that an error of any of our kinds gets, its detail in a language."""
    if isinstance(error, HTTPException):
        more = error.more if isinstance(error, ProblemError) else {}
        return problem(error.status_code, turned(str(error.detail), language), dict(error.headers or {}), **more)
    said = turned(str(error), language)
    if isinstance(error, StaleError):
        return problem(412, said, incident=error.incident_id)
    if isinstance(error, InputError):
        return problem(404 if isinstance(error, UnknownError) else 422, said)
    if isinstance(error, ConfigurationError):
        LOG.error("the installation lacks something: %s", error)
        return problem(501, said)
    if isinstance(error, ServiceError):
        return problem(503, said, {"Retry-After": "2"})
    LOG.error("a request failed", exc_info=error)
    return problem(500, turned("it is logged; nothing that was answered with success is lost", language))


Page = Callable[[Request, int, str], Response]  # how a page tells of an error: request, status, what to do


def install(app: FastAPI, page: Page | None = None) -> None:
    """Let the application answer every error in this shape; ``page`` tells it to whoever looks at it in a browser."""

    def shown(request: Request, told: Response, detail: str) -> Response:
        by_script = request.url.path.startswith("/api/") and "text/html" not in request.headers.get("accept", "")
        if page is None or by_script or told.status_code < 400:
            return told
        return page(request, told.status_code, detail)

    async def known(request: Request, error: Exception) -> Response:
        detail = error.detail if isinstance(error, HTTPException) else str(error)
        return shown(request, answer(error, accepted(request)), detail)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = [(".".join(str(part) for part in each["loc"][1:]), each["msg"][:LONGEST]) for each in error.errors()]
        language, whole = accepted(request), "the body"
        said = "; ".join(f"{name or whole}: {message}" for name, message in told)
        here = "; ".join(f"{name or turned(whole, language)}: {turned(what, language)}" for name, what in told)
        return shown(request, problem(422, here[:1000], fields=[name for name, _ in told]), said[:LONGEST])

    for kind in (HTTPException, InputError, ServiceError, ConfigurationError, Exception):
        app.add_exception_handler(kind, known)
    app.add_exception_handler(RequestValidationError, invalid)
