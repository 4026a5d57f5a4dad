"""What the gazetteer takes from its sources."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    if str(PACKAGING) not in sys.path:  # the scripts name each other so
        sys.path.append(str(PACKAGING))
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


def test_states_find_their_unit_of_iso_3166_by_exception_name_and_likeness() -> None:
    pytest.importorskip("yaml")
    if importlib.util.find_spec("iso3166_2") is None:
        pytest.skip("the sources of the gazetteer are not installed")
    units = module("iso_units")
    states = [
        units.State(("MX", "09"), ("Ciudad de México", "Mexico City"), 19.4, -99.1),
        units.State(("MX", "15"), ("Estado de México", "México"), 19.4, -99.7),
        units.State(("MX", "16"), ("Michoacán",), 19.4, -101.9),
        units.State(("SO", "13"), ("Middle Shabele",), 2.9, 45.6),
        units.State(("KE", "37"), ("Kwale County",), -3.7, 39.2),
        units.State(("KE", "28"), ("Kwale County",), -4.2, 39.3),
        units.State(("LV", "05"), ("Cesis Municipality",), 57.3, 25.3),
    ]
    found = {place: unit.code for place, unit in units.units_of(states).items()}
    assert found.pop(("LV", "05"), None) != "LV-088"  # Saldus, on the other side of the country
    assert found == {
        ("MX", "09"): "MX-CMX",
        ("MX", "15"): "MX-MEX",
        ("MX", "16"): "MX-MIC",
        ("SO", "13"): "SO-SD",
        ("KE", "28"): "KE-19",
    }


def test_p_codes_are_of_units_that_exist() -> None:
    sources = module("gazetteer_sources")
    if importlib.util.find_spec("iso3166_2") is None:
        pytest.skip("the sources of the gazetteer are not installed")
    known, codes = {unit.code for unit in sources.subdivisions()}, sources.administrative_codes()
    listed = [f"{country}-{suffix}" for country, units in codes["iso"].items() for suffix in units.values()]
    pcodes = sources.state_pcodes()
    assert not {*listed, *pcodes} - known
    assert len(listed) == len(set(listed))
    assert len(set(pcodes.values())) == len(pcodes)
    assert (pcodes["MX-MIC"], pcodes["CO-ANT"], pcodes["US-TX"]) == ("MX16", "CO05", "US48")
