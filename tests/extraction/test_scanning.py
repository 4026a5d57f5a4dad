"""Which texts and sentences are parsed at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.extraction.annotating import Annotator
from testigo.extraction.rules import NOTHING
from testigo.extraction.scanning import deed_sentences, may_tell, telling_sentences
from testigo.model import Report
from testigo.pipeline import Coder

SENTENCES = {
    "en": ("Gunmen shot two farmers dead in Palo Alto on Monday.", "It happened at noon.", "The soup was cold.",
           "Police said that nobody was held.", "The price of maize rose.", "He was 17."),
    "es": ("Hombres armados mataron a dos campesinos en Jauja.", "Ocurrió al mediodía.", "La sopa estaba fría.",
           "La policía informó que habrá más datos.", "Subió el precio del maíz.", "Tenía 17 años."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two men were gunned down."),
        ("en", "TWO MEN WERE GUNNED DOWN."),
        ("en", "It was a drive-by."),
        ("es", "Asesinaron a un maestro."),
        ("es", "un hombre asesino a su pareja"),
        ("es", "La explosio\u0301n dejó tres heridos."),  # its accent is a code point of its own
    ],
)
def test_a_word_for_a_deed_may_tell(language: str, text: str) -> None:
    assert may_tell(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank left its rate as it was."),
        ("es", "El banco dejó su tasa como estaba."),
        ("en", ""),
    ],
)
def test_a_text_without_one_is_not_read(coder: Coder, language: str, text: str) -> None:
    assert not may_tell(text, language)
    assert coder.extractor.extract(Report("none", text, language)) == NOTHING
    assert coder.thorough().extractor.extract(Report("none", text, language)).scenes or not text


@pytest.mark.parametrize("language", ["en", "es"])
def test_sentences_of_other_matters_are_left_out(language: str) -> None:
    sentences = [sentence.removesuffix(".").split() for sentence in SENTENCES[language]]
    other, deed = [sentences[2]] * 3, sentences[0]  # the first three are always parsed
    assert telling_sentences([*other, *sentences], language) == [True] * 5 + [False, True, False, True]
    assert (
        telling_sentences([[word.lower() for word in each] for each in (*other, *other, deed)], language) == [True] * 7
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_sentences_that_may_give_grounds_are_those_of_deeds_and_happening(language: str) -> None:
    sentences = [sentence.removesuffix(".").split() for sentence in SENTENCES[language]]
    assert deed_sentences(sentences, language) == [True, True, False, False, False, False]
    assert deed_sentences(sentences[1:], language) == [False] * 5  # none of them tells of a deed


def test_the_others_are_not_parsed_where_these_give_no_grounds(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    annotate = Annotator.annotate
    monkeypatch.setattr(Annotator, "annotate", lambda self, docs: (parsed.append(len(docs)), annotate(self, docs))[1])
    quiet = ("Ana Ruiz shot a film there.", *["Ben Ode was 17 years old then."] * 9)
    assert coder.extractor.extract(Report("quiet", " ".join(quiet), "en")) == NOTHING
    assert parsed == [1]


@given(st.sampled_from(["en", "es"]).flatmap(lambda code: st.tuples(st.just(code), st.permutations(SENTENCES[code]))))
@settings(deadline=None, max_examples=12)
def test_the_accounts_are_those_of_reading_every_sentence(coder: Coder, told: tuple[str, list[str]]) -> None:
    report = Report("r", " ".join(told[1]), told[0])
    assert coder.accounts(report) == coder.thorough().accounts(report)
