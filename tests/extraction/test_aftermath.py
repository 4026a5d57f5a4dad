"""What came of an attack told before is no attack of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        (
            "en",
            "Gunmen fired on a bus on Monday and killed five people. Police shot dead two of the gunmen.",
            ["Gunmen", "two of the gunmen"],
        ),
        (
            "es",
            "Hombres armados dispararon el lunes contra un bus. La policía abatió a dos agresores.",
            ["Hombres armados", "dos agresores"],
        ),
    ],
)
def test_striking_attackers_back_belongs_to_their_attack(
    read: Reader, language: str, text: str, perpetrators: list[str]
) -> None:
    found = read(language, text)
    assert found.types[-1] == ""
    assert found.said("perpetrator") == perpetrators


def test_killing_gunmen_alone_is_a_clash(read: Reader) -> None:
    found = read("en", "Police shot dead two gunmen on Monday in Celaya.")
    assert found.types == ["armed_clash"]
    assert found.said("perpetrator") == ["Police"]
