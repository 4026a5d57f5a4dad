"""The register's files hold together, and wrong ones are refused by name."""

import pytest

from testigo import codebook
from testigo.lexicon import register
from testigo.lexicon.actors.loading import actors, parse
from testigo.model import ConfigurationError

REGISTER = register.load()
GROUP = "groups: {one: {name: One, kind: militia}}\n"


def test_kinds_are_those_of_the_codebook() -> None:
    known = codebook.load().actor_kinds
    assert {entry.kind for entry in REGISTER.entries.values()} <= known.keys()
    assert REGISTER.generic.kinds.keys() <= known.keys()


def test_register_covers_the_countries_it_promises() -> None:
    homes = {entry.countries[0] for entry in REGISTER.entries.values() if entry.countries}
    assert {"MX", "CO", "EC", "HT", "SV", "HN", "GT", "NI", "PE", "BR", "VE"} <= homes
    assert len(REGISTER.entries) >= 250


def test_every_entry_but_unnamed_forces_has_a_name_texts_use() -> None:
    for entry in REGISTER.entries.values():
        assert entry.names or entry.acronyms or entry.local, entry.id
        assert entry.names.keys() <= {"en", "es"}
        assert entry.local.keys() <= {"en", "es"}


def test_countries_are_two_capitals() -> None:
    for entry in REGISTER.entries.values():
        assert all(len(country) == 2 and country.isupper() for country in entry.countries), entry.id


def test_every_relation_and_person_says_what_it_rests_on() -> None:
    for entry in REGISTER.entries.values():
        assert all(relation.source.strip() for relation in entry.relations), entry.id
        assert all(relation.other != entry.id for relation in entry.relations), entry.id
    assert all(person.source.strip() for person in REGISTER.persons.values())


def test_no_group_is_a_part_of_itself() -> None:
    for entry in REGISTER.entries:
        assert not REGISTER.is_part_of(entry, entry)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "mine.yaml has to hold"),
        ("groups: [", "mine.yaml is no YAML"),
        ("groups: {one: {name: One, kind: militia}, one: {name: Two, kind: militia}}", "'one' is given twice"),
        ("groups: {one: {name: One}}", "mine.yaml, one: kind"),
        ("groups: {one: {name: One, kind: militia, colour: red}}", "mine.yaml, one: colour"),
        ("groups: {one: {name: One, kind: militia, since: 2010, until: 2000}}", "one: the years run backwards"),
        (
            "groups: {one: {name: One, kind: militia, relations: [{kind: rival, other: two, source: press}]}}",
            "actor one: there is no 'two'",
        ),
        (
            GROUP + "persons: {pat: {name: Pat, role: leader, of: two, source: press}}",
            "person pat: there is no group 'two'",
        ),
        (
            "countries: [MX]\ngroups: {one: {name: Same, kind: militia}, two: {name: Sáme, kind: rebels}}",
            "actors one and two share 'same'",
        ),
    ],
)
def test_wrong_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        actors([("mine.yaml", text)])


def test_shared_name_is_allowed_where_declared_or_elsewhere_or_in_another_time() -> None:
    both = "name: Same, kind: militia, ambiguous: [Same]"
    actors([("mine.yaml", f"countries: [MX]\ngroups: {{one: {{{both}}}, two: {{{both}}}}}")])
    actors([("mine.yaml", "groups: {one: {name: A, kind: militia, countries: [MX]}, two: {name: A, kind: militia}}")])
    early, late = "name: A, kind: militia, until: 1990", "name: A, kind: militia, since: 1991"
    actors([("mine.yaml", f"countries: [MX]\ngroups: {{one: {{{early}}}, two: {{{late}}}}}")])


def test_id_in_two_files_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"b\.yaml, one: the id stands in another file"):
        actors([("a.yaml", GROUP), ("b.yaml", GROUP)])


def test_leader_is_written_once_and_shown_on_the_group() -> None:
    entries, _ = actors([("a.yaml", GROUP + "persons: {pat: {name: Pat, role: leader, of: one, source: press}}")])
    assert [(relation.kind, relation.other) for relation in entries["one"].relations] == [("led_by", "pat")]


def test_parse_returns_the_document() -> None:
    assert parse("a.yaml", "groups: {}") == {"groups": {}}
