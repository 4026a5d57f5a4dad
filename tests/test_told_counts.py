"""How many were killed and hurt, told as news tells it, in both languages: from a text to the cells of its incident."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.exports import IncidentRecord, records
from testigo.pipeline import Coder
from testigo.store import open_store

Coded = Callable[[str, str], IncidentRecord]


@pytest.fixture
def coded(coder: Coder, tmp_path: Path) -> Coded:
    """Return a function that codes a report and gives its first incident."""

    def read(language: str, text: str) -> IncidentRecord:
        path = tmp_path / "report.jsonl"
        line = {"id": "a", "language": language, "text": text, "published": "2024-05-15"}
        path.write_text(json.dumps(line), encoding="utf-8")
        with open_store("sqlite://") as store:
            pipeline.code([path], store, coder)
            found = list(records(pipeline.believe(store)))
        assert len(found) == 1, [record.event_type for record in found]
        return found[0]

    return read


def best(incident: IncidentRecord, field: str) -> int | None:
    """Return the best figure of a field."""
    count = getattr(incident, field)
    return None if count is None else count.best


LATER_DEATHS = [
    (
        "en",
        "Gunmen killed two people and wounded three in a bar in Celaya on Monday. "
        "One of the wounded died in hospital on Tuesday.",
        (3, 2),
    ),
    (
        "es",
        "Hombres armados mataron a dos personas e hirieron a tres en un bar de Celaya el lunes. "
        "Uno de los heridos murió el martes en el hospital.",
        (3, 2),
    ),
]


@pytest.mark.parametrize(("language", "text", "figures"), LATER_DEATHS)
def test_the_wounded_who_die_later_count_once(coded: Coded, language: str, text: str, figures: tuple[int, int]) -> None:
    incident = coded(language, text)
    assert (best(incident, "killed"), best(incident, "injured")) == figures


ONE_PERSON_WHO_DIES = [
    ("en", "A boy was found wounded in Celaya on Monday after a shooting. The victim died in hospital.", (1, None)),
    ("en", "Ana Cruz was wounded in a shooting in Celaya on Monday. She died on Tuesday.", (1, None)),
    ("en", "A woman was wounded in a shooting in Celaya on Monday. A guard died.", (1, 1)),
    ("es", "Un hombre armado hirió a un joven en Celaya el lunes. El joven murió el martes.", (1, None)),
    (
        "en",
        "Gunmen wounded six others in a bar in Celaya on Monday. Police said six other people were wounded.",
        (None, 6),
    ),
    ("en", "A man fired more than 20 rounds in Celaya on Monday and wounded a 15yr-old boy.", (None, 1)),
]


@pytest.mark.parametrize(("language", "text", "figures"), ONE_PERSON_WHO_DIES)
def test_one_person_who_dies_is_no_longer_hurt(
    coded: Coded, language: str, text: str, figures: tuple[int, int]
) -> None:
    incident = coded(language, text)
    assert (best(incident, "killed"), best(incident, "injured")) == figures


ATTACKERS_AMONG_THE_DEAD = [
    ("en", "Gunmen attacked a police post in Tame on Monday, killing two officers. Three gunmen were killed.", 5),
    ("es", "Hombres armados atacaron el lunes un puesto de Policía en Tame y mataron a dos agentes. "
     "Tres atacantes murieron.", 5),
    ("en", "Nine people were killed in a clash in Tame on Monday: six rebels and three soldiers.", 9),
    ("es", "Nueve personas murieron el lunes en un combate en Tame: seis guerrilleros y tres soldados.", 9),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "killed"), ATTACKERS_AMONG_THE_DEAD)
def test_attackers_among_the_dead_are_counted(coded: Coded, language: str, text: str, killed: int) -> None:
    assert best(coded(language, text), "killed") == killed


PARTIAL_LISTS = [
    ("en", "Seven people were killed in Tame on Monday, three of them children.", 7),
    ("en", "Seven people, including two women, were shot dead in Tame on Monday.", 7),
    ("en", "Gunmen killed seven people in Tame on Monday. Among the dead were two teachers and a nurse.", 7),
    ("es", "Siete personas fueron asesinadas el lunes en Tame, tres de ellas menores.", 7),
    ("es", "Sicarios mataron el lunes a siete personas en Tame, entre ellas dos mujeres.", 7),
    (
        "es",
        "Sicarios mataron el lunes a siete personas en Tame. Entre los muertos hay dos maestros y una enfermera.",
        7,
    ),
]


@pytest.mark.parametrize(("language", "text", "killed"), PARTIAL_LISTS)
def test_some_of_those_counted_are_not_added(coded: Coded, language: str, text: str, killed: int) -> None:
    assert best(coded(language, text), "killed") == killed


ONE_BY_ONE = [
    ("en", "Gunmen killed a farmer, his wife and their two sons in Tame on Monday.", 4),
    ("en", "A driver, a teacher and a student were shot dead on a bus in Mixco on Monday.", 3),
    ("es", "Un campesino, su esposa y sus dos hijos fueron asesinados el lunes en Tame.", 4),
    ("es", "El chofer, un maestro y una estudiante fueron asesinados a tiros el lunes en un bus de Mixco.", 3),
]


@pytest.mark.parametrize(("language", "text", "killed"), ONE_BY_ONE)
def test_people_told_one_by_one_are_added(coded: Coded, language: str, text: str, killed: int) -> None:
    assert best(coded(language, text), "killed") == killed


ORDINALS = [
    ("en", "Police found six bodies in a grave in Celaya on Monday. A seventh body was found nearby.", 7),
    ("en", "Gunmen killed two people in a bar in Celaya on Monday. A third victim died in hospital.", 3),
    ("es", "La policía halló el lunes seis cuerpos en una fosa de Celaya. Cerca fue hallado un séptimo cuerpo.", 7),
    (
        "es",
        "Sicarios mataron el lunes a dos personas en un bar de Celaya. Una tercera víctima murió en el hospital.",
        3,
    ),
]


@pytest.mark.parametrize(("language", "text", "killed"), ORDINALS)
def test_an_ordinal_counts_up_to_itself(coded: Coded, language: str, text: str, killed: int) -> None:
    assert best(coded(language, text), "killed") == killed


VOICES = [
    (
        "en",
        "Two soldiers were wounded near Tame on Monday. The army first said that drones had attacked them; "
        "on Tuesday it said that they had stepped on a landmine.",
        {"landmine"},
    ),
    (
        "es",
        "Dos soldados resultaron heridos el lunes cerca de Tame. Primero se dijo que habían sido atacados con "
        "drones, pero el Ejército aclaró que pisaron una mina.",
        {"landmine"},
    ),
    ("en", "Two soldiers were hurt near Tame on Monday, not by drones, as first said, but by a mine.", {"landmine"}),
    ("es", "Dos soldados fueron heridos ayer en Tame, no por drones, como se dijo, sino por una mina.", {"landmine"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "weapons"), VOICES)
def test_what_was_first_said_is_taken_back(coded: Coded, language: str, text: str, weapons: set[str]) -> None:
    incident = coded(language, text)
    assert set(incident.weapons or ()) == weapons
    assert incident.event_type == "landmine_ied"


DISSENT = [
    ("en", "Police said that eight people were killed in Tame on Monday; residents spoke of eleven dead."),
    ("es", "La Policía dijo que ocho personas fueron asesinadas el lunes en Tame; los vecinos hablan de once muertos."),
]


@pytest.mark.parametrize(("language", "text"), DISSENT)
def test_two_voices_keep_their_figures(coded: Coded, language: str, text: str) -> None:
    incident = coded(language, text)
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (8, 11)
    assert len({each.attributed_to for each in incident.evidence if each.field == "killed"}) == 2


LISTS = [
    ("es", "El piloto de un bus, su ayudante y una pasajera murieron baleados el lunes en Mixco.", 3),
    ("es", "Dos sacerdotes jesuitas y un guía de turistas fueron asesinados el lunes en Cerocahui.", 3),
    ("es", "Un matrimonio y sus dos hijos fueron asesinados el lunes en Celaya.", 4),
    ("es", "Nueve palestinos, al menos siete de ellos milicianos, murieron el jueves en una redada en Yenín.", 9),
    ("en", "Insurgents beheaded two security guards in Ancuabe on Wednesday, police and the company said.", 2),
    ("en", "One crew member was killed when pirates attacked a ship off Lagos on Monday.", 1),
    (
        "en",
        "Gunmen ambushed a patrol in Celaya on Sunday, killing one guard. Two of the attackers died in the shootout.",
        3,
    ),
    ("en", "Gunmen attacked a market in Celaya on Monday. The death toll has risen to 148, police said.", 148),
]


@pytest.mark.parametrize(("language", "text", "killed"), LISTS)
def test_lists_and_tolls_are_counted_whole(coded: Coded, language: str, text: str, killed: int) -> None:
    assert best(coded(language, text), "killed") == killed


def test_a_plural_without_a_figure_adds_nothing_to_one(coded: Coded) -> None:
    told = "Rebels killed 21 people in a hotel in Celaya on Friday. All the attackers were killed, police said."
    assert best(coded("en", told), "killed") == 21


LISTED = [
    ("en", "Two marines were killed in Celaya on Monday, along with a taxi driver.", (3, None)),
    ("en", "Two women were shot dead in Celaya on Monday. A third man escaped unhurt.", (2, None)),
    ("en", "A mother of three was shot dead in Celaya on Monday.", (1, None)),
    ("en", "Seven farmers, among them a woman and her two sons, were hacked to death in Celaya on Monday.", (7, None)),
    (
        "es",
        "Siete hombres murieron baleados en Celaya el lunes y un octavo se debate entre la vida y la muerte.",
        (7, 1),
    ),
    ("es", "Un guardia fue baleado en Celaya el lunes y murió horas después en el hospital.", (1, None)),
    (
        "es",
        "Una bomba mató a un soldado en Celaya el lunes, con lo que ascienden a cuatro los muertos este mes.",
        (1, None),
    ),
]


@pytest.mark.parametrize(("language", "text", "figures"), LISTED)
def test_people_listed_counted_on_and_recalled(
    coded: Coded, language: str, text: str, figures: tuple[int, int | None]
) -> None:
    incident = coded(language, text)
    assert (best(incident, "killed"), best(incident, "injured")) == figures
