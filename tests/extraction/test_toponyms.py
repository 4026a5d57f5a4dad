"""Place names are found in any case; names of persons, papers, gangs and streets are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.extraction.toponyms import toponyms
from testigo.protocols import PlaceKind, PlaceRole, Toponym
from testigo.resolution.gazetteer import BUNDLED, open_gazetteer

pytestmark = pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")


def found(text: str, language: str = "en") -> tuple[Toponym, ...]:
    return toponyms(text, language, open_gazetteer())


def phrases(text: str, language: str = "en") -> list[str]:
    return [toponym.phrase for toponym in found(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Aguililla, Michoacán, on Tuesday.",
        "gunmen attacked in aguililla, michoacan, on tuesday.",
        "GUNMEN ATTACKED IN AGUILILLA, MICHOACAN, ON TUESDAY.",
    ],
)
def test_names_are_found_in_any_case(text: str) -> None:
    assert [toponym.name for toponym in found(text)] == ["aguililla", "michoacan"]


def test_the_longest_name_is_taken() -> None:
    assert phrases("A drone fell on Encarnación de Díaz, Jalisco.") == ["Encarnación de Díaz", "Jalisco"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jackson said the deal was fair.", "en"),
        ("Victoria Ramírez dijo que no.", "es"),
        ("The Jalisco New Generation Cartel grew.", "en"),
        ("Members of the Sinaloa cartel fled.", "en"),
        ("El Cártel de Sinaloa huyó.", "es"),
        ("It was in the Washington Post, the New York Times and El Universal.", "en"),
        ("They met in March and again on Sunday, reading.", "en"),
        ("La paz llegó en mayo.", "es"),
        ("A house on Houston Street burned.", "en"),
    ],
)
def test_other_names_and_plain_words_are_left_out(text: str, language: str) -> None:
    assert phrases(text, language) == []


def test_a_surname_stays_a_surname_through_the_report() -> None:
    assert phrases("Police arrested Mary Jackson, 34. Officers said Jackson fled to Dallas.") == ["Dallas"]


def test_a_plain_word_is_a_place_where_its_state_follows() -> None:
    assert phrases("He lives in Reading, Pa., and works in Mobile, Ala.") == ["Reading", "Pa", "Mobile", "Ala"]


def test_containment_is_seen_through_commas_and_words() -> None:
    text = "The Villa Victoria community in Chinicuila, Mexico was attacked."
    village, municipality, country = found(text)
    assert (village.parent, municipality.parent) == (municipality.start, country.start)
    assert municipality.role is PlaceRole.PARENT


def test_a_village_no_gazetteer_knows_is_found_by_its_words() -> None:
    village, municipality = found("Ocurrió en la comunidad de El Xyzopan, municipio de Tepalcatepec.", "es")
    assert (village.phrase, village.kind, village.parent) == ("El Xyzopan", PlaceKind.SETTLEMENT, municipality.start)
    assert municipality.kind is PlaceKind.MUNICIPALITY


def test_a_kind_holds_for_a_whole_list() -> None:
    names = [toponym.name for toponym in found("Fires burned in Douglas, Sarpy and Lancaster counties.")]
    assert names == ["douglas county", "sarpy county", "lancaster county"]


@pytest.mark.parametrize(
    ("text", "language", "phrase", "role"),
    [
        ("MEXICO CITY (AP) -- Troops moved.", "en", "MEXICO CITY", PlaceRole.DATELINE),
        ("Un hombre originario de Jalisco murió.", "es", "Jalisco", PlaceRole.ORIGIN),
        ("Mexican troops moved.", "en", "Mexican", PlaceRole.DEMONYM),
        ("The Spanish troops moved.", "en", "Spanish", PlaceRole.DEMONYM),
        ("La policía michoacana llegó.", "es", "michoacana", PlaceRole.DEMONYM),
        ("The Gainesville Police Department denied it.", "en", "Gainesville", PlaceRole.ORGANISATION),
        ("Ocurrió a 14 km de Navolato.", "es", "Navolato", PlaceRole.LANDMARK),
        ("The wounded were flown to Apatzingán.", "en", "Apatzingán", PlaceRole.ELSEWHERE),
        ("Moscow said that it would answer.", "en", "Moscow", PlaceRole.ELSEWHERE),
    ],
)
def test_roles(text: str, language: str, phrase: str, role: PlaceRole) -> None:
    assert [(one.phrase, one.role) for one in found(text, language)] == [(phrase, role)]


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("A mine blew up on the road from Cotija to Los Reyes.", "en", ["Los Reyes"]),
        ("Ocurrió en la carretera que une Cotija con Los Reyes.", "es", ["Los Reyes"]),
        ("Ocurrió en la vía Tibú-El Tarra.", "es", ["El Tarra"]),
        ("Clashes on the border between Jalisco and Zacatecas went on.", "en", ["Zacatecas"]),
        ("Ocurrió en los límites de Jalisco y Zacatecas.", "es", ["Zacatecas"]),
        ("Clashes in Jalisco and Zacatecas went on.", "en", []),
        ("Hubo bloqueos en Cotija y Los Reyes.", "es", []),
    ],
)
def test_a_road_or_border_has_a_far_end(text: str, language: str, ends: list[str]) -> None:
    assert [one.phrase for one in found(text, language) if one.role is PlaceRole.FAR_END] == ends


def test_words_for_a_kind_belong_to_the_name_before_them_where_there_is_one() -> None:
    unknown, town = found("Las familias huyeron de La Xyzopa, corregimiento de Tibú.", "es")
    assert (unknown.phrase, unknown.parent, town.kind) == ("La Xyzopa", town.start, None)
    assert [one.kind for one in found("Bombs hit the Xyzopan district of Nyala.")] == [PlaceKind.MUNICIPALITY, None]
    assert [one.kind for one in found("It was in the Colombian town of Tame.")][-1] is PlaceKind.SETTLEMENT


def test_a_quarter_of_two_names_is_one_quarter() -> None:
    text = "Ocurrió en la colonia López Arellano, en Choloma."
    assert [(one.phrase, one.sector) for one in found(text, "es")] == [("López Arellano", True), ("Choloma", False)]


def test_an_elided_article_is_part_of_the_name() -> None:
    assert phrases("Gunmen came to Port-au-Prince and to Villeneuve-d'Ascq.") == ["Port-au-Prince", "Villeneuve-d'Ascq"]


def test_distances_are_read_in_kilometres() -> None:
    assert found("Ocurrió a 14 km de Navolato.", "es")[0].distance_km == 14
    assert found("It happened 10 miles from Laredo.")[0].distance_km == pytest.approx(16.09)


def test_quarters_are_marked() -> None:
    assert [one.sector for one in found("Ataque en la colonia Las Flores en Culiacán.", "es")] == [True, False]


WORDS = [
    "In",
    "the",
    "of",
    "Jackson",
    "Paris,",
    ".",
    "Texas",
    "\n",
    "mexico's",
    "«San",
    "Luis",
    "St.",
    "U.S.",
    "-",
    "14 km",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_spans_quote_the_text_in_order_without_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for toponym in found(text):
        assert toponym.start >= end
        assert text[toponym.start : toponym.end] == toponym.phrase
        end = toponym.end


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for toponym in (*found(text), *found(text, "es")):
        assert 0 <= toponym.start < toponym.end <= len(text)


@pytest.mark.parametrize(
    ("text", "language", "unknown"),
    [
        ("Gunmen killed two in Xyzopan, northern Mozambique.", "en", "Xyzopan"),
        ("A bomb went off at Xyzopan, on the road to Goma.", "en", "Xyzopan"),
        ("They burned huts in the Xyzopan district of eastern Mali.", "en", "Xyzopan"),
        ("Vecinos de Xyzopan, en la sierra de Guerrero, huyeron.", "es", "Xyzopan"),
        ("Hubo un muerto en Alto Xyzopan, Putumayo.", "es", "Alto Xyzopan"),
        ("Atacaron la aldea de Wad al Xyzopan.", "es", "Wad al Xyzopan"),
    ],
)
def test_words_alone_can_make_a_name_a_place(text: str, language: str, unknown: str) -> None:
    assert unknown in phrases(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They were killed in Operation Xyzopan.", "en"),
        ("The film was shown in the Xyzopan mountains.", "en"),
        ("He said so in Xyzopan Magazine.", "en"),
        ("La frase apareció en Facebook.", "es"),
        ("Se rindió ante el Batallón de Xyzopaneros.", "es"),
        ('Police held Rafael "El Chapo" Xyzopan.', "en"),
    ],
)
def test_a_name_behind_a_preposition_need_not_be_a_place(text: str, language: str) -> None:
    assert phrases(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "longer"),
    [
        ("Shots were fired in Alto Remanso, Putumayo.", "en", "Alto Remanso"),
        ("Dos murieron en Buenavista de los Xyzopan, en Guerrero.", "es", "Buenavista de los Xyzopan"),
        ("Gangs burned huts in Pont-Xyzop in Haiti.", "en", "Pont-Xyzop"),
        ("Talks between Washington-Moscow envoys failed.", "en", "Washington"),
    ],
)
def test_a_name_of_which_only_a_part_is_known_stays_whole(text: str, language: str, longer: str) -> None:
    assert phrases(text, language)[0] == longer


@pytest.mark.parametrize(
    ("text", "language", "dateline"),
    [
        ("POPAYÁN. Un niño murió en Argelia.", "es", ["POPAYÁN"]),
        ("PESHAWAR: Two cars blew up in Bannu.", "en", ["PESHAWAR"]),
        ("Reynosa, Tamps.- Quemaron un camión.", "es", ["Reynosa", "Tamps"]),
        ("GOMA, Jan 16 (Meridian) - A bomb went off.", "en", ["GOMA"]),
    ],
)
def test_a_dateline_is_told_with_what_contains_its_town(text: str, language: str, dateline: list[str]) -> None:
    assert [one.phrase for one in found(text, language) if one.role is PlaceRole.DATELINE] == dateline
    assert "Meridian" not in phrases(text, language)


def test_a_landmark_belongs_to_the_place_before_it() -> None:
    beach, landmark = found("Gunmen came ashore on a beach in Puerto Xyzop, near Cancun.")
    assert (beach.near, landmark.near) == (landmark.start, None)
    assert [one.near for one in found("A fight on the road between Tibú and Cúcuta went on.")] == [None, None]


def test_where_somebody_is_based_is_where_they_are_from() -> None:
    [ohio, haiti] = found("An Ohio-based group was attacked in Haiti.")
    assert (ohio.role, haiti.role) == (PlaceRole.ORIGIN, PlaceRole.LOCATION)


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Shots in the Cieneguita neighborhood of Limón.", ["Cieneguita"]),
        ("Shots in a poor neighborhood of Limón.", []),
        ("Shots in the neighborhood of Xyzopa in Limón.", ["Xyzopa"]),
    ],
)
def test_a_quarter_is_told_from_the_town_that_has_it(text: str, sectors: list[str]) -> None:
    assert [one.phrase for one in found(text) if one.sector] == sectors
