"""What a report's and a sentence's words tell of what happened, as counts of hashed features."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from benchmarks.muc4.noun_phrases import is_name
from benchmarks.muc4.occurrences import Cut, Occurrence, hashed
from testigo.extraction.rules import Extraction
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Token

BITS = 18
OPENING = 4  # sentences at the beginning of a report, whose words count apart
_VIOLENT = frozenset({"trigger", "harm", "weapon", "telling"})
_NEIGHBOURS = (-2, -1, 1, 2)


def of_report(extraction: Extraction) -> dict[int, float]:
    """Return the weight of each feature of a report's words: 1 + log of how often it stands there, length 1."""
    counts = Counter(_report_words(extraction))
    weights: dict[int, float] = {}
    for text, often in counts.items():
        at = hashed(text, BITS)
        weights[at] = weights.get(at, 0.0) + 1 + log(often)
    return weights


def _report_words(extraction: Extraction) -> Iterator[str]:
    for number, scene in enumerate(extraction.scenes):
        words = _words(scene)
        yield from (f"word {each}" for each in words)
        yield from (f"pair {one}_{other}" for one, other in pairwise(words))
        hits = [f"{hit.subject}:{hit.label}" for hit in scene.hits if hit.subject in _VIOLENT]
        yield from hits
        if number < OPENING:
            yield from (f"opening {each}" for each in (*words, *hits))
    for mention in extraction.mentions:
        yield from (f"mention {mention.event_type} {mention.told}", f"told {mention.told}")
    yield from (f"claim {claim.attribute} {claim.side}" for claim in extraction.claims)


def _words(scene: Scene) -> list[str]:
    return [token.lemma for token in scene.sentence.tokens if token.is_word]


def of_sentence(scenes: Sequence[Scene], number: int) -> tuple[int, ...]:
    """Return the features of a sentence: its words and hits, and those of the sentences around it."""
    return tuple(sorted({hashed(text, BITS) for text in _sentence_words(scenes, number)}))


def _sentence_words(scenes: Sequence[Scene], number: int) -> Iterator[str]:
    scene = scenes[number]
    words = _words(scene)
    yield from (f"word {each}" for each in words)
    yield from (f"pair {one}_{other}" for one, other in pairwise(words))
    yield from (f"{hit.subject}:{hit.label}" for hit in scene.hits)
    triggers = [hit.label for hit in scene.hits if hit.subject == "trigger"]
    others = [f"{hit.subject}:{hit.label}" for hit in scene.hits if hit.subject in {"who", "weapon"}]
    yield from (f"{one}&{other}" for one in triggers for other in others)
    for step in _NEIGHBOURS:
        if 0 <= number + step < len(scenes):
            beside = scenes[number + step]
            hits = [hit for hit in beside.hits if hit.subject in _VIOLENT - {"telling"}]
            yield from (f"{step} {hit.subject}:{hit.label}" for hit in hits)
            if abs(step) == 1:
                yield from (f"{step} word {each}" for each in _words(beside))
    yield f"place {min(number, 8)}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a phrase stands among all that its entity is called: ``share`` is its likelihood against the likeliest."""

    often: int
    share: float
    first: bool
    name: str


def of_cut(one: Occurrence, cut: Cut, tokens: Sequence[Token], role: str, standing: Standing) -> tuple[int, ...]:
    """Return the features of a phrase as the filler of a slot: whether it is cut as the keys cut theirs."""
    texts = (*_cut_words(one, cut, tokens, standing.often), *_standing(cut, standing))
    return tuple(sorted({hashed(text, BITS) for text in (*texts, *(f"{role} {text}" for text in texts))}))


def _standing(cut: Cut, standing: Standing) -> Iterator[str]:
    yield f"first {standing.first}"
    yield from (f"likely {step}" for step in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99) if standing.share >= step)
    if standing.name:
        words, name = cut.words.split(), standing.name.split()
        yield f"whole name {words == name}"
        yield f"of name {len([word for word in words if word in name])} {len(words)} {len(name)}"


def _cut_words(one: Occurrence, cut: Cut, tokens: Sequence[Token], often: int) -> Iterator[str]:
    head, first = tokens[one.head], tokens[cut.start]
    before, after = one.head - cut.start, cut.end - 1 - one.head
    yield from (f"long {min(len(cut.words.split()), 7)}", f"before {before}", f"after {min(after, 6)}")
    yield from (f"opens {first.lower}", f"opens {first.pos}", f"opens with a name {is_name(first.lower)}")
    yield from (f"noun {head.lemma}", f"noun {head.lemma} {before} {after}", f"often {min(often, 4)}")
    if before:
        last = tokens[one.head - 1]
        yield from (f"with {last.lower}", f"with {last.pos}", f"with a name {is_name(last.lower)}")
    yield from (f"holds {token.lower} {token.pos}" for token in tokens[cut.start : one.head])
    if cut.start:
        last = tokens[cut.start - 1]
        yield from (f"left {last.lower}", f"left {last.pos}", f"left a name {is_name(last.lower)}")
    if after:
        joined = tokens[one.head + 1].lower
        yield from (f"goes on {joined}", f"goes on {head.lemma} {joined}", f"ends {tokens[cut.end - 1].lower}")
    if cut.end < len(tokens):
        yield from (f"right {tokens[cut.end].lower}", f"right {tokens[cut.end].pos}")
