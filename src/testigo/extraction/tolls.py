"""Figures of people: which number counts a phrase, and figures that stand without one, as tolls do."""

import re
from collections.abc import Iterator
from itertools import takewhile

from testigo.extraction.nouns import OF_WORDS, phrase_bounds
from testigo.extraction.once import once
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberExpression, NumberKind
from testigo.lexicon.words import Hit
from testigo.model import Span

PART_WORDS = 4  # tokens: "two of those people fatally"
TOLL_REACH = 12  # tokens between a toll and its figure
TOLL_DEPTH = 3  # words that a word of harm may hang below its toll: "el número de personas ... fallecidas"


def figure_alone(scene: Scene, hit: Hit) -> Span | None:
    """Return the figure that counts those a word of harm tells of where it counts no noun, or None."""
    return _bare_figure(scene, hit) or _toll(scene, hit) or _fatal_part(scene, hit)


@once
def number_of(scene: Scene, head: int) -> tuple[int, int] | None:
    """Return the offsets of the number that counts ``head``, if one stands in or just before its phrase."""
    start, _ = phrase_bounds(scene.sentence, head)
    tokens = scene.sentence.tokens
    first, last = tokens[start].start, tokens[max(head, start)].end
    for number in counting(scene):
        between = scene.report.text[number.end : first]
        if number.start < last and (first <= number.end + 1 or between.strip().casefold() in OF_WORDS):
            return number.start, number.end
    governor = tokens[head].head
    if tokens[head].dep == "nsubj" and tokens[governor].pos == "NUM":  # "son siete las personas que ..."
        said = tokens[governor]
        return next(((one.start, one.end) for one in counting(scene) if one.start <= said.start < one.end), None)
    return _stated_before(scene, first)


def number_within(scene: Scene, head: int) -> tuple[int, int] | None:
    """Return the offsets of the number in the phrase of ``head``, whatever counts some of them: "two of the five"."""
    tokens = scene.sentence.tokens
    first = tokens[phrase_bounds(scene.sentence, head)[0]].start
    inside = (one for one in counting(scene) if first <= one.start < tokens[head].end)
    return next(((one.start, one.end) for one in inside), None)


def _stated_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """Return the number that a copula gives to what begins at ``first``: "son siete, y no cinco, las personas que"."""
    text, begin = scene.report.text, scene.sentence.start
    for number in counting(scene):
        before = text[begin : number.start].split()
        copula = bool(before) and before[-1].casefold() in small_words("copulas")
        if copula and number.end < first and _CORRECTION.fullmatch(text[number.end : first]):
            return number.start, number.end
    return None


_CORRECTION = re.compile(r"\s*(?:,\s*(?:y no|and not|not)\b[^,;.]{1,30},)?\s*")


def counting(scene: Scene) -> Iterator[NumberExpression]:
    """Yield the numbers of a sentence that count people or things."""
    for number in scene.numbers:
        if number.kind is NumberKind.COUNT and _bare(scene, number):
            yield number


def _bare(scene: Scene, number: NumberExpression) -> bool:
    """Say whether a number is none of a time, a place, an address or a row of pictures."""
    start, end = number.start, number.end
    timed = any(time.start < end and start < time.end for time in scene.times)
    return not (timed or scene.is_place(start, end) or _numbers_a_thing(scene, number))


def _numbers_a_thing(scene: Scene, number: NumberExpression) -> bool:
    """Say whether a figure numbers a house or a picture: "at 921 Vance St.", "Image 3 of 4"."""
    if not scene.report.text[number.start].isdigit():
        return False
    tokens, at = scene.sentence.tokens, scene.token_at(number.start)
    named = takewhile(lambda token: token.is_capitalised, tokens[at + 1 : at + 1 + STREET_WORDS])
    pictures = {token.lower for token in tokens[max(at - PICTURE_WORDS, 0) : at]} & small_words("gallery_words")
    return bool(pictures) or any(token.lower.rstrip(".") in small_words("street_words") for token in named)


STREET_WORDS = 5  # tokens behind a house's number: "1567 W. Martin Luther King Boulevard"
PICTURE_WORDS = 3  # tokens before the last figure of "Image 3 of 4"


def said_again(scene: Scene, hit: Hit) -> Iterator[Span]:
    """Yield the figures that others give for the same people: "27 hurt, while residents say they are 40"."""
    tokens = scene.sentence.tokens
    says = [scene.head(one) for one in scene.tells("says")]
    harms = [one.start for one in scene.hits if one.subject == "harm" and one.start > hit.start]
    for number in counting(scene):
        at = scene.token_at(number.start)
        said = any(hit.end <= verb < at for verb in says) and not any(hit.start < one < at + 3 for one in harms)
        if said and tokens[at - 1].lower in small_words("copulas") and _is_alone(scene, number):
            yield scene.report.span(number.start, number.end)


