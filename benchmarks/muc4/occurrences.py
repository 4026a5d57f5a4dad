"""Nouns and names of a report with what tells their part in an incident: features for the trained decisions.

A feature is a short text, hashed to a number. Most speak of classes of the word lists, of the dependency path to a
word of violence and of what the rules claimed, and so would serve another language; the words serve English alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from benchmarks.muc4.noun_phrases import Bounds, bare, chunks, cuts, first_names, is_name
from benchmarks.muc4.words import thing_type
from testigo.extraction.rules import Extraction
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Sentence
from testigo.lexicon.words import Hit
from testigo.model import Claim, Report

BITS = 20  # features are hashed to so many bits
FARTHEST_PATH = 5  # relations between a noun and a trigger that a path may have
AROUND = 6  # words to each side
_STEPS = (4, 7, 12, 20)
_BELOW = frozenset({"acl", "acl:relcl", "appos", "nmod"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A phrase around a noun: tokens ``start`` to ``end`` of its sentence, and its words as keys are compared."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A noun or name in a sentence: the token ``head``, the phrases around it, its classes and hashed features."""

    sentence: int
    head: int
    start: int  # where the noun begins in the text
    cuts: tuple[Cut, ...]
    classes: frozenset[str]
    attributes: frozenset[str]
    features: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of a sentence bears on each of its nouns."""

    scene: Scene
    triggers: tuple[tuple[int, Hit], ...]  # words of violence and harm by the token that governs them
    labels: dict[int, tuple[str, ...]]  # token -> labels of the word lists
    common: tuple[str, ...]
    claims: tuple[tuple[int, int, str], ...]


def hashed(feature: str, bits: int = BITS) -> int:
    """Return the number that stands for a feature."""
    return crc32(feature.encode()) & ((1 << bits) - 1)


def occurrences(report: Report, extraction: Extraction) -> tuple[Occurrence, ...]:
    """Return the nouns and names of a report, in the order of the text."""
    scenes = extraction.scenes
    claims = tuple(_claimed(claim) for claim in extraction.claims)
    return tuple(
        one
        for number in range(len(scenes))
        for one in _in_sentence(report, surroundings(scenes, number, claims), number)
    )


def _claimed(claim: Claim) -> tuple[int, int, str]:
    return claim.words.start, claim.words.end, f"{claim.attribute} {claim.side or ''}"


def surroundings(scenes: Sequence[Scene], number: int, claims: tuple[tuple[int, int, str], ...]) -> Surroundings:
    """Return what a sentence and its neighbours give to each of the sentence's nouns."""
    scene = scenes[number]
    violent = [hit for hit in scene.hits if hit.subject in {"trigger", "harm"}]
    labels: dict[int, tuple[str, ...]] = {}
    for hit in scene.hits:
        if hit.subject in {"trigger", "harm", "weapon", "who"}:
            for at in range(hit.start, hit.end):
                labels[at] = (*labels.get(at, ()), f"{hit.subject}:{hit.label}")
    common = {f"place {min(number, 6)}", f"quarter {4 * number // max(len(scenes), 1)}"}
    common |= {f"has {hit.subject}:{hit.label}" for hit in scene.hits if hit.subject != "who"}
    common |= {f"before {label}" for label in _trigger_labels(scenes, number - 1)}
    common |= {f"after {label}" for label in _trigger_labels(scenes, number + 1)}
    if not violent:
        common.add("peaceful")
    heads = tuple((scene.head(hit), hit) for hit in violent)
    return Surroundings(scene, heads, labels, tuple(sorted(common)), claims)


def _trigger_labels(scenes: Sequence[Scene], number: int) -> set[str]:
    if not 0 <= number < len(scenes):
        return set()
    return {hit.label for hit in scenes[number].hits if hit.subject == "trigger"}


def _in_sentence(report: Report, around: Surroundings, number: int) -> Iterator[Occurrence]:
    tokens = around.scene.sentence.tokens
    for head, chunk, bounds in cuts(tokens, chunks(tokens)):
        classes = frozenset(_classes(around, head)) or frozenset({"none"})
        told = frozenset(what for start, end, what in around.claims if start <= tokens[head].start < end)
        texts = _features(around, head, chunk, classes, told)
        yield Occurrence(
            number,
            head,
            tokens[head].start,
            tuple(
                Cut(a, b, bare(" ".join(report.text[tokens[a].start : tokens[b - 1].end].split()))) for a, b in bounds
            ),
            classes,
            frozenset(what.split(" ", maxsplit=1)[0] for what in told),
            tuple(sorted({hashed(text) for text in texts})),
        )


def _classes(around: Surroundings, head: int) -> Iterator[str]:
    scene, token = around.scene, around.scene.sentence.tokens[head]
    yield from around.labels.get(head, ())
    actor = scene.actor_in(token.start, token.end)
    if actor is not None:
        yield f"actor:{actor.kind}"
    if scene.is_place(token.start, token.end):
        yield "place"
    if any(time.start <= token.start < time.end for time in scene.times):
        yield "time"
    kind = thing_type(token.text.upper())
    if kind:
        yield f"thing:{kind}"
    if is_name(token.lower):
        yield "name"
    if token.lower in first_names():
        yield "first name"


