import math
from dataclasses import replace

import pytest
from hand_built import (
    AGUILILLA,
    DOS_AGUAS,
    DURAN,
    MICHOACAN,
    URUAPAN,
    Said,
    Telling,
    day,
    days,
    named,
    reports_of,
    tell,
)

from testigo.linkage import link
from testigo.linkage.days import days_between
from testigo.linkage.event_types import kinship
from testigo.linkage.features import structured
from testigo.linkage.profiles import Profile, Profiles
from testigo.model import Count, Place, PlacePrecision


def profile(telling: Telling) -> Profile:
    return Profiles({telling.account.id: telling.account}, reports_of([telling]))[0]


def features(one: Telling, other: Telling) -> dict[str, float]:
    return structured(profile(one), profile(other))


def said(attribute: str, words: str, value: object, **more: object) -> Telling:
    return tell(f"r-{words}", f"They spoke of {words}.", Said(attribute, words, value), **more)  # type: ignore[arg-type]


def test_silence_speaks_neither_for_nor_against() -> None:
    found = features(tell("a", "An attack.", event_type=""), tell("b", "An attack.", event_type="massacre"))
    assert found == {"published": 0.0}


def test_days_between_ranges_count_from_their_nearest_ends() -> None:
    assert days_between(days("2024-01-01", "2024-01-05"), days("2024-01-09", "2024-01-20")) == 4
    assert days_between(days("2024-01-01", "2024-01-05"), day("2024-01-05")) == 0


def test_the_same_night_can_stand_under_two_days() -> None:
    found = features(said("date", "Friday", day("2024-01-05")), said("date", "Saturday", day("2024-01-06")))
    assert found["days_apart"] == 0
    later = features(said("date", "Friday", day("2024-01-05")), said("date", "Monday", day("2024-01-08")))
    assert later["days_apart"] == pytest.approx(math.log1p(2))


def test_places_are_compared_as_precisely_as_both_are_known() -> None:
    place = {each.name: said("place", each.name, each) for each in (AGUILILLA, DOS_AGUAS, DURAN, MICHOACAN, URUAPAN)}
    assert features(place["Aguililla"], place["Aguililla"])["same_place"] == 1
    assert features(place["Aguililla"], place["Dos Aguas"])["same_municipality"] == 1
    assert features(place["Michoacán"], place["Dos Aguas"])["same_region"] == 1
    assert features(place["Uruapan"], place["Dos Aguas"])["km_apart"] == pytest.approx(math.log1p(113), abs=0.1)
    assert features(place["Durán"], place["Dos Aguas"])["other_country"] == 1


def test_of_several_places_the_two_that_lie_closest_are_compared() -> None:
    road = tell("road", "Uruapan Aguililla", Said("place", "Uruapan", URUAPAN), Said("place", "Aguililla", AGUILILLA))
    wide = tell("wide", "Michoacán Durán", Said("place", "Michoacán", MICHOACAN), Said("place", "Durán", DURAN))
    assert features(road, said("place", "Aguililla", AGUILILLA))["same_place"] == 1
    assert features(road, wide)["same_region"] == 1
    assert "places_exclude" not in features(road, wide)


def test_two_places_of_one_name_may_be_one_that_was_misread() -> None:
    elsewhere = replace(AGUILILLA, gazetteer_id="other", country="PE", admin1="Loreto", admin2=None)
    found = features(said("place", "Aguililla", AGUILILLA), said("place", "Aguililla there", elsewhere))
    assert found["same_region"] == 1
    assert "places_exclude" not in found


def test_two_places_of_one_name_in_one_state_are_one() -> None:
    seat = replace(AGUILILLA, gazetteer_id="seat", precision=PlacePrecision.SETTLEMENT)
    unlisted = Place("unlisted:MX/aguililla", "Aguililla", PlacePrecision.SETTLEMENT, "MX", held=PlacePrecision.COUNTRY)
    for other in (seat, unlisted):
        assert features(said("place", "Aguililla", AGUILILLA), said("place", "Aguililla there", other))["same_place"]
    namesake = replace(seat, admin1="Guerrero")
    found = features(said("place", "Aguililla", AGUILILLA), said("place", "Aguililla there", namesake))
    assert "same_place" not in found


def test_places_told_with_their_state_and_far_apart_outweigh_any_wording() -> None:
    text = "Gunmen shot two farmers dead in {}, Michoacán, on Friday. Neighbours heard shots and locked their doors."
    both = [
        tell(key, text.format(place.name), Said("place", place.name, place), Said("place", "Michoacán", MICHOACAN))
        for key, place in (("a", AGUILILLA), ("b", URUAPAN))
    ]
    assert features(*both)["sure_places_apart"] == 1
    assert len(link([each.account for each in both], reports_of(both)).clusters) == 2
    close = said("place", "Dos Aguas", DOS_AGUAS)
    assert "sure_places_apart" not in features(both[1], close)


def test_a_day_in_common_outweighs_another_that_is_told_beside_it() -> None:
    both = tell("both", "Friday May", Said("date", "Friday", day("2024-01-05")), Said("date", "May", day("2024-05-05")))
    assert "dates_exclude" not in features(both, said("date", "on 5 May", day("2024-05-05")))


def test_figures_agree_where_their_ranges_meet() -> None:
    two, many = said("killed", "two", Count.exactly(2)), said("killed", "at least one", Count(1, 1, None))
    five = said("killed", "five", Count.exactly(5))
    assert "killed_agree" in features(two, many)
    assert features(five, five)["killed_agree"] > features(two, two)["killed_agree"] > 1
    assert "killed_apart" in features(two, five)


def test_actors_are_compared_by_register_or_name() -> None:
    one, other = said("perpetrator", "A", named("A")), said("perpetrator", "B", named("B"))
    assert features(one, one)["actors"] == 1
    assert features(one, other)["other_perpetrators"] == 1


def test_event_types_of_one_family_are_kindred() -> None:
    assert kinship("massacre", "massacre") == "same_type"
    assert kinship("massacre", "attack_on_civilians") == "kindred_type"
    assert kinship("massacre", "protest") == "other_type"
    assert kinship("massacre", "") is None


def test_a_retracted_claim_is_not_compared() -> None:
    taken_back = tell("a", "It was Friday.", Said("date", "Friday", day("2024-01-05"), retracted=True))
    assert profile(taken_back).days == frozenset()
