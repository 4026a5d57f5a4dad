"""A database of the example reports, coded once a worker, and a copy of it on every backend for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.store import Store, open_store
from testigo.store.copying import copy_database
from tests.databases import empty_database
from tests.example_reports import EXAMPLES


@pytest.fixture(scope="session")
def coder() -> pipeline.Coder:
    return pipeline.Coder.load()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory, coder: pipeline.Coder) -> Path:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with open_store(str(path)) as store:
        pipeline.code([EXAMPLES], store, coder)
        pipeline.believe(store)
    return path


@pytest.fixture(params=["file", "postgresql"])
def url(request: pytest.FixtureRequest, examples: Path, tmp_path: Path) -> str:
    url = empty_database(request.param, tmp_path)
    if request.param == "file":
        shutil.copy(examples, url)
    else:
        copy_database(str(examples), url)
    return url


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened
