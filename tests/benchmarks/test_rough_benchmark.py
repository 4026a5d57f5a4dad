"""Rough text keeps its length, and the annotated quotes stand where they stood."""

from __future__ import annotations

import pytest

from benchmarks.rough import OTHER, WAYS, roughened

TEXT = "Hombres armados mataron a María Peña en Cúcuta, según la policía."
REPORT = {
    "text": TEXT,
    "title": "Matan a una mujer",
    "language": "es",
    "incidents": [{"key": "a", "place": {"name": "Cúcuta"}, "killed": {"low": 1, "quote": "mataron a María Peña"}}],
}


@pytest.mark.parametrize("name", WAYS)
def test_quotes_are_found_in_the_rough_text(name: str) -> None:
    rough = roughened(REPORT, WAYS[name])
    (incident,) = rough["incidents"]
    assert len(rough["text"].removesuffix(OTHER["es"])) == len(TEXT)
    assert rough["text"].index(incident["killed"]["quote"]) == TEXT.index("mataron")
    assert incident["place"]["name"] == "Cúcuta"  # what is coded is not rough


def test_each_way_does_what_it_says() -> None:
    assert roughened(REPORT, WAYS["capitals"])["text"] == TEXT.upper()
    assert "Maria Pena en Cucuta" in roughened(REPORT, WAYS["no accents"])["text"]
    assert roughened(REPORT, WAYS["scanned"]) == roughened(REPORT, WAYS["scanned"])
