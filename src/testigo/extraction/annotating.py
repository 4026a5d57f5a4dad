"""Runs the parsing models over the sentences of a report, all at once.

spaCy's own loop over the transitions lets go of Python's lock and takes it again many times a step, which costs more
than the arithmetic does; here one product of matrices moves all sentences on by a step, and the trees are the same.
What the models know of a word by itself does not depend on its sentence and is computed once for each form.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

_BATCH = 64  # sentences: bounds the memory that one long report takes


def annotate(model: Language, sentences: Sequence[Doc]) -> None:
    """Give sentences their parts of speech, features and trees."""
    tagger, parser, tok2vec = (model.get_pipe(name) for name in ("morphologizer", "parser", "tok2vec"))
    for start in range(0, len(sentences), _BATCH):
        batch = sentences[start : start + _BATCH]
        tok2vec.set_annotations(batch, _vectors(tok2vec, batch))  # type: ignore[attr-defined]
        tagger.set_annotations(batch, tagger.predict(batch))  # type: ignore[attr-defined]
        parser.set_annotations(batch, _transitions(parser, batch))  # type: ignore[attr-defined]


def _vectors(tok2vec: Any, sentences: Sequence[Doc]) -> list[np.ndarray]:
    """Return the vectors of each sentence's words: those of the forms, and then of their windows."""
    embed, encode = tok2vec.model.layers
    vocabulary = sentences[0].vocab
    forms, places = np.unique(np.concatenate([each.to_array(ORTH) for each in sentences]), return_inverse=True)
    (known,) = embed.predict([Doc(vocabulary, words=[vocabulary.strings[form] for form in forms.tolist()])])
    ends = np.cumsum([len(each) for each in sentences])
    vectors: list[np.ndarray] = encode.predict(np.split(known[places], ends[:-1]))
    return vectors


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
    return list(states)
