"""The whole workbench: the API and the pages."""

from fastapi import FastAPI

from testigo.api.app import create_app
from testigo.api.bench import Bench
from testigo.web import account, assets, explore, incident, intake, register, reviewing
from testigo.web.rendering import error_page

PAGES = (explore, incident, reviewing, register, intake, account, assets)


def workbench(bench: Bench) -> FastAPI:
    """Return the application that ``testigo serve`` runs."""
    return create_app(bench, [part.router for part in PAGES], error_page)
