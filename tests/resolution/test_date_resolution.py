"""What days an expression means: seen from publication, from an event, or from nowhere."""

from calendar import day_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense
from testigo.model import DatePrecision, DateRange, Gap, GapReason, TimeOfDay
from testigo.resolution import dates

FRIDAY = date(2021, 12, 10)


def on(day: date) -> DateRange:
    return DateRange(day, day, DatePrecision.DAY)


def resolved(words: str, language: str, anchor: DateRange | None, tense: Tense = Tense.PAST) -> DateRange:
    value, reason = dates.resolve(words, language, anchor, tense)
    assert isinstance(value, DateRange), reason
    return value


DAYS = {
    "en": {
        "Tuesday": date(2021, 12, 7),
        "Friday": FRIDAY,
        "TUESDAY NIGHT": date(2021, 12, 7),
        "last Friday": date(2021, 12, 3),
        "next Tuesday": date(2021, 12, 14),
        "in the early hours of Wednesday": date(2021, 12, 8),
        "late Thursday": date(2021, 12, 9),
        "yesterday": date(2021, 12, 9),
        "last night": date(2021, 12, 9),
        "three days ago": date(2021, 12, 7),
        "Nov. 26": date(2021, 11, 26),
        "Dec. 24": date(2020, 12, 24),
        "3 JAN 90": date(1990, 1, 3),
        "12/03/2023": date(2023, 12, 3),
        "2021-12-07": date(2021, 12, 7),
        "Christmas Eve": date(2020, 12, 24),
        "Thanksgiving": date(2021, 11, 25),
        "two days after Tuesday's attack": date(2021, 12, 9),
        "Tuesday of last week": date(2021, 11, 30),
        "three Mondays ago": date(2021, 11, 22),
        "the day after Christmas": date(2020, 12, 26),
        "on the eve of Easter": date(2021, 4, 3),
        "Friday at 8:30": date(2021, 12, 10),
    },
    "es": {
        "el martes": date(2021, 12, 7),
        "MARTES": date(2021, 12, 7),
        "la madrugada del miercoles": date(2021, 12, 8),
        "el próximo martes": date(2021, 12, 14),
        "el martes pasado": date(2021, 12, 7),
        "el pasado 26 de noviembre": date(2021, 11, 26),
        "hace tres días": date(2021, 12, 7),
        "anoche": date(2021, 12, 9),
        "antier": date(2021, 12, 8),
        "12/03/2023": date(2023, 3, 12),
        "Nochebuena": date(2020, 12, 24),
        "la víspera": date(2021, 12, 9),
        "la víspera de Navidad": date(2020, 12, 24),
        "el lunes de Pascua": date(2021, 4, 5),
        "hace dos lunes": date(2021, 11, 29),
        "el lunes último": date(2021, 12, 6),
        "hoy mismo": FRIDAY,
        "el 3 de junio del año pasado": date(2020, 6, 3),
        "tres días después del 1 de diciembre": date(2021, 12, 4),
        "Viernes Santo": date(2021, 4, 2),
    },
}
STRETCHES = {
    "en": {
        "last week": ("2021-11-29", "2021-12-05", DatePrecision.WEEK),
        "over the weekend": ("2021-12-04", "2021-12-05", DatePrecision.RANGE),
        "on the night of 7 to 8 December": ("2021-12-07", "2021-12-08", DatePrecision.RANGE),
        "in January": ("2021-01-01", "2021-01-31", DatePrecision.MONTH),
        "last year": ("2020-01-01", "2020-12-31", DatePrecision.YEAR),
        "earlier this year": ("2021-01-01", "2021-12-10", DatePrecision.RANGE),
        "early 2020": ("2020-01-01", "2020-04-30", DatePrecision.RANGE),
        "since 2019": ("2019-01-01", "2021-12-10", DatePrecision.RANGE),
        "until March 2020": (None, "2020-03-31", DatePrecision.RANGE),
        "before 2015": (None, "2014-12-31", DatePrecision.RANGE),
        "from Monday to Wednesday": ("2021-12-06", "2021-12-08", DatePrecision.RANGE),
        "December 30 to January 2": ("2020-12-30", "2021-01-02", DatePrecision.RANGE),
        "in the last three days": ("2021-12-07", "2021-12-10", DatePrecision.RANGE),
        "a week ago": ("2021-11-30", "2021-12-06", DatePrecision.WEEK),
        "two months ago": ("2021-10-01", "2021-10-31", DatePrecision.MONTH),
        "the early 1990s": ("1990-01-01", "1993-12-31", DatePrecision.RANGE),
        "the third quarter of 2020": ("2020-07-01", "2020-09-30", DatePrecision.RANGE),
        "recently": (None, "2021-12-10", DatePrecision.RANGE),
        "the week of November 3": ("2021-11-01", "2021-11-07", DatePrecision.WEEK),
    },
    "es": {
        "la semana pasada": ("2021-11-29", "2021-12-05", DatePrecision.WEEK),
        "el fin de semana": ("2021-12-04", "2021-12-05", DatePrecision.RANGE),
        "la noche del 7 al 8 de diciembre": ("2021-12-07", "2021-12-08", DatePrecision.RANGE),
        "en enero pasado": ("2021-01-01", "2021-01-31", DatePrecision.MONTH),
        "a mediados de marzo": ("2021-03-11", "2021-03-20", DatePrecision.RANGE),
        "finales de 2020": ("2020-09-01", "2020-12-31", DatePrecision.RANGE),
        "en lo que va del año": ("2021-01-01", "2021-12-10", DatePrecision.RANGE),
        "Semana Santa": ("2021-03-28", "2021-04-03", DatePrecision.RANGE),
        "Día de Muertos": ("2021-11-01", "2021-11-02", DatePrecision.RANGE),
        "hace dos años": ("2019-01-01", "2019-12-31", DatePrecision.YEAR),
        "desde 2019": ("2019-01-01", "2021-12-10", DatePrecision.RANGE),
    },
}
FROM_EVENT = {
    ("en", "the next day"): ("2021-12-01", "2021-12-01"),
    ("en", "two days earlier"): ("2021-11-28", "2021-11-28"),
    ("en", "hours later"): ("2021-11-30", "2021-12-01"),
    ("en", "that night"): ("2021-11-30", "2021-11-30"),
    ("es", "al día siguiente"): ("2021-12-01", "2021-12-01"),
    ("es", "tres días después"): ("2021-12-03", "2021-12-03"),
    ("es", "ese mismo día"): ("2021-11-30", "2021-11-30"),
}


@pytest.mark.parametrize(("language", "words", "day"), [(k, w, d) for k, v in DAYS.items() for w, d in v.items()])
def test_a_day_is_seen_from_publication(language: str, words: str, day: date) -> None:
    value = resolved(words, language, on(FRIDAY))
    assert (value.earliest, value.latest, value.precision) == (day, day, DatePrecision.DAY)


@pytest.mark.parametrize(("language", "words", "ends"), [(k, w, e) for k, v in STRETCHES.items() for w, e in v.items()])
def test_a_stretch_keeps_its_width(
    language: str, words: str, ends: tuple[str | None, str | None, DatePrecision]
) -> None:
    value = resolved(words, language, on(FRIDAY))
    assert (value.earliest and str(value.earliest), value.latest and str(value.latest), value.precision) == ends


@pytest.mark.parametrize(("language", "words"), list(FROM_EVENT))
def test_another_event_can_be_what_counts(language: str, words: str) -> None:
    value, _ = dates.resolve(words, language, on(FRIDAY), event=on(date(2021, 11, 30)))
    assert isinstance(value, DateRange)
    assert (str(value.earliest), str(value.latest)) == FROM_EVENT[language, words]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the next day"),
        ("en", "every Monday"),
        ("en", "for six months"),
        ("en", "February 30"),
        ("es", "a las 3:20"),
        ("es", "hoy y"),
    ],
)
def test_what_cannot_be_dated_is_a_gap(language: str, words: str) -> None:
    value, reason = dates.resolve(words, language)
    assert isinstance(value, Gap)
    assert value.reason is GapReason.UNRESOLVED
    assert reason


def test_the_words_may_hold_no_time() -> None:
    value, _ = dates.resolve("the officers", "en", on(FRIDAY))
    assert isinstance(value, Gap)


@pytest.mark.parametrize("words", ["Tuesday", "yesterday", "Nov. 26", "last week", "in January"])
def test_without_an_anchor_only_full_dates_are_known(words: str) -> None:
    assert isinstance(dates.resolve(words, "en")[0], Gap)
    assert resolved("26 November 2021", "en", None) == on(date(2021, 11, 26))


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Tuesday night", TimeOfDay.NIGHT),
        ("Tuesday at 3:20 p.m.", TimeOfDay.AFTERNOON),
        ("Tuesday at 02:10", TimeOfDay.EARLY_MORNING),
        ("Tuesday at 3:20", None),
        ("Tuesday", None),
    ],
)
def test_the_part_of_the_day_is_kept_where_it_is_told(words: str, part: TimeOfDay | None) -> None:
    assert resolved(words, "en", on(FRIDAY)).time_of_day is part


