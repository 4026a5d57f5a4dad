"""Who fights: both sides of a clash, wherever a sentence names them."""

from collections.abc import Iterator

from testigo.extraction.clauses import SIDE_CASES, SUPPORT_VERBS, TARGET_CASES, VERBAL, WITH_CASES, expanded
from testigo.extraction.nouns import phrase_bounds, preposition
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Sentence, Token
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

FIGHT_VERBS = small_words("fight_verbs")
NEAR_SIDE = 6  # tokens from a word of fighting to the "between"


def fighters(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the heads of all that a verb joins to a noun of fighting, on either side of it.

    "The clash pitted an army unit against rebels", "los combates que sostuvieron guerrilleros y soldados".
    """
    sentence = scene.sentence
    tokens, noun = sentence.tokens, scene.head(hit)
    if tokens[noun].pos in VERBAL:
        return ()
    clauses = [child for child in sentence.children(noun) if tokens[child].dep == "acl:relcl"]
    governor = tokens[noun].head
    verbs = [*clauses, *([governor] if tokens[noun].dep in {"nsubj", "obj", "obl"} else [])]
    joined = [
        child
        for verb in verbs
        if tokens[verb].lemma in SUPPORT_VERBS | FIGHT_VERBS
        for child in sentence.children(verb)
        if tokens[child].dep in {"nsubj", "obj"} or preposition(sentence, child) in TARGET_CASES | WITH_CASES
    ]
    # "se presentaron enfrentamientos entre soldados y guerrilleros"
    if tokens[governor].lemma in small_words("occurrence_verbs") and tokens[noun].dep in {"nsubj", "nsubj:pass", "obj"}:
        between = [child for child in sentence.children(governor) if preposition(sentence, child) in SIDE_CASES]
        joined += [at for child in between for at in (child, *_joined_below(sentence, child))]
    against = [at for child in joined for at in sentence.children(child) if preposition(sentence, at) in TARGET_CASES]
    return expanded(sentence, [child for child in (*joined, *against) if child != noun])


def between(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the people and known actors that stand behind a "between", where the parse lost one of the two sides.

    Also behind a verb of fighting: "the clash pitted members of a gang against soldiers". Of what follows a relative
    clause only what an "and" joins is a side: "entre jóvenes que marchaban y policías".
    """
    tokens = scene.sentence.tokens
    near = range(hit.end, min(hit.end + NEAR_SIDE, len(tokens)))
    start = next((at for at in near if tokens[at].lower in SIDE_CASES or tokens[at].lemma in FIGHT_VERBS), None)
    if start is None:
        return ()
    ends = (at for at in range(start + 1, len(tokens)) if _ends_sides(tokens[at]))
    stretch = range(start + 1, next(ends, len(tokens)))
    clause = next((at for at in stretch if tokens[at].pos == "VERB"), len(tokens))
    named = {scene.token_at(actor.start) for actor in scene.actors}
    sides = (at for at in stretch if at in named or (at in scene.who and scene.who[at].part == "people"))
    return tuple(at for at in sides if at < clause or tokens[phrase_bounds(scene.sentence, at)[0] - 1].pos == "CCONJ")


def _ends_sides(token: Token) -> bool:
    return token.text in ";.:," or (token.pos == "VERB" and token.dep != "acl:relcl")


def _joined_below(sentence: Sentence, head: int) -> Iterator[int]:
    """Yield what an "and" joins to a word within a phrase: "between troops of the army and rebels"."""
    return (at for at in sentence.subtree(head) if sentence.tokens[at].dep == "conj" and at != head)
