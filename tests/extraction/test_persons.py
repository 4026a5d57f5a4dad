"""Persons named among those harmed or suspected, with role, age and fate where told. The names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Person, Report

if TYPE_CHECKING:
    from conftest import Reader

    from testigo.pipeline import Coder


@pytest.mark.parametrize(
    ("language", "text", "victims", "suspects"),
    [
        ("en", "Gunmen killed the reporter Nadia Verloop in Tame on Monday.", ["Nadia Verloop"], []),
        ("en", "The victim was identified as Oskar Lindqvist, 34.", ["Oskar Lindqvist"], []),
        ("en", "Oskar Lindqvist, 34, was shot dead in Tame on Monday.", ["Oskar Lindqvist"], []),
        ("en", "Police arrested Tobias Brandt in Tame on Monday.", [], ["Tobias Brandt"]),
        ("en", "Tobias Brandt shot a teacher in Tame on Monday.", [], ["Tobias Brandt"]),
        ("en", "Gunmen killed a reporter in Ciudad Juárez on Monday.", [], []),
        ("es", "Sicarios mataron a la periodista Nadia Verástegui en Tame el lunes.", ["Nadia Verástegui"], []),
        ("es", "La víctima fue identificada como Óscar Lindero, de 34 años.", ["Óscar Lindero"], []),
        ("es", "El detenido fue identificado como Tobías Brando.", [], ["Tobías Brando"]),
        ("es", "La policía detuvo a Tobías Brando en Tame el lunes.", [], ["Tobías Brando"]),
        ("es", "Sicarios mataron a una periodista en Ciudad Juárez el lunes.", [], []),
    ],
)
def test_who_is_named(read: Reader, language: str, text: str, victims: list[str], suspects: list[str]) -> None:
    found = read(language, text)
    assert found.said("victim") == victims
    assert found.said("suspect") == suspects


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "Gunmen killed Nadia Verloop, 41, in Tame.", Person("Nadia Verloop", None, 41, "killed")),
        ("en", "Gunmen killed mayor Nadia Verloop in Tame.", Person("Nadia Verloop", "mayor", None, "killed")),
        (
            "es",
            "Hombres armados secuestraron al ganadero Óscar Lindero en Tame.",
            Person("Óscar Lindero", "ganadero", None, "abducted"),
        ),
        ("es", "Sicarios mataron a Óscar Lindero, de 34 años, en Tame.", Person("Óscar Lindero", None, 34, "killed")),
    ],
)
def test_role_age_and_fate(coder: Coder, language: str, text: str, person: Person) -> None:
    (account,) = coder.accounts(Report("report", text, language))
    assert [reading.value for reading in account.of("victim")] == [person]
