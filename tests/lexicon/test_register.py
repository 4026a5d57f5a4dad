"""The register as others use it: entries, relations, local and generic names, a file of one's own."""

from datetime import date
from pathlib import Path

import pytest

from testigo.lexicon import register
from testigo.model import ConfigurationError

REGISTER = register.load()


def test_cjng_is_known_with_its_leader_wing_and_rivals() -> None:
    entry = REGISTER.entry("cjng")
    assert (entry.name, entry.kind, entry.countries) == ("CJNG", "criminal group", ("MX",))
    relations = {(relation.kind, relation.other) for relation in REGISTER.relations_of("cjng")}
    assert {("led_by", "el_mencho"), ("rival", "carteles_unidos"), ("split_from", "sinaloa_cartel")} <= relations
    wing = {(relation.kind, relation.other, relation.since) for relation in REGISTER.relations_of("grupo_elite")}
    assert ("wing_of", "cjng", 2019) in wing


def test_rivalry_holds_both_ways_and_is_dated() -> None:
    assert ("rival", "cjng") in {(each.kind, each.other) for each in REGISTER.relations_of("carteles_unidos")}
    of_2018 = {each.other for each in REGISTER.relations_of("carteles_unidos", year=2018)}
    assert "cjng" not in of_2018


def test_part_of_follows_every_step() -> None:
    assert REGISTER.is_part_of("los_ninis", "los_chapitos")
    assert REGISTER.is_part_of("los_ninis", "sinaloa_cartel")
    assert not REGISTER.is_part_of("sinaloa_cartel", "los_ninis")


def test_part_of_is_dated() -> None:
    assert REGISTER.is_part_of("grupo_elite", "cjng", 2020, 2020)
    assert not REGISTER.is_part_of("grupo_elite", "cjng", 2015, 2018)
    assert REGISTER.is_part_of("grupo_elite", "cjng", 2015, 2019)


def test_local_names_depend_on_the_country() -> None:
    assert [entry.id for entry in REGISTER.local("the army", "MX")] == ["mx_army"]
    assert [entry.id for entry in REGISTER.local("soldados del Ejército", "CO")] == ["co_army"]
    assert REGISTER.local("the army", "FR") == ()


def test_soldiers_are_of_the_army_where_no_other_force_is_named() -> None:
    assert [entry.id for entry in REGISTER.local("los soldados", "MX")] == ["mx_army"]
    assert [entry.id for entry in REGISTER.local("four soldiers", "CO")] == ["co_army"]
    assert [entry.id for entry in REGISTER.local("soldados de la Marina", "MX")] == ["mx_navy"]
    assert [entry.id for entry in REGISTER.local("the soldiers", "FR")] == []


def test_longer_local_name_wins() -> None:
    assert [entry.id for entry in REGISTER.local("agentes de la policía municipal", "MX")] == ["mx_municipal_police"]


@pytest.mark.parametrize(
    ("kind", "country", "on", "language", "label"),
    [
        ("police", "MX", date(2021, 12, 7), "en", "Police Forces of Mexico (2018-2024)"),
        ("police", "MX", date(2024, 10, 1), "es", "Fuerzas policiales de México (2024-)"),
        ("police", "MX", date(1995, 1, 1), "en", "Police Forces of Mexico"),
        ("police", "MX", None, "en", "Police Forces of Mexico"),
        ("armed group", "HT", date(2023, 1, 1), "en", "Unidentified Armed Group (Haiti)"),
        ("military", "PE", date(2023, 1, 1), "es", "Fuerzas militares de Perú"),
        ("journalists", "MX", None, "en", None),
        ("police", "FR", None, "en", None),
    ],
)
def test_generic_labels(kind: str, country: str, on: date | None, language: str, label: str | None) -> None:
    assert REGISTER.generic_label(kind, country, on, language) == label


def test_file_of_ones_own_adds_actors(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("countries: [MX]\ngroups: {delta: {name: Los Delfines, kind: criminal group}}\n", encoding="utf-8")
    added = register.load(own)
    assert [name.actor_id for name in added.find("Los Delfines atacaron con apoyo del CJNG")] == ["delta", "cjng"]


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.yaml"):
        register.load(tmp_path / "none.yaml")


def test_unknown_id_is_no_entry() -> None:
    with pytest.raises(KeyError):
        REGISTER.entry("nobody")
