"""Triggers that stand for no happening of their own: likened to, counted as one more, supposed, done to animals."""

from testigo.extraction.clauses import done_to, subjects
from testigo.extraction.parties import parties
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"})


def is_likened(scene: Scene, trigger: Hit) -> bool:
    """Say whether something is only likened to what a trigger names: "like mortar rounds", "como si fuera una guerra".

    Spanish "como" likens before an article ("como una bomba"); without one it says as what ("como represalia").
    """
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    for at in (head, *scene.sentence.ancestors(head)):
        for child in scene.sentence.children(at):
            likens = tokens[child].lower in small_words("likening") and child <= trigger.start
            if likens and tokens[child].dep in {"case", "mark", "advmod", "cc", "fixed"}:
                if tokens[tokens[at].head].lemma in small_words("describing_verbs"):
                    return False  # "in what residents described as a drone attack"
                return scene.report.language == "en" or _has_article(scene, child) or tokens[child].dep == "mark"
        if tokens[at].pos == "VERB" and at != head:
            return False
    return False


def _has_article(scene: Scene, likening: int) -> bool:
    following = scene.sentence.tokens[likening + 1 : likening + 2]
    return any(token.lower in small_words("singular_determiners") or token.lower == "si" for token in following)


def is_tallied(scene: Scene, trigger: Hit) -> bool:
    """Say whether a sentence only counts a happening told elsewhere: "it was the sixth such attack this year"."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    children = [tokens[child] for child in scene.sentence.children(head)]
    ordinal = any("NumType=Ord" in child.feats or child.lemma in small_words("ordinals") for child in children)
    copula = any(child.dep == "cop" for child in children)
    return trigger.part == "nouns" and ordinal and copula


def is_possible(scene: Scene, trigger: Hit) -> bool:
    """Say whether what a trigger names is a condition or a possibility: "si me matan", "un dron puede volarlo"."""
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    marking = (child for child in scene.sentence.children(head) if tokens[child].dep == "mark")
    # "hermanos entre si": a pronoun that lost its accent
    marks = {tokens[at].lower for at in marking if tokens[at - 1].lower not in small_words("between_cases")}
    if marks & small_words("conditions"):
        return True
    above = tokens[tokens[head].head]
    infinitive = "VerbForm=Inf" in tokens[head].feats
    possible = above.lemma in small_words("possible_verbs") and "Tense=Pres" in above.feats
    return infinitive and (possible or _has_possible_auxiliary(scene, head))


def _has_possible_auxiliary(scene: Scene, head: int) -> bool:
    below = (scene.sentence.tokens[child] for child in scene.sentence.children(head))
    return any(token.lemma in small_words("possible_verbs") and "Tense=Pres" in token.feats for token in below)


def is_of_animals(scene: Scene, trigger: Hit) -> bool:
    """Say whether all that suffer are animals: "Herders killed two lions"."""
    tokens = scene.sentence.tokens
    heads = {*done_to(scene, trigger), *_passive_subjects(scene, trigger)}
    named = {head for head in heads if tokens[head].pos in NOMINAL}
    animals = {head for head in named if tokens[head].lemma in small_words("animals")}
    return bool(animals) and not parties(scene, tuple(named - animals))


def _passive_subjects(scene: Scene, trigger: Hit) -> tuple[int, ...]:
    head = scene.head(trigger)
    return tuple(
        at
        for at in subjects(scene.sentence, head)
        if scene.sentence.tokens[at].dep.endswith("pass") or _suffers(trigger)
    )


def _suffers(trigger: Hit) -> bool:
    return trigger.label in {"death", "injury"}


def is_undone(scene: Scene, trigger: Hit) -> bool:
    """Say whether an agreement is broken, lifted or asked for, and not made: "suspended the ceasefire"."""
    if trigger.label != "agreement":
        return False
    tokens, head = scene.sentence.tokens, scene.head(trigger)
    governor = tokens[tokens[head].head]
    return governor.lemma in small_words("undoing") or tokens[head].dep in {"obl", "nmod", "conj"}


def is_of_most(scene: Scene, trigger: Hit) -> bool:
    """Say whether a trigger names a kind of deed and no deed: "are responsible for most murders"."""
    below = (scene.sentence.tokens[child] for child in scene.sentence.children(scene.head(trigger)))
    return trigger.part == "nouns" and any(token.lower in small_words("general") for token in below)
