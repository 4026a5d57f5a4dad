from collections.abc import Sequence

import pytest
from hand_built import (
    AGUILILLA,
    DOS_AGUAS,
    DURAN,
    MICHOACAN,
    URUAPAN,
    Said,
    Telling,
    accounts_of,
    damage,
    day,
    days,
    decide,
    named,
    people,
    reports_of,
    tell,
    weapon,
)

from testigo.model import (
    Act,
    Cell,
    Certainty,
    Code,
    Count,
    DatePrecision,
    Decision,
    Gap,
    GapReason,
    Incident,
    IntegrityError,
    Status,
    Words,
)
from testigo.reconciliation import reconcile


def incident(*tellings: Telling, decisions: Sequence[Decision] = (), copies: dict[str, str] | None = None) -> Incident:
    return reconcile("i", accounts_of(tellings), reports_of(tellings), decisions, copies)


def cell(attribute: str, *tellings: Telling, decisions: Sequence[Decision] = ()) -> Cell:
    found = incident(*tellings, decisions=decisions).cell(attribute)
    assert found is not None
    return found


def said(key: str, attribute: str, words: str, value: object, **more: object) -> Telling:
    published = str(more.pop("published", "2024-03-02"))
    return tell(key, f"They spoke of {words}.", Said(attribute, words, value, **more), published=published)  # type: ignore[arg-type]


def test_the_common_days_of_two_dates_hold_with_the_precision_of_the_tighter() -> None:
    found = cell(
        "date",
        said("a", "date", "in March", days("2023-03-01", "2023-03-31", DatePrecision.MONTH)),
        said("b", "date", "on Friday", day("2023-03-10")),
    )
    assert found.value == day("2023-03-10")
    assert found.rule == "intersection_of_dates"
    assert not found.dissent


def test_days_that_no_report_singles_out_are_no_precise_date() -> None:
    found = cell(
        "date",
        said("a", "date", "until the tenth", days("2023-03-01", "2023-03-10")),
        said("b", "date", "from the tenth", days("2023-03-10", "2023-03-20")),
    )
    assert found.value == days("2023-03-10", "2023-03-10")


def test_a_date_that_excludes_the_others_dissents() -> None:
    odd = said("c", "date", "on Monday", day("2023-03-13"), published="2024-05-01")
    found = cell(
        "date", said("a", "date", "Friday", day("2023-03-10")), said("b", "date", "Friday", day("2023-03-10")), odd
    )
    assert found.value == day("2023-03-10")
    assert found.rule == "most_claimed"
    assert found.dissent == (odd.account.readings[0].claim.id,)


def test_copies_of_one_text_are_one_voice() -> None:
    wire = [said(key, "date", "on Monday", day("2023-03-13")) for key in ("a", "b")]
    others = [said(key, "date", "on Friday", day("2023-03-10"), published="2024-01-01") for key in ("c", "d")]
    one_voice = incident(*wire, others[0], others[1], copies={"b": "a"}).cell("date")
    assert one_voice is not None
    assert one_voice.value == day("2023-03-10")


def test_the_most_specific_place_within_the_others_holds() -> None:
    found = cell(
        "place",
        said("a", "place", "Michoacán", MICHOACAN),
        said("b", "place", "Dos Aguas", DOS_AGUAS),
        said("c", "place", "Aguililla", AGUILILLA),
    )
    assert found.value == DOS_AGUAS
    assert found.rule == "most_specific_place"
    assert len(found.basis) == 3


def test_of_two_towns_in_one_telling_the_first_named_is_the_place() -> None:
    text = "Shots in Uruapan and in Durán."
    for first, second in ((URUAPAN, DURAN), (DURAN, URUAPAN)):
        told = tell("a", text, Said("place", "Uruapan", first), Said("place", "Durán", second), published="2024-03-02")
        found = incident(told).cell("place")
        assert found is not None
        assert found.value == first


def test_a_place_elsewhere_dissents() -> None:
    found = cell(
        "place",
        said("a", "place", "Aguililla", AGUILILLA),
        said("b", "place", "Aguililla", AGUILILLA),
        said("c", "place", "Uruapan", URUAPAN),
        said("d", "place", "Durán", DURAN),
    )
    assert found.value == AGUILILLA
    assert len(found.dissent) == 2


def test_unidentified_gunmen_are_the_named_group_of_their_side() -> None:
    found = cell(
        "perpetrator",
        said("a", "perpetrator", "armed men", people("armed men", "armed group")),
        said("b", "perpetrator", "Los Lobos", named("Los Lobos"), certainty=Certainty.ALLEGED),
    )
    assert found.value == (named("Los Lobos"),)
    assert len(found.basis) == 2


def test_police_are_not_absorbed_by_a_named_gang() -> None:
    found = cell(
        "perpetrator",
        said("a", "perpetrator", "officers", people("officers", "police")),
        said("b", "perpetrator", "Los Lobos", named("Los Lobos")),
    )
    assert found.value == (people("officers", "police"), named("Los Lobos"))


def test_targets_of_one_kind_are_one() -> None:
    found = cell(
        "target",
        said("a", "target", "agents", people("agents", "police")),
        said("b", "target", "two officers", people("two officers", "police", 2), published="2024-03-05"),
        said("c", "target", "a farmer", people("a farmer", "civilians", 1)),
    )
    assert found.value == (people("two officers", "police", 2), people("a farmer", "civilians", 1))


