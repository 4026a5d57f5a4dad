"""Things are targets where nothing else is told to be struck, and not where they are theirs who were."""

from __future__ import annotations

from testigo.model import Actor, Words
from tests.resolution.told_sentences import Sentence, gathered

BLAST = Sentence(
    "A mine tore open an army truck.", "tore", "landmine_ied", (("damage", "an army truck", Words("truck")),)
)
POLICEMEN = ("target", "policemen", Actor("policemen", "police"))
THEIRS = ("target", "their pickup", Actor("their pickup", "civilians"))


def kinds(*sentences: Sentence) -> list[str]:
    (account,) = gathered(*sentences)
    return [reading.value.kind for reading in account.of("target") if isinstance(reading.value, Actor)]


def test_what_was_damaged_is_the_target_where_none_is_told() -> None:
    assert kinds(BLAST) == ["military"]
    told = Sentence("It killed two policemen.", "killed", "attack_on_civilians", (POLICEMEN,))
    assert kinds(BLAST, told) == ["police"]


def test_a_thing_of_those_struck_is_no_target_beside_them() -> None:
    text = "Gunmen shot policemen and burned their pickup."
    assert kinds(Sentence(text, "shot", "armed_clash", (POLICEMEN, THEIRS))) == ["police"]
    assert kinds(Sentence(text, "shot", "armed_clash", (THEIRS,))) == ["civilians"]
