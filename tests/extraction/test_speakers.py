"""Who speaks of an incident without stating anything of it."""

from __future__ import annotations

import pytest

from testigo.model import Report
from testigo.pipeline import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def voices(coder: Coder, text: str, language: str = "en") -> list[str]:
    claims = coder.extractor.extract(Report("r", text, language)).claims
    return [claim.words.quote for claim in claims if claim.attribute == "voice"]


def test_whoever_is_quoted_on_an_incident_is_a_voice(coder: Coder) -> None:
    told = "Gunmen killed two farmers in Tibú on Monday. The prefect said that nobody would be safe."
    assert voices(coder, told) == ["The prefect"]
    told = "Hombres armados mataron a dos campesinos en Tibú el lunes. El fiscal informó que hay varias líneas."
    assert voices(coder, told, "es") == ["El fiscal"]


def test_a_voice_that_a_claim_names_is_not_told_again(coder: Coder) -> None:
    assert voices(coder, "Gunmen killed two farmers in Tibú on Monday, police said.") == []


def test_where_no_incident_is_told_nobody_speaks_of_one(coder: Coder) -> None:
    assert voices(coder, "The prefect said that nobody would be safe.") == []


def test_whoever_speaks_of_sums_is_not_heard(coder: Coder) -> None:
    told = (
        "Gunmen killed two farmers in Tibú on Monday. The institute said the rate of crime has doubled this year alone."
    )
    assert voices(coder, told) == []
