from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.extraction.parsing import Parser
from testigo.extraction.segmentation import paragraphs, sentence_spans
from testigo.extraction.tokens import Sentence, Token

MODELS = Path(__file__).parents[2] / "src" / "testigo" / "extraction" / "models"

PASSIVE_FEATURES = {"VerbForm=Part", "Voice=Pass"}

HARD_WRAPPED = """\
   SAN SALVADOR, 3 JAN 90 -- [TEXT] THE ARCE BATTALION COMMAND HAS REPORTED
THAT ABOUT 50 PEASANTS OF VARIOUS AGES HAVE BEEN KIDNAPPED BY TERRORISTS OF
THE FARABUNDO MARTI NATIONAL LIBERATION FRONT IN SAN MIGUEL DEPARTMENT.  THE
MASS KIDNAPPING TOOK PLACE ON 30 DECEMBER.

   MEANWHILE, THREE SUBVERSIVES WERE KILLED AND SEVEN OTHERS WERE WOUNDED
DURING CLASHES YESTERDAY IN USULUTAN.  GEN. PONCE DID NOT COMMENT.
"""

NEWS_WORDS = st.sampled_from(
    [
        "Gunmen",
        "mató",
        "U.S.",
        "a.m.",
        "Gral.",
        "\n",
        "\n\n",
        ". ",
        "“",
        "”",
        "¿",
        "¡",
        "...",
        "don't",
        "del",
        " ",
        "İ",
        "\t",
    ]
)
TEXTS = st.lists(st.one_of(NEWS_WORDS, st.text(max_size=8)), max_size=40).map("".join)


def spans(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, language)]


def _every_third(sentences: Sequence[Sequence[str]], _language: str) -> list[bool]:
    return [number % 3 == 0 for number in range(len(sentences))]


def _the_first(sentences: Sequence[Sequence[str]], _language: str) -> list[bool]:
    return [number == 0 for number in range(len(sentences))]


def only(text: str, language: str) -> Sentence:
    (sentence,) = Parser().sentences(text, language)
    return sentence


def word(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def head(sentence: Sentence, text: str) -> str:
    return sentence.tokens[word(sentence, text).head].text


@given(text=TEXTS, language=st.sampled_from(["en", "es"]))
@settings(deadline=None, max_examples=150)
def test_every_token_quotes_the_text_in_order(text: str, language: str) -> None:
    place = 0
    for number, sentence in enumerate(Parser().sentences(text, language, _every_third)):
        assert sentence.index == number
        assert sentence.start >= place
        for index, token in enumerate(sentence.tokens):
            assert token.index == index
            assert text[token.start : token.end] == token.text
            assert place <= token.start < token.end <= sentence.end
            assert not text[place : token.start].strip()
            assert 0 <= token.head < len(sentence.tokens)
            place = token.end
    assert not text[place:].strip()


@given(text=TEXTS, language=st.sampled_from(["en", "es"]))
def test_sentences_cover_all_but_space(text: str, language: str) -> None:
    place = paragraph = 0
    for span in sentence_spans(text, language):
        assert not text[place : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert span.paragraph >= paragraph
        place, paragraph = span.end, span.paragraph
    assert not text[place:].strip()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The U.S. Army said Gen. John Smith and Lt. Col. Ruiz died on Nov. 26 in St. Louis."),
        ("en", "Police in Washington, D.C. said No. 5 was hit at 10 p.m. on Monday, J. R. Ewing said."),
        ("en", "Police shouted “Stop!” and fired."),
        ("es", "El Gral. Pérez y el Sr. López murieron a las 10 p.m. del martes en EE.UU."),
        ("es", "La Cía. Minera S.A. de C.V. de la Av. Juárez No. 25 cerró, dijo el Lic. Juan A. Gómez."),
        ("es", "Fueron 2.700 muertos según el art. 5 de la ley."),
    ],
)
def test_abbreviations_do_not_end_sentences(language: str, text: str) -> None:
    assert spans(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["He lives in the U.S.", "The police said so.", "“No one was hurt.”", "The mayor left."]),
        ("en", ["What happened?", "Nobody knows...", "Then it ended."]),
        (
            "es",
            [
                "¿Qué pasó?",
                "¡Nadie sabe!",
                "“No pararemos”.",
                "Los hechos ocurrieron en Zamora, Mich.",
                "El ataque fue.",
            ],
        ),
    ],
)
def test_stops_end_sentences(language: str, parts: list[str]) -> None:
    assert spans(" ".join(parts), language) == parts


def test_a_missing_space_after_the_stop_still_ends_a_sentence() -> None:
    assert spans("Murió ayer.El cuerpo fue hallado.", "es") == ["Murió ayer.", "El cuerpo fue hallado."]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Gunmen Kill Two In Market\nGunmen killed two people on Monday.\nThe police have opened an inquiry."
    assert [text[start:end] for start, end in paragraphs(text)] == text.split("\n")


def test_hard_wrapped_capitals_are_joined_and_parsed() -> None:
    sentences = Parser().sentences(HARD_WRAPPED, "en")
    assert [sentence.paragraph for sentence in sentences] == [0, 0, 0, 1, 1]  # the dateline stands apart
    first = sentences[1]
    assert "\n" in first.text(HARD_WRAPPED)
    assert word(first, "PEASANTS").dep == "nsubj:pass"
    assert word(first, "TERRORISTS").dep == "obl:agent"
    assert word(first, "KIDNAPPED").lemma == "kidnap"
    assert sentences[4].text(HARD_WRAPPED) == "GEN. PONCE DID NOT COMMENT."


def test_an_english_active_clause() -> None:
    sentence = only("Gunmen attacked a police station.", "en")
    assert (word(sentence, "Gunmen").dep, head(sentence, "Gunmen")) == ("nsubj", "attacked")
    assert (word(sentence, "station").dep, head(sentence, "station")) == ("obj", "attacked")
    assert sentence.root == word(sentence, "attacked").index
    assert word(sentence, "attacked").pos == "VERB"
    assert word(sentence, "attacked").lemma == "attack"


def test_an_english_passive_clause() -> None:
    sentence = only("Two officers were killed by gunmen.", "en")
    assert (word(sentence, "officers").dep, head(sentence, "officers")) == ("nsubj:pass", "killed")
    assert (word(sentence, "gunmen").dep, head(sentence, "gunmen")) == ("obl:agent", "killed")
    assert word(sentence, "killed").feats >= PASSIVE_FEATURES


def test_a_spanish_active_clause() -> None:
    sentence = only("Hombres armados atacaron una comandancia.", "es")
    assert (word(sentence, "Hombres").dep, head(sentence, "Hombres")) == ("nsubj", "atacaron")
    assert (word(sentence, "comandancia").dep, head(sentence, "comandancia")) == ("obj", "atacaron")
    assert word(sentence, "atacaron").lemma == "atacar"


def test_a_spanish_passive_clause() -> None:
    sentence = only("Dos policías fueron asesinados por sicarios.", "es")
    assert (word(sentence, "policías").dep, head(sentence, "policías")) == ("nsubj:pass", "asesinados")
    assert (word(sentence, "sicarios").dep, head(sentence, "sicarios")) == ("obl:agent", "asesinados")
    assert word(sentence, "asesinados").feats >= PASSIVE_FEATURES
    assert word(sentence, "asesinados").lemma == "asesinar"


def test_accents_are_not_needed() -> None:
    sentence = only("Dos policias fueron asesinados por sicarios.", "es")
    assert word(sentence, "policias").dep == "nsubj:pass"


def test_walking_the_tree() -> None:
    sentence = only("Two officers were killed by armed gunmen.", "en")
    agent = word(sentence, "gunmen").index
    assert [sentence.tokens[index].text for index in sentence.subtree(agent)] == ["by", "armed", "gunmen"]
    assert sentence.child(word(sentence, "killed").index, "obl:agent") == agent
    assert sentence.ancestors(word(sentence, "armed").index) == (agent, word(sentence, "killed").index)


def test_unwanted_sentences_are_tokens_only() -> None:
    text = "Gunmen attacked a station. Nothing else happened."
    first, second = Parser().sentences(text, "en", _the_first)
    assert first.parsed
    assert not second.parsed
    assert second.root is None
    assert {(token.pos, token.dep, token.head == token.index) for token in second.tokens} == {("", "", True)}
    assert word(second, "happened").lemma == "happen"


def test_a_very_long_sentence_has_one_root() -> None:
    sentence = only("Police named " + ", ".join(["a rebel"] * 150) + " and a soldier.", "en")
    assert len(sentence.tokens) > 400
    assert [token.dep for token in sentence.tokens].count("root") == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_models_are_small(language: str) -> None:
    size = sum(path.stat().st_size for path in (MODELS / language).rglob("*") if path.is_file())
    assert size <= 9_000_000


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        Parser().sentences("Ein Satz.", "de")
