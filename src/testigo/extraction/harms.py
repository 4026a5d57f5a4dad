"""Who was killed, hurt, taken, held, missing or driven out: the people a word of harm speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from testigo.extraction.clauses import done_to, patients, subjects
from testigo.extraction.nouns import OF_WORDS, coordinated, phrase_bounds, preposition
from testigo.extraction.parties import ARMED, PERPETRATOR_KINDS, Party, party_at
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberExpression, NumberKind
from testigo.lexicon.words import Hit
from testigo.model import Span

PART_WORDS = 4  # tokens: "two of those people fatally"
TOLL_REACH = 12  # tokens between a toll and its figure
TOLL_DEPTH = 3  # words that a word of harm may hang below its toll: "el número de personas ... fallecidas"
SEARCH = 8  # tokens: how far from a word of harm a counted phrase may stand where the parse gives none
COMPLEMENTS = frozenset({"obj", "iobj", "ccomp", "xcomp", "aux", "obl:agent"})  # a verb in the active has some of these
NUMBERED = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A count told of some people: the words that state it, the evidence around, and whose side they are on."""

    attribute: str
    words: Span
    evidence: Span
    side: str | None
    party: Party | None


def harms(scene: Scene, hit: Hit) -> Iterator[Harm]:
    """Yield what one word of harm says of people, a Harm for each group it counts."""
    alone = _bare_figure(scene, hit) or _toll(scene, hit) or _fatal_part(scene, hit)
    if alone is not None:
        yield Harm(hit.label, alone, scene.stretch(alone, scene.span(hit.start, hit.end)), None, None)
        return
    if _is_of_the_known(scene, hit):
        return
    seen: set[int] = set()
    for head in _sufferers(scene, hit):
        side: str | None = None  # "eight dead by one count and eleven by another": the bare figure is of the same side
        for each in (*_listed_before(scene, head), *coordinated(scene.sentence, head)):
            joined = _themselves(scene, hit, each)
            if joined in seen:
                continue
            seen.add(joined)
            if joined != head and _speaks(scene, joined):
                continue
            if _suffers_otherwise(scene, hit, joined) or (seen - {joined} and _is_included(scene, joined)):
                continue
            harm = _harm(scene, hit, joined)
            if harm is not None:
                side = side or harm.side
                yield replace(harm, side=side) if harm.party is None else harm


def _listed_before(scene: Scene, head: int) -> tuple[int, ...]:
    """Return whom an "and" joins to a phrase from before it, where the parse lost them: "two priests and a guide".

    Not those who belong to a verb before them: "attacked two priests and a guide was killed".
    """
    sentence = scene.sentence
    tokens = sentence.tokens
    start, _ = phrase_bounds(sentence, head)
    if start < MEMBER or tokens[start - 1].pos != "CCONJ":
        return ()
    for at in range(start - 2, max(start - 2 - LONGEST_MEMBER, -1), -1):
        token = tokens[at]
        free = token.dep == "root" or token.head >= start
        if token.pos == "VERB" or (token.pos in NUMBERED and phrase_bounds(sentence, at)[1] == start - 1):
            counted = _has_number(scene, at) or party_at(scene, at) is not None
            return (at,) if free and token.pos != "VERB" and counted and _may_suffer(scene, at) else ()
    return ()