def test_a_clash_of_weekday_and_date_is_kept_and_marked() -> None:
    value = resolved("martes 5 de junio de 2019", "es", None)
    assert value.earliest == date(2019, 6, 5)
    assert value.clash is not None
    assert "Wednesday" in value.clash
    assert resolved("miércoles 5 de junio de 2019", "es", None).clash is None


def test_the_future_looks_ahead() -> None:
    assert resolved("Tuesday", "en", on(FRIDAY), Tense.FUTURE).earliest == date(2021, 12, 14)
    assert resolved("24 de diciembre", "es", on(FRIDAY), Tense.FUTURE).earliest == date(2021, 12, 24)


def test_a_coarse_anchor_gives_a_coarse_date() -> None:
    december = DateRange(date(2021, 12, 1), date(2021, 12, 31), DatePrecision.MONTH)
    value = resolved("yesterday", "en", december)
    assert (value.earliest, value.latest) == (date(2021, 11, 30), date(2021, 12, 30))
    assert value.precision is DatePrecision.RANGE
    assert resolved("last year", "en", december).precision is DatePrecision.YEAR


_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
EXPRESSIONS = [(words, language) for table in (DAYS, STRETCHES) for language, rows in table.items() for words in rows]


@given(
    st.sampled_from(EXPRESSIONS),
    st.dates(date(1950, 1, 1), date(2080, 1, 1)),
    st.integers(0, 800),
    st.integers(0, 800),
    st.sampled_from((Tense.PAST, Tense.FUTURE)),
)
def test_a_coarse_anchor_covers_what_each_of_its_days_would_give(
    expression: tuple[str, str], start: date, width: int, at: int, tense: Tense
) -> None:
    words, language = expression
    coarse = DateRange(start, start + timedelta(days=width), DatePrecision.RANGE)
    wide, _ = dates.resolve(words, language, coarse, tense)
    exact, _ = dates.resolve(words, language, on(start + timedelta(days=min(at, width))), tense)
    if isinstance(exact, DateRange) and isinstance(wide, DateRange):
        assert exact.within(wide)


@given(st.text(max_size=60), st.sampled_from(("en", "es")), st.none() | st.dates())
def test_any_words_give_a_date_or_a_gap(words: str, language: str, published: date | None) -> None:
    for expression in calendar.find(words, language):
        value, _ = dates.resolve(expression, language, published and on(published), Tense.UNKNOWN)
        assert isinstance(value, DateRange | Gap)


@given(st.integers(1, 31), st.integers(1, 7), st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.sampled_from(Tense))
def test_any_day_of_a_month_and_of_a_week_is_a_date(day: int, weekday: int, published: date, tense: Tense) -> None:
    for words, language in ((f"{day_name[weekday - 1]} the {day}th", "en"), (f"{_WEEKDAYS[weekday - 1]} {day}", "es")):
        value, _ = dates.resolve(words, language, on(published), tense)
        assert isinstance(value, DateRange)


@pytest.mark.parametrize(
    ("words", "language", "country", "first"),
    [
        ("last summer", "en", "US", date(2021, 6, 1)),
        ("el verano pasado", "es", "AR", date(2020, 12, 1)),
        ("el invierno pasado", "es", "CL", date(2021, 6, 1)),
        ("el Día de la Independencia", "es", None, date(2021, 9, 16)),
        ("el Día de la Independencia", "es", "CO", date(2021, 7, 20)),
        ("Independence Day", "en", "NG", date(2021, 10, 1)),
        ("las fiestas patrias", "es", "PE", date(2021, 7, 28)),
        ("la víspera del Día de la Independencia", "es", "CO", date(2021, 7, 19)),
    ],
)
def test_seasons_and_holidays_are_those_of_the_country(
    words: str, language: str, country: str | None, first: date
) -> None:
    value, _ = dates.resolve(words, language, on(FRIDAY), country=country)
    assert isinstance(value, DateRange)
    assert value.earliest == first


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [("la primera quincena de mayo", 1, 15), ("la segunda quincena de mayo", 16, 31)],
)
def test_half_a_month_ends_or_begins_in_its_middle(words: str, first: int, last: int) -> None:
    value = resolved(words, "es", on(FRIDAY))
    assert (value.earliest, value.latest) == (date(2021, 5, first), date(2021, 5, last))
