"""Who was killed, hurt, taken, held, missing or driven out: the people a word of harm speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from testigo.extraction.clauses import done_to, patients, subjects
from testigo.extraction.nouns import OF_WORDS, coordinated, phrase_bounds, preposition
from testigo.extraction.parties import ARMED, PERPETRATOR_KINDS, Party, listed_person, party_at
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.extraction.tolls import figure_alone, number_of
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberKind
from testigo.lexicon.words import Hit
from testigo.model import Span

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
    alone = figure_alone(scene, hit)
    if alone is not None:
        yield Harm(hit.label, alone, scene.stretch(alone, scene.span(hit.start, hit.end)), None, None)
        return
    if _is_of_the_known(scene, hit):
        return
    if _is_death_of_one_told(scene, hit):
        words = scene.span(hit.start, hit.end)
        yield Harm(hit.label, words, words, "targets", None)
        return
    seen: set[int] = set()
    for head in (_whole_of(scene, one) for one in _sufferers(scene, hit)):
        people = False  # whether some of the list are known to be people
        side: str | None = None  # "eight dead by one count and eleven by another": the bare figure is of the same side
        for each in (*_listed_before(scene, head), *coordinated(scene.sentence, head)):
            joined = _themselves(scene, hit, each)
            if joined in seen:
                continue
            seen.add(joined)
            if joined != head and (_speaks(scene, joined) or _is_same_person(scene, hit, head, joined)):
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


def _whole_of(scene: Scene, head: int) -> int:
    """Return those who are counted in place of some of them: "five people, a soldier among them, were hurt"."""
    tokens = scene.sentence.tokens
    start, _ = phrase_bounds(scene.sentence, head)
    if start > MEMBER and (tokens[start - 2].lower, tokens[start - 1].lower) in {(a, b) for a in AMONG for b in THEM}:
        start -= 2  # "22 people, among them a family of five"
    elif not _is_included(scene, head):
        return head
    if start < MEMBER or tokens[start - 1].text != ",":
        return head
    before = range(start - MEMBER, max(start - MEMBER - LONGEST_MEMBER, -1), -1)
    return next(
        (at for at in before if phrase_bounds(scene.sentence, at)[1] == start - 1 and _has_number(scene, at)), head
    )


def _is_same_person(scene: Scene, hit: Hit, head: int, joined: int) -> bool:
    """Say whether a list gives one person two offices: "a senator and presidential candidate was shot"."""
    sentence = scene.sentence
    start, end = phrase_bounds(sentence, joined)
    first = sentence.tokens[phrase_bounds(sentence, head)[0]]
    bare = not any(token.dep in {"det", "nummod", "nmod:poss"} for token in sentence.tokens[start:end])
    named = any(token.is_capitalised for token in sentence.tokens[start:end])
    head_verb = scene.head(hit)
    verb = (head_verb, sentence.tokens[head_verb].head, *sentence.children(head_verb))
    verb = (*verb, *sentence.children(verb[1]))
    alone = any("Number=Sing" in sentence.tokens[at].feats for at in verb if sentence.tokens[at].pos in {"AUX", "VERB"})
    return bare and not named and alone and first.lower in small_words("singular_determiners")


def _is_included(scene: Scene, head: int) -> bool:
    """Say whether a phrase tells who some of those counted before it are: "89 people, 21 of them gang members"."""
    start, end = phrase_bounds(scene.sentence, head)
    near = [token.lower for token in scene.sentence.tokens[start : end + 2]]
    return any(one in small_words("among") | OF_WORDS and other in THEM for one, other in pairwise(near))


THEM = small_words("them")
AMONG = small_words("among")


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
        own = named or _objects(scene, head) or tuple(subjects(scene.sentence, head))
        return own if any(_may_suffer(scene, at) for at in own) else _above(scene, head) or own
    governor = tokens[head].head
    if tokens[governor].pos != "VERB":
        return (governor,)
    return patients(scene.sentence, governor) or tuple(subjects(scene.sentence, governor))


def _above(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the people of a verb that one of suffering hangs below: "an officer hurt when a car blew up died"."""
    sentence = scene.sentence
    verbs = (at for at in sentence.ancestors(verb) if sentence.tokens[at].pos == "VERB")
    people = (tuple(filter(lambda at: at < verb and _may_suffer(scene, at), patients(sentence, at))) for at in verbs)
    return next(filter(None, people), ())


