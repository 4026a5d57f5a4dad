"""A store on every backend there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testigo.store import Store, open_store
from tests.databases import BACKENDS, empty_database


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return empty_database(request.param, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened
