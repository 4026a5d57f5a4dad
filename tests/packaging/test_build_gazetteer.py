"""What the gazetteer takes from its sources."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.mark.parametrize(
    ("name", "usual", "kept"),
    [
        ("La Chona", "Encarnación de Díaz", True),
        ("Энкарнасьон", "Encarnación", False),
        ("ankarnasywn", "Encarnación", False),
        ("ENO", "Encarnación", False),
        ("Kishwaukee River", "Moosup", False),
        ("Salt Lake", "Salt Lake City", True),
    ],
)
def test_alternate_names_that_reports_could_write_are_kept(name: str, usual: str, kept: bool) -> None:
    assert module("gazetteer_sources")._is_written_name(name, usual) is kept


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Antioquia Department", "Antioquia"),
        ("Provincia de Huancayo", "Huancayo"),
        ("Southern District", "Southern District"),
        ("Rapides Parish", "Rapides Parish"),
    ],
)
def test_units_have_their_usual_short_name(name: str, short: str) -> None:
    pytest.importorskip("babel")
    assert module("build_gazetteer")._short(name) == short
