"""Spanish relative clauses about those whom something is done to: "los ganaderos que secuestró el ELN".

The parse takes the noun behind the verb for its object, or "que" for its subject. A person who is an object needs an
"a" before them, and a subject agrees with its verb: who stands there without "a" did it, to those before the clause.
"""

from collections.abc import Sequence

from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import label_of, part_of

Place = tuple[int, str]  # head and relation
PERSONAL = small_words("personal_verbs")
BEHIND = frozenset({"obj", "xcomp", "nsubj"})
REACH = 4  # tokens from the verb to who did it


def doer_behind(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make whoever stands behind the verb of such a clause its subject."""
    verb = tokens[token.head]
    if verb.lemma not in PERSONAL or not 0 < token.index - verb.index <= REACH:
        return None
    return (verb.index, "nsubj") if _is_turned(tokens, verb, token) else None


def sufferer_before(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make the "que" of such a clause its object."""
    verb = tokens[token.head]
    if token.lower != "que" or verb.lemma not in PERSONAL:
        return None
    if _is_relative(tokens, verb) and _number(tokens[verb.head]) != _number(verb):
        return verb.index, "obj"  # "los ganaderos que secuestró el lunes"
    behind = (other for other in tokens[verb.index + 1 : verb.index + 1 + REACH] if other.head == verb.index)
    turned = any(other.dep in BEHIND and _is_turned(tokens, verb, other) for other in behind)
    return (verb.index, "obj") if turned else None


def _is_turned(tokens: Sequence[Token], verb: Token, doer: Token) -> bool:
    """Say whether a verb's clause is about whom it is done to, by a doer behind it."""
    before = tokens[verb.head]
    if not _is_relative(tokens, verb):
        return False
    below = [token for token in tokens if token.head == doer.index]
    if doer.pos not in {"NOUN", "PROPN"} or any(one.dep in {"case", "nummod"} for one in below):
        return False
    people = (doer.pos == "PROPN" and doer.is_capitalised) or part_of(doer.text, "es", "who") == "people"
    if not people or label_of(doer.text, "es", "who") == "civilians":
        return False
    bare = doer.pos == "NOUN" and not any(one.dep == "det" for one in below)
    return _number(doer) == _number(verb) and not (bare and _number(before) == _number(verb))


def _is_relative(tokens: Sequence[Token], verb: Token) -> bool:
    """Say whether a finite verb stands in a clause about people before it."""
    before = tokens[verb.head]
    que = any(token.lower == "que" for token in tokens[max(0, verb.index - 2) : verb.index])
    finite = verb.dep.startswith("acl") and "VerbForm=Fin" in verb.feats and before.index < verb.index
    return finite and que and part_of(before.text, "es", "who") == "people"


def _number(token: Token) -> str:
    return next((feat for feat in token.feats if feat.startswith("Number=")), "Number=Sing")
