"""How well an incident is founded, how surely it is one, and who speaks of an enemy."""

import pytest
from hand_built import AGUILILLA, Said, Telling, accounts_of, day, days, named, people, reports_of, tell
from hypothesis import given
from hypothesis import strategies as st

from testigo.codebook import load
from testigo.lexicon import register
from testigo.model import Actor, Cell, Certainty, Code, Count, Incident, PlacePrecision, Status
from testigo.reconciliation import reconcile

ELN = Actor("The ELN", "rebels", "ELN", "eln")
CJNG = Actor("The CJNG", "criminal group", "CJNG", "cjng")
ARMY = people("soldiers", "military")
DENIED = {"status": Status.DENIED, "certainty": Certainty.DENIED}


def incident(*tellings: Telling, copies: dict[str, str] | None = None) -> Incident:
    return reconcile("i", accounts_of(tellings), reports_of(tellings), (), copies)


def graded(*tellings: Telling, copies: dict[str, str] | None = None) -> tuple[str, str]:
    cell = incident(*tellings, copies=copies).grade
    assert cell is not None
    assert isinstance(cell.value, Code)
    assert cell.basis
    return cell.value.code, cell.rule


def test_who_speaks_is_known_by_the_register_in_use() -> None:
    ours = "groups: {los_garzos: {name: Los Garzos, kind: criminal group, countries: [CO]}}"
    telling = blaming("a", Actor("Los Garzos", "criminal group", "Los Garzos", "los_garzos"), by="Los Garzos")
    grades = [
        reconcile("i", accounts_of([telling]), reports_of([telling]), actors=known).grade
        for known in (register.load(), register.load(None, ours))
    ]
    assert [each and each.rule for each in grades] == ["one_report", "admitted"]


def blaming(key: str, actor: Actor, *, by: str | None = None, event_type: str = "attack_on_civilians") -> Telling:
    said = Said("perpetrator", actor.description, actor, by=by)
    return tell(key, f"{actor.description} did it, said {by or 'nobody'}.", said, event_type=event_type)


def test_one_report_on_its_own_word_is_weak() -> None:
    assert graded(tell("a", "An attack.")) == ("weak", "one_report")


def test_two_independent_reports_are_fair_and_two_copies_are_not() -> None:
    tellings = [tell("a", "An attack."), tell("b", "An attack.")]
    assert graded(*tellings) == ("fair", "independent_reports")
    assert graded(*tellings, copies={"b": "a"}) == ("weak", "one_report")


@pytest.mark.parametrize("voice", ["The prosecutor", "The Red Cross"])
def test_an_authority_or_institution_makes_one_report_fair(voice: str) -> None:
    telling = tell("a", f"{voice} said two people died.", Said("killed", "two people", Count.exactly(2), by=voice))
    assert graded(telling) == ("fair", "authority_quoted")


def test_unnamed_voices_do_not() -> None:
    telling = tell("a", "Local reports said two died.", Said("killed", "two", Count.exactly(2), by="Local reports"))
    assert graded(telling) == ("weak", "one_report")


def test_what_is_established_or_admitted_is_confirmed() -> None:
    assert graded(tell("a", "An attack.", certainty=Certainty.CONFIRMED)) == ("confirmed", "established")
    assert graded(blaming("a", ELN, by="The ELN")) == ("confirmed", "admitted")


def test_a_denial_contests_and_only_denials_discount() -> None:
    telling, denial = tell("a", "An attack."), tell("b", "There was none.", **DENIED)  # type: ignore[arg-type]
    assert graded(telling, denial) == ("contested", "denied_by_some")
    assert graded(denial) == ("discounted", "denied_by_all")


def test_rival_groups_named_for_one_deed_contest_it_and_two_sides_of_a_clash_do_not() -> None:
    assert graded(blaming("a", ELN), blaming("b", CJNG)) == ("contested", "rival_perpetrators")
    fight = [blaming(key, actor, event_type="armed_clash") for key, actor in (("a", ELN), ("b", CJNG))]
    assert graded(*fight) == ("fair", "independent_reports")


@pytest.mark.parametrize(
    ("when", "where", "expected"),
    [
        (day("2024-01-05"), AGUILILLA, "clear"),
        (days("2024-01-01", "2024-01-07"), AGUILILLA, "clear"),
        (days("2024-01-01", "2024-01-31"), AGUILILLA, "summary"),
        (None, AGUILILLA, "summary"),
        (day("2024-01-05"), None, "summary"),
    ],
)
def test_an_incident_is_clear_where_time_and_place_are_told_closely(when: object, where: object, expected: str) -> None:
    said = [Said(name, name, value) for name, value in (("date", when), ("place", where)) if value is not None]  # type: ignore[arg-type]
    cell = incident(tell("a", "The date and the place.", *said)).clarity
    assert cell is not None
    assert cell.value == Code("clarity", expected)


def clash(*said: Said) -> Telling:
    text = "The ELN shot at Soldiers. The army said six rebels died. The ombudsman: four rebels. One soldier died."
    sides = [Said("perpetrator", "The ELN", ELN), Said("target", "Soldiers", ARMY)]
    return tell("a", text, *sides, *said, event_type="ambush")


SIX = Said("killed", "six rebels", Count.exactly(6), by="The army", side="perpetrators")
FOUR = Said("killed", "four rebels", Count.exactly(4), by="The ombudsman", side="perpetrators")
OWN = Said("killed", "One soldier", Count.exactly(1), by="The army", side="targets")


def killed(*said: Said) -> Cell:
    cell = incident(clash(*said)).cell("killed")
    assert cell is not None
    return cell


def test_the_word_of_one_side_about_the_other_is_marked() -> None:
    found = killed(SIX)
    assert (found.value, found.rule) == (Count.exactly(6), "belligerent_word")
    told = clash(SIX, OWN)
    claims = {each.claim.words.quote: each.claim.id for each in told.account.readings}
    assert incident(told).partisan == (claims["six rebels"],)


def test_an_institution_goes_before_the_word_of_one_side() -> None:
    found = killed(SIX, FOUR)
    assert found.value == Count(4, 4, 6)
    assert len(found.dissent) == 1


def test_an_authority_that_took_no_part_is_no_party() -> None:
    police = Said("killed", "two", Count.exactly(2), by="police", side="targets")
    telling = tell("a", "The ELN killed two, police said.", Said("perpetrator", "The ELN", ELN), police)
    assert incident(telling).partisan == ()


@given(st.permutations(["a", "b", "c"]), st.booleans())
def test_order_changes_no_grade(keys: list[str], denied: bool) -> None:
    told = {key: blaming(key, named(key)) for key in "ab"}
    told["c"] = tell("c", "No.", **DENIED) if denied else tell("c", "Yes.")  # type: ignore[arg-type]
    assert graded(*(told[key] for key in keys)) == graded(*told.values())
    assert graded(*told.values())[0] in load().grades
    assert PlacePrecision(load().clear.place)
