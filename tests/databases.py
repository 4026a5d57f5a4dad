"""Databases for tests: SQLite in a file and in memory, PostgreSQL where a server is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

POSTGRESQL = os.environ.get("TESTIGO_TEST_POSTGRESQL")  # the URL of a database whose server tests may use
BACKENDS = ["file", "memory", "postgresql"]


def empty_database(kind: str, folder: Path) -> str:
    """Return the URL of an empty database, or skip where there is no server. Each worker has its own."""
    if kind == "memory":
        return "sqlite://"
    if kind == "file":
        return str(folder / "testigo.db")
    return server_database()


def server_database(name: str = "", copied_from: str = "template1") -> str:
    """Return the URL of a database of this worker on the server, made anew, or skip where there is no server.

    ``copied_from`` is another of its databases, or the server's own empty one; nobody may be connected to it.
    """
    if POSTGRESQL is None:
        pytest.skip("TESTIGO_TEST_POSTGRESQL names no database: start one with .ci/postgresql")
    name = f"testigo_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}{name}"
    engine = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {copied_from}"))
    engine.dispose()
    return make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
