"""All sentences of a report parsed a step at a time get the trees that spaCy's own loop gives them."""

import numpy as np
import pytest
from spacy.tokens import Doc

from testigo.extraction.annotating import Annotator
from testigo.extraction.models_on_disk import load
from testigo.extraction.parsing import MODELS
from testigo.extraction.windows import Windows

SENTENCES = {
    "en": (
        "Gunmen in two trucks opened fire on a bus near Leeds on Monday , killing the driver .",
        "The mayor said that she had been told of threats against teachers .",
        "Two dead .",
    ),
    "es": (
        "Un grupo armado que llegó en camionetas mató el lunes a dos maestros en Tlalpa .",
        "Según la fiscalía , la casa fue incendiada .",
        "Tres heridos .",
    ),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_trees_are_those_of_the_model(language: str) -> None:
    model = load(MODELS / language)
    ours = [Doc(model.vocab, words=sentence.split()) for sentence in SENTENCES[language]]
    Annotator(model).annotate(ours)
    for mine, sentence in zip(ours, SENTENCES[language], strict=True):
        own = model(Doc(model.vocab, words=sentence.split()))
        assert [(word.pos_, str(word.morph), word.dep_, word.head.i) for word in mine] == [
            (word.pos_, str(word.morph), word.dep_, word.head.i) for word in own
        ]


def test_layers_over_windows_are_those_of_thinc() -> None:
    encoder = load(MODELS / "en").get_pipe("tok2vec").model.layers[1]  # type: ignore[attr-defined]
    random = np.random.default_rng(0)
    sentences = [random.normal(size=(length, 128)).astype("f") for length in (7, 1, 30)]
    for ours, own in zip(Windows.of(encoder).over(sentences), encoder.predict(sentences), strict=True):
        np.testing.assert_allclose(ours, own, atol=1e-4)
