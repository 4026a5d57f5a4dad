"""Words of violence about accidents, offices and elections make no incident; the same words of violence do."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.model import DatePrecision, DateRange, Published, Report, Told
from testigo.pipeline import Coder

DAY = date(2024, 5, 15)


def types(coder: Coder, language: str, text: str) -> set[str]:
    """Return the types of the incidents that a report of one sentence makes as news."""
    published = Published(DateRange(DAY, DAY, DatePrecision.DAY), "the test")
    accounts = coder.accounts(Report("report", text, language, published=published))
    return {each.event_type for each in accounts if each.told is Told.NEWS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A motorcycle wreck on the coast road killed a rider on Sunday, police in Leeds said."),
        ("en", "A cyclist was struck by a truck and killed early on Friday in Leeds."),
        ("en", "The mayor fired the head of the water board in Salinas on Monday."),
        ("en", "A brush fire on Mill Street in Salinas kept firefighters busy on Tuesday."),
        ("en", "The senator won in Ohio on Sunday, beating challenger Ada Bell by more than 3,000 votes."),
        ("en", "He left his home in Norman on Saturday to cycle to the coast."),
        ("en", "Police in Leeds arrested a woman on Monday over unpaid parking fines."),
        ("en", "The driver lost control of the van on Monday near Leeds and hit a wall."),
        ("es", "El ministerio puso en marcha el lunes un programa de becas en Rosario."),
        ("es", "El intendente manifestó el martes en La Plata su apoyo a la obra."),
        ("es", "Tránsito secuestró el viernes en Salta un total de 40 motos sin papeles."),
        ("es", "Los vecinos quemaron hojas el domingo en una plaza de Córdoba."),
        ("es", "Hallaron un delfín muerto el martes en una playa de Tampico."),
        ("es", "El municipio ejecutó el lunes la poda de los árboles en Salta."),
        ("es", "Los transportistas amenazan con un paro el jueves en Rosario."),
    ],
)
def test_makes_no_incident(coder: Coder, language: str, text: str) -> None:
    assert types(coder, language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("en", "Gunmen fired on a bus in Salinas on Monday and hit two passengers.", "attack_on_civilians"),
        ("en", "Police tortured a detained student on Sunday in Leeds.", "torture"),
        ("en", "Forty families left their homes in Norman on Saturday after armed men came.", "displacement"),
        ("es", "Una multitud marchó el lunes por las calles de Rosario en defensa del hospital.", "protest"),
        ("es", "Los maestros dejaron las aulas y marcharon el lunes hacia el Congreso en Lima.", "protest"),
        ("es", "Los docentes se manifestaron el martes frente al Congreso en Lima.", "protest"),
        ("es", "Hombres armados secuestraron el viernes a dos vendedores en Salta.", "abduction"),
        ("es", "Un comando ejecutó el lunes a dos comerciantes en Salta.", "attack_on_civilians"),
        ("es", "Desconocidos quemaron una escuela el domingo en Córdoba.", "arson"),
    ],
)
def test_makes_one(coder: Coder, language: str, text: str, event_type: str) -> None:
    assert event_type in types(coder, language, text)