def _speaks(scene: Scene, member: int) -> bool:
    """Say whether what a list seems to join only says so: "killed two guards on Wednesday, police said"."""
    tokens = scene.sentence.tokens
    said = {scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs"}
    for token in tokens[member + 1 :]:
        if token.pos == "PUNCT" or token.index in said:
            return token.index in said
    return False


MEMBER = 2  # tokens that stand before the last of a list at least: a word and its "and"
LONGEST_MEMBER = 8  # tokens of a phrase in a list


def _is_of_the_known(scene: Scene, hit: Hit) -> bool:
    """Say whether words only name some of those counted elsewhere: "among the dead were two officers"."""
    before = [token.lower for token in scene.sentence.tokens[max(hit.start - 2, 0) : hit.start]]
    known = before[1:] and before[1] in small_words("pointers") and before[0] in small_words("among")
    return bool(known) and hit.part in {"nouns", "states"}


def _is_included(scene: Scene, head: int) -> bool:
    """Say whether a phrase tells who some of those counted before it are: "89 people, 21 of them gang members"."""
    start, end = phrase_bounds(scene.sentence, head)
    near = [token.lower for token in scene.sentence.tokens[start : end + 2]]
    return any(one in small_words("among") | OF_WORDS and other in THEM for one, other in pairwise(near))


THEM = small_words("them")


def _suffers_otherwise(scene: Scene, hit: Hit, head: int) -> bool:
    """Say whether a phrase has a word of harm of its own: "three dead and ten wounded"."""
    start, end = phrase_bounds(scene.sentence, head)
    # "ten wounded": the word of harm may stand just behind the phrase that the parse gives
    inside = [other for other in scene.hits if other.subject == "harm" and start <= other.start <= end]
    return bool(inside) and all(other.label != hit.label for other in inside)


def _sufferers(scene: Scene, hit: Hit) -> tuple[int, ...]:
    head = scene.head(hit)
    ways = {
        "verbs": lambda: _struck(scene, hit, head) or tuple(party.head for party in whom(scene, hit)),
        "suffer": lambda: _sufferer(scene, head),
        "states": lambda: described(scene, head),
        "nouns": lambda: _counted_by_noun(scene, head),
    }
    for part in _parts(scene, hit, head):
        wound = range(hit.start, hit.end) if part == "suffer" else ()  # "multiple gunshot wounds" are no people
        people = tuple(index for index in ways[part]() if index not in wound and _may_suffer(scene, index))
        if people:
            return people
    return _nearby(scene, hit)


def _parts(scene: Scene, hit: Hit, head: int) -> tuple[str, ...]:
    """Return the ways to look for who suffers, best first.

    A participle may be tagged as a verb, an adjective or a noun ("resultaron heridos"), so what its own part
    does not give, another may. A verb in the active does something to somebody, and is no state of its subject.
    """
    token = scene.sentence.tokens[head]
    if token.pos != "VERB":
        return (hit.part, "states", "nouns")
    verbal = "suffer" if hit.part == "suffer" else "verbs"
    participle = "VerbForm=Part" in token.feats and scene.sentence.child(head, "obj", "nsubj") is None
    return (verbal, "states", "nouns") if participle else (verbal,)


def _objects(scene: Scene, head: int) -> tuple[int, ...]:
    """Return the people after a verb of suffering: its subject, which the parse takes for an object, or its object.

    "murieron dos personas", "desaparecieron a dos personas".
    """
    tokens = scene.sentence.tokens
    after = (child for child in scene.sentence.children(head) if tokens[child].dep == "obj")
    return tuple(child for child in after if _may_suffer(scene, child))


def _struck(scene: Scene, hit: Hit, head: int) -> tuple[int, ...]:
    """Return whom a verb of harm is done to: themselves ("shot himself"), or the subject of a bare participle that
    the parse takes for a verb in the active ("Man fatally shot in Dallas")."""
    found = done_to(scene, hit)
    tokens = scene.sentence.tokens
    if any(tokens[each].lower in small_words("reflexives") for each in found):
        return tuple(_themselves(scene, hit, each) for each in found)
    below = {tokens[child].dep for child in scene.sentence.children(head)}
    bare = not found and "nsubj" in below and not below & COMPLEMENTS
    return tuple(subjects(scene.sentence, head)) if bare else found


def _themselves(scene: Scene, hit: Hit, index: int) -> int:
    """Return the subject in place of a reflexive pronoun."""
    if scene.sentence.tokens[index].lower not in small_words("reflexives"):
        return index
    return next(iter(subjects(scene.sentence, scene.head(hit))), index)


def _sufferer(scene: Scene, head: int) -> tuple[int, ...]:
    """Return who suffers what a verb says, or bears a wound: whom "with a gunshot wound" is said of."""
    tokens = scene.sentence.tokens
    if tokens[head].pos != "NOUN":
        before = (child for child in scene.sentence.children(head) if tokens[child].dep == "nsubj" and child < head)
        named = tuple(child for child in before if tokens[child].pos in NUMBERED - {"PRON"})
        return named or _objects(scene, head) or tuple(subjects(scene.sentence, head))
    governor = tokens[head].head
    if tokens[governor].pos != "VERB":
        return (governor,)
    return patients(scene.sentence, governor) or tuple(subjects(scene.sentence, governor))


def described(scene: Scene, head: int) -> tuple[int, ...]:
    """Return whom a state ("dead", "heridos") is said of."""
    tokens = scene.sentence.tokens
    token = tokens[head]
    if _has_number(scene, head):
        return (head,)
    if token.dep in {"amod", "acl", "appos", "nmod"}:
        return (token.head,)
    if token.dep in {"xcomp", "obj", "advcl", "obl"} and tokens[token.head].lemma in small_words("result_verbs"):
        own = [child for child in scene.sentence.children(token.head) if tokens[child].dep in {"obj", "nsubj:pass"}]
        return tuple(child for child in own if child != head) or tuple(subjects(scene.sentence, token.head))
    said_of = token.pos != "NOUN" or scene.sentence.child(head, "cop", "aux:pass") is not None
    return tuple(subjects(scene.sentence, head)) if said_of else ()


def _counted_by_noun(scene: Scene, head: int) -> tuple[int, ...]:
    """Return what a noun of harm counts: itself ("three deaths") or those it is of ("the death of two men")."""
    of = tuple(
        child
        for child in scene.sentence.children(head)
        if scene.sentence.tokens[child].dep in {"nmod", "nmod:poss"}
        and (preposition(scene.sentence, child) in OF_WORDS or scene.sentence.tokens[child].dep == "nmod:poss")
        and party_at(scene, child) is not None
    )
    start, end = phrase_bounds(scene.sentence, head)
    ordinal = any(token.lower in small_words("ordinals") for token in scene.sentence.tokens[start:end])
    return (head,) if ordinal or _has_number(scene, head) else of


def _may_suffer(scene: Scene, index: int) -> bool:
    if index in scene.weapons and index not in scene.who:
        return False
    token = scene.sentence.tokens[index]
    if token.pos not in NUMBERED or scene.is_place(token.start, token.end):
        return False
    if _has_number(scene, index):
        return True
    party = party_at(scene, index)
    return party.is_people if party is not None else _is_somebody(scene, index)


def _is_somebody(scene: Scene, index: int) -> bool:
    """Say whether a word is one person without a noun for it: "a 16-year-old", "Pérez", "she"."""
    token = scene.sentence.tokens[index]
    if token.lower in small_words("one_person"):
        return True
    words = scene.span(*phrase_bounds(scene.sentence, index))
    if not token.text.isdecimal() and any(
        one.kind is NumberKind.AGE and one.start < words.end and words.start < one.end for one in scene.numbers
    ):
        return True
    timed = any(time.start <= token.start < time.end for time in scene.times)
    return token.pos == "PROPN" and token.is_capitalised and token.dep.startswith("nsubj") and not timed


def _has_number(scene: Scene, head: int) -> bool:
    return _number_of(scene, head) is not None


def _number_of(scene: Scene, head: int) -> tuple[int, int] | None:
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
    """Say whether a number is none of a time or a place."""
    start, end = number.start, number.end
    return not any(time.start < end and start < time.end for time in scene.times) and not scene.is_place(start, end)


def _nearby(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the nearest counted people within reach, where the parse names nobody."""
    beside = [
        index
        for index in (hit.start - 1, hit.end)
        if hit.part == "states" and index in scene.who and scene.who[index].part == "people"
    ]
    if beside:
        return tuple(beside[:1])
    candidates = [
        index
        for index in scene.who
        if scene.who[index].part == "people"
        and _has_number(scene, index)
        and hit.start - SEARCH <= index < hit.end + SEARCH
    ]
    if hit.part in {"verbs", "nouns"}:
        candidates = [index for index in candidates if abs(index - hit.start) <= SEARCH // 2]
    return tuple(sorted(candidates, key=lambda index: abs(index - hit.start))[:1])


def _harm(scene: Scene, hit: Hit, head: int) -> Harm | None:
    party = party_at(scene, head)
    if party is not None and not party.is_people:
        return None
    if hit.label == "displaced" and party is not None and party.kind in ARMED:
        return None  # attackers and officers who flee are not displaced
    start, end = phrase_bounds(scene.sentence, head)
    words = scene.with_age(scene.span(start, end))
    number = _number_of(scene, head)
    if number is not None and _is_part(scene, hit, head, number[1]):
        return None
    apart = number is not None and "," in scene.report.text[number[1] : words.start]
    if number is not None and number[0] <= words.start and not apart:
        words = scene.report.span(number[0], max(words.end, number[1]))
    elif number is not None and (apart or number[0] >= words.end):
        words = scene.report.span(*number)
    somebody = number is None and party is None
    if somebody and not _is_somebody(scene, head):
        return None
    side = "targets" if somebody else _side(party)
    return Harm(hit.label, words, scene.stretch(words, scene.span(hit.start, hit.end)), side, party)


def _is_part(scene: Scene, hit: Hit, head: int, number_end: int) -> bool:
    """Say whether a figure counts some of those harmed: "at least one of the people killed was a civilian"."""
    following = [word.casefold() for word in scene.report.text[number_end : number_end + PART_REACH].split()[:2]]
    partitive = len(following) == 2 and following[0] in OF_WORDS and following[1] in small_words("pointers")
    describes = scene.sentence.tokens[scene.head(hit)].dep in {"acl", "amod", "acl:relcl"} and hit.start > head
    names = hit.part in {"states", "nouns"} and scene.token_at(number_end) + 3 == hit.start  # "three of the dead"
    return partitive and (describes or names)


PART_REACH = 12  # code points in which the "of the" of a partitive follows its figure


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
    """Return the figure of a toll told at a distance: "elevó a cinco el número de fallecidos"."""
    tokens = scene.sentence.tokens
    head = scene.head(hit)
    above = (tokens[at] for at in scene.sentence.ancestors(head)[:TOLL_DEPTH])
    if not any(one.lemma in small_words("toll_nouns") for one in above) or _has_number(scene, head):
        return None
    figures = sorted(counting(scene), key=lambda one: abs(one.start - tokens[head].start))
    near = [one for one in figures if abs(scene.token_at(one.start) - head) <= TOLL_REACH]
    return scene.report.span(near[0].start, near[0].end) if near else None


def _side(party: Party | None) -> str | None:
    if party is None:
        return None
    return "perpetrators" if party.kind in PERPETRATOR_KINDS else "targets"
