import pytest

from testigo import pipeline
from testigo.model import Coding
from testigo.store import open_store
from tests.publication.invented import REPORTS, captured


@pytest.fixture(scope="session")
def named(coder: pipeline.Coder) -> Coding:
    """Reports full of invented names, as the pipeline codes them."""
    with open_store("sqlite://") as store:
        for capture, data in captured(REPORTS):
            store.add_capture(capture, data)
        pipeline.code([], store, coder)
        return pipeline.believe(store)
