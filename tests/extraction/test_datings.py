"""Which of a sentence's times date which deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "Sappers destroyed 27 mines on Tuesday in a field where a farmer lost a leg last October.", ["Tuesday"]),
        ("en", "She had been held since last Friday, when gunmen attacked a bus in Celaya.", ["last Friday"]),
        ("en", "Talks ended on Monday after gunmen killed four farmers in Celaya last Sunday.", ["last Sunday"]),
        ("en", "Police blamed the gang for Thursday's attack on a bar in Celaya.", ["Thursday"]),
        ("en", "Gunmen attacked a bar on Saturday; two hostages were found the next day.", ["Saturday"]),
        ("en", "Gunmen attacked a bar in Celaya on Saturday at about 9 p.m.", ["Saturday at about 9 p.m."]),
        (
            "es",
            "La Policía elevó este lunes a cinco los muertos por el ataque perpetrado la víspera en Celaya.",
            ["la víspera"],
        ),
        ("es", "Familiares de los artesanos desaparecidos desde el sábado cerraron una carretera.", ["el sábado"]),
        ("es", "Falleció esta madrugada uno de los soldados heridos el martes por una mina en Cotija.", ["el martes"]),
        (
            "es",
            "Once personas murieron y 61 resultaron heridas por un misil en Kramatorsk la tarde del martes.",
            ["la tarde del martes"],
        ),
        (
            "en",
            "Two teens were charged Tuesday in a shooting that wounded three people last Saturday.",
            ["last Saturday"],
        ),
        ("en", "Two men were indicted on Wednesday for the murder of a nurse in Celaya.", []),
        (
            "en",
            "A man near the bar where gunmen shot four people early Friday said he heard arguments.",
            ["early Friday"],
        ),
        ("en", "The toll of Tuesday's attack on a bar in Celaya rose to four on Friday.", ["Tuesday"]),
        (
            "en",
            "It was reported today that on 10 March alleged rebels murdered four farmers in Celaya.",
            ["10 March"],
        ),
        ("en", "A party in Celaya turned to horror Saturday after gunmen attacked it.", ["Saturday"]),
        ("en", "Gunmen attacked a bar in Celaya. It happened at 1 p.m. on Sunday.", ["1 p.m. on Sunday"]),
        ("en", "Gunmen attacked a bar in Celaya. It opened in 1985.", []),
        ("es", "Los balearon el lunes en la colonia Primero de Julio, zona 5 de Mixco.", ["el lunes"]),
    ],
)
def test_a_deed_has_the_day_that_stands_nearest_to_it(read: Reader, language: str, text: str, dates: list[str]) -> None:
    assert read(language, text).said("date") == dates
