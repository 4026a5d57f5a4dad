"""Who was killed, who was hurt, and who was struck without a word on whether they lived."""

from hand_built import Said, Telling, accounts_of, reports_of, tell
from hypothesis import given
from hypothesis import strategies as st

from testigo.model import Cell, Count, Gap
from testigo.reconciliation import reconcile

exactly = Count.exactly


def injured(*tellings: Telling) -> Cell:
    found = reconcile("i", accounts_of(tellings), reports_of(tellings)).cell("injured")
    assert found is not None
    return found


def told(key: str, published: str = "2024-03-02", **figures: int) -> Telling:
    words = {"killed": "three died", "injured": "two were hurt", "casualties": "five were shot"}
    said = [Said(name, words[name], exactly(number)) for name, number in figures.items()]
    return tell(key, "In all, five were shot. Of these, three died and two were hurt.", *said, published=published)


def test_those_struck_of_whom_nobody_says_that_they_died_were_injured() -> None:
    found = injured(told("a", casualties=5, killed=3))
    assert found.value == exactly(2)
    assert found.rule == "struck_less_killed"


def test_all_who_were_struck_can_have_died() -> None:
    assert isinstance(injured(told("a", casualties=3, killed=3)).value, Gap)


def test_a_stated_figure_of_the_injured_gives_way_only_to_a_larger_rest() -> None:
    assert injured(told("a", casualties=5, killed=3, injured=2)).rule != "struck_less_killed"
    larger = injured(told("a", casualties=5, killed=1, injured=2))
    assert larger.value == exactly(4)
    assert larger.dissent


def test_the_same_words_do_not_count_a_man_as_hurt_and_dead() -> None:
    text = "Ramiro Luna, hit in the chest, was pronounced dead."
    both = [Said(name, "Ramiro Luna", exactly(1)) for name in ("killed", "injured")]
    assert isinstance(injured(tell("a", text, *both)).value, Gap)


def test_words_for_none_are_none_of_either() -> None:
    text = "Nobody was killed or injured."
    none = [Said(name, "Nobody", exactly(0)) for name in ("killed", "injured")]
    assert injured(tell("a", text, *none)).value == exactly(0)


def test_the_wounded_of_one_report_are_the_dead_of_a_later_one() -> None:
    early, late = told("a", injured=1), told("b", "2024-03-04", killed=1)
    assert isinstance(injured(early, late).value, Gap)
    assert injured(told("a", "2024-03-06", injured=1), late).value == exactly(1)
    assert injured(told("a", injured=2), late).value == exactly(2)


@given(st.integers(0, 9), st.integers(0, 9), st.none() | st.integers(0, 9))
def test_killed_and_derived_injured_are_never_more_than_were_struck(struck: int, killed: int, hurt: int | None) -> None:
    figures = {"casualties": struck, "killed": killed} | ({} if hurt is None else {"injured": hurt})
    found = injured(told("a", **figures))
    if found.rule == "struck_less_killed":
        assert isinstance(found.value, Count)
        assert killed + (found.value.high or 0) <= struck


def test_a_figure_that_follows_on_later_deaths_is_of_those_who_live() -> None:
    text = "One of the wounded died. Eighteen remain in hospital."
    died = Said("killed", "One of the wounded", exactly(1))
    assert injured(tell("a", text, died, Said("injured", "Eighteen", exactly(18)))).value == exactly(18)
    before = "Eighteen were hurt. One of the wounded died."
    assert injured(tell("b", before, Said("injured", "Eighteen", exactly(18)), died)).value == exactly(17)


def test_somebody_shot_is_hurt_though_another_was_not() -> None:
    text = "A man was shot in the chest; his son was unhurt."
    telling = tell("a", text, Said("casualties", "A man", exactly(1)), Said("injured", "unhurt", exactly(0)))
    assert injured(telling).value == exactly(1)
