"""Catalogues are added whole or not at all."""

from pathlib import Path

import pytest

from testigo.lexicon.place_names import fold
from testigo.model import InputError
from testigo.resolution.gazetteer import SqliteGazetteer
from testigo.resolution.gazetteer_import import Added, add_catalogue
from tests.resolution.small_gazetteer import STATES, write_small_gazetteer

HEADER = "state_slug,municipio_slug,localidad,lat,lon\n"


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "gazetteer.sqlite"
    write_small_gazetteer(path)
    return path


def catalogue(folder: Path, rows: str = "") -> Path:
    path = folder / "localidades.csv"
    slugs = [fold(state).replace(" ", "-") for state in STATES]
    one_each = "".join(f"{slug},cabecera,Loma de {slug.title()},20.0,-10{n % 10}.0\n" for n, slug in enumerate(slugs))
    path.write_text(HEADER + rows + one_each, encoding="utf-8")
    return path


def test_new_localities_get_their_municipality(gazetteer: Path, tmp_path: Path) -> None:
    source = catalogue(tmp_path, "michoacan,chinicuila,El Limón (La Joya) [Rancho],18.7,-103.3\n")
    assert add_catalogue("inegi", source, gazetteer, gazetteer) == Added(new=33, known=0)
    for name in ("El Limón", "La Joya"):
        (entry,) = SqliteGazetteer(gazetteer).lookup(fold(name))
        assert (entry.name, entry.admin2, entry.admin1) == ("El Limón", "Chinicuila", "Michoacán")


def test_a_known_place_keeps_its_id_and_learns_its_municipality(gazetteer: Path, tmp_path: Path) -> None:
    source = catalogue(tmp_path, "michoacan,chinicuila,Villa Victoria,18.7581,-103.3678\n")
    assert add_catalogue("inegi", source, gazetteer, gazetteer).known == 1
    (entry,) = SqliteGazetteer(gazetteer).lookup("villa victoria")
    assert (entry.id, entry.admin2) == ("geonames:1", "Chinicuila")


def test_adding_twice_adds_nothing(gazetteer: Path, tmp_path: Path) -> None:
    source = catalogue(tmp_path)
    add_catalogue("inegi", source, gazetteer, gazetteer)
    assert add_catalogue("inegi", source, gazetteer, gazetteer) == Added(new=0, known=32)


def test_neighbours_of_one_name_stay_two_places(gazetteer: Path, tmp_path: Path) -> None:
    rows = "michoacan,chinicuila,Palomas,18.70,-103.30\nmichoacan,aquila,Palomas,18.71,-103.31\n"
    add_catalogue("inegi", catalogue(tmp_path, rows), gazetteer, gazetteer)
    assert {entry.admin2 for entry in SqliteGazetteer(gazetteer).lookup("palomas")} == {"Chinicuila", "Aquila"}


@pytest.mark.parametrize(
    "broken",
    [
        "a,b,c\n1,2,3\n",
        HEADER + "michoacan,chinicuila,Villa Victoria,18.75,-103.36\n",
        HEADER + "michoacan,chinicuila,Villa",
        HEADER + "michoacan,chinicuila,Villa Victoria,north,-103.36\n",
        "",
    ],
)
def test_a_wrong_or_cut_file_leaves_the_old_gazetteer(broken: str, gazetteer: Path, tmp_path: Path) -> None:
    before = gazetteer.read_bytes()
    source = tmp_path / "broken.csv"
    source.write_text(broken, encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.csv"):
        add_catalogue("inegi", source, gazetteer, gazetteer)
    assert gazetteer.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.csv", "gazetteer.sqlite"]


def test_municipalities_get_their_p_code_of_inegis_keys(gazetteer: Path, tmp_path: Path) -> None:
    source = tmp_path / "areas.csv"
    head = "CVEGEO,NOM_ENT,NOM_MUN,NOM_LOC,LAT_DECIMAL,LON_DECIMAL,POB_TOTAL\n"
    states = "".join(f"{n:02}9990001,{name},Cabecera,Loma,{n}.0,-101.0,*\n" for n, name in enumerate(STATES))
    source.write_text(f"{head}160190001,Michoacán,Chinicuila,La Nopalera,18.7,-103.3,40\n{states}", encoding="utf-8")
    add_catalogue("inegi", source, gazetteer, gazetteer)
    known = SqliteGazetteer(gazetteer)
    for name in ("la nopalera", "chinicuila"):
        (entry,) = known.lookup(name)
        assert (entry.admin1_iso, entry.admin1_pcode, entry.admin2_pcode) == ("MX-MIC", "MX16", "MX16019")
    (state,) = known.lookup("michoacan")
    assert (state.admin1_iso, state.admin1_pcode, state.admin2_pcode) == ("MX-MIC", "MX16", None)
    assert {entry.admin2_pcode for entry in known.lookup("loma")} == {None, "MX16999"}


def geonames_row(geonameid: str, name: str, kind: str, feature: str, admin2: str) -> str:
    row = [
        geonameid,
        name,
        name,
        "",
        "18.9",
        "-103.2",
        kind,
        feature,
        "MX",
        "",
        "17",
        admin2,
        "",
        "",
        "812",
        "",
        "",
        "",
        "",
    ]
    return "\t".join(row) + "\n"


def test_a_country_file_of_geonames_is_read(gazetteer: Path, tmp_path: Path) -> None:
    source = tmp_path / "MX.txt"
    rows = geonames_row("9", "Chinicuila", "A", "ADM2", "018") + geonames_row("10", "El Corte", "P", "PPL", "018")
    source.write_text(rows, encoding="utf-8")
    assert add_catalogue("geonames", source, gazetteer, gazetteer) == Added(new=1, known=0)
    (entry,) = SqliteGazetteer(gazetteer).lookup("el corte")
    assert (entry.id, entry.admin2, entry.population) == ("geonames:10", "Chinicuila", 812)
    assert (entry.admin1_iso, entry.admin1_pcode, entry.admin2_pcode) == ("MX-MIC", "MX16", "MX16018")


def test_a_cut_country_file_is_refused(gazetteer: Path, tmp_path: Path) -> None:
    source = tmp_path / "MX.txt"
    source.write_text(geonames_row("10", "El Corte", "P", "PPL", "018")[:-20], encoding="utf-8")
    with pytest.raises(InputError, match="cut off"):
        add_catalogue("geonames", source, gazetteer, gazetteer)
