"""Headlines, which leave out what the parsers go by: "Man shot, wounded in Leeds", "Woman, 30, kidnapped in Leeds"."""

from testigo.extraction.relations import NAMES
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words

PERSONS = small_words("male_words") | small_words("female_words") | small_words("person_words")


def read_headline(tokens: list[Token]) -> None:
    """Make the participles of a headline the verbs that they are."""
    for token in tuple(tokens):
        before = tokens[token.index - 1]
        if token.lower == "shot" and token.pos in NAMES and before.lower in PERSONS and before.head == token.index:
            tokens[token.index] = token._replace(pos="VERB", lemma="shoot", feats=frozenset({"VerbForm=Part"}))
            tokens[before.index] = before._replace(dep="nsubj:pass")
    if not any("VerbForm=Fin" in token.feats for token in tokens):
        _read_passive(tokens)


def _read_passive(tokens: list[Token]) -> None:
    """Make a participle without an object the passive of the noun it was hung on, where there is no other verb."""
    active = {token.head for token in tokens if token.dep == "obj"}
    for token in tuple(tokens):
        subject = tokens[token.head]
        participle = token.dep == "acl" and token.pos == "VERB" and "VerbForm=Part" in token.feats
        if participle and subject.dep == "root" and token.index not in active:
            tokens[token.index] = token._replace(head=token.index, dep="root")
            tokens[subject.index] = subject._replace(head=token.index, dep="nsubj:pass")
            return
