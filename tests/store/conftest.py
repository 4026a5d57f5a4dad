"""A store on every backend there is: SQLite in a file and in memory, PostgreSQL where a server is named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from testigo.store import Store, open_store

POSTGRESQL = os.environ.get("TESTIGO_TEST_POSTGRESQL")  # the URL of a database that tests may empty
BACKENDS = ["file", "memory", "postgresql"]

Opening = Callable[[int], Store]


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "memory":
        return "sqlite://"
    if request.param == "file":
        return str(tmp_path / "testigo.db")
    if POSTGRESQL is None:
        pytest.skip("TESTIGO_TEST_POSTGRESQL names no database")
    engine = create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return POSTGRESQL


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened
