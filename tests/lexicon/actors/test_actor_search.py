"""Names are found where they are written as names, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon import register
from testigo.lexicon.actors.search import fold

REGISTER = register.load()
NAMED = [
    (entry.id, name)
    for entry in REGISTER.entries.values()
    for name in [*(name for names in entry.names.values() for name in names), *entry.acronyms]
]


def found(text: str, country: str | None = None) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.actor_id) for name in REGISTER.find(text, country)]


def test_every_name_is_found_in_a_report_from_its_country() -> None:
    missed = []
    for actor_id, name in NAMED:
        countries = REGISTER.entry(actor_id).countries
        text = f"Police said that {name} carried out the attack."
        hits = {key for hit in REGISTER.find(text, countries[0] if countries else None) for key in hit.candidates}
        if actor_id not in hits:
            missed.append((actor_id, name))
    assert missed == []


@pytest.mark.parametrize(
    "written",
    [
        "the Jalisco cartel",
        "JALISCO CARTEL",
        "the Jalisco Cartel's gunmen",
        "el Cártel de Jalisco Nueva Generación",
        "el cártel de Jalisco",
        "Cartel de Jalisco Nueva Generacion",
        "the Jalisco new generation cartel",
        "CJNG's men",
        "the CJNG-backed gunmen",
        "the Jalisco  New\nGeneration Cartel",
    ],
)
def test_ways_to_write_one_name(written: str) -> None:
    assert [actor for _, actor in found(f"He blamed {written} for it.")] == ["cjng"]


@pytest.mark.parametrize(
    "text",
    [
        "Cazadores abatieron a los lobos en la sierra.",
        "La línea de metro siguió cerrada.",
        "The police waited on the line for the viagras to arrive.",
        "She let out a cry, and it was over.",
        "The article is in a PDF file of the CPS.",
        "la resistencia civil no cedió",
        "un dron de marca cjng",
        "COVID-19 y M19X",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_longest_name_wins() -> None:
    assert found("La Nueva Familia Michoacana attacked") == [
        ("La Nueva Familia Michoacana", "nueva_familia_michoacana")
    ]
    assert found("a FARC dissident group") == [("FARC dissident group", "farc_dissidents")]
    assert found("the Cartel del Pacífico Sur") == [("Cartel del Pacífico Sur", "cartel_del_pacifico_sur")]


@pytest.mark.parametrize("written", ["United Cartels", "Cárteles Unidos", "cárteles Unidos"])
def test_united_cartels_in_both_languages(written: str) -> None:
    assert found(f"Los {written}\n") == [(written, "carteles_unidos")]


def test_acronyms_need_their_capitals_in_running_text() -> None:
    assert found("Farc y Eln, pero no auc ni agc") == [("Farc", "farc"), ("Eln", "eln")]
    assert found("IT IS THE FMLN.\nThe rest is quiet.") == [("FMLN", "fmln")]


def test_text_all_in_lower_case_is_read_without_regard_to_case() -> None:
    text = "anoche hombres armados del cjng atacaron el pueblo. " * 5
    assert found(text) == [("cjng", "cjng")] * 5


def test_common_acronym_is_a_name_only_at_home() -> None:
    text = "Miembros del CPS fueron detenidos."
    assert found(text) == []
    assert found(text, "MX") == [("CPS", "cartel_del_pacifico_sur")]


def test_name_of_several_gives_all_of_them() -> None:
    (name,) = REGISTER.find("The National Guard arrived.")
    assert {"mx_national_guard", "ve_gnb", "sv_national_guard"} <= set(name.candidates)
    assert REGISTER.entry(name.actor_id).until is None


def test_persons_are_found_apart_from_groups() -> None:
    text = 'Nemesio "El Mencho" Oseguera leads the CJNG.'
    assert found(text) == [("CJNG", "cjng")]
    assert [name.actor_id for name in REGISTER.find_persons(text)] == ["el_mencho"]
    assert REGISTER.find_persons("Police arrested Wilson Joseph in Boston.", "US") == ()


def test_shared_nicknames_are_not_searched_for() -> None:
    assert REGISTER.find_persons("Detuvieron a alias El Jardinero y a El Pelón.") == ()


@given(
    st.lists(st.sampled_from([name for _, name in NAMED]) | st.text(max_size=20), max_size=8).map(" ".join),
    st.sampled_from([None, "MX", "CO"]),
)
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str, country: str | None) -> None:
    end = 0
    for name in REGISTER.find(text, country):
        assert end <= name.start < name.end <= len(text)
        end = name.end
        shown = " ".join(fold(text[name.start : name.end]).split())
        assert any(shown == " ".join(fold(known).split()) for _, known in _all_names(name.actor_id))


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def _all_names(actor_id: str) -> list[tuple[str, str]]:
    return [(actor_id, REGISTER.entry(actor_id).name), *(pair for pair in NAMED if pair[0] == actor_id)]
