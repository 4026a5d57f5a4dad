"""What times mean that count from a day told before them."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.lexicon import calendar
from testigo.model import DatePrecision, DateRange, Gap
from testigo.protocols import ToldTime
from testigo.resolution.told_days import told_days

FRIDAY = date(2021, 12, 10)


def days(text: str, language: str, sayings: tuple[str, ...] = ()) -> list[str]:
    """Return what each time of a text means, in order: sentences end with a full stop."""
    told = [
        ToldTime(time, text.rfind(".", 0, time.start), text[time.start : time.end] in sayings)
        for time in calendar.find(text, language)
    ]
    written = DateRange(FRIDAY, FRIDAY, DatePrecision.DAY)
    meant = told_days(told, text, language, written, None)
    return [
        f"{value.earliest} to {value.latest}" if isinstance(value, DateRange) else "none" for value, _ in meant.values()
    ]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "Gunmen attacked on Saturday. The next day, police found the car.", "2021-12-05 to 2021-12-05"),
        ("es", "Atacaron el sábado. Dos días más tarde hallaron el auto.", "2021-12-06 to 2021-12-06"),
        ("en", "On Thursday the army spoke of a raid two days earlier.", "2021-12-07 to 2021-12-07"),
        ("es", "La Policía habló este miércoles del ataque perpetrado la víspera.", "2021-12-07 to 2021-12-07"),
        ("es", "El ataque fue la víspera.", "2021-12-09 to 2021-12-09"),
        ("en", "By Wednesday it was broken. That evening a man was shot.", "2021-12-08 to 2021-12-08"),
        ("es", "Estalló la madrugada del miércoles. Horas después hubo otro ataque.", "2021-12-08 to 2021-12-08"),
        ("es", "Estalló la noche del miércoles. Horas después hubo otro ataque.", "2021-12-08 to 2021-12-09"),
        ("en", "Talks were held in 2014. The next day they failed.", "none"),
        ("en", "The next day they failed.", "none"),
    ],
)
def test_a_time_counts_from_the_last_day_told(language: str, text: str, last: str) -> None:
    assert days(text, language)[-1] == last


def test_another_sentence_counts_from_the_deed_and_not_from_the_day_it_was_told_of() -> None:
    text = "Gunmen attacked on Saturday, an official said on Monday. The next day, police came."
    assert days(text, "en", ("Monday",))[-1] == "2021-12-05 to 2021-12-05"


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("en", "The road was shut for a third day.", "2021-12-08 to 2021-12-10"),
        ("en", "They searched for a second straight day.", "2021-12-09 to 2021-12-10"),
        ("es", "Mantienen cerrada por tercer día la carretera.", "2021-12-08 to 2021-12-10"),
        ("es", "Hubo combates por segunda noche consecutiva.", "2021-12-09 to 2021-12-10"),
        ("es", "El pasado día 3 lanzaron una granada.", "2021-12-03 to 2021-12-03"),
        ("es", "Convocaron para este domingo a una marcha.", "2021-12-12 to 2021-12-12"),
        ("en", "Gunmen suspected to be herders killed ten on Wednesday.", "2021-12-08 to 2021-12-08"),
        ("en", "It was agreed in early March.", "2021-03-01 to 2021-03-10"),
        ("en", "Nine died in March.", "2021-03-01 to 2021-03-31"),
        ("en", "A bomb exploded a few minutes ago.", "2021-12-10 to 2021-12-10"),
        ("es", "Una bomba estalló hace treinta minutos.", "2021-12-10 to 2021-12-10"),
        ("en", "A bomb exploded three hours ago.", "2021-12-09 to 2021-12-10"),
        ("en", "They were held since Saturday.", "2021-12-04 to 2021-12-04"),
    ],
)
def test_times_are_read_where_they_stand(language: str, text: str, meaning: str) -> None:
    assert days(text, language) == [meaning]


def test_what_took_place_is_not_ahead_of_the_report() -> None:
    written = DateRange(FRIDAY, FRIDAY, DatePrecision.DAY)

    def meant(text: str, *, happened: bool) -> DateRange | Gap:
        told = [ToldTime(time, 0, happened=happened) for time in calendar.find(text, "en")]
        return next(iter(told_days(told, text, "en", written, None).values()))[0]

    shot = "Charges will be filed over the shooting on Tuesday."
    assert meant(shot, happened=True) == DateRange(date(2021, 12, 7), date(2021, 12, 7), DatePrecision.DAY)
    assert meant(shot, happened=False) == DateRange(date(2021, 12, 14), date(2021, 12, 14), DatePrecision.DAY)
    assert isinstance(meant("A meeting is to be held next week.", happened=True), Gap)
    assert isinstance(meant("They signed a truce that begins on 3 January.", happened=True), Gap)
    assert meant("They fought on 3 November.", happened=True) == DateRange(
        date(2021, 11, 3), date(2021, 11, 3), DatePrecision.DAY
    )


@pytest.mark.parametrize("words", ["la colonia Primero de Julio", "calle 5 de Mayo", "barrio 12 de octubre"])
def test_quarters_and_streets_named_after_days_are_no_dates(words: str) -> None:
    assert days(f"Los balearon en {words}.", "es") == []
