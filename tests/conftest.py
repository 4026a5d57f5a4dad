"""What is loaded once and used by many tests: the coder, and the shipped examples coded by it."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does: see testigo.cli

import pytest
from hypothesis import settings

from testigo import pipeline
from testigo.model import Coding
from testigo.store import open_store
from tests.example_reports import EXAMPLES

# Tests never measure speed, and a merge is not decided by the draw of a day: CI takes the same examples each time.
settings.register_profile("testigo", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("testigo")


@pytest.fixture(scope="session")
def coder() -> pipeline.Coder:
    return pipeline.Coder.load()


@pytest.fixture(scope="session")
def coded_examples(tmp_path_factory: pytest.TempPathFactory, coder: pipeline.Coder) -> Path:
    """A database of the example reports, coded once for all workers: tests copy it."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = folder / "examples.db"
    with (folder / "examples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with open_store(str(folder / "making.db")) as store:
                pipeline.code([EXAMPLES], store, coder)
                pipeline.believe(store)
            (folder / "making.db").rename(path)
    return path


@pytest.fixture(scope="session")
def examples(coded_examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Coding:
    copy = tmp_path_factory.mktemp("examples") / "examples.db"
    shutil.copy(coded_examples, copy)
    with open_store(str(copy)) as store:
        return pipeline.believe(store)
