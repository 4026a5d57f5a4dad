"""What holds for every set of accounts."""

import random
from datetime import date, timedelta

from hand_built import (
    AGUILILLA,
    DOS_AGUAS,
    DURAN,
    MICHOACAN,
    Said,
    Telling,
    accounts_of,
    days,
    decide,
    named,
    people,
    reports_of,
    tell,
    weapon,
)
from hypothesis import given
from hypothesis import strategies as st

from testigo.codebook import load
from testigo.model import Act, Certainty, Count, Gap, Incident, Value
from testigo.reconciliation import reconcile

TEXT = "The police said that several people died there on that day in what residents called an attack."
SPEAKERS = [None, "The police", "residents"]


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.integers(0, 20))
    best = draw(st.none() | st.integers(low, 25))
    return Count(low, best, draw(st.none() | st.integers(best or low, 30)))


@st.composite
def spans(draw: st.DrawFn) -> Value:
    first = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 30)))
    return days(first.isoformat(), (first + timedelta(days=draw(st.integers(0, 9)))).isoformat())


VALUES = {
    "killed": counts(),
    "injured": counts(),
    "casualties": counts(),
    "date": spans(),
    "place": st.sampled_from([MICHOACAN, AGUILILLA, DOS_AGUAS, DURAN]),
    "weapon": st.sampled_from([weapon("rifle"), weapon("firearm"), weapon("drone")]),
    "perpetrator": st.sampled_from(
        [named("A"), named("B"), people("gunmen", "armed group"), people("agents", "police")]
    ),
}
WORDS = ["several", "people", "died", "there", "on that day", "an attack"]


@st.composite
def claims(draw: st.DrawFn) -> Said:
    attribute = draw(st.sampled_from(sorted(VALUES)))
    return Said(
        attribute,
        draw(st.sampled_from(WORDS)),
        draw(VALUES[attribute]),
        by=draw(st.sampled_from(SPEAKERS)),
        side=draw(st.sampled_from([None, "targets", "perpetrators"])),
        retracted=draw(st.booleans()),
        certainty=draw(st.sampled_from(Certainty)),
    )


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        unique = {(each.attribute, each.words, each.retracted): each for each in draw(st.lists(claims(), max_size=5))}
        published = date(2024, 2, 1) + timedelta(days=draw(st.integers(0, 3)))
        found.append(tell(f"r{number}", TEXT, *unique.values(), published=published.isoformat()))
    return found


def incident(told: list[Telling]) -> Incident:
    return reconcile("i", accounts_of(told), reports_of(told))


@given(tellings(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(told: list[Telling], chance: random.Random) -> None:
    again = told + told[:2]
    chance.shuffle(again)
    assert incident(again) == incident(told)


@given(tellings())
def test_every_attribute_has_a_cell_whose_rule_the_codebook_knows(told: list[Telling]) -> None:
    found = incident(told)
    assert [cell.attribute for cell in found.cells] == list(load().attributes)
    for cell in (found.event_type, *found.cells):
        if isinstance(cell.value, Gap):
            assert not cell.basis
        else:
            assert cell.basis
            assert cell.attribute in load().rules[cell.rule].attributes


@given(tellings())
def test_basis_and_dissent_are_claims_that_stand(told: list[Telling]) -> None:
    readings = {reading.claim.id: reading for telling in told for reading in telling.account.readings}
    for cell in incident(told).cells:
        assert not set(cell.basis) & set(cell.dissent)
        for claim_id in (*cell.basis, *cell.dissent):
            said = {cell.attribute, "casualties"} if cell.rule == "struck_less_killed" else {cell.attribute}
            assert readings[claim_id].claim.attribute in said
            assert not readings[claim_id].claim.retracted


@given(st.lists(st.tuples(st.sampled_from(["targets", "perpetrators"]), st.integers(1, 9)), min_size=1, max_size=3))
def test_the_dead_of_a_side_never_exceed_the_total(groups: list[tuple[str, int]]) -> None:
    words = ["several", "people", "residents"]
    told = [
        Said("killed", word, Count.exactly(number), side=side)
        for word, (side, number) in zip(words, groups, strict=False)
    ]
    whole = incident([tell("r", TEXT, *told)]).cell("killed")
    assert whole is not None
    assert isinstance(whole.value, Count)
    for wanted in ("targets", "perpetrators"):
        part = [each for each in told if each.side == wanted]
        alone = incident([tell("r", TEXT, *part)]).cell("killed") if part else None
        if alone is not None:
            assert isinstance(alone.value, Count)
            assert (alone.value.best or 0) <= (whole.value.best or 0)


@given(tellings())
def test_a_count_lies_within_what_was_said_and_its_ends_are_in_order(told: list[Telling]) -> None:
    cell = incident(told).cell("killed")
    assert cell is not None
    if isinstance(cell.value, Count):
        ends = [cell.value.low, *(end for end in (cell.value.best, cell.value.high) if end is not None)]
        assert ends == sorted(ends)


@given(tellings())
def test_a_retraction_published_last_withdraws_the_value(told: list[Telling]) -> None:
    value = weapon("drone")
    retraction = tell("z", TEXT, Said("weapon", "an attack", value, retracted=True), published="2024-12-01")
    cell = incident([*told, retraction]).cell("weapon")
    assert cell is not None
    assert isinstance(cell.value, Gap) or value not in (cell.value if isinstance(cell.value, tuple) else (cell.value,))


@given(tellings(), counts())
def test_a_person_always_wins(told: list[Telling], value: Count) -> None:
    word = decide(Act.SET, told[0].account.id, attribute="killed", value=value)
    cell = reconcile("i", accounts_of(told), reports_of(told), [word]).cell("killed")
    assert cell is not None
    assert (cell.value, cell.basis, cell.rule) == (value, (word.id,), "person_decided")
