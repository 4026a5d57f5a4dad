"""An outlet's home decides between places of one name, and never over what the text says."""

import pytest

from testigo.model import Report
from testigo.pipeline.homes import homes
from testigo.resolution.gazetteer import BUNDLED, open_gazetteer
from testigo.resolution.outlet_homes import Home, home_of, town_of
from testigo.sources.cards import load_cards

HOMES = {"diario.example": Home("MX", "Morelia", "Michoacán"), "la voz del rio": Home("CO", "Quibdó")}


def report(url: str | None = None, source: str | None = None) -> Report:
    return Report("r", "text", "es", url=url, source=source)


@pytest.mark.parametrize(
    ("url", "source", "country"),
    [
        ("https://www.diario.example/nota/1", None, "MX"),
        (None, "La Voz del Río", "CO"),
        ("https://other.example/nota", "Somebody", None),
        ("https://notdiario.example/", None, None),
        (None, None, None),
    ],
)
def test_an_outlet_is_known_by_its_host_or_name(url: str | None, source: str | None, country: str | None) -> None:
    found = home_of(report(url, source), HOMES)
    assert (found.country if found else None) == country


@pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")
def test_a_regional_outlet_has_a_town_and_one_of_the_capital_none() -> None:
    town = town_of(Home("MX", "Morelia", "Michoacán"), open_gazetteer())
    assert town is not None
    assert town.admin1 == "Michoacán"
    assert town_of(Home("CO", "Bogotá"), open_gazetteer()) is None
    assert town_of(Home("MX"), open_gazetteer()) is None
    assert town_of(None, open_gazetteer()) is None


def test_the_shipped_outlets_have_homes_and_wires_have_none() -> None:
    known = homes(load_cards().values())
    assert known["eluniversal.com.mx"].country == "MX"
    assert not {"apnews.com", "reliefweb.int"} & known.keys()
