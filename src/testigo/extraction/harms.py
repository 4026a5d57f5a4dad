"""Who was killed, hurt, taken, held, missing or driven out: the people a word of harm speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass

from testigo.extraction.clauses import done_to, subjects
from testigo.extraction.nouns import OF_WORDS, coordinated, phrase_bounds, preposition
from testigo.extraction.parties import PERPETRATOR_KINDS, Party, party_at
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberExpression, NumberKind
from testigo.lexicon.words import Hit
from testigo.model import Span

TOLL_REACH = 12  # tokens between a toll and its figure
SEARCH = 8  # tokens: how far from a word of harm a counted phrase may stand where the parse gives none
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
    alone = _bare_figure(scene, hit) or _toll(scene, hit)
    if alone is not None:
        yield Harm(hit.label, alone, scene.stretch(alone, scene.span(hit.start, hit.end)), None, None)
        return
    seen: set[int] = set()
    for head in _sufferers(scene, hit):
        for joined in coordinated(scene.sentence, head):
            if joined in seen:
                continue
            seen.add(joined)
            if _suffers_otherwise(scene, hit, joined):
                continue
            harm = _harm(scene, hit, joined)
            if harm is not None:
                yield harm


def _suffers_otherwise(scene: Scene, hit: Hit, head: int) -> bool:
    """Say whether a phrase has a word of harm of its own: "three dead and ten wounded"."""
    start, end = phrase_bounds(scene.sentence, head)
    # "ten wounded": the word of harm may stand just behind the phrase that the parse gives
    inside = [other for other in scene.hits if other.subject == "harm" and start <= other.start <= end]
    return bool(inside) and all(other.label != hit.label for other in inside)


def _sufferers(scene: Scene, hit: Hit) -> tuple[int, ...]:
    head = scene.head(hit)
    ways = {
        "verbs": lambda: done_to(scene, hit) or tuple(party.head for party in whom(scene, hit)),
        "suffer": lambda: _objects(scene, head) or tuple(subjects(scene.sentence, head)),
        "states": lambda: _described(scene, head),
        "nouns": lambda: _counted_by_noun(scene, head),
    }
    for part in _parts(scene, hit, head):
        people = tuple(index for index in ways[part]() if _may_suffer(scene, index))
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


def _described(scene: Scene, head: int) -> tuple[int, ...]:
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
    if _has_number(scene, head):
        return (head,)
    return of


def _may_suffer(scene: Scene, index: int) -> bool:
    if index in scene.weapons and index not in scene.who:
        return False
    token = scene.sentence.tokens[index]
    if token.pos not in NUMBERED or scene.is_place(token.start, token.end):
        return False
    if _has_number(scene, index):
        return True
    party = party_at(scene, index)
    return party is not None and party.is_people


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
    return None


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
    if hit.label == "displaced" and _side(party) == "perpetrators":
        return None  # attackers who flee are not displaced
    start, end = phrase_bounds(scene.sentence, head)
    words = scene.span(start, end)
    number = _number_of(scene, head)
    if number is not None and _is_part(scene, hit, head, number[1]):
        return None
    apart = number is not None and "," in scene.report.text[number[1] : words.start]
    if number is not None and number[0] < words.start and not apart:
        words = scene.report.span(number[0], words.end)
    elif number is not None and (apart or number[0] >= words.end):
        words = scene.report.span(*number)
    if number is None and party is None:
        return None
    return Harm(hit.label, words, scene.stretch(words, scene.span(hit.start, hit.end)), _side(party), party)


def _is_part(scene: Scene, hit: Hit, head: int, number_end: int) -> bool:
    """Say whether a figure counts some of those harmed: "at least one of the people killed was a civilian"."""
    following = [word.casefold() for word in scene.report.text[number_end : number_end + PART_REACH].split()[:2]]
    partitive = len(following) == 2 and following[0] in OF_WORDS and following[1] in small_words("pointers")
    describes = scene.sentence.tokens[scene.head(hit)].dep in {"acl", "amod", "acl:relcl"} and hit.start > head
    return partitive and describes


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


def _toll(scene: Scene, hit: Hit) -> Span | None:
    """Return the figure of a toll told at a distance: "elevó a cinco el número de fallecidos"."""
    tokens = scene.sentence.tokens
    head = scene.head(hit)
    governor = tokens[tokens[head].head]
    if governor.lemma not in small_words("toll_nouns") or _has_number(scene, head):
        return None
    figures = sorted(counting(scene), key=lambda one: abs(one.start - tokens[head].start))
    near = [one for one in figures if abs(scene.token_at(one.start) - head) <= TOLL_REACH]
    return scene.report.span(near[0].start, near[0].end) if near else None


def _side(party: Party | None) -> str | None:
    if party is None:
        return None
    return "perpetrators" if party.kind in PERPETRATOR_KINDS else "targets"
