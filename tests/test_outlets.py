"""What the operator's own source cards tell reaches the reports: their outlet, and where its places lie."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.model import Capture, Place, digest
from testigo.store import open_store

CARD = """title: El Correo de la Sierra
publisher: Correo
kind: independent
country: MX
place: {place}
hosts: [correo.example]
takes: {{feed: "https://correo.example/feed"}}
"""
PAGE = (
    "<html lang='es'><head><title>Ataque en el mercado</title></head><body><article><h1>Ataque en el mercado</h1><p>"
    "Hombres armados mataron a dos comerciantes el 3 de marzo de 2026 en el mercado de Zaragoza, informó la policía. "
    "Los agresores huyeron en una camioneta y nadie fue detenido, según los vecinos.</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Acuña, Coahuila", "Coahuila"),
        ("Minatitlán, Veracruz", "Veracruz"),
        ("Ciudad Valles, San Luis Potosí", "San Luis Potosí"),
    ],
)
def test_the_home_of_an_operators_card_decides_between_places_of_one_name(
    tmp_path: Path, place: str, state: str
) -> None:
    (tmp_path / "correo.yaml").write_text(CARD.format(place=place), encoding="utf-8")
    coder = pipeline.Coder.load(outlets=[tmp_path])
    assert coder.rules != pipeline.Coder.load().rules
    with open_store("sqlite://") as store:
        data = PAGE.encode()
        at = datetime(2026, 3, 4, tzinfo=UTC)
        store.add_capture(Capture(digest(data), "text/html", "https://www.correo.example/n/1", at, len(data)), data)
        pipeline.code_pending(store, coder)
        coding = pipeline.believe(store)
    (report,) = coding.reports.values()
    assert report.source == "El Correo de la Sierra"
    cell = coding.incidents[0].cell("place")
    assert cell is not None
    assert isinstance(cell.value, Place)
    assert cell.value.admin1 == state
