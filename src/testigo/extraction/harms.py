"""Who was killed, hurt, taken, held, missing or driven out: the people a word of harm speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from testigo.extraction.harmed import (
    NUMBERED,
    has_number,
    is_death_of_one_told,
    is_somebody,
    may_suffer,
    sufferers,
    themselves,
)
from testigo.extraction.included import AMONG, THEM, leads_to_some
from testigo.extraction.nouns import OF_WORDS, coordinated, phrase_bounds, preposition
from testigo.extraction.once import once
from testigo.extraction.parties import ARMED, COUNTING_NOUNS, Party, listed_person, party_at
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Sentence
from testigo.extraction.tolls import counting, figure_alone, is_running_total, number_of, number_within, said_again
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.model import Span


@dataclass(frozen=True, slots=True)
class Harm:
    """A count told of some people: the words that state it, the evidence around, and whose side they are on."""

    attribute: str
    words: Span
    evidence: Span
    side: str | None
    party: Party | None


@once
def harms(scene: Scene, hit: Hit) -> tuple[Harm, ...]:
    """Return what one word of harm says of people, a Harm for each group it counts."""
    return tuple(_harms(scene, hit))


def _harms(scene: Scene, hit: Hit) -> Iterator[Harm]:
    alone = figure_alone(scene, hit)
    if alone is not None:
        yield Harm(hit.label, alone, scene.stretch(alone, scene.span(hit.start, hit.end)), None, None)
        return
    if _is_of_the_known(scene, hit) or is_running_total(scene, hit):
        return
    if is_death_of_one_told(scene, hit):
        words = scene.span(hit.start, hit.end)
        yield Harm(hit.label, words, words, "targets", None)
        return
    told = [*_of_people(scene, hit)]
    yield from told
    if told:
        yield from _said_again(scene, hit, told[0].side)


def _of_people(scene: Scene, hit: Hit) -> Iterator[Harm]:
    """Yield a Harm for each group of people that a word of harm is said of."""
    seen: set[int] = set()
    for head in (_whole_of(scene, hit, one) for one in sufferers(scene, hit)):
        people = False  # whether some of the list are known to be people
        side: str | None = None  # "eight dead by one count and eleven by another": the bare figure is of the same side
        before = (*_listed_before(scene, head), *_shares_state(scene, hit, head))
        for each in (*before, *coordinated(scene.sentence, head), *_beside(scene, hit, head)):
            joined = themselves(scene, hit, each)
            if joined in seen:
                continue
            seen.add(joined)
            if joined != head and (_speaks(scene, joined) or _is_same_person(scene, hit, head, joined)):
                continue
            if joined != head and _is_counted_with(scene, head, joined):
                continue
            elsewhere = joined != head or hit.part != "suffer"  # "a man shot in Leeds died": he suffers both
            if (elsewhere and _suffers_otherwise(scene, hit, joined)) or (
                seen - {joined} and _is_included(scene, joined)
            ):
                continue
            harm = _harm(scene, hit, joined, listed=people and joined != head)
            if harm is not None:
                people = people or harm.party is not None
                side = side or harm.side
                yield replace(harm, side=side) if harm.party is None else harm


def _said_again(scene: Scene, hit: Hit, side: str | None) -> Iterator[Harm]:
    """Yield what others say of how many they are: "27 hurt, while residents say that they are more than 40"."""
    for words in said_again(scene, hit):
        yield Harm(hit.label, words, scene.stretch(words, scene.span(hit.start, hit.end)), side, None)


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
            counted = has_number(scene, at) or party_at(scene, at) is not None
            return (at,) if free and token.pos != "VERB" and counted and may_suffer(scene, at) else ()
    return ()


def _shares_state(scene: Scene, hit: Hit, head: int) -> Iterator[int]:
    """Yield those of a list who share the state that stands behind its last: "un policía y dos sicarios muertos"."""
    tokens = scene.sentence.tokens
    above = head
    while hit.start > head and tokens[scene.head(hit)].head == head and tokens[above].dep == "conj":
        above = tokens[above].head
        single = tokens[phrase_bounds(scene.sentence, above)[0]].lower in small_words("indefinite_ones")
        if not (single or has_number(scene, above)) or not may_suffer(scene, above):
            return
        yield above


def _beside(scene: Scene, hit: Hit, head: int) -> Iterator[int]:
    """Yield those who suffer along with somebody: "two marines were killed, along with a taxi driver"."""
    sentence = scene.sentence
    verb = scene.head(hit)
    if sentence.tokens[verb].pos != "VERB" and sentence.tokens[sentence.tokens[head].head].pos == "VERB":
        verb = sentence.tokens[head].head  # "cayó abatido el jefe junto con dos hombres"
    if sentence.tokens[verb].pos == "VERB":
        near = {*sentence.children(head), *sentence.children(verb)} - {head}
        yield from (at for at in sorted(near) if _is_along(sentence, at))


def _is_along(sentence: Sentence, at: int) -> bool:
    """Say whether a phrase comes beside others: "along with", which the parse may part."""
    cases = [sentence.tokens[child].lower for child in sentence.children(at) if sentence.tokens[child].dep == "case"]
    before = {sentence.tokens[child].lower for child in sentence.children(sentence.tokens[at].head)}
    paired = bool(before & small_words("paired_before")) and preposition(sentence, at) in small_words("paired_with")
    return paired or {preposition(sentence, at), " ".join(cases)} & small_words("along_cases") != set()


def _speaks(scene: Scene, member: int) -> bool:
    """Say whether what a list seems to join only says so: "killed two guards on Wednesday, police said"."""
    tokens = scene.sentence.tokens
    verbs = (scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs")
    said = {verb for verb in verbs if tokens[verb].dep not in {"acl", "amod"}}  # "una mujer señalada de": no speaker
    for token in tokens[member + 1 :]:
        if token.pos in {"PUNCT", "VERB", "AUX"} or token.index in said:
            return token.index in said
    return False


MEMBER = 2  # tokens that stand before the last of a list at least: a word and its "and"
LONGEST_MEMBER = 8  # tokens of a phrase in a list


def _is_of_the_known(scene: Scene, hit: Hit) -> bool:
    """Say whether words only name some of those counted elsewhere: "among the dead were two officers"."""
    before = [token.lower for token in scene.sentence.tokens[max(hit.start - 2, 0) : hit.start]]
    known = before[1:] and before[1] in small_words("pointers") and before[0] in AMONG
    return bool(known) and hit.part in {"nouns", "states"}


def _whole_of(scene: Scene, hit: Hit, head: int) -> int:
    """Return those who are counted in place of some of them: "five people, a soldier among them, were hurt".

    Not where the word of harm tells the two apart: "eight members, six of them captured".
    """
    tokens = scene.sentence.tokens
    start, _ = phrase_bounds(scene.sentence, head)
    said = tokens[scene.head(hit)]
    if said.head == head and said.dep in {"acl", "amod"}:
        return head
    if start + 1 < head and start and tokens[start - 1].lower in AMONG and tokens[start].lower in THEM:
        start -= 1  # "ocho personas, entre ellas tres policías", where the parse counts the pronoun in
    elif start > MEMBER and tokens[start - 2].lower in AMONG and tokens[start - 1].lower in THEM:
        start -= 2  # "22 people, among them a family of five"
    elif not _is_included(scene, head):
        return head
    if start < MEMBER or tokens[start - 1].text != ",":
        return head
    before = range(start - MEMBER, max(start - MEMBER - LONGEST_MEMBER, -1), -1)
    return next(
        (at for at in before if phrase_bounds(scene.sentence, at)[1] == start - 1 and has_number(scene, at)), head
    )


def _is_same_person(scene: Scene, hit: Hit, head: int, joined: int) -> bool:
    """Say whether a list gives one person two offices: "a senator and presidential candidate was shot"."""
    sentence = scene.sentence
    start, end = phrase_bounds(sentence, joined)
    first = sentence.tokens[phrase_bounds(sentence, head)[0]]
    bare = not any(token.dep in {"det", "nummod", "nmod:poss"} for token in sentence.tokens[start:end])
    named = any(token.is_capitalised for token in sentence.tokens[start:end])
    if bare and not named and sentence.tokens[start - 1].text == "," and sentence.tokens[joined].pos == "NOUN":
        single = "Number=Plur" not in sentence.tokens[joined].feats
        return single and sentence.child(joined, "cc") is None  # "Maribel Ochoa, mother of four"
    verb = scene.head(hit)
    above = sentence.tokens[verb].head  # "was shot and wounded": the first verb tells how many
    finite = (sentence.tokens[at] for at in (verb, above, *sentence.children(verb), *sentence.children(above)))
    alone = any("Number=Sing" in token.feats for token in finite if token.pos in {"AUX", "VERB"})
    return bare and not named and alone and first.lower in small_words("singular_determiners")


def _is_counted_with(scene: Scene, head: int, joined: int) -> bool:
    """Say whether a plural without a figure shares that of the word before its "and": "14 women and girls"."""
    tokens = scene.sentence.tokens
    start, end = phrase_bounds(scene.sentence, joined)
    alone = end - start == 1 and "Number=Plur" in tokens[joined].feats
    return alone and number_of(scene, head) is not None and tokens[start - 2].index == head


def _is_included(scene: Scene, head: int) -> bool:
    """Say whether a phrase tells who some of those counted before it are: "89 people, 21 of them gang members"."""
    start, end = phrase_bounds(scene.sentence, head)
    near = [token.lower for token in scene.sentence.tokens[start : end + 2]]
    return any(leads_to_some(one, other) for one, other in pairwise(near))


def _suffers_otherwise(scene: Scene, hit: Hit, head: int) -> bool:
    """Say whether a phrase has a word of harm of its own: "three dead and ten wounded".

    Who was shot may have been killed or hurt: "man shot, killed in Leeds".
    """
    start, end = phrase_bounds(scene.sentence, head)
    # "ten wounded": the word of harm may stand just behind the phrase that the parse gives
    open_ = "casualties" if hit.label in {"killed", "injured"} else ""
    told = (other for other in scene.hits if other.subject == "harm" and other.label != open_)
    inside = [other for other in told if start <= other.start <= end]
    bodies = hit.part == "nouns" and hit.label == "killed" and hit.start < start  # "the bodies of five men abducted"
    later = head in sufferers(scene, hit) and hit.start >= end  # "the four men abducted on Monday were found dead"
    inside = [other for other in inside if not ((bodies or later) and other.label in BEFORE_DEATH)]
    return bool(inside) and all(other.label != hit.label for other in inside)


BEFORE_DEATH = frozenset({"abducted", "detained", "missing"})


def _harm(scene: Scene, hit: Hit, head: int, *, listed: bool = False) -> Harm | None:
    party = party_at(scene, head)
    if listed and head not in scene.who and (party is None or not party.is_people):
        party = listed_person(scene, head) or party
    number = number_of(scene, head)
    if (party is not None and not party.is_people) or _is_no_figure(scene, hit, head, number):
        return None
    if hit.label == "displaced" and party is not None and party.kind in ARMED:
        return None  # attackers and officers who flee are not displaced
    if number is None and party is None and not is_somebody(scene, head):
        return None
    if number is not None and _is_part(scene, hit, head, number[1]):
        number = number_within(scene, head)  # "four of the seven people hurt were students": seven were hurt
    words = _words_for(scene, head, number)
    side = "targets" if number is None and party is None else _side_of(scene, hit, party)
    following = scene.sentence.tokens[hit.end : hit.end + 1]
    end = hit.end + sum(token.lower in small_words("too") for token in following)
    return Harm(hit.label, words, scene.stretch(words, scene.span(hit.start, end)), side, party)


def _words_for(scene: Scene, head: int, number: tuple[int, int] | None) -> Span:
    """Return the words for those counted, with the number that counts them, which may stand apart."""
    words = scene.with_age(scene.span(*phrase_bounds(scene.sentence, head)))
    if number is None:
        return _without_others(scene, head, words)
    if "," not in scene.report.text[number[1] : words.start] and number[0] <= words.start:
        return scene.report.span(number[0], max(words.end, number[1]))
    return words if words.start < number[0] < words.end else scene.report.span(*number)


def _side_of(scene: Scene, hit: Hit, party: Party | None) -> str | None:
    """Return whose people are counted: where nobody is named, those whom an answer strikes attacked."""
    return "perpetrators" if party is None and _answers(scene, hit) else _side(party)


def _is_no_figure(scene: Scene, hit: Hit, head: int, number: tuple[int, int] | None) -> bool:
    """Say whether words count only some of those harmed, or nobody: "the disappearance of students"."""
    if number is None:
        return hit.part == "nouns" and hit.label in BEFORE_DEATH and _is_plural(scene, head)
    some = _is_part(scene, hit, head, number[1]) and number_within(scene, head) is None
    return some or _is_identified(scene, hit, head)


def _is_plural(scene: Scene, head: int) -> bool:
    return "Number=Plur" in scene.sentence.tokens[head].feats


def _without_others(scene: Scene, head: int, words: Span) -> Span:
    """Return the words for one person without those that count others: "a son of the couple", "a guard of the ten"."""
    token = scene.sentence.tokens[head]
    first = scene.sentence.tokens[scene.token_at(words.start)]
    one = first.lower in small_words("singular_determiners") and first.index < head and not _is_plural(scene, head)
    group = token.lemma in small_words("collective_nouns") | COUNTING_NOUNS
    others = any(token.end <= number.start < words.end for number in counting(scene))
    return scene.report.span(words.start, token.end) if one and others and not group else words


def _answers(scene: Scene, hit: Hit) -> bool:
    """Say whether a verb of harm tells how those attacked struck back: "los guardias respondieron y mataron a dos"."""
    sentence = scene.sentence
    verb = scene.head(hit)
    near = (verb, sentence.tokens[verb].head, *sentence.children(verb))
    return any(sentence.tokens[at].lemma in small_words("answering_verbs") for at in near)


def _is_part(scene: Scene, hit: Hit, head: int, number_end: int) -> bool:
    """Say whether a figure counts some of those harmed: "at least one of the people killed was a civilian"."""
    following = [word.casefold() for word in scene.report.text[number_end : number_end + PART_REACH].split()[:2]]
    partitive = len(following) == 2 and following[0] in OF_WORDS and following[1] in small_words("pointers")
    describes = scene.sentence.tokens[scene.head(hit)].dep in {"acl", "amod", "acl:relcl"} and hit.start > head
    names = hit.part in {"states", "nouns"} and scene.token_at(number_end) + 3 == hit.start  # "three of the dead"
    return partitive and (describes or names)


def _is_identified(scene: Scene, hit: Hit, head: int) -> bool:
    """Say whether a figure counts only those of the dead whom somebody identified: "ha identificado seis cuerpos"."""
    above = scene.sentence.tokens[scene.sentence.tokens[head].head].lemma
    return hit.part == "nouns" and above in small_words("identifying_verbs")


PART_REACH = 12  # code points in which the "of the" of a partitive follows its figure


def _side(party: Party | None) -> str | None:
    if party is None:
        return None
    return "perpetrators" if party.kind in PERPETRATOR_KINDS else "targets"
