"""Names of persons are found, with who bears them; places, actors and bodies are not taken for them."""

import pytest

from testigo.lexicon import register
from testigo.model import Report
from testigo.publication.persons import PersonFinder, Role
from testigo.resolution.gazetteer import open_gazetteer


@pytest.fixture(scope="module")
def finder() -> PersonFinder:
    return PersonFinder(open_gazetteer(), register.load())


def found(finder: PersonFinder, text: str, language: str) -> list[tuple[str, str]]:
    return [(one.name, one.role.value) for one in finder.find(Report("r", text, language))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The victim was identified as Ezra Pomfret.", "en", [("Ezra Pomfret", "private")]),
        ("Among the dead is Ezra Pomfret, 12, a pupil.", "en", [("Ezra Pomfret", "minor")]),
        ("The girl Nadia Okafor-Bello was hurt.", "en", [("Nadia Okafor-Bello", "minor")]),
        ("Governor Aurelia Montealegre said so.", "en", [("Aurelia Montealegre", "official")]),
        ("Deputy Defense Minister Aurelia Montealegre said so.", "en", [("Aurelia Montealegre", "official")]),
        ("Tomas Wielgosz, a spokesman for the mission, said so.", "en", [("Tomas Wielgosz", "official")]),
        ("A man known as “El Tuercas” was held.", "en", [("El Tuercas", "private")]),
        ("Murió el niño Jhon Eider Quintanilla.", "es", [("Jhon Eider Quintanilla", "minor")]),
        ("Murió Celia Barbosa Iñíguez, de 9 años.", "es", [("Celia Barbosa Iñíguez", "minor")]),
        ("Lo dijo el coronel Fabio Rentería Lugo.", "es", [("Fabio Rentería Lugo", "official")]),
        ("Según la abogada Fabiola Rentería Lugo, hubo tres.", "es", [("Fabiola Rentería Lugo", "private")]),
        ("El patrullero Wílmar Cáceres Uribe murió.", "es", [("Wílmar Cáceres Uribe", "private")]),
        ("El presunto asesino, alias Tornillo, huyó.", "es", [("Tornillo", "private")]),
    ],
)
def test_who_is_named(finder: PersonFinder, text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(finder, text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen of the Jalisco New Generation Cartel attacked Apatzingan on Monday.", "en"),
        ("The Ministry of Defense and the Mexican Army denied it.", "en"),
        ("Gunmen Kill Nine At Market In Northern Province", "en"),
        ("READ NEXT: The United Nations said so.", "en"),
        ("Los hechos ocurrieron en Villa Victoria, Michoacán, dijo la Fiscalía General del Estado.", "es"),
        ("El Ejército de Liberación Nacional atacó la Base Militar.", "es"),
        ("El Cártel de Sinaloa y la Guardia Nacional se enfrentaron en Culiacán, 14 de mayo.", "es"),
        ("El gobernador de Tamaulipas no respondió.", "es"),
    ],
)
def test_what_is_no_person(finder: PersonFinder, text: str, language: str) -> None:
    assert found(finder, text, language) == []


def test_a_victim_is_told_by_the_words_of_a_claim(finder: PersonFinder) -> None:
    text = "Gunmen killed mayor Aurelia Montealegre."
    harmed = [(text.index("mayor"), text.index("."))]
    assert [one.role for one in finder.find(Report("r", text, "en"), harmed)] == [Role.VICTIM]


def test_what_a_profile_keeps_is_no_name(finder: PersonFinder) -> None:
    keep = PersonFinder(finder.gazetteer, finder.register, frozenset({"ezra pomfret"}))
    assert found(keep, "Help came from Ezra Pomfret on Monday.", "en") == []
