"""The application: the API under /api/v1, and whatever pages are put beside it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from testigo.api import actors, decisions, downloads, health, incidents, manners, people, problems, reports
from testigo.api.bench import Bench
from testigo.api.problems import Problem
from testigo.store import people as accounts

VERSION = "1"
ABOUT = """Everything the pages of the workbench do.

Errors are `application/problem+json`. Lists are paged by the `next` of the page before. What is changed goes with
`If-Match` and the ETag of what was seen. Offsets into reports count code points.
"""


def create_app(bench: Bench, pages: Sequence[APIRouter] = (), page: problems.Page | None = None) -> FastAPI:
    """Return the application over a workbench, with pages beside the API, and how a page tells of an error."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not bench.conduct.team:
            with bench.store.desk(write=True) as connection:
                accounts.add_user(connection, bench.conduct.user, "administrator", None)
        bench.worker.start()
        yield
        bench.worker.stop()

    app = FastAPI(
        title="Testigo", version=VERSION, description=ABOUT, lifespan=lifespan,
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.bench = bench
    for module in (incidents, decisions, reports, actors, people, downloads):
        app.include_router(module.router, prefix="/api/v1")
    app.include_router(health.router)
    for part in pages:
        app.include_router(part)
    problems.install(app, page)
    manners.install(app, bench)

    def described() -> dict[str, object]:
        if app.openapi_schema is None:
            app.openapi_schema = described_of(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
    return app


def described_of(app: FastAPI) -> dict[str, object]:
    """Return the OpenAPI description, with the one shape of errors in it."""
    schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    return schema
