"""Who does what to whom: the agents and patients of a trigger word in a parsed sentence."""

from collections.abc import Iterator

from testigo.extraction.nouns import coordinated, preposition
from testigo.extraction.once import once
from testigo.extraction.passives import is_held, is_passive
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Sentence
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "parataxis"})
AGENT_CASES = small_words("agent_cases")
TARGET_CASES = small_words("target_cases")
OF_CASES = small_words("of_cases")
SIDE_CASES = small_words("between_cases")  # "a clash between X and Y": both sides act
WITH_CASES = small_words("with_cases")
SUPPORT_VERBS = small_words("support_verbs")
SUFFER_VERBS = small_words("suffer_verbs")
FORCING_VERBS = small_words("forcing_verbs")
RELATIVE_PEOPLE = small_words("relative_people")
ACCUSING_VERBS = small_words("accusing_verbs")
TOLD = small_words("complaining_verbs") | small_words("saying_verbs")  # "an attack reported by neighbours"
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
VERBAL = frozenset({"VERB", "AUX"})


@once
def doers(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the heads of the phrases that do what the words of a hit say."""
    return tuple(dict.fromkeys(head for at in scene.members(hit) for head in agents(scene.sentence, at)))


@once
def done_to(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the heads of the phrases to whom the words of a hit are done."""
    own = set(range(hit.start, hit.end))
    found = dict.fromkeys(head for at in scene.members(hit) for head in patients(scene.sentence, at))
    if scene.sentence.tokens[hit.start].pos == "AUX":  # "fue muerta": a participle that the parse takes for a noun
        head = scene.head(hit)
        behind = (at for at in scene.sentence.children(head) if scene.sentence.tokens[at].dep == "obj")
        found |= dict.fromkeys((*subjects(scene.sentence, head), *behind))
    last = scene.sentence.tokens[hit.end - 1]
    if last.dep == "case" and len(own) > 1:  # "set fire to two trucks"
        found |= dict.fromkeys(coordinated(scene.sentence, last.head))
    return tuple(head for head in found if head not in own or _is_struck_within(scene, head))


def _is_struck_within(scene: Scene, head: int) -> bool:
    """Say whether the words of a deed hold whom it is done to: "reclutaron a cuatro menores"."""
    people = head in scene.who and scene.who[head].part == "people"
    counted = scene.sentence.child(head, "det", "nummod") is not None  # not "took them hostage"
    return people and counted and scene.sentence.tokens[head].dep == "obj"


def _is_forced(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb tells what somebody is made to do."""
    token = sentence.tokens[verb]
    below = token.dep == "xcomp" or (token.dep == "advcl" and "VerbForm=Inf" in token.feats)
    return below and sentence.tokens[token.head].lemma in FORCING_VERBS


@once
def agents(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Return the heads of the phrases that do what ``trigger`` says, in the order of the text."""
    if sentence.tokens[trigger].pos in VERBAL or _is_participle(sentence, trigger):
        found = list(_verb_agents(sentence, trigger))
    else:
        found = list(_noun_agents(sentence, trigger))
    return expanded(sentence, found)


@once
def patients(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Return the heads of the phrases to whom ``trigger`` is done, in the order of the text."""
    if sentence.tokens[trigger].pos in VERBAL or _is_participle(sentence, trigger):
        found = list(_verb_patients(sentence, trigger))
    else:
        found = list(_noun_patients(sentence, trigger))
    return expanded(sentence, found)


def _is_participle(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].pos == "ADJ" and "VerbForm=Part" in sentence.tokens[index].feats


def expanded(sentence: Sentence, heads: list[int]) -> tuple[int, ...]:
    """Return the heads that are meant, each with what an "and" joins to it."""
    heads = [_meant(sentence, head) for head in heads]
    return tuple(dict.fromkeys(joined for head in heads for joined in coordinated(sentence, head)))


def _meant(sentence: Sentence, head: int) -> int:
    """Return whom a word like "part" in "on the part of", "por parte de", "at the hands of" leads to.

    Also who it was: "fueron militares los que dispararon".
    """
    token = sentence.tokens[head]
    cleft = token.lower in small_words("cleft_words") and token.dep == "nsubj"
    if cleft and sentence.child(token.head, "cop") is not None:
        return token.head
    if sentence.tokens[head].lower not in small_words("part_nouns") | small_words("hands"):
        return head
    return next((child for child in sentence.children(head) if sentence.tokens[child].dep == "nmod"), head)


def _verb_agents(sentence: Sentence, verb: int) -> Iterator[int]:
    for child in sentence.children(verb):
        dep = sentence.tokens[child].dep
        by = dep == "obl:agent" or (dep == "obl" and preposition(sentence, child) in AGENT_CASES)
        by = by or (dep == "obl" and _is_at_hands(sentence, child))
        if by and sentence.child(child, "cop") is None:  # "known for being the centre of ..." tells a reason
            yield child
    if not is_passive(sentence, verb):
        yield from subjects(sentence, verb)
    elif not any(sentence.tokens[child].dep == "obl:agent" for child in sentence.children(verb)):
        # "were detained and beaten by police": the agent of the second is that of the first
        joined = (at for at in _joined_verbs(sentence, verb) if is_passive(sentence, at))
        yield from (by for at in joined for by in sentence.children(at) if sentence.tokens[by].dep == "obl:agent")


def _is_at_hands(sentence: Sentence, child: int) -> bool:
    """Say whether a phrase tells at whose hands something was suffered: "murió a manos de", not "changed hands"."""
    return sentence.tokens[child].lower in small_words("hands") and preposition(sentence, child) in {"a", "at"}


def _joined_verbs(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the verbs joined to one that have no subject of their own: "threatened and robbed"."""
    for child in sentence.children(verb):
        token = sentence.tokens[child]
        if token.dep == "conj" and token.pos in VERBAL and sentence.child(child, *SUBJECT) is None:
            yield child


def subjects(sentence: Sentence, verb: int, depth: int = 3) -> Iterator[int]:
    """Yield the subjects of a verb, also those it shares with the verb it hangs on."""
    tokens = sentence.tokens
    own = [
        child for child in sentence.children(verb) if tokens[child].dep in SUBJECT or _is_odd_subject(sentence, child)
    ]
    if own:
        for subject in own:
            relative = tokens[subject].pos in {"PRON", "SCONJ"} and tokens[verb].dep in {"acl:relcl", "acl"}
            inner = sentence.child(subject, "nsubj", "nsubj:pass") if tokens[subject].pos == "VERB" else None
            # "gunmen wearing fatigues stormed": the gunmen
            yield from _antecedents(sentence, verb) if relative else (subject if inner is None else inner,)
        return
    token = tokens[verb]
    # "used trucks to block the road", "cayó abatido por"
    if token.dep == "acl" and ("VerbForm=Inf" in token.feats or tokens[token.head].pos in VERBAL):
        above = [index for index in sentence.ancestors(verb) if tokens[index].pos in VERBAL]
        yield from subjects(sentence, above[0], depth - 1) if above and depth else ()
    elif token.dep in {"acl:relcl", "acl"} and token.head != verb:
        yield from () if _is_of_another(sentence, verb) else (token.head,)
    elif _is_forced(sentence, verb):
        yield from patients(sentence, token.head)  # "forced twenty families to leave"
    elif token.dep in SHARED_SUBJECT - {"conj"} and tokens[token.head].lemma in ACCUSING_VERBS:
        yield from patients(sentence, token.head)  # "accused the rebels of killing ..."
    elif differs_in_number(sentence, verb) or _stands_apart(sentence, verb):
        main = tokens[tokens[token.head].head].head
        yield from subjects(sentence, main, depth - 1) if depth else ()
    elif _has_own_subject(sentence, verb):
        return
    elif token.dep in SHARED_SUBJECT and depth and (tokens[token.head].pos in VERBAL or _is_mistaken(sentence, verb)):
        yield from subjects(sentence, token.head, depth - 1)


def _is_of_another(sentence: Sentence, verb: int) -> bool:
    """Say whether a relative clause is about what somebody else does to its noun: "un hombre al que acusaban"."""
    below = [sentence.tokens[child] for child in sentence.children(verb)]
    if any(one.dep == "case" and one.index < verb for one in below):
        return True  # the parse takes "que" for a mark
    done_to = (one for one in below if one.dep in {"obl", "obj", "iobj"} and one.pos in {"PRON", "SCONJ"})
    return any(one.lower in RELATIVES or (one.dep == "obj" and one.lower == "que") for one in done_to)


RELATIVES = small_words("relative_objects")


def _has_own_subject(sentence: Sentence, verb: int) -> bool:
    """Say whether a clause has a subject that the parse lost: "were killed when six men in fatigues stormed ..."."""
    tokens = sentence.tokens
    token, above = tokens[verb], tokens[tokens[verb].head]
    marks = {tokens[child].lower for child in sentence.children(verb) if tokens[child].dep in {"mark", "advmod"}}
    finite = "VerbForm=Fin" in token.feats or bool(marks & small_words("finite_marks"))
    return token.dep == "advcl" and finite and is_passive(sentence, above.index) and not is_passive(sentence, verb)


def differs_in_number(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb joined to one in a relative clause is of another number, and so belongs to the main clause.

    "sicarios asesinaron a un patrullero que estaba de descanso e hirieron a su compañera".
    """
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    numbers = {feat for one in (token, above) for feat in one.feats if feat.startswith("Number=")}
    return token.dep == "conj" and above.dep.startswith("acl") and above.pos in VERBAL and len(numbers) > 1


def _stands_apart(sentence: Sentence, verb: int) -> bool:
    """Say whether a gerund behind a comma hangs on a relative clause, and so belongs to the main one.

    "dispararon contra un carro en el que iba una familia, dando muerte a un menor".
    """
    token, above = sentence.tokens[verb], sentence.tokens[sentence.tokens[verb].head]
    behind_comma = verb > 0 and sentence.tokens[verb - 1].text == ","
    gerund = token.dep == "advcl" and "VerbForm=Ger" in token.feats
    return gerund and behind_comma and above.dep == "acl:relcl" and above.index < verb


def _is_mistaken(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is joined to a word that the tagger took for no verb: it has a subject all the same."""
    return sentence.tokens[verb].dep == "conj" and sentence.child(sentence.tokens[verb].head, "nsubj") is not None


def _is_odd_subject(sentence: Sentence, child: int) -> bool:
    """Say whether a word before its verb is a subject that the parse could not name."""
    token = sentence.tokens[child]
    return token.dep == "dep" and child < token.head and token.pos in {"NOUN", "PROPN", "ADJ"}


def _antecedents(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield what a relative clause may be about: the noun it hangs on, and those that this one hangs on.

    "a dozen men on the ground who fired": who fired are the men. The caller keeps what can act.
    """
    tokens = sentence.tokens
    noun = tokens[verb].head
    yield noun
    if tokens[noun].dep == "conj" and "Number=Plur" in tokens[verb].feats:  # "los curas y los laicos que fueron ..."
        yield tokens[noun].head
    while tokens[noun].dep in {"nmod", "obl"} and tokens[tokens[noun].head].pos in {"NOUN", "PROPN"}:
        noun = tokens[noun].head
        yield noun


def _verb_patients(sentence: Sentence, verb: int) -> Iterator[int]:
    tokens = sentence.tokens
    passive = is_passive(sentence, verb)
    for child in sentence.children(verb):
        dep = tokens[child].dep
        if dep in {"obj", "iobj"} or (dep == "obl" and _is_aimed_at(sentence, child, passive=passive)):
            relative = tokens[child].pos in {"PRON", "SCONJ"} and tokens[verb].dep.startswith("acl")
            if tokens[child].lower in RELATIVE_PEOPLE and not relative:
                yield from _told_before(sentence, verb)
            else:
                yield tokens[verb].head if relative else child
    if passive:
        yield from subjects(sentence, verb)
    elif is_held(sentence, verb):
        yield from _verb_patients(sentence, tokens[verb].head)
    elif sentence.child(verb, "obj", "iobj", "ccomp", "xcomp", "obl") is None:
        # "threatened and robbed the villagers": the second verb follows at once, and its object is that of the first
        near = (at for at in _joined_verbs(sentence, verb) if at == verb + 2)
        yield from (at for one in near for at in sentence.children(one) if tokens[at].dep == "obj")


def _is_aimed_at(sentence: Sentence, child: int, *, passive: bool = False) -> bool:
    """Say whether a phrase tells whom something is done to: "contra la base", but not "a la altura de la base", nor
    where somebody was shot: "was shot at Lincoln Plaza"."""
    if passive and preposition(sentence, child) in small_words("where_cases"):
        return False
    where = sentence.tokens[child].lemma in small_words("whereabouts_nouns")
    return not where and preposition(sentence, child) in TARGET_CASES


def _told_before(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield whom "a quienes" in a clause stands for: those to whom the main verb is done."""
    above = sentence.tokens[verb].head
    yield from _verb_patients(sentence, above) if above < verb and sentence.tokens[above].pos in VERBAL else ()


def _noun_agents(sentence: Sentence, noun: int) -> Iterator[int]:
    tokens = sentence.tokens
    for child in sentence.children(noun):
        token = tokens[child]
        case = preposition(sentence, child)
        by = token.dep in {"nmod", "obl", "obl:agent"} and case in AGENT_CASES | OF_CASES | SIDE_CASES
        if by or token.dep in {"compound", "nmod:poss", "amod"}:
            yield child
        elif token.dep in {"acl", "amod"} and "VerbForm=Part" in token.feats and token.lemma not in TOLD:
            yield from _verb_agents(sentence, child)
        elif case in TARGET_CASES:  # "threats against his life made by strangers"
            yield from (at for part in sentence.children(child) for at in _makers(sentence, part))
    for verb in _relative_verbs(sentence, noun):  # "el ataque que los rebeldes lanzaron"
        made = (*_verb_agents(sentence, verb), *_behind_relative(sentence, verb))
        yield from (at for at in made if at != noun and tokens[at].pos in {"NOUN", "PROPN"})
    yield from _support_agents(sentence, noun)


def _relative_verbs(sentence: Sentence, noun: int) -> Iterator[int]:
    """Yield the verbs of making in a noun's relative clause, which the parse may hang on a noun before it.

    "Los muertos del ataque que los rebeldes lanzaron": the clause is about the attack, as "que" stands behind it.
    """
    tokens = sentence.tokens
    behind = tokens[noun + 1] if noun + 1 < len(tokens) and tokens[noun + 1].lower in RELATIVES else None
    joined = {behind.head} if behind is not None else set()
    for verb in (*sentence.children(noun), *(joined - set(sentence.children(noun)))):
        if tokens[verb].dep == "acl:relcl" and tokens[verb].lemma in SUPPORT_VERBS:
            yield verb


def _behind_relative(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield who makes what a relative pronoun stands for, where taken for an object: "la emboscada que tendió X"."""
    objects = [child for child in sentence.children(verb) if sentence.tokens[child].dep == "obj"]
    if objects and sentence.tokens[objects[0]].lower in RELATIVES:
        yield from (at for at in objects[1:] if not preposition(sentence, at))


def _makers(sentence: Sentence, participle: int) -> Iterator[int]:
    """Yield by whom a participle says that a deed was made: "perpetrated by rebels", "hechas por desconocidos"."""
    token = sentence.tokens[participle]
    if token.dep in {"acl", "amod"} and token.lemma in SUPPORT_VERBS:
        yield from (at for at in _verb_agents(sentence, participle) if sentence.tokens[at].dep == "obl:agent")


def _support_agents(sentence: Sentence, noun: int) -> Iterator[int]:
    token = sentence.tokens[noun]
    verb = token.head
    governor = sentence.tokens[verb]
    if governor.lower in small_words("victim_nouns"):  # "was the object of attacks on the part of strangers"
        yield from (at for at in sentence.children(verb) if preposition(sentence, at) in AGENT_CASES)
    if governor.pos not in VERBAL:
        return
    carries = governor.lemma in SUPPORT_VERBS
    for child in sentence.children(verb):  # "an air strike hit the town, carried out by army jets"
        if sentence.tokens[child].lemma in SUPPORT_VERBS and sentence.tokens[child].dep in {"advcl", "acl", "conj"}:
            yield from (at for at in sentence.children(child) if sentence.tokens[at].dep == "obl:agent")
    if token.dep == "obj" and governor.lemma in SUFFER_VERBS:  # "received threats from strangers"
        yield from (at for at in sentence.children(verb) if preposition(sentence, at) in AGENT_CASES)
    elif token.dep in {"obj", "obl"} and carries and not is_passive(sentence, verb):
        yield from subjects(sentence, verb)
    elif token.dep in {"nsubj:pass", "nsubj"} and carries:
        for child in sentence.children(verb):
            if sentence.tokens[child].dep == "obl:agent" or preposition(sentence, child) in AGENT_CASES:
                yield child


def _noun_patients(sentence: Sentence, noun: int) -> Iterator[int]:
    tokens = sentence.tokens
    for child in sentence.children(noun):
        cases = TARGET_CASES | OF_CASES | SIDE_CASES | WITH_CASES
        to = tokens[child].dep in {"nmod", "obl"} and preposition(sentence, child) in cases
        if to or tokens[child].dep == "nmod:poss":
            yield child
    yield from _aims(sentence, noun)
    token = tokens[noun]
    governor = tokens[token.head]
    if governor.lower in small_words("victim_nouns") and preposition(sentence, noun) in OF_CASES:
        yield from subjects(sentence, token.head)  # "was the victim of an attack"
    if governor.lemma in small_words("falling_verbs") and token.dep == "obl" and not is_passive(sentence, token.head):
        yield from subjects(sentence, token.head)  # "walked into an ambush", "cayeron en una emboscada"
    if governor.pos in VERBAL and token.dep in {"obj", "nsubj:pass", "nsubj"}:
        if governor.lemma in small_words("complaining_verbs") and token.lemma in small_words("threats"):
            yield from subjects(sentence, token.head)  # "denunció amenazas de muerte"
        if governor.lemma in SUFFER_VERBS and token.dep == "obj":
            yield from tuple(subjects(sentence, token.head)) or _reporting_subject(sentence, token.head)
        for child in sentence.children(token.head):
            if tokens[child].dep in {"obl", "nmod"} and preposition(sentence, child) in TARGET_CASES - {"a", "al"}:
                yield child


def _aims(sentence: Sentence, noun: int) -> Iterator[int]:
    """Yield at whom a clause below a deed tells that it was aimed."""
    described = (at for at in sentence.children(noun) if sentence.tokens[at].dep in {"acl", "amod"})
    for verb in described:  # "el ataque perpetrado por rebeldes contra un convoy"
        if "VerbForm=Part" in sentence.tokens[verb].feats:
            yield from (at for at in sentence.children(verb) if preposition(sentence, at) in TARGET_CASES - {"a", "al"})
    for verb in _relative_verbs(sentence, noun):  # "la emboscada que tendieron a un convoy"
        yield from (at for at in sentence.children(verb) if preposition(sentence, at) in TARGET_CASES)


def _reporting_subject(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Return who says that it happens to them: "the mayor said that she has received threats"."""
    token = sentence.tokens[verb]
    while token.dep == "xcomp" and sentence.tokens[token.head].dep in {"xcomp", "ccomp"}:  # "viene recibiendo"
        token = sentence.tokens[token.head]
    return tuple(subjects(sentence, token.head)) if token.dep == "ccomp" else ()