def _is_death_of_one_told(scene: Scene, hit: Hit) -> bool:
    """Say whether a Spanish verb tells of the death of one person told of before: "Murió camino al hospital"."""
    sentence = scene.sentence
    verb = sentence.tokens[scene.head(hit)]
    one = {"Number=Sing", "Person=3", "Tense=Past", "VerbForm=Fin"} <= verb.feats
    if not one or hit.label != "killed" or hit.part != "suffer" or scene.report.language != "es":
        return False
    told = [at for at in sentence.children(verb.index) if sentence.tokens[at].dep in {"nsubj", "obj", "iobj", "csubj"}]
    bare = all(not sentence.tokens[at].is_capitalised and sentence.child(at, "det", "nummod") is None for at in told)
    return bare and not any(at in scene.who for at in told) and not _shared(scene, verb.index)


def _shared(scene: Scene, verb: int) -> bool:
    """Say whether a verb has its subject from another: "fue atacado y murió"."""
    own = set(scene.sentence.children(verb))
    return any(at not in own for at in subjects(scene.sentence, verb))


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
        found = token.dep == "obj" and tokens[token.head].lemma in small_words("finding_verbs")
        others = () if found else tuple(subjects(scene.sentence, token.head))
        return tuple(child for child in own if child != head) or others
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
    of = of or _of_participle(scene, head)
    start, end = phrase_bounds(scene.sentence, head)
    ordinal = any(token.lower in small_words("ordinals") for token in scene.sentence.tokens[start:end])
    many = scene.sentence.tokens[head].lemma in small_words("many_in_one")
    return (head,) if not many and (ordinal or _has_number(scene, head)) else of


def _names_more(scene: Scene, index: int) -> bool:
    """Say whether a phrase that begins with a place goes on to a name: "Negros Oriental Gov. Roel Degamo"."""
    words = scene.sentence.tokens[slice(*phrase_bounds(scene.sentence, index))]
    names = [token for token in words if token.pos == "PROPN" and token.is_capitalised]
    return bool(names) and not scene.is_place(names[-1].start, names[-1].end)


def _of_participle(scene: Scene, head: int) -> tuple[int, ...]:
    """Return whose bodies a noun names where a participle stands between: "los cuerpos mutilados de cinco hombres"."""
    sentence = scene.sentence
    parts = (child for child in sentence.children(head) if sentence.tokens[child].dep in {"acl", "amod"})
    below = (at for part in parts for at in sentence.children(part))
    return tuple(at for at in below if preposition(sentence, at) in OF_WORDS and _has_number(scene, at))


def _may_suffer(scene: Scene, index: int) -> bool:
    if index in scene.weapons and index not in scene.who:
        return False
    token = scene.sentence.tokens[index]
    if token.pos not in NUMBERED or (scene.is_place(token.start, token.end) and not _names_more(scene, index)):
        return False
    if _has_number(scene, index):
        return True
    if _is_wound(scene, index):
        return False
    party = party_at(scene, index)
    return party.is_people if party is not None else _is_somebody(scene, index)


def _is_wound(scene: Scene, index: int) -> bool:
    """Say whether a Spanish word is a wound, and nobody wounded: "con heridas de gravedad", "sufrió heridas"."""
    token = scene.sentence.tokens[index]
    above = scene.sentence.tokens[token.head].lemma in small_words("suffer_verbs")
    return token.lower in small_words("wounds") and (above or bool(preposition(scene.sentence, index)))


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
    return number_of(scene, head) is not None


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


def _harm(scene: Scene, hit: Hit, head: int, *, listed: bool = False) -> Harm | None:
    party = party_at(scene, head)
    if listed and head not in scene.who and (party is None or not party.is_people):
        party = listed_person(scene, head) or party
    if party is not None and not party.is_people:
        return None
    if hit.label == "displaced" and party is not None and party.kind in ARMED:
        return None  # attackers and officers who flee are not displaced
    start, end = phrase_bounds(scene.sentence, head)
    words = scene.with_age(scene.span(start, end))
    number = number_of(scene, head)
    if number is not None and (_is_part(scene, hit, head, number[1]) or _is_identified(scene, hit, head)):
        return None
    apart = number is not None and "," in scene.report.text[number[1] : words.start]
    if number is not None and number[0] <= words.start and not apart:
        words = scene.report.span(number[0], max(words.end, number[1]))
    elif number is not None and (apart or number[0] >= words.end):
        words = scene.report.span(*number)
    somebody = number is None and party is None
    if somebody and not _is_somebody(scene, head):
        return None
    side = (
        "targets" if somebody else _side(party) or ("perpetrators" if party is None and _answers(scene, hit) else None)
    )
    following = scene.sentence.tokens[hit.end : hit.end + 1]
    end = hit.end + sum(token.lower in small_words("too") for token in following)
    return Harm(hit.label, words, scene.stretch(words, scene.span(hit.start, end)), side, party)


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
