"""The codebook holds together, in both languages, and its crosswalks lead somewhere."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from testigo import codebook
from testigo.codebook.entries import EventType, Weapon
from testigo.codebook.loading import check, entries, parse
from testigo.model import Certainty, ConfigurationError, Status, Told, values

ROOT = Path(__file__).parents[2]
BOOK = codebook.load()

# ACLED's types and sub-types, as its published R package lists them.
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
INTER = {
    ("State Forces", 1),
    ("Rebel Groups", 2),
    ("Political Militias", 3),
    ("Identity Militias", 4),
    ("Rioters", 5),
    ("Protesters", 6),
    ("Civilians", 7),
    ("External/Other Forces", 8),
}
MUC4_INCIDENTS = {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING", "FORCED WORK STOPPAGE"}
ASSAULT_MODES = {
    *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
    *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
}


@pytest.mark.parametrize("event", BOOK.event_types.values(), ids=lambda event: event.code)
def test_event_type_has_examples_in_both_languages(event: EventType) -> None:
    for language in ("en", "es"):
        assert 2 <= len(event.examples[language]) <= 4
        assert all(example.endswith(".") for example in event.examples[language])
    assert not set(event.examples["en"]) & set(event.examples["es"])


def test_no_example_stands_under_two_types() -> None:
    sentences = [text for event in BOOK.event_types.values() for texts in event.examples.values() for text in texts]
    assert len(sentences) == len(set(sentences))


def test_acled_crosswalk_names_a_sub_type_under_its_type_and_reaches_all_of_them() -> None:
    named = {event.crosswalk.acled for event in BOOK.event_types.values()}
    assert named == {(event, sub) for event, subs in ACLED.items() for sub in subs}


def test_other_crosswalks_name_what_their_schemes_have() -> None:
    for event in BOOK.event_types.values():
        assert event.crosswalk.muc4 in MUC4_INCIDENTS | {None}
        if event.crosswalk.plover and event.crosswalk.plover[0] == "ASSAULT":
            assert event.crosswalk.plover[1] in ASSAULT_MODES | {None}
    assert {event.crosswalk.muc4 for event in BOOK.event_types.values()} >= MUC4_INCIDENTS
    for kind in BOOK.actor_kinds.values():
        assert kind.crosswalk.acled is None or kind.crosswalk.acled in INTER


@pytest.mark.parametrize(
    ("code", "acled"),
    [
        ("road_blockade", ("Strategic developments", "Other")),
        ("explosive_disposed", ("Strategic developments", "Disrupted weapons use")),
        ("drone_strike", ("Explosions/Remote violence", "Air/drone strike")),
        ("landmine_ied", ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        ("armed_clash", ("Battles", "Armed clash")),
        ("attack_on_civilians", ("Violence against civilians", "Attack")),
    ],
)
def test_well_known_places_in_acled(code: str, acled: tuple[str, str]) -> None:
    assert BOOK.event_types[code].crosswalk.acled == acled


def test_codes_are_those_of_the_model() -> None:
    assert list(BOOK.certainties) == [str(code) for code in Certainty]
    assert list(BOOK.statuses) == [str(code) for code in Status]
    assert list(BOOK.tellings) == [str(code) for code in Told]
    assert all(hasattr(values, attribute.value) for attribute in BOOK.attributes.values())


def test_ranks_follow_the_order_of_the_file() -> None:
    for terms in (BOOK.certainties, BOOK.statuses, BOOK.tellings, BOOK.voices):
        assert [term.rank for term in terms.values()] == list(range(len(terms)))
    assert BOOK.voices["official"].rank < BOOK.voices["unnamed"].rank < BOOK.voices["belligerent"].rank


def test_wider_weapons_lead_to_the_top() -> None:
    assert BOOK.wider_weapons("rifle") == ("firearm",)
    assert BOOK.wider_weapons("vehicle_bomb") == ("bomb", "explosive")
    assert BOOK.wider_weapons("firearm") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("gun: {name: {en: Gun}}", "weapons.yaml, gun: "),
        ("gun:", "weapons.yaml, gun: the entry has no fields"),
        (
            "gun: {name: {en: Gun}, definition: {en: A gun., es: Un arma.}, broader: null, "
            "crosswalk: {muc4: GUN, gtd: null}}",
            "weapons.yaml, gun: a name or definition lacks the language 'es'",
        ),
        (
            "gun: {name: {en: Gun, es: Arma}, definition: {en: A gun., es: Un arma.}, broader: null, colour: red, "
            "crosswalk: {muc4: GUN, gtd: null}}",
            "weapons.yaml, gun: colour",
        ),
    ],
)
def test_wrong_entry_is_named(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        entries(Weapon, "weapons.yaml", parse("weapons.yaml", text))


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: [", "- a"])
def test_file_that_is_no_list_of_codes_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"weapons\.yaml"):
        parse("weapons.yaml", text)


def test_weapon_that_is_wider_than_itself_is_refused() -> None:
    circle = entries(
        Weapon,
        "weapons.yaml",
        parse(
            "weapons.yaml",
            "gun: {name: {en: a, es: b}, definition: {en: a, es: b}, broader: gun, crosswalk: {muc4: null, gtd: null}}",
        ),
    )
    book = replace(codebook.load(), event_types={}, two_sided=frozenset(), weapons=circle)
    with pytest.raises(ConfigurationError, match=r"weapons\.yaml, gun"):
        check(book)


def test_page_is_current() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "build_codebook_page.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0
