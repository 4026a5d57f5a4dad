"""Spanish relative clauses about those whom something is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("text", "doers", "victims"),
    [
        ("Los dos ganaderos que secuestró el ELN el lunes en Arauca siguen cautivos.", ["el ELN"], "ganaderos"),
        ("Hallaron el cuerpo del maestro que asesinaron sicarios el lunes en Celaya.", ["sicarios"], "maestro"),
        ("El soldado que mataron los rebeldes el lunes en Arauca era de Cali.", ["los rebeldes"], "soldado"),
        ("Los rebeldes que mataron a un soldado en Arauca huyeron.", ["Los rebeldes"], "soldado"),
        ("Hallaron el cuerpo del maestro que asesinaron el lunes en Celaya.", [], "maestro"),
    ],
)
def test_who_did_it_may_stand_behind(read: Reader, text: str, doers: list[str], victims: str) -> None:
    found = read("es", text)
    assert found.said("perpetrator") == doers
    assert all(victims in words for words in found.said("target"))
    assert found.said("target")
