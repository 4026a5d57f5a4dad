"""``testigo gazetteer`` as a user meets it, against a server of our own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testigo.resolution.gazetteer import BUNDLED
from tests.resolution.broken_server import Answers, served
from tests.resolution.test_gazetteer_import import geonames_row

if TYPE_CHECKING:
    from tests.cli.conftest import Command

pytestmark = pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")


def archive() -> bytes:
    packed = io.BytesIO()
    rows = geonames_row("9000009", "Chinicuila", "A", "ADM2", "018")
    rows += geonames_row("9000010", "El Corte de los Ensayos", "P", "PPL", "018").replace("\t17\t", "\t16\t")
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("MX.txt", rows)
    return packed.getvalue()


def test_a_country_is_fetched_and_its_villages_resolve(testigo: Command, tmp_path: Path) -> None:
    with served(Answers(archive(), cuts=[200])) as answers:
        outcome = testigo("gazetteer", "add", "mx", "--source", answers.url.removesuffix("/MX.zip"))
    assert (outcome.status, "1 new places" in outcome.err) == (0, True)
    assert "geonames:9000010" in testigo("gazetteer", "show", "EL CORTE DE LOS ENSAYOS").out
    assert "geonames MX: 1 new places" in testigo("gazetteer", "list").out
    told = testigo("explain", "Hombres armados mataron a dos policías en El Corte de los Ensayos, Michoacán.")
    assert "El Corte de los Ensayos" in told.out
    assert not list(tmp_path.rglob("*.part"))


def test_what_is_wrong_is_told_and_the_old_gazetteer_stays(testigo: Command, tmp_path: Path) -> None:
    wrong = tmp_path / "BR.zip"
    wrong.write_bytes(archive())
    for arguments, message in (
        (("BR", "--file", wrong), "holds places of MX, not of BR"),
        (("MX", "--file", tmp_path / "none.zip"), "no file"),
        (("Mexico",), "two letters"),
        ((), "either a country"),
        (("--inegi", wrong), "no catalogue of INEGI"),
    ):
        outcome = testigo("gazetteer", "add", *arguments)
        assert (outcome.status, message in outcome.err) == (2, True), outcome.err
    assert str(BUNDLED) in testigo("gazetteer", "list").out


def test_an_unknown_name_is_told(testigo: Command) -> None:
    outcome = testigo("gazetteer", "show", "Xyzzyopolis")
    assert (outcome.status, "knows no place" in outcome.err) == (2, True)
