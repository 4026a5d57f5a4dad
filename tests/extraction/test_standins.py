"""Words that stand for an armed actor named elsewhere, and sentences that only lay what was told to a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.model import Certainty, Told

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "perpetrators"),
    [
        ("en", "The army said that it had shelled the village of Rosal on Monday.", ["The army"]),
        ("en", "The police accused the ELN of killing two teachers on Monday in Tame.", ["the ELN"]),
        ("en", "Two teachers were shot dead on Monday by settlers armed with shotguns.", ["settlers"]),
        ("en", "Two men were killed on Monday when six men armed with rifles stormed a bar.", ["six men"]),
        ("es", "La policía acusó al ELN de matar el lunes a dos maestros en Tame.", ["ELN"]),
        (
            "es",
            "La madrugada del lunes 13 de mayo elementos del Ejército dispararon contra una camioneta.",
            ["Ejército"],
        ),
        ("es", "Murieron dos personas en el ataque que los rebeldes lanzaron el lunes contra Tame.", ["los rebeldes"]),
        ("es", "Sicarios mataron el lunes a un hombre que estaba en casa e hirieron a su esposa.", ["Sicarios"]),
    ],
)
def test_who_acts_where_the_verb_has_no_plain_subject(
    read: Reader, language: str, text: str, perpetrators: list[str]
) -> None:
    said = read(language, text).said("perpetrator")
    assert len(said) == len(perpetrators)
    assert all(wanted in words for wanted, words in zip(perpetrators, said, strict=True))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The CJNG killed two men on Monday. The gang burned a bus.", ["CJNG"]),
        ("es", "El CJNG mató el lunes a dos hombres. La banda quemó un autobús.", ["CJNG"]),
        ("en", "The CJNG fought Los Viagras on Monday. The gang burned a bus.", []),
    ],
)
def test_the_gang_is_the_one_group_named_before(read: Reader, language: str, text: str, names: list[str]) -> None:
    found = read(language, text)
    last = found.scenes[-1].sentence.start
    burnt = [claim for claim in found.claims("perpetrator") if claim.mention_id == found.extraction.mentions[-1].id]
    assert [claim.words.quote for claim in burnt if claim.words.start < last] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two men were hurt on Monday in Tame. The devices were thrown by suspected members of the ELN."),
        ("es", "Dos hombres resultaron heridos el lunes. Los artefactos habrían sido lanzados por presuntos ELN."),
        ("es", "Dos hombres resultaron heridos el lunes. Los detenidos serían presuntos integrantes del ELN."),
    ],
)
def test_a_sentence_may_only_tell_who_is_suspected(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert {claim.certainty for claim in found.claims("perpetrator")} == {Certainty.ALLEGED}
    assert any("ELN" in words for words in found.said("perpetrator"))
    assert found.types[-1] == ""


def test_a_part_of_a_group_is_named_alone(read: Reader) -> None:
    text = "The army blamed the Carlos Patiño front, a faction of the FARC, for the attack on Monday."
    assert read("en", text).said("perpetrator") == ["the Carlos Patiño front"]


def test_a_group_named_in_passing_is_kept_apart(read: Reader) -> None:
    found = read("en", "Two men were killed on Monday in Tame. Videos of it were posted by the ELN.")
    assert [mention.told for mention in found.extraction.mentions][-1] in {Told.OTHER, Told.NEWS}
    ground = read("en", "Two men were killed on Monday in Tame, in an area where the ELN operates.")
    assert ground.said("perpetrator") == []
