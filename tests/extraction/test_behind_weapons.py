"""Who is behind a weapon, where no verb of the deed says so: origins of shots, layers of mines, whose artillery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("en", "Fire from an army convoy killed a girl in Goma on Monday.", ["an army convoy"]),
        ("es", "Un taxista recibió tres disparos de unos asaltantes el lunes en Puebla.", ["unos asaltantes"]),
        ("en", "Two monks died when a mine exploded in Loikaw on Monday. It had been a trap.", []),
        ("en", "Two monks died when a mine exploded on Monday. The mine had been laid by soldiers.", ["soldiers"]),
        ("en", "A guard was killed in Cali on Monday. Witnesses described two men with pistols.", ["two men"]),
        ("es", "El lunes la artillería rusa bombardeó el centro de Kupiansk.", ["la artillería rusa"]),
        ("es", "El bombardeo ruso de un hospital causó el lunes cuatro muertos en Járkov.", ["ruso"]),
    ],
)
def test_who_is_behind_a_weapon(read: Reader, language: str, text: str, perpetrators: list[str]) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("es", "Tres guardias murieron el lunes en Tibú y a dos más se los llevaron.", []),
        ("es", "Un juez fue baleado en Moreno. Lo atacaron el lunes dos motociclistas.", ["dos motociclistas"]),
        (
            "es",
            "Tres soldados murieron el lunes en Tibú. El Ejército responsabilizó a la estructura Los Robles.",
            ["la estructura Los Robles"],
        ),
        ("es", "Fueron militares los que dispararon contra la camioneta el lunes en Tula.", ["militares"]),
        ("en", "It was soldiers who opened fire on the crowd in Conakry on Monday.", ["soldiers"]),
        (
            "es",
            "Un ganadero fue hallado muerto en Tecpan; lo habían secuestrado hombres armados.",
            ["hombres armados"],
        ),
        ("en", "The mayor was hurt on Monday when two men in a car shot at him in Cali.", ["two men"]),
        ("en", "Hooded attackers threw petrol bombs at an office in Cali on Sunday.", ["Hooded attackers"]),
        ("es", "Dos niñas fueron víctimas de violencia sexual por parte de hombres armados.", ["hombres armados"]),
        (
            "es",
            "El lunes hubo choques en Puno entre pistoleros que ocupaban una casa y policías.",
            ["pistoleros", "policías"],
        ),
    ],
)
def test_who_did_it(read: Reader, language: str, text: str, perpetrators: list[str]) -> None:
    assert read(language, text).said("perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("en", "Three judges escaped unhurt when their car was riddled with bullets on Monday.", "Three judges"),
        ("es", "Un teniente y un soldado cayeron en una emboscada de las FARC el lunes.", "Un teniente"),
        ("en", "A bomb hit a bus carrying election workers in Quetta on Monday.", "a bus carrying election workers"),
    ],
)
def test_to_whom_it_was_done(read: Reader, language: str, text: str, target: str) -> None:
    assert target in read(language, text).said("target")


def test_what_a_victim_is_suspected_of_says_nothing_of_who_did_it(read: Reader) -> None:
    claims = read("en", "Police killed five suspected gang members in Durán on Monday.").claims("perpetrator")
    assert [claim.certainty for claim in claims] == ["reported"]


@pytest.mark.parametrize(
    ("language", "text", "weapons"),
    [
        ("es", 'Guerrilleros robaron 80 reses el lunes en Apure. "Nos apuntaron con fusiles", dijo uno.', ["fusiles"]),
        ("en", "A body was found in Comayagua on Monday with machete wounds to the neck.", ["machete"]),
        ("en", "Rebels hacked to death 15 people in Djugu on Monday.", ["hacked to death"]),
    ],
)
def test_weapons_that_no_word_of_the_deed_names(read: Reader, language: str, text: str, weapons: list[str]) -> None:
    assert read(language, text).said("weapon") == weapons


def test_who_tells_of_people_taken_is_not_one_of_them(read: Reader) -> None:
    text = "Gunmen marched more than 40 students into the forest on Friday, parents and a teacher said."
    assert "a teacher" not in read("en", text).said("target")
