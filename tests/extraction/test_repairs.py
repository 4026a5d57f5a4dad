"""Sentences of news that the small parsers take apart wrongly, and what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Told

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Hombres armados mataron a un maestro y a dos estudiantes en Celaya.", ["un maestro", "dos estudiantes"]),
        ("Sicarios asesinaron a una enfermera y a su esposo en Taxco.", ["una enfermera", "su esposo"]),
        (
            "El comando ejecutó a dos choferes, a un ayudante y a tres pasajeros.",
            ["dos choferes", "un ayudante", "tres pasajeros"],
        ),
    ],
)
def test_victims_joined_behind_a_preposition_are_all_victims(read: Reader, text: str, killed: list[str]) -> None:
    assert read("es", text).said("killed") == killed


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("El 7 de diciembre de 2021 hombres armados mataron a cuatro campesinos en Aguililla.", ["hombres armados"]),
        ("El 3 de mayo de 2023 un comando secuestró a dos médicos en Taxco.", ["un comando"]),
        ("El 12 de julio de 2019 guerrilleros atacaron una patrulla en Tame.", ["guerrilleros"]),
    ],
)
def test_whoever_stands_behind_a_date_is_the_subject(read: Reader, text: str, doers: list[str]) -> None:
    assert read("es", text).said("perpetrator") == doers


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("El ataque dejó cinco muertos; 12 más resultaron heridas.", ["cinco muertos"], ["12"]),
        ("Al menos 15 personas perdieron la vida y otras 20 quedaron heridas.", ["Al menos 15 personas"], ["otras 20"]),
        ("Tres clientes fueron asesinados y siete más fueron heridos.", ["Tres clientes"], ["siete más"]),
    ],
)
def test_a_figure_alone_before_its_verb_counts(read: Reader, text: str, killed: list[str], injured: list[str]) -> None:
    found = read("es", text)
    assert (found.said("killed"), found.said("injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Un grupo armado atacó el pueblo de San Miguel; murieron cuatro personas.", ["cuatro personas"]),
        ("Sicarios balearon un bar; fallecieron dos meseros.", ["dos meseros"]),
        ("Tras el choque murieron un soldado y tres civiles.", ["un soldado", "tres civiles"]),
    ],
)
def test_whoever_follows_a_verb_of_dying_is_its_subject(read: Reader, text: str, killed: list[str]) -> None:
    assert read("es", text).said("killed") == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen shot dead journalist Ana Robles in Acapulco.", ["journalist Ana Robles"]),
        ("Attackers shot dead two guards at the mine.", ["two guards"]),
        ("Bandits shot dead farmer Musa Bello on Friday.", ["farmer Musa Bello"]),
    ],
)
def test_dead_hangs_on_shot(read: Reader, text: str, killed: list[str]) -> None:
    assert read("en", text).said("killed") == killed


@pytest.mark.parametrize(
    ("language", "text", "doers"),
    [
        ("es", "Tres vecinos fueron privados de la libertad el lunes pasado por hombres armados.", ["hombres armados"]),
        ("es", "Dos taxistas fueron asesinados el mes pasado por sicarios.", ["sicarios"]),
    ],
)
def test_a_time_has_no_agent(read: Reader, language: str, text: str, doers: list[str]) -> None:
    assert read(language, text).said("perpetrator") == doers


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two brothers killed in Salamanca", ["Two brothers"]),
        ("A farmer wounded when a mine blew up was flown to Cali.", ["A farmer"]),
        ("Three guards kidnapped near Tame", ["Three guards"]),
    ],
)
def test_whoever_is_killed_in_a_headline_kills_nobody(read: Reader, text: str, victims: list[str]) -> None:
    found = read("en", text)
    assert (found.said("perpetrator"), found.said("target")) == ([], victims)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The shooting went on; an officer and at least four gunmen were killed.",
            ["an officer", "at least four gunmen"],
        ),
        ("The attack left five dead, the mayor, Ana Ruiz, said.", ["five dead"]),
        ("Gunmen stormed the farm, killing two men and a boy, the town's mayor, Ana Ruiz, said.", ["two men", "a boy"]),
        ("Rebels raided the post, killing a guard and two cooks, a police officer said.", ["a guard", "two cooks"]),
    ],
)
def test_subjects_are_told_from_their_neighbours(read: Reader, text: str, killed: list[str]) -> None:
    assert read("en", text).said("killed") == killed


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "The driver, Luis Mena, died of his wounds.", ["The driver"]),
        ("en", "The mayor, Ana Ruiz, was killed in her office.", ["The mayor"]),
        ("es", "El conductor, Luis Mena, murió en el hospital.", ["El conductor"]),
    ],
)
def test_a_name_between_commas_is_no_second_victim(read: Reader, language: str, text: str, killed: list[str]) -> None:
    assert read(language, text).said("killed") == killed


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("en", "Girl, 16, attacked in Lancaster park.", "attack_on_civilians"),
        ("en", "Woman, 30, kidnapped outside bank in Salinas.", "abduction"),
    ],
)
def test_a_headline_s_participle_is_its_verb(read: Reader, language: str, text: str, event_type: str) -> None:
    (mention,) = read(language, text).extraction.mentions
    assert mention.told is Told.NEWS
    assert mention.event_type == event_type
