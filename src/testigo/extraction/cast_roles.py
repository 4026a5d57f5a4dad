"""Where a sentence speaks of a single person, and what it makes of that person: who suffers, who did it or is held."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from testigo.extraction.clauses import doers, done_to, patients, subjects
from testigo.extraction.nouns import phrase_bounds
from testigo.extraction.passives import is_passive
from testigo.extraction.persons import CALLS, harmed, name_heads, names
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.numbers import NumberExpression, NumberKind
from testigo.lexicon.place_names import fold
from testigo.model import Span

DEEDS = frozenset(
    {"attack", "shooting", "killing", "ambush", "abduction", "looting_robbery", "sexual_violence", "torture", "injury"}
)
HURT = frozenset({"killed", "injured", "casualties"})
BEHIND = 2  # code points between a name and the age behind it
AFTER_SURNAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PART_OF_OTHERS = frozenset(
    {"compound", "amod", "flat", "det", "nmod:poss"}
)  # relations of what speaks of somebody else
FIGURE = re.compile(r"\d{1,3}")


class Role(StrEnum):
    """What a sentence makes of a person."""

    VICTIM = "victim"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one person: a name, a surname, "a 25-year-old man", "the victim", "she"."""

    scene: Scene
    span: Span
    heads: frozenset[int]  # the tokens by which other words of the sentence are joined to these
    surname: str = ""  # folded
    is_full_name: bool = False
    age: int | None = None
    sex: str = ""
    role: Role | None = None  # that the words themselves tell: "the victim", "the gunman"
    is_pointing: bool = False  # at somebody told of before: "the man", "she"


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of a sentence that suffer, and those that did it or are held for it."""

    suffering: frozenset[int]
    acting: frozenset[int]
    telling: frozenset[int]  # who says what the sentence tells

    @classmethod
    def of(cls, scene: Scene) -> "Roles":
        """Return what a sentence tells of anybody."""
        verbs = {scene.head(hit) for hit in scene.tells("says")}
        active = (verb for verb in verbs if not is_passive(scene.sentence, verb))  # not "was charged", "was identified"
        tellers = {at for verb in active for at in subjects(scene.sentence, verb)}
        return cls(frozenset(_suffering(scene)), frozenset(_acting(scene)) - tellers, frozenset(tellers))

    def told(self, words: Words) -> tuple[Role, ...]:
        """Return what the sentence makes of whom some of its words speak of."""
        found = [words.role] if words.role else []
        found += [Role.VICTIM] * (not self.suffering.isdisjoint(words.heads))
        found += [Role.SUSPECT] * (not self.acting.isdisjoint(words.heads))
        return tuple(found)


def _suffering(scene: Scene) -> Iterator[int]:
    """Yield who suffers, a pronoun as well: "she was shot", "struck him in the leg"."""
    yield from harmed(scene)
    for hit in scene.hits:
        if hit.subject == "harm" and hit.label in HURT:
            yield from done_to(scene, hit) if hit.part == "verbs" else ()
            yield from subjects(scene.sentence, scene.head(hit)) if hit.part == "suffer" else ()


def _acting(scene: Scene) -> Iterator[int]:
    for hit in scene.hits:
        if hit.subject == "trigger" and hit.label in DEEDS:
            yield from doers(scene, hit)
        elif hit.subject == "trigger" and hit.label == "arrest":
            yield from done_to(scene, hit)
    for hit in scene.tells("charged"):
        yield from done_to(scene, hit) if hit.part == "verbs" else subjects(scene.sentence, scene.head(hit))


def words_for_persons(scene: Scene, surnames: Collection[str]) -> tuple[Words, ...]:
    """Return the words of a sentence that speak of one person each, in order; ``surnames`` were told before."""
    ranges = names(scene)
    taken = {index for start, end in ranges for index in range(start, end)}
    found = [_named(scene, start, end) for start, end in ranges]
    ages = {one.end for one in scene.numbers if one.kind is NumberKind.AGE}
    others = (
        _unnamed(scene, token.index, surnames)
        for token in scene.sentence.tokens
        if token.index not in taken and (token.index in scene.who or token.end in ages or _may_name(token, surnames))
    )
    return tuple(sorted((*found, *filter(None, others)), key=lambda words: words.span.start))


def _may_name(token: Token, surnames: Collection[str]) -> bool:
    return token.lower in small_words("one_person") or (bool(surnames) and token.is_capitalised)


def _named(scene: Scene, start: int, end: int) -> Words:
    span = scene.span(start, end)
    role = _role(scene, start - 1) if start - 1 in scene.who else None  # "shooting suspect Tom Roe"
    return Words(scene, span, _heads(scene, start, end), surname_of(span.quote), True, _age(scene, span), role=role)


def _unnamed(scene: Scene, index: int, surnames: Collection[str]) -> Words | None:
    """Return the words whose head a token is, if they speak of one person by surname, noun, age or pronoun."""
    token = scene.sentence.tokens[index]
    if token.dep in PART_OF_OTHERS:
        return None
    if token.is_capitalised and token.is_word and (surname := surname_of(token.text)) in surnames:
        span = scene.span(index, index + 1)
        return Words(scene, span, _heads(scene, index, index + 1), surname, age=_age(scene, span))
    if token.lower in small_words("one_person"):
        span, heads = scene.span(index, index + 1), _heads(scene, index, index + 1)
        return Words(scene, span, heads, sex=_sex(token.lower), is_pointing=True)
    if index in scene.who and scene.who[index].part == "people" and not _are_many(token):
        span = scene.with_age(scene.span(*phrase_bounds(scene.sentence, index)))
        age = _age(scene, span)
        role, heads = _role(scene, index), _heads(scene, index, index + 1)
        return Words(scene, span, heads, age=age, sex=_sex(token.lower), role=role, is_pointing=_points(span))
    if (number := _bare_age(scene, index)) is not None:
        span = scene.report.span(number.start, number.end)
        heads = _heads(scene, index, index + 1)
        return Words(scene, span, heads, age=_age(scene, span), is_pointing=_points(span))
    return None


def _heads(scene: Scene, start: int, end: int) -> frozenset[int]:
    """Return the tokens by which other words of the sentence are joined to those of a person."""
    return frozenset({*name_heads(scene, start, end), *_identified(scene, start, end)})


def _points(span: Span) -> bool:
    """Say whether words point at somebody told of before: "the man", "este hombre"."""
    return span.quote.split(maxsplit=1)[0].casefold() in small_words("pointers")


def _identified(scene: Scene, start: int, end: int) -> Iterator[int]:
    """Yield whom a name is said to be the name of: "the man was identified as", "a driver named", "the victim is"."""
    tokens, sentence = scene.sentence.tokens, scene.sentence
    top = next((at for at in range(start, end) if not start <= tokens[at].head < end), start)
    if sentence.child(top, "cop") is not None:
        yield from subjects(sentence, top)
    calling = {at for hit in scene.tells("named") if hit.part in CALLS for at in range(hit.start, hit.end)}
    verb = next((at for at in sentence.ancestors(top)[:2] if at in calling), None)
    if verb is None:
        return
    if tokens[verb].dep.startswith("acl"):
        yield tokens[verb].head
    elif is_passive(sentence, verb):
        yield from subjects(sentence, verb)
    yield from (at for at in patients(sentence, verb) if at != top)


def _are_many(token: Token) -> bool:
    """Say whether a word for people means more than one of them: "men", "police", "the family"."""
    many = small_words("plural_nouns") | small_words("collective_nouns") | small_words("counting_nouns")
    return "Number=Plur" in token.feats or token.pos == "ADJ" or not {token.lower, token.lemma}.isdisjoint(many)


def _role(scene: Scene, index: int) -> Role | None:
    if scene.sentence.tokens[index].lemma in small_words("victim_nouns"):
        return Role.VICTIM
    return Role.SUSPECT if scene.who[index].label in PERPETRATOR_KINDS else None


def _sex(word: str) -> str:
    return "female" if word in small_words("female_words") else "male" if word in small_words("male_words") else ""


def _age(scene: Scene, span: Span) -> int | None:
    """Return the age within words for a person, right before them or right behind."""
    ages = (one for one in scene.numbers if one.kind is NumberKind.AGE)
    near = next((one for one in ages if one.start <= span.end + BEHIND and span.start - BEHIND <= one.end), None)
    figure = FIGURE.search(scene.report.text, near.start, near.end) if near else None
    return int(figure[0]) if figure else None


def _bare_age(scene: Scene, index: int) -> NumberExpression | None:
    """Return the age that stands for a person, if a token ends it: "the 32-year-old was", not "a 32-year-old man"."""
    token = scene.sentence.tokens[index]
    ages = (one for one in scene.numbers if one.kind is NumberKind.AGE and scene.report.text[one.start] != ",")
    number = next((one for one in ages if one.start < token.end == one.end), None)
    return number if number and token.dep not in {"amod", "compound", "nummod", "nmod"} else None


def surname_of(name: str) -> str:
    """Return the last word of a name, folded, without what follows surnames."""
    parts = [part for part in fold(name.replace(".", " ")).split() if part not in AFTER_SURNAMES]
    return parts[-1].removesuffix("'s").removesuffix("’s") if parts else ""
