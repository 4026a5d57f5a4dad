"""Times are found in running text of both languages and read into symbols."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense, TimeKind, TimeReading

LANGUAGES = ("en", "es")


def quotes(text: str, language: str) -> list[str]:
    return [text[item.start : item.end] for item in calendar.find(text, language)]


def reading(text: str, language: str) -> TimeReading:
    (expression,) = calendar.find(text, language)
    return expression.reading


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "On Tuesday night, two days after the blast of Nov. 26, gunmen returned; since 2019 this was in March.",
            ["Tuesday night", "two days", "Nov. 26", "2019", "March"],
        ),
        (
            "es",
            "La madrugada del miércoles, como el pasado 26 de noviembre, llegaron; desde 2019 y hasta marzo.",
            ["La madrugada del miércoles", "el pasado 26 de noviembre", "2019", "marzo"],
        ),
    ],
)
def test_times_are_quoted_in_reading_order(language: str, text: str, expected: list[str]) -> None:
    assert quotes(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "last Tuesday night", TimeReading(weekday=2, part="night", direction="past")),
        ("en", "three weeks ago", TimeReading(amount=3, unit="week", direction="past")),
        ("en", "Dec. 7, 2021", TimeReading(year=2021, month=12, day=7)),
        ("en", "12/03/2021", TimeReading(year=2021, month=12, day=3)),
        ("es", "12/03/2021", TimeReading(year=2021, month=3, day=12)),
        ("es", "hace tres semanas", TimeReading(amount=3, unit="week", direction="past")),
        ("es", "el martes 7 de diciembre", TimeReading(weekday=2, month=12, day=7)),
        ("es", "a mediados de marzo", TimeReading(month=3, edge="middle")),
        ("es", "desde 2019", TimeReading(year=2019, bound="since")),
        (
            "es",
            "del 7 al 8 de diciembre de 2021",
            TimeReading(day=7, to=TimeReading(year=2021, month=12, day=8)),
        ),
        ("en", "3:20 p.m. Monday", TimeReading(weekday=1, clock="15:20", meridiem="pm")),
        ("es", "anoche a las 11", TimeReading(unit="day", amount=1, direction="past", part="night", clock="23:00")),
    ],
)
def test_words_are_read_into_symbols(language: str, text: str, expected: TimeReading) -> None:
    assert reading(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "on Friday", TimeKind.DATE),
        ("en", "on Friday morning", TimeKind.TIME),
        ("en", "for six months", TimeKind.DURATION),
        ("en", "every Friday", TimeKind.SET),
        ("en", "recently", TimeKind.VAGUE),
        ("es", "el viernes", TimeKind.DATE),
        ("es", "el viernes por la mañana", TimeKind.TIME),
        ("es", "durante seis meses", TimeKind.DURATION),
        ("es", "todos los viernes", TimeKind.SET),
        ("es", "recientemente", TimeKind.VAGUE),
    ],
)
def test_each_time_has_its_kind(language: str, text: str, kind: TimeKind) -> None:
    assert [item.kind for item in calendar.find(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march on the base."),
        ("en", "a 25-year-old man, one of 2000 soldiers"),
        ("en", "the second victim sat in the sun"),
        ("es", "un hombre de 25 años de Santo Domingo"),
        ("es", "unos 2000 soldados con $1998"),
    ],
)
def test_what_only_looks_like_a_time_is_left(language: str, text: str) -> None:
    assert quotes(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the early hours of Wednesday, Dec. 8, 2021"),
        ("es", "La madrugada del miércoles 8 de diciembre de 2021"),
    ],
)
def test_case_and_accents_do_not_matter(language: str, text: str) -> None:
    plain = text.replace("é", "e")
    readings = {reading(form, language) for form in (text, text.upper(), text.lower(), plain, plain.upper())}
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("language", "before", "tense"),
    [
        ("en", "The trial will begin on ", Tense.FUTURE),
        ("en", "It will rain. The attack came on ", Tense.PAST),
        ("es", "El juicio comenzará el ", Tense.FUTURE),
        ("es", "El ataque ocurrió el ", Tense.PAST),
    ],
)
def test_the_clause_tells_where_a_time_looks(language: str, before: str, tense: Tense) -> None:
    assert calendar.tense(before + "5 de mayo", len(before), language) is tense


TIME_WORDS = st.sampled_from(
    """the of last next night Tuesday 5 12 2021 January ago three days week since between and to - , . el la de del al
    pasado noche martes enero hace tres días semana desde entre y a las 3:20 pm 12/03/2021 Easter Navidad fin years
    old años""".split()  # noqa: SIM905
)


@given(st.lists(TIME_WORDS, max_size=14).map(" ".join) | st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_times_never_overlap_and_stay_in_the_text(text: str, language: str) -> None:
    end = 0
    for item in calendar.find(text, language):
        assert end <= item.start < item.end <= len(text)
        end = item.end