def test_a_denied_perpetrator_is_no_perpetrator_but_dissent() -> None:
    denied = said("b", "perpetrator", "the army", named("army", "military"), certainty=Certainty.DENIED)
    found = cell("perpetrator", said("a", "perpetrator", "Los Lobos", named("Los Lobos")), denied)
    assert found.value == (named("Los Lobos"),)
    assert found.dissent == (denied.account.readings[0].claim.id,)


def test_a_wider_weapon_gives_way_to_a_narrower_one_and_a_retracted_one_is_dropped() -> None:
    late = tell(
        "c",
        "It was a mine and no drone.",
        Said("weapon", "mine", weapon("landmine")),
        Said("weapon", "drone", weapon("drone"), retracted=True),
        published="2024-03-04",
        event_type="landmine_ied",
    )
    early = tell("a", "A drone attack.", Said("weapon", "drone", weapon("drone")), event_type="drone_strike")
    other = said("b", "weapon", "an explosion", weapon("explosive"))
    assert cell("weapon", early, other, late).value == (weapon("landmine"),)
    assert incident(early, late).event_type.value == Code("event_type", "landmine_ied")


def test_a_later_claim_stands_against_an_earlier_retraction() -> None:
    taken_back = said("a", "weapon", "drones", weapon("drone"), retracted=True, published="2024-03-01")
    again = said("b", "weapon", "drones", weapon("drone"), published="2024-03-09")
    assert cell("weapon", taken_back, again).value == (weapon("drone"),)


def test_damage_is_told_in_every_wording() -> None:
    found = cell(
        "damage",
        said("a", "damage", "burnt houses", damage("burnt houses")),
        said("b", "damage", "Burnt  houses", damage("Burnt  houses")),
        said("c", "damage", "a broken roof", damage("a broken roof")),
    )
    assert found.value == (Words("burnt houses"), Words("a broken roof"))


def test_the_wide_event_type_votes_for_the_narrow_one() -> None:
    tellings = [tell(key, "An attack.", event_type="attack_on_civilians") for key in ("a", "b")]
    found = incident(*tellings, tell("c", "A massacre.", event_type="massacre")).event_type
    assert found.value == Code("event_type", "massacre")
    assert found.basis == tuple(telling.account.mentions[0].id for telling in tellings) + found.basis[2:]
    assert not found.dissent


def test_the_surest_voice_counts_unless_another_denies() -> None:
    sure = tell("a", "It happened.", certainty=Certainty.CONFIRMED)
    unsure = tell("b", "It may have happened.", certainty=Certainty.ALLEGED)
    denial = tell("c", "It did not happen.", status=Status.DENIED, certainty=Certainty.DENIED)
    assert incident(sure, unsure).certainty == "confirmed"
    assert incident(sure, denial).certainty == "disputed"
    assert incident(sure, denial).status == "occurred"
    assert incident(denial).status == "denied"


def test_a_person_wins_over_every_report() -> None:
    telling = tell("a", "Five died.", Said("killed", "Five", Count.exactly(5)))
    word = decide(Act.SET, telling.account.id, attribute="killed", value=Count.exactly(6))
    found = cell("killed", telling, decisions=[word])
    assert (found.value, found.basis, found.rule) == (Count.exactly(6), (word.id,), "person_decided")
    assert found.dissent == (telling.account.readings[0].claim.id,)


def test_the_last_word_of_persons_holds_and_can_empty_a_cell() -> None:
    telling = tell("a", "Five died.", Said("killed", "Five", Count.exactly(5)))
    words = [
        decide(Act.SET, telling.account.id, attribute="killed", value=Count.exactly(6), at=1),
        decide(Act.SET, telling.account.id, attribute="killed", value=None, at=2),
    ]
    assert cell("killed", telling, decisions=words).value == Gap(GapReason.REJECTED)
    assert cell("killed", telling, decisions=words[:1]).value == Count.exactly(6)


def test_persons_can_list_several_actors_type_status_and_certainty() -> None:
    telling = tell("a", "Gunmen attacked.", Said("perpetrator", "Gunmen", people("Gunmen", "armed group")))
    key = telling.account.id
    words = [
        decide(Act.SET, key, attribute="perpetrator", value=named("A"), at=1),
        decide(Act.SET, key, attribute="perpetrator", value=named("B"), at=2),
        decide(Act.SET, key, attribute="event_type", value=Code("event_type", "massacre"), at=3),
        decide(Act.SET, key, attribute="status", value=Code("status", "foiled"), at=4),
        decide(Act.SET, key, attribute="certainty", value=Code("certainty", "alleged"), at=5),
    ]
    found = incident(telling, decisions=words)
    perpetrators = found.cell("perpetrator")
    assert perpetrators is not None
    assert perpetrators.value == (named("A"), named("B"))
    assert found.event_type.value == Code("event_type", "massacre")
    assert (found.status, found.certainty) == ("foiled", "alleged")


def test_an_incident_is_main_where_one_report_is_mainly_about_it() -> None:
    aside, main = tell("a", "By the way.", main=False), tell("b", "An attack.", main=True)
    assert incident(aside, main).main
    assert not incident(aside).main


def test_an_incident_without_accounts_is_our_mistake() -> None:
    with pytest.raises(IntegrityError):
        incident()
