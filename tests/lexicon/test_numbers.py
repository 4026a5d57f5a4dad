"""Numbers are read as counts, and what counts no people is told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon import numbers
from testigo.lexicon.numbers import NumberKind
from testigo.model import Count

EXACT = {
    "en": {
        "two municipal officers": 2,
        "half a dozen": 6,
        "a couple of men": 2,
        "two hundred and five": 205,
        "twenty-five": 25,
        "2,700 homicides": 2700,
        "1.5 million people": 1_500_000,
        "a policeman": 1,
        "both brothers": 2,
        "no deaths or serious injuries": 0,
        "nobody": 0,
        "one of the victims": 1,
        "two men and a woman": 3,
        "two killed and three injured": 2,
        "four people, including two children": 4,
        "seven (7) soldiers": 7,
        "TWO SOLDIERS": 2,
    },
    "es": {
        "dos policías municipales": 2,
        "2 mil 700": 2700,
        "2.700": 2700,
        "dos mil setecientos": 2700,
        "veintiún soldados": 21,
        "treinta y cinco": 35,
        "ambos": 2,
        "ni muertos ni heridos": 0,
        "ningún herido": 0,
        "sin heridos": 0,
        "uno de los agentes": 1,
        "una mujer": 1,
        "dos hombres y una mujer": 3,
        "cuatro personas, entre ellas dos niños": 4,
        "DOS POLICIAS": 2,
    },
}
OPEN_OR_ROUND = {
    "en": {
        "at least a dozen men": Count(12, 12, None),
        "more than 40": Count(40, 40, None),
        "up to 20": Count(0, None, 20),
        "fewer than 10": Count(0, None, 9),
        "between 10 and 15": Count(10, None, 15),
        "10 to 15 gunmen": Count(10, None, 15),
        "about 50": Count(45, 50, 55),
        "nearly 50": Count(45, 50, 50),
        "several": Count(3, None, None),
        "dozens": Count(24, None, None),
        "hundreds of people": Count(200, None, None),
        "scores": Count(40, None, None),
    },
    "es": {
        "más de 2,700 homicidios": Count(2700, 2700, None),
        "más de un centenar": Count(100, 100, None),
        "por lo menos una docena": Count(12, 12, None),
        "una decena de hombres": Count(8, 10, 12),
        "medio centenar": Count(45, 50, 55),
        "una veintena": Count(16, 20, 24),
        "unos 30": Count(25, 30, 35),
        "de 10 a 15": Count(10, None, 15),
        "entre 10 y 15": Count(10, None, 15),
        "hasta 20": Count(0, None, 20),
        "varios": Count(3, None, None),
        "cientos de familias": Count(200, None, None),
    },
}
NO_COUNT = {
    "en": [
        "John Perez, 34",
        "the officers",
        "the second victim",
        "1st Brigade",
        "a group of armed men",
        "John, 34, was",
        "AK-47",
    ],
    "es": ["los agentes", "el segundo", "un grupo armado", "un comando", "Juan, de 34 años", "Juan Pérez, 34", "AK-47"],
}
OTHER_KINDS = {
    "en": {
        "25-year-old": NumberKind.AGE,
        "$5 million": NumberKind.MONEY,
        "500 grams": NumberKind.MEASURE,
        "14 km": NumberKind.MEASURE,
        "at 3:20": NumberKind.TIME,
        "three days": NumberKind.TIME,
        "in 2019": NumberKind.TIME,
        "on May 3": NumberKind.TIME,
        "9 mm": NumberKind.MEASURE,
        "Highway 57": NumberKind.LABEL,
        "40%": NumberKind.PERCENT,
        "555-123-4567": NumberKind.LABEL,
        "1st": NumberKind.ORDINAL,
    },
    "es": {
        "de 25 años": NumberKind.AGE,
        "5 mil pesos": NumberKind.MONEY,
        "5 kilos": NumberKind.MEASURE,
        "las 5 de la tarde": NumberKind.TIME,
        "3 de mayo": NumberKind.TIME,
        "carretera 15": NumberKind.LABEL,
        "el 40 por ciento": NumberKind.PERCENT,
        "calibre .50": NumberKind.CALIBRE,
    },
}


@pytest.mark.parametrize(("language", "words", "number"), [(k, w, n) for k, v in EXACT.items() for w, n in v.items()])
def test_a_plain_figure_is_an_exact_count(language: str, words: str, number: int) -> None:
    assert numbers.read(words, language) == Count.exactly(number)


@pytest.mark.parametrize(
    ("language", "words", "count"), [(k, w, c) for k, v in OPEN_OR_ROUND.items() for w, c in v.items()]
)
def test_a_hedge_opens_or_rounds_the_count(language: str, words: str, count: Count) -> None:
    assert numbers.read(words, language) == count


@pytest.mark.parametrize(("language", "words"), [(k, w) for k, v in NO_COUNT.items() for w in v])
def test_words_without_a_number_give_no_count(language: str, words: str) -> None:
    assert numbers.read(words, language) is None


@pytest.mark.parametrize(
    ("language", "words", "kind"), [(k, w, n) for k, v in OTHER_KINDS.items() for w, n in v.items()]
)
def test_what_counts_no_people_has_another_kind(language: str, words: str, kind: NumberKind) -> None:
    assert [item.kind for item in numbers.find(words, language)] == [kind]


@given(st.integers(0, 99_999), st.sampled_from(("en", "es")))
def test_every_figure_is_read_as_itself(number: int, language: str) -> None:
    assert numbers.read(f"{number} gendarmes", language) == Count.exactly(number)


@given(st.text(max_size=40), st.sampled_from(("en", "es")))
def test_numbers_never_overlap_and_stay_in_the_text(text: str, language: str) -> None:
    end = 0
    for item in numbers.find(text, language):
        assert end <= item.start < item.end <= len(text)
        end = item.end
