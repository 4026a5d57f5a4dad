"""Noun phrases in a parsed sentence: where they begin and end, what they count, whom they name."""

from testigo.extraction.once import once
from testigo.extraction.tokens import Sentence
from testigo.lexicon.grammar import small_words

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
# what belongs to the core of a noun phrase; clauses, appositions and coordinated phrases do not
CORE_RELATIONS = frozenset(
    {
        "det",
        "nummod",
        "amod",
        "compound",
        "flat",
        "flat:name",
        "flat:foreign",
        "advmod",
        "nmod:poss",
        "case",
        "fixed",
        "nmod:unmarked",
        "nmod:desc",
        "det:predet",
        "compound:prt",
        "det:numgov",
    }
)
QUANTIFIERS = small_words("quantifiers")  # the adverbs that belong to a phrase: "at least two", not "where gunmen"
OF_WORDS = small_words("of_cases")
MAX_OF_PHRASES = 2  # "members of the cartel of X": longer chains are rarely part of a name


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """Return the index of the token that governs the words ``start`` to ``end``."""
    for index in range(start, end):
        head = sentence.tokens[index].head
        if head == index or not start <= head < end:
            return index
    return end - 1


@once
def phrase_bounds(sentence: Sentence, head: int) -> tuple[int, int]:
    """Return the token range (start, end) of the noun phrase around ``head``: its core and "of" phrases."""
    members = {head}
    _add_core(sentence, head, members, MAX_OF_PHRASES)
    start = end = head
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    while start < head and _only_joins(sentence, start):
        start += 1
    return start, end + 1


def _only_joins(sentence: Sentence, index: int) -> bool:
    """Say whether a word joins a phrase to the one before: "and", "as well as"."""
    token = sentence.tokens[index]
    return token.dep in {"cc", "punct", "mark"} or (token.dep == "fixed" and sentence.tokens[token.head].dep == "cc")


def _add_core(sentence: Sentence, head: int, members: set[int], of_phrases: int) -> None:
    tokens = sentence.tokens
    for child in sentence.children(head):
        token = tokens[child]
        if token.dep == "case" and child < head and head in members and len(members) == 1:
            continue  # the preposition before the whole phrase is not part of it
        linker = token.pos in {"SCONJ", "ADV"} and token.lower not in QUANTIFIERS  # "where gunmen"
        if token.dep in CORE_RELATIONS and not linker:
            members.update(_plain_subtree(sentence, child))
        elif token.dep == "nmod" and child > head and of_phrases and _is_of_phrase(sentence, child):
            members.add(child)
            for inner in sentence.children(child):
                if tokens[inner].dep in CORE_RELATIONS:
                    members.update(_plain_subtree(sentence, inner))
            _add_core(sentence, child, members, of_phrases - 1)


def _plain_subtree(sentence: Sentence, index: int) -> set[int]:
    """Return a modifier with its own modifiers, but nothing that leads away from the phrase."""
    found = {index}
    for child in sentence.children(index):
        if sentence.tokens[child].dep in CORE_RELATIONS | {"conj", "cc", "nmod", "obl", "punct"} and child < index + 4:
            found |= _plain_subtree(sentence, child)
    return found


def _is_of_phrase(sentence: Sentence, index: int) -> bool:
    return any(
        sentence.tokens[child].lower in OF_WORDS and sentence.tokens[child].dep == "case"
        for child in sentence.children(index)
    )


def coordinated(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Return the heads joined to ``head`` by "and", itself first: "two officers and a civilian".

    The middle of a list that the parse takes for an apposition is one: "the driver, his helper and a passenger".
    """
    heads = [head]
    for child in sentence.children(head):
        token = sentence.tokens[child]
        joined = token.dep == "conj" or (token.dep == "appos" and _is_listed(sentence, child))
        if token.pos in NOMINAL and (joined or _has_same_case(sentence, head, child)):
            heads.extend(coordinated(sentence, child))
    return tuple(heads)


def _has_same_case(sentence: Sentence, head: int, child: int) -> bool:
    """Say whether a list repeats its preposition: "a una mujer, a su hija y a dos nietos", "the deaths of A, of B"."""
    tokens, case = sentence.tokens, preposition(sentence, head)
    if (
        not case
        or child < head
        or tokens[child].dep not in {"nmod", "obl", "obj"}
        or preposition(sentence, child) != case
    ):
        return False
    first = next(at for at in sentence.children(child) if tokens[at].dep == "case")
    return tokens[first - 1].text == "," or tokens[first - 1].pos == "CCONJ"


AGE = 3  # tokens: an age between commas


def _is_listed(sentence: Sentence, middle: int) -> bool:
    """Say whether an "and" follows the phrase of a word at once, and joins another to what it stands beside."""
    _, end = phrase_bounds(sentence, middle)
    if [token.pos for token in sentence.tokens[end : end + AGE]] == ["PUNCT", "NUM", "PUNCT"]:
        end += AGE  # "a woman, 29, and a boy"
    following = sentence.tokens[end : end + 1]
    last = max(
        (at for at in sentence.children(sentence.tokens[middle].head) if sentence.tokens[at].dep == "conj"), default=0
    )
    return last > middle and any(token.pos == "CCONJ" for token in following)


@once
def preposition(sentence: Sentence, head: int) -> str:
    """Return the preposition before the phrase of ``head`` in lower case, or an empty string."""
    cases = [
        child
        for child in sentence.children(head)
        if (sentence.tokens[child].dep == "case" or _is_of_several_words(sentence, child))
        and not _is_quantifier(sentence, child)
    ]
    if not cases:
        return ""
    words = [sentence.tokens[cases[0]].lower]
    words += [
        sentence.tokens[child].lower for child in sentence.children(cases[0]) if sentence.tokens[child].dep == "fixed"
    ]
    return " ".join(words)


def _is_of_several_words(sentence: Sentence, child: int) -> bool:
    """Say whether a noun before a phrase opens it, with words fixed to it: "frente a la alcaldía"."""
    token = sentence.tokens[child]
    if child > token.head or token.dep != "nmod":
        return False
    return any(sentence.tokens[below].dep == "fixed" for below in sentence.children(child))


def _is_quantifier(sentence: Sentence, case: int) -> bool:
    """Say whether a word opens a measure and no phrase: "al menos a doce fieles"."""
    below = (sentence.tokens[child] for child in sentence.children(case))
    return any(token.dep == "fixed" and token.lower in small_words("measures") for token in below)


def offsets(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the code-point offsets of the tokens ``start`` to ``end`` (exclusive) in the report's text."""
    return sentence.tokens[start].start, sentence.tokens[end - 1].end
