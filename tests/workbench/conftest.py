"""A database of the example reports, coded once a worker, and a copy of it on every backend for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import make_url

from testigo.api.bench import Bench, Conduct
from testigo.api.guard import hashed
from testigo.pipeline.intake import Worker
from testigo.store import Store, open_store, people
from testigo.store.copying import copy_database
from testigo.web.site import workbench
from tests.databases import server_database


@pytest.fixture(scope="session")
def examples_on_server(coded_examples: Path) -> str:
    """The name of a database on the server that holds the examples, to be copied."""
    url = server_database("_examples")
    copy_database(str(coded_examples), url)
    return str(make_url(url).database)


@pytest.fixture(params=["file", "postgresql"])
def url(request: pytest.FixtureRequest, coded_examples: Path, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return server_database(copied_from=request.getfixturevalue("examples_on_server"))
    return str(shutil.copy(coded_examples, tmp_path / "testigo.db"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


PASSWORD = "correct horse battery staple"
USERS = {"rita": "reader", "carl": "coder", "ana": "reviewer", "ben": "reviewer", "ada": "administrator"}


def add_users(store: Store) -> None:
    kept = hashed(PASSWORD)
    with store.desk(write=True) as connection:
        for name, role in USERS.items():
            people.add_user(connection, name, role, kept)


def opened(store: Store, conduct: Conduct) -> TestClient:
    return TestClient(workbench(Bench(store, Worker(store), conduct)), raise_server_exceptions=False)


@pytest.fixture
def local(store: Store) -> Iterator[TestClient]:
    """The workbench of one user, as a script sees it."""
    with opened(store, Conduct(user="ana")) as client:
        yield client


@pytest.fixture
def team(store: Store) -> Iterator[TestClient]:
    """The workbench of a team; nobody is logged in yet."""
    add_users(store)
    with opened(store, Conduct(team=True)) as client:
        yield client
