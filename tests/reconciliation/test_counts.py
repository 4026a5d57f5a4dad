from collections.abc import Sequence

import pytest
from hand_built import Said, Telling, accounts_of, at_least, reports_of, tell

from testigo.model import Cell, Count, Gap, GapReason
from testigo.reconciliation import reconcile


def killed(*tellings: Telling) -> Cell:
    return cell("killed", tellings)


def cell(attribute: str, tellings: Sequence[Telling]) -> Cell:
    found = reconcile("i", accounts_of(tellings), reports_of(tellings)).cell(attribute)
    assert found is not None
    return found


def exactly(number: int) -> Count:
    return Count.exactly(number)


def test_silence_is_a_gap_and_never_zero() -> None:
    assert killed(tell("a", "Gunmen opened fire.")).value == Gap(GapReason.NOT_STATED)


def test_no_deaths_is_zero() -> None:
    assert killed(tell("a", "There were no deaths.", Said("killed", "no deaths", exactly(0)))).value == exactly(0)


def test_the_dead_of_two_sides_add_up() -> None:
    text = "The clash killed two officers and two cartel members."
    telling = tell(
        "a",
        text,
        Said("killed", "two officers", exactly(2), side="targets"),
        Said("killed", "two cartel members", exactly(2), side="perpetrators"),
    )
    found = killed(telling)
    assert found.value == exactly(4)
    assert found.rule == "sum_of_groups"
    assert len(found.basis) == 2


def test_repeated_tellings_of_one_group_do_not_add_up() -> None:
    text = "Three farmers were killed. Neighbors buried the three farmers on Monday."
    telling = tell(
        "a",
        text,
        Said("killed", "Three farmers", exactly(3), side="targets"),
        Said("killed", "the three farmers", exactly(3), side="targets"),
    )
    assert killed(telling).value == exactly(3)


def test_groups_of_one_side_in_one_sentence_add_up() -> None:
    text = "The blast killed two officers and three farmers."
    telling = tell(
        "a",
        text,
        Said("killed", "two officers", exactly(2), side="targets"),
        Said("killed", "three farmers", exactly(3), side="targets"),
    )
    assert killed(telling).value == exactly(5)


