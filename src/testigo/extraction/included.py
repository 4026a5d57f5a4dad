"""Who some of those counted are, where a list tells it: "six dead, among them three policemen and two farmers"."""

from itertools import pairwise

from testigo.extraction.nouns import OF_WORDS
from testigo.extraction.parties import Party, parties
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS

LONGEST = 25  # tokens of such a list
CLOSING = frozenset({";", ".", ":", ")", "—"})
AMONG = small_words("among")
THEM = small_words("them")


def included(scene: Scene, after: int) -> tuple[Party, ...]:
    """Return the people that a list behind the token ``after`` names, attackers left out."""
    start = _opening(scene, after)
    if start is None:
        return ()
    tokens = scene.sentence.tokens
    ends = (at for at in range(start, len(tokens)) if tokens[at].text in CLOSING or tokens[at].pos == "VERB")
    stretch = range(start, min(next(ends, len(tokens)), start + LONGEST))
    heads = tuple(at for at in stretch if at in scene.who and scene.who[at].part == "people")
    return tuple(party for party in parties(scene, heads) if party.kind not in PERPETRATOR_KINDS and party.is_people)


def leads_to_some(one: str, other: str) -> bool:
    """Say whether two words lead to some of those counted before: "among them", "of whom", "de ellos"."""
    return one in AMONG | OF_WORDS and other in THEM


def _opening(scene: Scene, after: int) -> int | None:
    """Return where the first list behind a token begins: behind "among them", "including", "five of them"."""
    for one, other in pairwise(scene.sentence.tokens[after:]):
        if one.text == ";":
            return None
        if one.lower in small_words("including"):
            return other.index
        if leads_to_some(one.lower, other.lower):
            return other.index + 1
    return None
