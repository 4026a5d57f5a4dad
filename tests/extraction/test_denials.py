"""What those who are accused say of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Shells killed six people in Goma. The M23 denied it. It accused the army of the attack.", "army"),
        ("en", "Shells killed six people in Goma. The rebels denied the charge and blamed the army.", "army"),
        ("es", "Un dron mató a dos niños en Argelia. El frente negó el hecho y acusó a los militares.", "militares"),
        ("es", "Un dron mató a dos niños en Argelia. La guerrilla lo niega y culpa al Ejército.", "Ejército"),
    ],
)
def test_whom_the_accused_blame_is_no_suspect(read: Reader, language: str, text: str, word: str) -> None:
    assert word not in " ".join(read(language, text).said("perpetrator"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Shells killed six people in Goma. The army blamed the M23, which denied it.", "M23"),
        ("Shells killed six people in Goma. The M23 denied it. Police accused the rebels.", "rebels"),
    ],
)
def test_others_may_blame_those_who_deny_it(read: Reader, text: str, word: str) -> None:
    assert word in " ".join(read("en", text).said("perpetrator"))


def test_whoever_tells_of_an_attack_did_not_do_it(read: Reader) -> None:
    assert (
        read("es", "El secuestro de dos niños, denunciado por sus madres, ocurrió en Cali.").said("perpetrator") == []
    )
