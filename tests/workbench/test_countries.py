"""Countries are called by their names, in the language of the page; addresses keep their codes."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from testigo.exports.record import PlaceRecord
from testigo.web.saying import Speech

NAMES = {"en": "Mexico", "es": "México"}


@pytest.mark.parametrize("language", NAMES)
def test_pages_filters_and_charts_name_countries(local: TestClient, language: str) -> None:
    name = NAMES[language]
    pages = {path: local.get(f"{path}?lang={language}").text for path in ("/", "/charts", "/actors", "/actors/cjng")}
    assert re.search(rf'<option value="MX">{name} \(\d+\)</option>', pages["/"])
    assert re.search(rf'<a href="/\?country=MX">{name}</a>', pages["/charts"])
    assert f'<option value="MX">{name}</option>' in pages["/actors"]
    assert name in pages["/actors/cjng"]
    shown = re.findall(r'<span class="where">(.*?)</span>', pages["/"])
    assert any(f"({name})" in each for each in shown)
    assert [each for each in shown if re.search(r"\([A-Z]{2}\)", each)] == []


@pytest.mark.parametrize(
    ("name", "admin1", "said"),
    [
        ("Mexico", None, "México"),
        ("Apatzingán", "Michoacán", "Apatzingán, Michoacán, México"),
        ("Aldama", None, "Aldama, México"),  # one of several: only the country is sure
    ],
)
def test_a_country_is_called_so_once_and_a_place_keeps_its_name(name: str, admin1: str | None, said: str) -> None:
    told = {"name": name, "admin1": admin1, "country": "MX", "precision": "country"}
    place = PlaceRecord.model_construct(**(dict.fromkeys(PlaceRecord.model_fields) | told))
    assert Speech("es").value("place", place).startswith(f"{said} (")
