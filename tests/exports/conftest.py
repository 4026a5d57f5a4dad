import pytest
from made import MADE
from sample_incidents import sample_coding

from testigo.exports import Edition
from testigo.model import Coding


@pytest.fixture(scope="session")
def coding() -> Coding:
    return sample_coding()


@pytest.fixture(scope="session")
def edition(coding: Coding) -> Edition:
    return Edition.of(coding, MADE)
