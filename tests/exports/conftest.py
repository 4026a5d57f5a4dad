import pytest
from sample_incidents import sample_coding

from testigo.model import Coding


@pytest.fixture(scope="session")
def coding() -> Coding:
    return sample_coding()
