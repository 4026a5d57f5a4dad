"""The operator's gazetteer: made of the package's and the catalogues kept, or left as it was."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from testigo.extraction.toponyms import toponyms
from testigo.lexicon.place_names import fold
from testigo.model import ConfigurationError, Gap, InputError, Place, PlacePrecision
from testigo.resolution.gazetteer import SqliteGazetteer
from testigo.resolution.gazetteer_shelf import Shelf
from testigo.resolution.places import resolve_places
from tests.resolution.small_gazetteer import STATES, write_small_gazetteer
from tests.resolution.test_gazetteer_import import geonames_row


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    write_small_gazetteer(tmp_path / "package.sqlite")
    return Shelf(tmp_path / "own", tmp_path / "package.sqlite")


def country_file(folder: Path, *villages: str, name: str = "MX.zip") -> Path:
    rows = geonames_row("9", "Chinicuila", "A", "ADM2", "018")
    rows += "".join(geonames_row(str(n), village, "P", "PPL", "018") for n, village in enumerate(villages, start=10))
    path = folder / name
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("readme.txt", "about these files" * 1_000)
        made.writestr("MX.txt", rows)
    return path


def catalogue_of_areas(folder: Path, villages: dict[str, str]) -> Path:
    """Write a table as INEGI's catalogue of geostatistical areas has it, with our own places."""
    header = "CVEGEO\tEstatus\tCVE_ENT\tNOM_ENT\tNOM_ABR\tCVE_MUN\tNOM_MUN\tCVE_LOC\tNOM_LOC\tÁMBITO\tLATITUD\tLONGITUD"
    lines = [f"{header}\tLAT_DECIMAL\tLON_DECIMAL\tALTITUD\tCVE_CARTA\tPOB_TOTAL\n"]
    for number, state in enumerate(STATES, start=1):
        name, people = villages.get(state, f"Loma de {state}"), "-" if number % 2 else "1,204"
        place = f"{number:02}0010001\t\t{number:02}\t{state}\tX.\t001\tCabecera\t0001\t{name}\tR\t20°\t100°"
        lines.append(f"{place}\t20.5\t-100.{number}\t100\tE13\t{people}\n")
    path = folder / "AGEEML.csv"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def known(shelf: Shelf, name: str) -> list[tuple[str, str | None]]:
    return [(entry.name, entry.admin2) for entry in SqliteGazetteer(shelf.in_use).lookup(fold(name))]


def test_villages_are_added_beside_the_package_and_never_to_it(shelf: Shelf, tmp_path: Path) -> None:
    before = shelf.package.read_bytes()
    assert shelf.in_use == shelf.package
    assert shelf.add("geonames", "MX", country_file(tmp_path, "El Corte")).new == 1
    assert shelf.in_use == shelf.own
    assert known(shelf, "El Corte") == [("El Corte", "Chinicuila")]
    assert shelf.package.read_bytes() == before


def test_two_catalogues_stand_side_by_side(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("inegi", "MX", catalogue_of_areas(tmp_path, {"Jalisco": "El Sauz"}))
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte"))
    assert known(shelf, "El Corte")
    assert known(shelf, "El Sauz") == [("El Sauz", "Cabecera")]
    assert [(kept.kind, kept.country) for kept in shelf.catalogues()] == [("geonames", "MX"), ("inegi", "MX")]


def test_a_newer_file_takes_the_place_of_the_older(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte", "La Vieja"))
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte", "La Nueva", name="later.zip"))
    assert (known(shelf, "La Vieja"), bool(known(shelf, "La Nueva"))) == ([], True)
    assert len(shelf.catalogues()) == 1


def half(path: Path) -> bytes:
    return path.read_bytes()[: path.stat().st_size // 2]


@pytest.mark.parametrize("fault", ["half", "another country", "another kind", "not there", "unknown states"])
def test_a_wrong_file_changes_nothing(fault: str, shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte"))
    before = {path.name: path.read_bytes() for path in sorted(shelf.folder.rglob("*")) if path.is_file()}
    wrong, country = tmp_path / "wrong.zip", "MX"
    if fault == "half":
        wrong.write_bytes(half(country_file(tmp_path, *"ABC")))
    elif fault == "another country":
        wrong, country = country_file(tmp_path, "El Corte", name="wrong.zip"), "CO"
    elif fault == "another kind":
        wrong = catalogue_of_areas(tmp_path, {})
    elif fault == "unknown states":
        wrong = tmp_path / "wrong.txt"
        wrong.write_text(geonames_row("10", "El Corte", "P", "PPL", "018").replace("\t17\t", "\t99\t"))
    with pytest.raises(InputError):
        shelf.add("geonames", country, wrong)
    assert {path.name: path.read_bytes() for path in sorted(shelf.folder.rglob("*")) if path.is_file()} == before
    assert known(shelf, "El Corte")


def test_a_newer_package_is_taken_over(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte"))
    assert not shelf.is_outdated()
    newer = Shelf(shelf.folder, tmp_path / "newer.sqlite")
    write_small_gazetteer(newer.package, ("Nueva Villa",))
    assert newer.is_outdated()
    newer.rebuild()
    assert not newer.is_outdated()
    assert known(newer, "El Corte")
    assert known(newer, "Nueva Villa")


def test_a_broken_gazetteer_says_how_it_is_mended(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte"))
    shelf.own.write_bytes(half(shelf.own)[100:])
    with pytest.raises(ConfigurationError, match="gazetteer rebuild"):
        shelf.catalogues()
    shelf.rebuild()
    assert known(shelf, "El Corte")


def test_without_catalogues_the_package_is_in_use_again(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("geonames", "MX", country_file(tmp_path, "El Corte"))
    (shelf.folder / "catalogues" / "geonames-MX.zip").unlink()
    assert shelf.rebuild() == {}
    assert shelf.in_use == shelf.package


def test_a_village_of_inegis_file_is_found_in_its_municipality(shelf: Shelf, tmp_path: Path) -> None:
    text = "Hombres armados atacaron la comunidad de Los Gallineros, en el municipio de Cotija, Michoacán."
    source = tmp_path / "inegi.csv"
    head = "CVEGEO,NOM_ENT,NOM_MUN,NOM_LOC,LAT_DECIMAL,LON_DECIMAL,POB_TOTAL\n"
    states = "".join(f"{n:02}9990001,{name},Cabecera,Loma,{n}.0,-101.0,*\n" for n, name in enumerate(STATES, start=1))
    namesake = "140010009,Jalisco,Acatic,Los Gallineros,20.8,-102.9,80\n"
    village_row = "160190001,Michoacán,Cotija,Los Gallineros,19.7,-102.7,40\n"
    seat = "160190002,Michoacán,Cotija,Cotija de la Paz,19.8,-102.7,9000\n"
    source.write_text(f"{head}{namesake}{village_row}{seat}{states}", encoding="utf-8")

    def village() -> Place | Gap:
        gazetteer = SqliteGazetteer(shelf.in_use)
        readings = resolve_places(toponyms(text, "es", gazetteer), gazetteer)
        return next(each.value for each in readings if each.toponym.phrase == "Los Gallineros")

    before = village()
    assert not (isinstance(before, Place) and before.is_listed)
    shelf.add("inegi", "MX", source)
    after = village()
    assert isinstance(after, Place)
    assert (after.name, after.admin2, after.admin1) == ("Los Gallineros", "Cotija", "Michoacán")
    assert (after.lat, after.lon, after.precision) == (19.7, -102.7, PlacePrecision.SETTLEMENT)
    assert after.admin2_pcode == "MX16019"
