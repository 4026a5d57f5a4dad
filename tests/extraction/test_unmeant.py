"""Words of violence that name no happening of their own: likened, counted, supposed, undone, of animals, of a trial."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.kinds import is_court
from testigo.model import Told

if TYPE_CHECKING:
    from conftest import Reader

NONE = {Told.OTHER, Told.AGGREGATE, Told.GENERIC, Told.LEGAL}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The hail hit the roofs like gunfire on Monday.", "gunfire"),
        ("en", "The door slammed like an explosion in the empty church.", "explosion"),
        ("es", "El trueno sonó como una explosión en todo el valle.", "explosión"),
        ("en", "It was the third kidnapping in the district this month.", "kidnapping"),
        ("es", "Es el cuarto asesinato en el barrio desde agosto.", "asesinato"),
        ("es", "Si nos atacan, vamos a cerrar la escuela.", "atacan"),
        ("es", "Una bomba puede matar a cualquiera en la plaza.", "matar"),
        ("en", "The rebels suspended the ceasefire on Friday.", "ceasefire"),
        ("es", "El gobierno rompió la tregua el lunes.", "tregua"),
        ("en", "Villagers killed a lion near the river on Sunday.", "killed"),
        ("es", "Los vecinos mataron a un perro el domingo.", "mataron"),
        ("en", "A gas leak caused an explosion that killed two cooks on Friday.", "explosion"),
        ("es", "Una fuga de gas provocó una explosión el viernes en Celaya.", "explosión"),
        ("en", "Gangs are blamed for most murders in the port.", "murders"),
    ],
)
def test_names_no_happening(read: Reader, language: str, text: str, word: str) -> None:
    assert read(language, text).mention(word).told in NONE


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "A bomb exploded like a thunderclap and killed two guards on Monday.", "killed"),
        ("en", "Gunmen killed a third teacher in Tibú on Monday.", "killed"),
        ("es", "Como represalia, pistoleros mataron a dos campesinos en Tibú el lunes.", "mataron"),
        ("es", "Sicarios mataron a un ganadero y a su perro el lunes en Tibú.", "mataron"),
        ("en", "The government and the rebels signed a ceasefire on Friday.", "ceasefire"),
        ("es", "El gobierno y la guerrilla firmaron una tregua el lunes.", "tregua"),
        ("en", "Gunmen blew up a gas pipeline in Arauca on Friday, killing two guards.", "killing"),
    ],
)
def test_near_misses_are_news(read: Reader, language: str, text: str, word: str) -> None:
    assert read(language, text).mention(word).told is Told.NEWS


@pytest.mark.parametrize(
    ("language", "text", "court"),
    [
        ("en", "A judge sentenced a former captain to nine years on Tuesday.", True),
        ("es", "Un tribunal condenó el martes a un excapitán a nueve años.", True),
        ("en", "Gunmen shot a former captain dead on Tuesday.", False),
        ("es", "Pistoleros mataron el martes a un excapitán.", False),
    ],
)
def test_a_report_from_a_court(read: Reader, language: str, text: str, court: bool) -> None:
    assert is_court((read(language, text).scene,)) is court
