"""Who is who across the sentences of a report: names, ages and roles told apart. The names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Person, Report

if TYPE_CHECKING:
    from conftest import Reader

    from testigo.pipeline import Coder

SHOT = "A man was shot dead in Dallas on Monday night."


@pytest.mark.parametrize(
    ("text", "victims", "suspects"),
    [
        (f"{SHOT} Tobias Brandt, 31, was charged with murder.", [], ["Tobias Brandt"]),
        (f"{SHOT} Police are looking for Tobias Brandt.", [], ["Tobias Brandt"]),
        (f"{SHOT} The victim was identified as Oskar Lindqvist.", ["Oskar Lindqvist"], []),
        (f"{SHOT} Police identified him as Oskar Lindqvist.", ["Oskar Lindqvist"], []),
        (f"Oskar Lindqvist was sitting in his car. {SHOT} Lindqvist was shot in the head.", ["Oskar Lindqvist"], []),
        (f"{SHOT} The shooting was over money, police Lt. Nora Vickers said.", [], []),
        (f"{SHOT} The suspect, Nora Weeks, was arrested.", [], ["Nora Weeks"]),
        (
            f"{SHOT} The suspect was identified as Nora Weeks. Weeks was shot by an officer and was arrested.",
            ["Nora Weeks"],
            ["Nora Weeks"],
        ),
        (f"{SHOT} Dallas Police Officer Nora Weeks was shot too.", ["Nora Weeks"], []),
        (f"{SHOT} A man accused of shooting him was identified as Tobias Brandt, 40.", [], ["Tobias Brandt"]),
    ],
)
def test_roles_are_gathered_from_all_sentences(
    read: Reader, text: str, victims: list[str], suspects: list[str]
) -> None:
    found = read("en", text)
    assert found.said("victim") == victims
    assert found.said("suspect") == suspects


def test_spanish_reports_are_gathered_alike(read: Reader) -> None:
    found = read("es", "Un hombre fue asesinado en Tame el lunes. El juez procesó a Tobías Brando por el homicidio.")
    assert found.said("suspect") == ["Tobías Brando"]


def test_an_age_told_apart_from_the_name_is_its_bearers(coder: Coder) -> None:
    text = "A 32-year-old man was shot in Dallas on Monday night. The man was identified as Oskar Lindqvist."
    (account,) = coder.accounts(Report("report", text, "en"))
    (person,) = (reading.value for reading in account.of("victim"))
    assert isinstance(person, Person)
    assert (person.name, person.age) == ("Oskar Lindqvist", 32)


def test_an_unnamed_victim_told_by_age_is_a_target(read: Reader) -> None:
    found = read("en", "A gunman opened fire in Dallas on Monday night. The 32-year-old man said he was shot twice.")
    assert "The 32-year-old man" in found.said("target")


def test_the_fate_of_others_is_not_the_suspects(coder: Coder) -> None:
    text = "Tobias Brandt shot a teacher dead in Tame on Monday."
    (account,) = coder.accounts(Report("report", text, "en"))
    assert [reading.value for reading in account.of("suspect")] == [Person("Tobias Brandt", None, None, None)]
