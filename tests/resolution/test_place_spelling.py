"""Names misspelt by a letter are found where the words say what holds them, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.toponyms import toponyms
from testigo.model import Gap, Place
from testigo.resolution.gazetteer import SqliteGazetteer
from testigo.resolution.places import resolve_places
from tests.resolution.small_gazetteer import write_small_gazetteer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def gazetteer(tmp_path: Path) -> SqliteGazetteer:
    path = tmp_path / "gazetteer.sqlite"
    write_small_gazetteer(path, ("Apatzingán", "Palmitos", "Tepalcatepec"))
    return SqliteGazetteer(path)


def read(text: str, gazetteer: SqliteGazetteer) -> tuple[Place | Gap, str]:
    first = resolve_places(toponyms(text, "es", gazetteer), gazetteer)[0]
    return first.value, first.reason


@pytest.mark.parametrize("name", ["Apatsingán", "Apatzinggán", "Apatzngán", "Apaztingán"])
def test_a_letter_apart_is_the_place_that_its_state_has(name: str, gazetteer: SqliteGazetteer) -> None:
    value, reason = read(f"Mataron a dos en {name}, Michoacán.", gazetteer)
    assert isinstance(value, Place)
    assert value.name == "Apatzingán"
    assert f"{name} is a letter from that name" in reason


@pytest.mark.parametrize(
    "text",
    [
        "Mataron a dos en Apatsingán, Jalisco.",  # it is in another state
        "Mataron a dos en Palmito, Michoacán.",  # the last letter tells villages apart
        "Mataron a dos en Apatzinganito, Michoacán.",
    ],
)
def test_other_names_are_other_places(text: str, gazetteer: SqliteGazetteer) -> None:
    value, _ = read(text, gazetteer)
    assert isinstance(value, Place)
    assert not value.is_listed
