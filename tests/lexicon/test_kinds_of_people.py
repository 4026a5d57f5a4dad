"""What kind of people a phrase tells of."""

import pytest

from testigo.lexicon.kinds import kind_of


@pytest.mark.parametrize(
    ("phrase", "language", "kind"),
    [
        ("members of the security forces", "en", "police"),
        ("five leaders of the gang", "en", "criminal group"),
        ("the mayor's house", "en", "government"),
        ("the wife of a police officer", "en", "civilians"),
        ("a crowded market", "en", "civilians"),
        ("eleven dead", "en", "civilians"),
        ("tres los militares muertos", "es", "military"),
        ("tres uniformados heridos", "es", "police"),
        ("la esposa de un policía", "es", "civilians"),
        ("integrantes del grupo irregular", "es", "armed group"),
        ("el domicilio de un comandante de la policía", "es", "police"),
        ("dos personas", "es", "civilians"),
        ("men dressed as policemen", "en", "civilians"),
        ("hombres vestidos de militares", "es", "civilians"),
        ("two former soldiers", "en", "civilians"),
        ("four Yanomami people", "en", "indigenous"),
        ("una mujer nasa", "es", "indigenous"),
        ("something else", "en", None),
    ],
)
def test_the_telling_word_decides(phrase: str, language: str, kind: str | None) -> None:
    assert kind_of(phrase, language) == kind
