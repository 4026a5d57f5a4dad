"""What is loaded once and used by many tests: the coder, and the shipped examples coded by it."""

from __future__ import annotations

import os

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
def examples(coder: pipeline.Coder) -> Coding:
    with open_store("sqlite://") as store:
        pipeline.code([EXAMPLES], store, coder)
        return pipeline.believe(store)
