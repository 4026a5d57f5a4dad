"""Names of places are read together, and what is not known is said."""

from dataclasses import astuple

import pytest

from testigo.extraction.toponyms import toponyms
from testigo.model import Gap, Place, PlacePrecision
from testigo.resolution.gazetteer import BUNDLED, open_gazetteer
from testigo.resolution.place_homes import source_home
from testigo.resolution.places import PlaceReading, resolve_places

pytestmark = pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")


def read(text: str, language: str = "en", home: str | None = None) -> dict[str, PlaceReading]:
    gazetteer = open_gazetteer()
    readings = resolve_places(toponyms(text, language, gazetteer), gazetteer, home)
    return {reading.toponym.phrase: reading for reading in readings}


def place(reading: PlaceReading) -> Place:
    assert isinstance(reading.value, Place)
    return reading.value


@pytest.mark.parametrize(
    ("text", "phrase", "admin1", "country"),
    [
        ("He fled from Paris, Texas.", "Paris", "Texas", "US"),
        ("Talks were held in Paris and Lyon.", "Paris", "Île-de-France", "FR"),
        ("Shots were fired in Atlanta, Georgia; Macon and Athens were calm.", "Athens", "Georgia", "US"),
        ("Clashes in Tripoli and Benghazi, Libya, went on.", "Tripoli", "Tripoli", "LY"),
        ("Troops left Valencia, Venezuela, and Barcelona, Anzoátegui.", "Barcelona", "Anzoátegui", "VE"),
        ("Police in Hyderabad, Pakistan, and Karachi met.", "Hyderabad", "Sindh", "PK"),
        ("Bombs fell near Tbilisi, Georgia. Gori burned.", "Gori", "Shida Kartli", "GE"),
    ],
)
def test_names_are_read_in_the_light_of_each_other(text: str, phrase: str, admin1: str, country: str) -> None:
    value = place(read(text)[phrase])
    assert (value.admin1, value.country) == (admin1, country)


def test_a_village_is_found_within_the_municipality_beside_it() -> None:
    reading = read("A drone hit the Villa Victoria community in Chinicuila, Mexico.")["Villa Victoria"]
    value = place(reading)
    assert (value.gazetteer_id, value.admin2, value.admin1) == ("geonames:3980120", "Chinicuila", "Michoacán")
    assert value.precision is PlacePrecision.SETTLEMENT
    assert reading.reason == "the only Villa Victoria within Chinicuila, named in the same phrase"


def test_an_unknown_village_is_located_in_its_municipality() -> None:
    reading = read("Ocurrió en la comunidad de El Xyzopan, municipio de Tepalcatepec.", "es")["El Xyzopan"]
    value = place(reading)
    assert (value.name, value.admin2) == ("El Xyzopan", "Tepalcatepec")
    assert (value.precision, value.located) == (PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY)
    assert "not in the gazetteer" in reading.reason


@pytest.mark.parametrize(
    ("text", "admin1", "country", "located"),
    [
        ("Two were killed in Xyzopan, northern Mozambique.", None, "MZ", PlacePrecision.COUNTRY),
        ("Two were killed in Xyzopan in Ecuador's northern Imbabura province.", "Imbabura", "EC", PlacePrecision.STATE),
        ("Two were killed in Xyzopan, west of Acapulco.", "Guerrero", "MX", PlacePrecision.STATE),
        ("A mine blew up in Xyzopan. Troops went to Bogotá and Cali, Colombia.", None, "CO", PlacePrecision.COUNTRY),
        ("Homes burned in Tame and Saravena, Arauca, and in Xyzopan.", "Arauca", "CO", PlacePrecision.STATE),
    ],
)
def test_an_unknown_village_keeps_its_name_and_is_located_no_closer_than_the_words(
    text: str, admin1: str | None, country: str, located: PlacePrecision
) -> None:
    value = place(read(text)["Xyzopan"])
    assert (value.name, value.admin1, value.country, value.located) == ("Xyzopan", admin1, country, located)
    assert value.precision is PlacePrecision.SETTLEMENT
    assert not value.is_listed


def test_an_unknown_district_is_a_municipality() -> None:
    value = place(read("Two were killed in the Xyzopan district of eastern Burkina Faso.")["Xyzopan"])
    assert (value.precision, value.located) == (PlacePrecision.MUNICIPALITY, PlacePrecision.COUNTRY)


def test_a_name_put_where_the_gazetteer_has_none_is_not_its_namesake_elsewhere() -> None:
    value = place(read("Miners fought in Buenos Aires, in Ecuador's northern Imbabura province.")["Buenos Aires"])
    assert (value.name, value.admin1, value.is_listed) == ("Buenos Aires", "Imbabura", False)


def test_an_unknown_village_alone_is_a_gap() -> None:
    reading = read("Ocurrió en la comunidad de El Xyzopan.", "es")["El Xyzopan"]
    assert isinstance(reading.value, Gap)


def test_a_village_of_a_country_the_report_does_not_speak_of_is_a_gap() -> None:
    text = "Clashes in Argelia, Cauca, went on; in Popayán and Cali, Colombia, people marched. Troops left El Plateado."
    reading = read(text)["El Plateado"]
    assert isinstance(reading.value, Gap)
    assert "near the report's other places" in reading.value.detail


def test_a_quarter_becomes_its_town() -> None:
    value = place(read("Ataque en la colonia Las Flores en Culiacán, Sinaloa.", "es")["Las Flores"])
    assert (value.name, value.precision) == ("Culiacán", PlacePrecision.SETTLEMENT)


