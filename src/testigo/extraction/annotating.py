"""Runs a parsing model over the sentences of a report, all at once.

spaCy's own loop over the transitions lets go of Python's lock and takes it again many times a step, which costs more
than the arithmetic does; here one product of matrices moves all sentences on by a step, and the trees are the same.
What the model knows of a form by itself does not depend on its sentence: it is computed once and remembered.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from testigo.extraction.windows import Windows

_BATCH = 64  # sentences: bounds the memory that one long report takes
_REMEMBERED = 50_000  # forms, of 0.6 kB each; nine of ten forms of a report were in earlier ones


class Annotator:
    """A parsing model with what it knows of the forms that it has seen."""

    def __init__(self, model: Language) -> None:
        """Take a model apart into its steps."""
        self.vocab = model.vocab
        self._tagger, self._parser, self._tok2vec = map(model.get_pipe, ("morphologizer", "parser", "tok2vec"))
        self._embed, encode = self._tok2vec.model.layers  # type: ignore[attr-defined]
        self._windows = Windows.of(encode)
        self._known: dict[int, np.ndarray] = {}

    def annotate(self, sentences: Sequence[Doc]) -> None:
        """Give sentences their parts of speech, features and trees."""
        for start in range(0, len(sentences), _BATCH):
            batch = sentences[start : start + _BATCH]
            self._tok2vec.set_annotations(batch, self._windows.over(self._forms(batch)))  # type: ignore[attr-defined]
            self._tagger.set_annotations(batch, self._tagger.predict(batch))  # type: ignore[attr-defined]
            self._parser.set_annotations(batch, _transitions(self._parser, batch))  # type: ignore[attr-defined]

    def _forms(self, sentences: Sequence[Doc]) -> list[np.ndarray]:
        """Return the vectors of each sentence's forms."""
        forms = [each.to_array(ORTH).tolist() for each in sentences]
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [form for form in dict.fromkeys(form for each in forms for form in each) if form not in self._known]
        if new:
            words = [self.vocab.strings[form] for form in new]
            (vectors,) = self._embed.predict([Doc(self.vocab, words=words)])
            self._known.update(zip(new, vectors, strict=True))
        return [np.stack([self._known[form] for form in each]) for each in forms]


def _transitions(parser: Any, sentences: Sequence[Doc]) -> list[Any]:
    """Return the last state of each sentence's parse."""
    states = parser.moves.init_batch(sentences)
    steps = parser.model.predict(sentences)
    upper = steps.vec2scores
    weights, bias = upper.get_param("W").T, upper.get_param("b")
    going = [state for state in states if not state.is_final()]
    while going:
        scores = steps.state2vec.predict(steps.get_token_ids(going)) @ weights
        going = parser.transition_states(going, scores + bias)
    steps.clear_memory()  # else megabytes wait for Python's collector of cycles
    return list(states)
