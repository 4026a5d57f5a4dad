"""The gazetteer that is built at install time."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from testigo.lexicon.place_names import fold
from testigo.model import ConfigurationError
from testigo.protocols import Candidate, PlaceKind
from testigo.resolution.gazetteer import BUNDLED, SqliteGazetteer, open_gazetteer
from tests.resolution.small_gazetteer import write_small_gazetteer

built = pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")


def entries(name: str) -> list[Candidate]:
    return list(open_gazetteer().lookup(fold(name)))


@built
@pytest.mark.parametrize(
    ("name", "admin2", "admin1"),
    [
        ("Villa Victoria", "Chinicuila", "Michoacán"),
        ("Aguililla", "Aguililla", "Michoacán"),
        ("Tepalcatepec", "Tepalcatepec", "Michoacán"),
        ("Encarnación de Díaz", "Encarnación de Díaz", "Jalisco"),
    ],
)
def test_villages_have_their_municipality_and_state_with_accents(name: str, admin2: str, admin1: str) -> None:
    assert [one.name for one in entries(name) if (one.country, one.admin1, one.admin2) == ("MX", admin1, admin2)] == [
        name
    ]


@built
@pytest.mark.parametrize(
    ("name", "usual", "kind"),
    [
        ("Michoacán de Ocampo", "Michoacán", PlaceKind.STATE),
        ("Edomex", "Estado de México", PlaceKind.STATE),
        ("Estados Unidos", "United States", PlaceKind.COUNTRY),
        ("Alemania", "Germany", PlaceKind.COUNTRY),
        ("Nuevo México", "New Mexico", PlaceKind.STATE),
        ("Medio Oriente", "Middle East", PlaceKind.REGION),
        ("Rapides Parish", "Rapides Parish", PlaceKind.MUNICIPALITY),
    ],
)
def test_states_and_countries_are_known_by_their_other_names(name: str, usual: str, kind: PlaceKind) -> None:
    assert (usual, kind) in [(one.name, one.kind) for one in entries(name)]


@built
def test_capitals_are_marked() -> None:
    assert [one.admin1 for one in entries("Lima") if one.capital] == ["Lima"]


@built
def test_what_is_unknown_has_no_entries() -> None:
    assert entries("Xyzzyopolis del Norte") == []


@built
def test_every_name_that_has_entries_is_known() -> None:
    gazetteer = open_gazetteer()
    assert all(gazetteer.knows(fold(name)) for name in ("Aguililla", "United States", "Paris", "Chinicuila"))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="build_gazetteer"):
        SqliteGazetteer(tmp_path / "none.sqlite")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_text("no database at all, but long enough to be read as a header of one" * 20)
    with pytest.raises(ConfigurationError, match="no gazetteer"):
        SqliteGazetteer(path)


def test_a_gazetteer_without_codes_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite"
    write_small_gazetteer(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE place DROP COLUMN iso")
        connection.execute("ALTER TABLE place DROP COLUMN pcode")
    (state,) = SqliteGazetteer(path).lookup("michoacan")
    assert (state.name, state.admin1_iso, state.admin1_pcode) == ("Michoacán", None, None)