def test_one_person_known_or_named_is_among_those_counted_whoever_speaks_of_him() -> None:
    text = "Three people were hurt. The driver was hurt in the leg, the governor said. Reyes was hurt."
    telling = tell(
        "a",
        text,
        Said("killed", "Three people", exactly(3), side="targets"),
        Said("killed", "The driver", exactly(1), by="the governor", side="targets"),
        Said("killed", "Reyes", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(3)


def test_one_person_in_a_list_is_counted_beside_the_others() -> None:
    text = "The shots killed the driver and two passengers."
    telling = tell(
        "a",
        text,
        Said("killed", "the driver", exactly(1), side="targets"),
        Said("killed", "two passengers", exactly(2), side="targets"),
    )
    assert killed(telling).value == exactly(3)


def test_a_part_does_not_add_to_the_whole() -> None:
    text = "Five people, including two officers, were killed."
    telling = tell(
        "a",
        text,
        Said("killed", "Five people", exactly(5), side="targets"),
        Said("killed", "two officers", exactly(2), side="targets"),
    )
    assert killed(telling).value == exactly(5)


def test_a_stated_total_stands_beside_its_groups() -> None:
    text = "Four people died. Two officers fell first. Two gunmen were killed later."
    telling = tell(
        "a",
        text,
        Said("killed", "Four people", exactly(4)),
        Said("killed", "Two officers", exactly(2), side="targets"),
        Said("killed", "Two gunmen", exactly(2), side="perpetrators"),
    )
    found = killed(telling)
    assert found.value == exactly(4)
    assert found.rule == "stated_total"


def test_a_figure_that_is_the_sum_of_groups_of_its_own_side_is_their_total() -> None:
    text = "Three dead in ambush. The shots killed two officers and a driver."
    telling = tell(
        "a",
        text,
        Said("killed", "Three dead", exactly(3), side="targets"),
        Said("killed", "two officers", exactly(2), side="targets"),
        Said("killed", "a driver", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(3)


def test_one_of_the_dead_is_part_of_their_number() -> None:
    text = "Police counted 11 dead. One of the victims was a guard."
    telling = tell(
        "a",
        text,
        Said("killed", "11 dead", exactly(11), by="Police", side="targets"),
        Said("killed", "One of the victims", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(11)


def test_another_victim_adds_up() -> None:
    text = "Two farmers were killed. Another man died in hospital."
    telling = tell(
        "a",
        text,
        Said("killed", "Two farmers", exactly(2), side="targets"),
        Said("killed", "Another man", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(3)


def test_official_and_later_figures_win_and_the_others_give_the_range() -> None:
    early = tell("a", "At least three died.", Said("killed", "At least three", at_least(3)), published="2023-07-16")
    police = tell(
        "b", "Police said five died.", Said("killed", "five", exactly(5), by="Police"), published="2023-07-17"
    )
    committee = tell(
        "c",
        "A residents' committee counts seven dead.",
        Said("killed", "seven", exactly(7), by="A residents' committee"),
        published="2023-07-18",
    )
    found = killed(early, police, committee)
    assert found.value == Count(5, 5, 7)
    assert found.rule == "official_later_over_early"
    assert found.dissent == (committee.account.readings[0].claim.id,)


def test_a_toll_that_grows_replaces_the_early_official_one() -> None:
    first = tell("a", "Sedena said two died.", Said("killed", "two", exactly(2), by="Sedena"), language="es")
    then = tell(
        "b",
        "Sedena said three died.",
        Said("killed", "three", exactly(3), by="Sedena"),
        published="2024-03-05",
        language="es",
    )
    assert killed(first, then).value == exactly(3)


def test_an_open_end_stays_open_where_nobody_closes_it() -> None:
    assert killed(tell("a", "At least 12 died.", Said("killed", "At least 12", at_least(12)))).value == at_least(12)


def test_a_vague_official_figure_is_refined_by_an_exact_one_it_allows() -> None:
    vague = tell("a", "Police said several died.", Said("killed", "several", Count(3, None, None), by="Police"))
    exact = tell("b", "Four people died.", Said("killed", "Four people", exactly(4)))
    assert killed(vague, exact).value == Count(3, 4, None)


def test_a_retracted_figure_never_counts() -> None:
    text = "Nine were first reported dead. Police said four died."
    telling = tell(
        "a",
        text,
        Said("killed", "Nine", exactly(9), retracted=True),
        Said("killed", "four", exactly(4), by="Police"),
    )
    assert killed(telling).value == exactly(4)


def test_a_retraction_withdraws_the_figure_from_earlier_reports() -> None:
    early = tell("a", "Nine people died.", Said("killed", "Nine people", exactly(9)), published="2024-03-01")
    late = tell(
        "b",
        "It was not nine. Six died.",
        Said("killed", "nine", exactly(9), retracted=True),
        Said("killed", "Six", exactly(6)),
        published="2024-03-03",
    )
    assert killed(early, late).value == exactly(6)


def test_killed_and_injured_of_one_total_stay_apart() -> None:
    text = "Seven were hurt, of whom two died."
    telling = tell("a", text, Said("injured", "Seven", exactly(7)), Said("killed", "two", exactly(2)))
    assert killed(telling).value == exactly(2)
    assert cell("injured", [telling]).value == exactly(7)


def test_words_that_could_not_be_resolved_are_named_in_the_gap() -> None:
    telling = tell("a", "Scores died.", Said("killed", "Scores", Gap(GapReason.UNRESOLVED, "no number")))
    assert killed(telling).value == Gap(GapReason.UNRESOLVED, "Scores")


@pytest.mark.parametrize(
    ("text", "groups", "total"),
    [
        ("Three soldiers, two police and a boy died.", (("Three soldiers", 3), ("two police", 2), ("a boy", 1)), 6),
        ("Murieron 4 guardias, 3 presos y un médico.", (("4 guardias", 4), ("3 presos", 3), ("un médico", 1)), 8),
        ("A driver and his son were killed.", (("A driver", 1), ("his son", 1)), 2),
        ("Mataron a un taxista y a su hermano.", (("un taxista", 1), ("su hermano", 1)), 2),
    ],
)  # fmt: skip
def test_groups_of_a_list_add_up_whatever_their_figures(
    text: str, groups: tuple[tuple[str, int], ...], total: int
) -> None:
    said = [Said("killed", words, exactly(number), side="targets") for words, number in groups]
    assert killed(tell("a", text, *said)).value == exactly(total)


def test_a_general_word_before_its_parts_is_their_total() -> None:
    text = "Five people, two officers and three farmers, were killed."
    said = [("Five people", 5), ("two officers", 2), ("three farmers", 3)]
    assert killed(tell("a", text, *(Said("killed", words, exactly(n), side="targets") for words, n in said))).value == (
        exactly(5)
    )


@pytest.mark.parametrize(
    ("text", "groups", "total"),
    [
        ("Mató a dos maestros, un joven y su primo.", (("dos maestros", 2), ("un joven", 1), ("su primo", 1)), 2),
        ("Five civilians, three men and two women.", (("Five civilians", 5), ("three men", 3), ("two women", 2)), 5),
        ("Three soldiers, two police and a boy died.", (("Three soldiers", 3), ("two police", 2), ("a boy", 1)), 6),
        ("The driver, Luis Mena, died.", (("The driver", 1), ("Luis Mena", 1)), 1),
        ("A fourth boy, the barber, was hit.", (("A fourth boy", 1), ("the barber", 1)), 1),
        ("The driver, Luis Mena, and a guard died.", (("The driver", 1), ("Luis Mena", 1), ("a guard", 1)), 2),
        ("Six died; the other two bodies lay in a ditch.", (("Six", 6), ("the other two bodies", 2)), 6),
        ("13 civilians and, beside them, five soldiers", (("13 civilians", 13), ("five soldiers", 5)), 18),
        ("27 were hurt. More than 40 were hurt.", (("27", 27), ("More than 40", 40)), 40),
        ("Eight people were hit. Of the seven others none died.", (("Eight people", 8), ("the seven others", 7)), 8),
        ("Three men were hit. A woman was also shot", (("Three men", 3), ("A woman", 1)), 4),
        ("3 dead in Leeds. He shot his wife and a niece.", (("3 dead", 3), ("his wife", 1), ("a niece", 1)), 3),
        ("Nine people died, four of them guards.", (("Nine people", 9), ("four of them guards", 4)), 9),
        ("Nine soldiers died. Five civilians died too", (("Nine soldiers", 9), ("Five civilians", 5)), 14),
    ],
)
def test_the_same_people_told_in_two_ways_count_once(
    text: str, groups: tuple[tuple[str, int], ...], total: int
) -> None:
    said = [Said("killed", words, exactly(number), side="targets") for words, number in groups]
    assert killed(tell("a", text, *said)).value == exactly(total)


def test_a_plural_told_by_its_members_is_as_many() -> None:
    text = "The injured, a man and his niece, were flown out. At least two people were hurt, the mayor said."
    telling = tell(
        "a",
        text,
        Said("killed", "The injured", Count(2, None, None), side="targets"),
        Said("killed", "a man", exactly(1), side="targets"),
        Said("killed", "his niece", exactly(1), side="targets"),
        Said("killed", "At least two people", at_least(2), by="the mayor", side="targets"),
    )
    assert killed(telling).value == at_least(2)


def test_a_zero_that_nobody_is_named_for_yields_to_a_figure() -> None:
    text = "A shell wounded about 20, the mayor said. No casualties were reported from the drone."
    shell = Said("killed", "about 20", exactly(20), by="the mayor")
    telling = tell("a", text, shell, Said("killed", "No casualties", exactly(0)))
    assert killed(telling).value == exactly(20)


def test_nobody_else_adds_nobody() -> None:
    text = "Three men were wounded. Nobody else was hurt"
    telling = tell("a", text, Said("killed", "Three men", exactly(3)), Said("killed", "Nobody else", exactly(0)))
    assert killed(telling).value == exactly(3)


def test_others_dispute_the_number_of_all_the_dead() -> None:
    text = "Police said five people died. A neighbours' council said seven have died."
    telling = tell(
        "a",
        text,
        Said("killed", "five people", exactly(5), by="Police", side="targets"),
        Said("killed", "seven", exactly(7), by="A neighbours' council"),
    )
    assert killed(telling).value == Count(5, 5, 7)


def test_the_reports_own_word_for_some_of_the_dead_disputes_nobodys_total() -> None:
    text = "Police said ten people died. A retired officer was killed."
    telling = tell(
        "a",
        text,
        Said("killed", "ten people", exactly(10), by="Police", side="targets"),
        Said("killed", "A retired officer", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(10)


def test_whom_a_list_counts_is_of_the_side_of_the_others() -> None:
    text = "They killed eight of them, two farmers and a chief."
    telling = tell(
        "a",
        text,
        Said("killed", "eight of them", exactly(8)),
        Said("killed", "two farmers", exactly(2), side="targets"),
        Said("killed", "a chief", exactly(1), side="targets"),
    )
    assert killed(telling).value == exactly(11)
