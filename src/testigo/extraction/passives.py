"""Whether a verb stands in the passive: "was shot", "killed by gunmen", "murieron baleados"."""

from testigo.extraction.tokens import Sentence
from testigo.lexicon.grammar import small_words


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb stands in the passive, or is a bare participle ("killed by gunmen")."""
    relations = {sentence.tokens[child].dep for child in sentence.children(verb)}
    if relations & {"nsubj:pass", "aux:pass", "expl:pass", "obl:agent"}:
        return True
    token = sentence.tokens[verb]
    if token.dep == "conj" and token.lemma in small_words("harming_verbs") and not relations & {"nsubj", "obj", "aux"}:
        return is_passive(sentence, token.head)  # "was shot and killed on Sunday"
    bare = "nsubj" not in relations and "aux" not in relations and "obj" not in relations
    return (
        "VerbForm=Part" in token.feats
        and "Tense=Pres" not in token.feats
        and bare
        and (token.dep in {"acl", "amod", "advcl", "conj", "root", "ROOT"} or _is_state(sentence, verb))
    )


def _is_state(sentence: Sentence, verb: int) -> bool:
    """Say whether a participle tells how its verb's subject ended: "murieron baleados", "resultaron heridos"."""
    token = sentence.tokens[verb]
    ends_so = token.dep == "xcomp" and not is_held(sentence, verb)
    return ends_so and sentence.tokens[token.head].lower not in small_words("perfect")


def is_held(sentence: Sentence, verb: int) -> bool:
    """Say whether a participle tells what the subject holds somebody in: "tienen secuestrado a un comerciante"."""
    token = sentence.tokens[verb]
    return token.dep == "xcomp" and sentence.tokens[token.head].lemma in small_words("holding_verbs")
