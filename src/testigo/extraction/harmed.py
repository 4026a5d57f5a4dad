"""Who suffers what a word of harm says: its object, its subject, whom it describes, or the nearest people counted."""

import re

from testigo.extraction.clauses import done_to, patients, subjects
from testigo.extraction.deeds import is_shot
from testigo.extraction.nouns import OF_WORDS, phrase_bounds, preposition
from testigo.extraction.once import once
from testigo.extraction.parties import party_at
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.extraction.sufferers import whom
from testigo.extraction.tolls import number_of
from testigo.extraction.word_order import before_verb, behind_verb
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberKind, multiples
from testigo.lexicon.words import Hit

SEARCH = 8  # tokens: how far from a word of harm a counted phrase may stand where the parse gives none
COMPLEMENTS = frozenset({"obj", "iobj", "ccomp", "xcomp", "aux", "obl:agent"})  # a verb in the active has some of these
NUMBERED = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"})


@once
def sufferers(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the heads of the phrases for who suffers what a word of harm says."""
    head = scene.head(hit)
    if hit.part == "struck":
        return tuple(at for at in done_to(scene, hit) if may_suffer(scene, at)) if is_by_shot(scene, hit) else ()
    ways = {
        "verbs": lambda: _struck(scene, hit, head) or tuple(party.head for party in whom(scene, hit)),
        "suffer": lambda: _sufferer(scene, hit, head),
        "states": lambda: described(scene, head),
        "nouns": lambda: _counted_by_noun(scene, head),
    }
    own = _own_subject(scene, hit, head)
    if own:
        return own
    for part in _parts(scene, hit, head):
        wound = range(hit.start, hit.end) if hit.part == "suffer" else ()  # "multiple gunshot wounds" are no people
        people = tuple(index for index in ways[part]() if index not in wound and may_suffer(scene, index))
        if people:
            return people
    return by_order(scene, hit) or _nearby(scene, hit)


def _own_subject(scene: Scene, hit: Hit, verb: int) -> tuple[int, ...]:
    """Return who stands before a passive to which the parse gives the subject of a verb before it.

    "Two guards died and nine clerks, most of them women, were hurt": the clerks.
    """
    sentence = scene.sentence
    shared = sentence.child(verb, "nsubj", "nsubj:pass") is None and sentence.tokens[verb].dep == "conj"
    return by_order(scene, hit) if shared and sentence.child(verb, "aux:pass") is not None else ()


def by_order(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return who suffers by the order of words: before a passive or a verb of suffering, behind a Spanish one."""
    sentence, verb = scene.sentence, scene.head(hit)
    token = sentence.tokens[verb]
    if hit.part == "nouns" or token.pos == "NOUN":
        return ()

    def may(at: int) -> bool:
        people = at in scene.who or has_number(scene, at) or is_somebody(scene, at)
        return people and may_suffer(scene, at) and not _is_agent(scene, at)

    suffers = hit.part == "suffer" or is_passive(sentence, verb)
    before = before_verb(sentence, hit.start, may) if suffers else ()
    spanish = scene.report.language == "es" and (suffers or token.dep in {"xcomp", "amod", "nummod"})
    return before or (behind_verb(sentence, hit.end - 1, may) if spanish else ())


def is_by_shot(scene: Scene, hit: Hit) -> bool:
    """Say whether it was a shot that "struck" somebody: the sentence tells of shots, or of where in the body it was."""
    shots = any(map(is_shot, scene.hits))
    behind = {token.lower for token in scene.sentence.tokens[hit.end : hit.end + WHERE_HIT]}
    return shots or bool(behind & small_words("body_parts"))


WHERE_HIT = 6  # tokens behind "struck": "a 9-year-old in the foot"


def _parts(scene: Scene, hit: Hit, head: int) -> tuple[str, ...]:
    """Return the ways to look for who suffers, best first.

    A participle may be tagged as a verb, an adjective or a noun ("resultaron heridos"), so what its own part
    does not give, another may. A verb in the active does something to somebody, and is no state of its subject.
    """
    token = scene.sentence.tokens[head]
    if token.pos != "VERB" and token.lemma in small_words("many_in_one"):
        return ("nouns",)
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
    return tuple(child for child in after if may_suffer(scene, child))


def _struck(scene: Scene, hit: Hit, head: int) -> tuple[int, ...]:
    """Return whom a verb of harm is done to: themselves ("shot himself"), or the subject of a bare participle that
    the parse takes for a verb in the active ("Man fatally shot in Dallas")."""
    found = done_to(scene, hit)
    tokens = scene.sentence.tokens
    if any(tokens[each].lower in small_words("reflexives") for each in found):
        return tuple(themselves(scene, hit, each) for each in found)
    below = {tokens[child].dep for child in scene.sentence.children(head)}
    bare = not found and "nsubj" in below and not below & COMPLEMENTS
    return tuple(subjects(scene.sentence, head)) if bare else found


def themselves(scene: Scene, hit: Hit, index: int) -> int:
    """Return the subject in place of a reflexive pronoun."""
    if scene.sentence.tokens[index].lower not in small_words("reflexives"):
        return index
    return next(iter(subjects(scene.sentence, scene.head(hit))), index)


def _sufferer(scene: Scene, hit: Hit, head: int) -> tuple[int, ...]:
    """Return who suffers what a verb says, or bears a wound: whom "with a gunshot wound" is said of."""
    tokens = scene.sentence.tokens
    if tokens[head].pos != "NOUN":
        above = tokens[tokens[head].head]
        if tokens[head].dep == "advcl" and above.lemma in small_words("finding_verbs"):
            return patients(scene.sentence, above.index)  # "police found Tom Roe, 41, suffering from a wound"
        before = (child for child in scene.sentence.children(head) if tokens[child].dep == "nsubj" and child < head)
        named = tuple(child for child in before if _is_named(scene, child))
        own = named or _objects(scene, head) or tuple(subjects(scene.sentence, head))
        another = any(tokens[at].lower in small_words("own_pronouns") for at in own)  # "as it fled": the gang
        if another or any(may_suffer(scene, at) for at in own):
            return own
        return by_order(scene, hit) or _above(scene, head) or own
    governor = tokens[head].head
    if tokens[governor].pos != "VERB":
        return (governor,)
    return patients(scene.sentence, governor) or tuple(subjects(scene.sentence, governor))


def _is_named(scene: Scene, subject: int) -> bool:
    """Say whether a subject is no relative pronoun: "the hospital where he died"."""
    token = scene.sentence.tokens[subject]
    return token.pos in NUMBERED - {"PRON"} or token.lower in small_words("one_person")


def _above(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return the people of a verb that one of suffering hangs below: "an officer hurt when a car blew up died"."""
    sentence = scene.sentence
    verbs = (at for at in sentence.ancestors(verb) if sentence.tokens[at].pos == "VERB")
    people = (tuple(filter(lambda at: at < verb and may_suffer(scene, at), patients(sentence, at))) for at in verbs)
    return next(filter(None, people), ())


def is_death_of_one_told(scene: Scene, hit: Hit) -> bool:
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
    if has_number(scene, head) or _is_one_told(scene, head) or token.lower in small_words("victim_nouns"):
        return (head,)
    if token.dep in {"amod", "acl", "appos", "nmod"}:
        verbal = tokens[token.head].lemma in small_words("harming_verbs")  # "Man shot, killed in Leeds"
        return patients(scene.sentence, token.head) if verbal else (token.head,)
    if token.dep == "nsubj" and _is_told_who(scene, head):
        return (token.head,)
    if token.dep in {"xcomp", "obj", "advcl", "obl"} and tokens[token.head].lemma in small_words("result_verbs"):
        own = [child for child in scene.sentence.children(token.head) if tokens[child].dep in {"obj", "nsubj:pass"}]
        found = token.dep == "obj" and tokens[token.head].lemma in small_words("finding_verbs")
        others = () if found else tuple(subjects(scene.sentence, token.head))
        return tuple(child for child in own if child != head) or others
    said_of = token.pos != "NOUN" or scene.sentence.child(head, "cop", "aux:pass") is not None
    return tuple(subjects(scene.sentence, head)) if said_of else ()


def _is_told_who(scene: Scene, head: int) -> bool:
    """Say whether a copula tells who those harmed are: "the dead were a shopkeeper, his son and a customer"."""
    token = scene.sentence.tokens[head]
    pointed = any(scene.sentence.tokens[at].lower in small_words("pointers") for at in scene.sentence.children(head))
    return pointed and token.head in scene.who and scene.sentence.child(token.head, "cop") is not None


def _is_one_told(scene: Scene, head: int) -> bool:
    """Say whether a Spanish word of harm is one person by itself: "hay un herido", "y una lesionada"."""
    tokens = scene.sentence.tokens
    articles = (tokens[child].lower for child in scene.sentence.children(head) if tokens[child].dep == "det")
    return tokens[head].pos == "NOUN" and not small_words("indefinites").isdisjoint(articles) and head in scene.who


def _counted_by_noun(scene: Scene, head: int) -> tuple[int, ...]:
    """Return what a noun of harm counts: itself ("three deaths") or those it is of ("the death of two men")."""
    of = tuple(
        child
        for child in scene.sentence.children(head)
        if scene.sentence.tokens[child].dep in {"nmod", "nmod:poss"}
        and (preposition(scene.sentence, child) in OF_WORDS or scene.sentence.tokens[child].dep == "nmod:poss")
        and (
            party_at(scene, child) is not None
            or scene.sentence.tokens[child].pos == "NUM"
            or _is_whose_death(scene, head, child)
        )
    )
    of = of or _of_participle(scene, head)
    start, end = phrase_bounds(scene.sentence, head)
    words = {token.lower for token in scene.sentence.tokens[start:end]}
    if words & multiples(scene.report.language).keys():
        return (head,)
    counted = bool(words & small_words("ordinals")) or has_number(scene, head)
    following = {token.lower for token in scene.sentence.tokens[start : end + RUNNING_COUNT]}
    if counted and following & small_words("running"):
        return ()  # "the city's second killing this month"
    many = scene.sentence.tokens[head].lemma in small_words("many_in_one")
    return (head,) if counted and not many else of


def _is_whose_death(scene: Scene, noun: int, owner: int) -> bool:
    """Say whether a word tells of the death of one person told of before: "ruled his death a homicide"."""
    tokens = scene.sentence.tokens
    return tokens[owner].lower in small_words("own_ones") and tokens[noun].lemma in small_words("deaths")


RUNNING_COUNT = 8  # tokens behind a count of deaths up to the time it runs for: "death of a young person this month"


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
    return tuple(at for at in below if preposition(sentence, at) in OF_WORDS and has_number(scene, at))


def may_suffer(scene: Scene, index: int) -> bool:
    """Say whether a word may stand for people: no weapon, no place, no wound, a party or somebody counted."""
    if index in scene.weapons and index not in scene.who:
        return False
    token = scene.sentence.tokens[index]
    if token.lower in small_words("own_ones"):
        return True
    if token.pos not in NUMBERED or (scene.is_place(token.start, token.end) and not _names_more(scene, index)):
        return False
    if has_number(scene, index):
        return True
    if _is_wound(scene, index):
        return False
    party = party_at(scene, index)
    return party.is_people if party is not None else is_somebody(scene, index)


def _is_wound(scene: Scene, index: int) -> bool:
    """Say whether a Spanish word is a wound, and nobody wounded: "con heridas de gravedad", "sufrió heridas"."""
    token = scene.sentence.tokens[index]
    above = scene.sentence.tokens[token.head].lemma in small_words("suffer_verbs")
    return token.lower in small_words("wounds") and (above or bool(preposition(scene.sentence, index)))


def is_somebody(scene: Scene, index: int) -> bool:
    """Say whether a word is one person without a noun for it: "a 16-year-old", "Pérez", "she"; or more: "both",
    "a triple homicide"."""
    token = scene.sentence.tokens[index]
    counted_on = token.lower in small_words("ordinals") and token.dep.startswith(
        "nsubj"
    )  # "y un octavo resultó herido"
    another = token.lower in small_words("other_people") and token.dep.startswith("nsubj")
    standing = small_words("one_person") | small_words("pair_words") | small_words("own_ones")
    if token.lower in standing or counted_on or another or token.lower in small_words("name_openers"):
        return True
    bounds = phrase_bounds(scene.sentence, index)
    if token.lemma in small_words("many_in_one"):
        return any(one.lower in multiples(scene.report.language) for one in scene.sentence.tokens[slice(*bounds)])
    words = scene.span(*bounds)
    if not token.text.isdecimal() and any(
        one.kind is NumberKind.AGE and one.start < words.end and words.start < one.end for one in scene.numbers
    ):
        return True
    timed = any(time.start <= token.start < time.end for time in scene.times)
    subject = token.dep.startswith("nsubj")
    told = token.pos == "NOUN" and subject  # "Luna died", told before by name
    if token.is_capitalised and (told or (token.pos == "PROPN" and token.dep == "obj")):
        return bool(re.search(rf"[^\W\d_a-z]\w+ {re.escape(token.text)}\b", scene.report.text))
    return token.pos == "PROPN" and token.is_capitalised and token.dep.startswith("nsubj") and not timed


def has_number(scene: Scene, head: int) -> bool:
    """Say whether a number counts the phrase of a word."""
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
    if hit.part == "nouns" and scene.sentence.tokens[scene.head(hit)].lemma in small_words("many_in_one"):
        return ()  # "two officers came to a shooting"
    candidates = [
        index
        for index in scene.who
        if scene.who[index].part == "people"
        and has_number(scene, index)
        and hit.start - SEARCH <= index < hit.end + SEARCH
    ]
    if hit.part in {"verbs", "states"}:
        candidates = [index for index in candidates if not _is_agent(scene, index)]
    if hit.part in {"verbs", "nouns"}:
        candidates = [index for index in candidates if abs(index - hit.start) <= SEARCH // 2]
    return tuple(sorted(candidates, key=lambda index: abs(index - hit.start))[:1])


def _is_agent(scene: Scene, index: int) -> bool:
    """Say whether people counted stand behind a "by": "a bus was held up by a score of men"."""
    tokens = scene.sentence.tokens
    counted = tokens[index].head if tokens[index].dep == "nmod" else index
    return not {preposition(scene.sentence, at) for at in (index, counted)}.isdisjoint(small_words("agent_cases"))