def _bare_figure(scene: Scene, hit: Hit) -> Span | None:
    """Return a figure that follows a verb of harm and counts no noun: "wounding about 20, the office said"."""
    tokens = scene.sentence.tokens
    if hit.part not in {"verbs", "states"} or tokens[scene.head(hit)].pos != "VERB" or hit.end >= len(tokens):
        return None
    number = next((one for one in counting(scene) if one.start == tokens[hit.end].start), None)
    following = next((token for token in tokens if number and token.start >= number.end), None)
    if number is None or following is None or following.pos not in {"PUNCT", "CCONJ", "ADP", "SCONJ"}:
        return None
    return scene.report.span(number.start, number.end) if following.lower not in OF_WORDS else None


def _fatal_part(scene: Scene, hit: Hit) -> Span | None:
    """Return the figure before "fatally": "five were shot, two of them fatally"."""
    if scene.sentence.tokens[hit.start].lower not in small_words("fatally") or hit.end - hit.start > 1:
        return None
    first = scene.sentence.tokens[max(hit.start - PART_WORDS, 0)].start
    before = [one for one in counting(scene) if first <= one.start and one.end < scene.sentence.tokens[hit.start].start]
    return scene.report.span(before[-1].start, before[-1].end) if before else None


def _toll(scene: Scene, hit: Hit) -> Span | None:
    """Return the figure of a toll told at a distance: "elevó a cinco el número de fallecidos", "put the dead at 96".

    It counts no noun of its own, and is no sum with what was before: "killed two, bringing the toll this week to 18".
    """
    tokens, head = scene.sentence.tokens, scene.head(hit)
    above = [tokens[at] for at in scene.sentence.ancestors(head)[:TOLL_DEPTH]]
    toll = next((one for one in above if one.lemma in TOLLS), None)
    if toll is None or _is_counted(scene, head):
        return None
    verb = toll.index if toll.lemma in COUNTING else toll.head
    added = tokens[verb].dep in ADDED or "VerbForm=Ger" in tokens[verb].feats
    if added and _counts_before(scene, hit) and any(time.kind == "duration" for time in scene.times):
        return None
    figures = [one for one in counting(scene) if _is_alone(scene, one)]
    near = [one for one in figures if abs(scene.token_at(one.start) - head) <= TOLL_REACH or _hangs(scene, one, verb)]
    nearest = min(near, key=lambda one: abs(one.start - tokens[head].start), default=None)
    return scene.report.span(nearest.start, nearest.end) if nearest else None


def is_running_total(scene: Scene, hit: Hit) -> bool:
    """Say whether a clause tells what a deed brings those of some time to: "con lo que suman cuatro este mes"."""
    tokens = scene.sentence.tokens
    above = (tokens[at] for at in scene.sentence.ancestors(scene.head(hit))[:TOLL_DEPTH])
    sums = any(one.lemma in small_words("toll_verbs") and one.dep in ADDED for one in above)
    return sums and _counts_before(scene, hit) and any(time.reading.period in WIDE for time in scene.times)


COUNTING = small_words("counting_verbs")
TOLLS = small_words("toll_nouns") | COUNTING
WIDE = frozenset({"week", "month", "year"})  # "this month": a toll of several deeds
ADDED = frozenset({"advcl", "acl", "acl:relcl"})  # clauses that tell what a deed brings a toll to


def _is_counted(scene: Scene, head: int) -> bool:
    """Say whether a word of harm is counted, or said of people who are: "cinco personas heridas"."""
    token = scene.sentence.tokens[head]
    said_of = token.head if token.dep in {"acl", "amod"} else head
    return number_of(scene, head) is not None or number_of(scene, said_of) is not None


def _counts_before(scene: Scene, hit: Hit) -> bool:
    """Say whether a sentence counts people of the same harm before."""
    before = (other for other in scene.hits if other.subject == "harm" and other.label == hit.label)
    counted = {scene.token_at(one.start) for one in counting(scene)}
    return any(other.end <= hit.start and min(counted, default=hit.end) < hit.start for other in before)


def _is_alone(scene: Scene, number: NumberExpression) -> bool:
    """Say whether a number counts no noun: "rose to 28", but not "twelve men"."""
    following = next((token for token in scene.sentence.tokens if token.start >= number.end), None)
    return following is None or following.pos not in {"NOUN", "ADJ", "PROPN"}


def _hangs(scene: Scene, number: NumberExpression, verb: int) -> bool:
    return verb in scene.sentence.ancestors(scene.token_at(number.end - 1))
