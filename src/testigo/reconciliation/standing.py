"""How much weight a voice has, by the words that a claim is attributed to. The ranks are the codebook's voices."""

import re
from functools import cache
from importlib.resources import files

import yaml

from testigo.codebook import load

_LISTS = {"hearsay": "unnamed", "official": "official", "institution": "institution"}  # list of words -> voice
_OWN = "report"


def weight_of(voice: str) -> int:
    """Return the weight of a voice (a code of the codebook): the higher, the more its word counts."""
    voices = load().voices
    return len(voices) - voices[voice].rank


def voice_of(attribution: str | None, language: str) -> str:
    """Return what sort of voice words are attributed to, as a code of the codebook. None is the report's own voice."""
    if attribution is None:
        return _OWN
    for voice, pattern in _patterns(language):
        if pattern.search(attribution):
            return voice
    named = any(word[0].isupper() for word in attribution.split()[1:])
    return "named" if named else "unnamed"


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = files("testigo.lexicon") / language / "standing.yaml"
    if not path.is_file():
        return ()
    words = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        (voice, re.compile(rf"\b(?:{'|'.join(map(re.escape, words[name]))})", re.IGNORECASE))
        for name, voice in _LISTS.items()
    )