def _features(
    around: Surroundings, head: int, chunk: Bounds, classes: frozenset[str], told: frozenset[str]
) -> Iterator[str]:
    token = around.scene.sentence.tokens[head]
    kind = "+".join(sorted(classes - {"first name"}))
    syntax = tuple(_syntax(around.scene.sentence, head))
    ways = tuple(_ways(around, head))
    claimed = tuple(f"claim {what}" for what in sorted(told)) or ("claim none",)
    yield from (f"class {each}" for each in classes)
    yield f"classes {kind}"
    yield from _own_words(around, head, chunk)
    yield from _neighbours(around.scene.sentence, chunk)
    yield from (*syntax, *ways, *claimed, *around.common)
    yield from (f"{kind}&{each}" for each in (*syntax, *ways, *claimed, *around.common))
    yield from (f"{token.lemma}&{each}" for each in (*claimed, *around.common) if each.startswith(("claim", "has")))


def _own_words(around: Surroundings, head: int, chunk: Bounds) -> Iterator[str]:
    tokens = around.scene.sentence.tokens
    token, (start, end) = tokens[head], chunk
    before = tokens[start:head]
    yield from (f"word {token.lower}", f"lemma {token.lemma}", f"tag {token.pos}", f"describing {min(len(before), 4)}")
    yield f"plural {'Number=Plur' in token.feats}"
    yield f"then {tokens[head + 1].pos}" if head < end - 1 else "last"
    if head < end - 1:
        yield from (f"then {tokens[head + 1].lower}", f"then a name {is_name(tokens[head + 1].lower)}")
    if before:
        yield f"phrase {'_'.join(each.lower for each in before[-2:])}_{token.lemma}"
    for each in before:
        yield from (f"with {each.lower}", f"with {each.lower}_{token.lemma}")
        yield from (f"with {label}" for label in around.labels.get(each.index, ()))
        if is_name(each.lower):
            yield "with a name"


def _neighbours(sentence: Sentence, chunk: Bounds) -> Iterator[str]:
    start, end = chunk
    words = ["<", "<", "<", *(token.lower for token in sentence.tokens), ">", ">", ">"]
    left, right = words[start : start + 3], words[end + 3 : end + 6]
    for length in (1, 2, 3):
        yield f"left {'_'.join(left[-length:])}"
        yield f"right {'_'.join(right[:length])}"
    yield f"between {left[-1]} {right[0]}"
    yield from (f"near left {token.lemma}" for token in sentence.tokens[max(0, start - AROUND) : start])
    yield from (f"near right {token.lemma}" for token in sentence.tokens[end : end + AROUND])


def _syntax(sentence: Sentence, head: int) -> Iterator[str]:
    tokens = sentence.tokens
    token, governor = tokens[head], tokens[tokens[head].head]
    yield from (f"dep {token.dep}", f"dep {token.dep} of {governor.lemma}", f"of {governor.lemma}")
    if governor.dep != "root":
        yield f"dep {token.dep} {governor.dep} of {tokens[governor.head].lemma}"
    for child in sentence.children(head):
        below = tokens[child]
        if below.dep == "case":
            yield from (f"case {below.lower}", f"case {below.lower} {token.dep} of {governor.lemma}")
        elif below.dep in _BELOW:
            yield f"below {below.dep} {below.lemma}"


def _ways(around: Surroundings, head: int) -> Iterator[str]:
    """Yield how a noun lies to the words of violence: side, distance and dependency path."""
    for at, hit in around.triggers:
        yield f"{hit.subject}:{hit.label} {'before' if at < head else 'after'} {_step(head - at)}"
        path = _path(around.scene.sentence, head, at)
        if path:
            yield from (f"{hit.subject}:{hit.label} {path}", f"{hit.subject} {hit.part} {path}", path)
    for side, nearby in (
        ("last", [(head - at, hit.label) for at, hit in around.triggers if at < head]),
        ("next", [(at - head, hit.label) for at, hit in around.triggers if at > head]),
    ):
        if nearby:
            distance, label = min(nearby)
            yield from (f"{side} {label}", f"{side} {label} {_step(distance)}")


def _step(distance: int) -> int:
    distance = abs(distance)
    return distance if distance < _STEPS[0] else max(step for step in _STEPS if step <= distance)


def _path(sentence: Sentence, one: int, other: int) -> str:
    """Return the relations from one token up to the nearest common head and down to the other; "" where too far."""
    up, down = (one, *sentence.ancestors(one)), (other, *sentence.ancestors(other))
    for rise, at in enumerate(up):
        if at in down:
            fall = down.index(at)
            if rise + fall > FARTHEST_PATH:
                return ""
            climbed = "^".join(_relation(sentence, each) for each in up[:rise])
            return climbed + "|" + "v".join(_relation(sentence, each) for each in reversed(down[:fall]))
    return ""


def _relation(sentence: Sentence, at: int) -> str:
    dep = sentence.tokens[at].dep
    return dep if dep == "nsubj:pass" else dep.split(":", maxsplit=1)[0]
