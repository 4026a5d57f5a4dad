"""Loads the parsing models that travel inside the package."""

from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.util import load_model_from_path
from thinc.api import Config, use_ops

from testigo.extraction.lexical_features import feature_vocabulary

MODELS = Path(__file__).parent / "models"


def load(path: Path) -> Language:
    """The pipeline stored in `path`, its half-precision weights widened to what the arithmetic needs.

    Raises OSError if the folder or a part of it is missing.
    """
    language = str(Config().from_disk(path / "config.cfg", interpolate=False)["nlp"]["lang"])
    # NumPy's own matrix product measured three times as fast as the one thinc prefers.
    with use_ops("numpy", use_blis=False):
        nlp = load_model_from_path(path, vocab=feature_vocabulary(language), exclude=["tokenizer", "vocab"])
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float32))
    return nlp
