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
    assert any(each.startswith("Ecuador") or each.endswith(f"({name})") for each in shown)
    assert [each for each in shown if re.search(r"\([A-Z]{2}\)", each)] == []


@pytest.mark.parametrize(
    ("precision", "said"), [("country", "México"), ("settlement", "Apatzingán, Michoacán, México")]
)
def test_a_place_known_only_to_its_country_is_called_by_it(precision: str, said: str) -> None:
    told = (
        {"name": "Mexico", "admin1": None} if precision == "country" else {"name": "Apatzingán", "admin1": "Michoacán"}
    )
    fields = dict.fromkeys(PlaceRecord.model_fields) | told | {"country": "MX", "precision": precision}
    assert Speech("es").value("place", PlaceRecord.model_construct(**fields)).startswith(f"{said} (")