def test_a_quarter_is_of_the_town_of_the_dateline_rather_than_of_one_that_somebody_is_of() -> None:
    text = "CULIACÁN.- Balearon a un custodio de Puente Grande en su casa, en la colonia Las Flores."
    assert place(read(text, "es")["Las Flores"]).name == "Culiacán"


def test_a_district_of_a_town_is_no_larger_than_the_town() -> None:
    value = place(read("An air strike hit the Xyzopan district of Nyala in Sudan.")["Xyzopan"])
    assert (value.precision, value.admin1) == (PlacePrecision.SETTLEMENT, "Southern Darfur")


def test_the_town_of_a_quarter_is_a_town_and_not_the_state_of_its_name() -> None:
    value = place(read("Estalló en el barrio La Tolita, en el sur de Esmeraldas.", "es")["Esmeraldas"])
    assert (value.name, value.precision) == ("Esmeraldas", PlacePrecision.SETTLEMENT)


def test_a_town_called_a_municipality_is_known_as_one() -> None:
    reading = read("Fighting went on in the municipality of Argelia, Cauca.")["Argelia"]
    assert (place(reading).precision, place(reading).admin2) == (PlacePrecision.MUNICIPALITY, "Argelia")


@pytest.mark.parametrize(
    ("text", "precision", "admin1"),
    [
        ("Hubo combates en la Tierra Caliente, cerca de Apatzingán.", PlacePrecision.STATE, "Michoacán"),
        ("Hubo combates en la Tierra Caliente.", PlacePrecision.COUNTRY, None),
        ("Hubo combates en el Catatumbo.", PlacePrecision.STATE, "Norte de Santander"),
    ],
)
def test_a_region_is_as_close_as_the_state_it_lies_in(text: str, precision: PlacePrecision, admin1: str | None) -> None:
    (value,) = (
        place(one) for phrase, one in read(text, "es", "MX").items() if phrase in ("Tierra Caliente", "Catatumbo")
    )
    assert (value.precision, value.admin1) == (precision, admin1)
    assert value.country in ("MX", "CO")


def test_a_state_and_its_capital_are_not_one_where_both_are_named() -> None:
    readings = read("SUDAN, Central Darfur. Armed men looted a warehouse in Zalingei.")
    assert place(readings["Zalingei"]).precision is PlacePrecision.SETTLEMENT


def test_a_stated_distance_chooses_between_places_of_a_name() -> None:
    text = "REBELS ATTACKED THE TOWN OF SAN MIGUEL, 130 KM EAST OF SAN SALVADOR."
    assert place(read(text)["SAN MIGUEL"]).country == "SV"


def test_a_demonym_means_the_country_not_the_state() -> None:
    assert place(read("Georgian troops moved.")["Georgian"]).country == "GE"


@pytest.mark.parametrize(("home", "country"), [("MX", "MX"), ("ES", "ES")])
def test_the_home_of_the_source_decides_where_the_text_does_not(home: str, country: str) -> None:
    assert place(read("El alcalde de Guadalajara habló.", "es", home)["Guadalajara"]).country == country


def test_the_same_names_give_the_same_readings() -> None:
    text = "Fighting in Santiago, La Paz and San Fernando, near Matamoros, went on."
    assert [astuple(one) for one in read(text).values()] == [astuple(one) for one in read(text).values()]


def test_no_names_give_no_readings() -> None:
    assert resolve_places((), open_gazetteer()) == ()


def test_a_source_is_at_home_where_its_reports_are() -> None:
    gazetteer = open_gazetteer()
    texts = (
        "A fire in Paris, Texas, hurt two. Crews from Reno and Blossom came.",
        "Lamar County voted on Tuesday. Paris and Roxton, Texas, did too.",
        "A man from Clarksville, Texas, was held in Paris.",
    )
    reports = [toponyms(text, "en", gazetteer) for text in texts]
    home = source_home(reports, gazetteer)
    assert home is not None
    assert home.admin1 == "Texas"
    alone = toponyms("Paris firefighters saved a house in Paris.", "en", gazetteer)
    assert place(resolve_places(alone, gazetteer, around=home)[0]).admin1 == "Texas"
    assert source_home(reports[:2], gazetteer) is None


def test_a_dateline_names_the_town_and_not_its_state() -> None:
    value = place(read("ERBIL, Iraq, March 13 (Meridian) - Missiles struck Erbil on Sunday.")["Erbil"])
    assert (value.precision, value.country) == (PlacePrecision.SETTLEMENT, "IQ")


def test_what_lies_in_an_unknown_place_is_no_namesake_elsewhere() -> None:
    reading = read("The gangs fought for control of Brooklyn, in Xyzopan.")["Brooklyn"]
    assert isinstance(reading.value, Gap)
    value = place(read("In Haiti, the gangs fought for control of Brooklyn, in Xyzopan.")["Brooklyn"])
    assert (value.country, value.is_listed) == ("HT", False)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Israeli strikes hit Gaza on Friday.", "Gaza", "PS"),
        ("Gunmen attacked a village in Gaza province, Mozambique.", "Gaza", "MZ"),
    ],
)
def test_a_name_means_the_place_that_most_people_know_by_it(text: str, name: str, country: str) -> None:
    assert place(read(text)[name]).country == country


def test_a_county_before_the_short_form_of_a_state_lies_in_it() -> None:
    value = place(read("Police in Dade County, Fla., found the car.")["Dade County"])
    assert (value.admin1, value.is_listed) == ("Florida", False)


def test_the_white_house_is_no_village_unless_it_is_called_one() -> None:
    assert "White House" not in read("The White House said that two people were killed in Nashville.")
    assert "White House" in read("Two people were killed in the city of White House, Tennessee.")
