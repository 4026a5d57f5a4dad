"""Repairs of the parse where people are listed and counted: who stands beside whom, and figures alone."""

from collections.abc import Sequence

from testigo.extraction.relations import ARGUMENTS, NAMES, SUBJECTS, Place, cases, has_subject, verb_above
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words

ADDING = small_words("adding")
ACCORDING = small_words("according")
SAYING = small_words("saying_verbs")
HARMING = small_words("harming_verbs")


def list_member(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join "y a dos estudiantes" to "un maestro", where it was joined to the verb: "mataron a un maestro y a ..."."""
    verb = tokens[token.head]
    if verb.pos != "VERB" or token.pos not in NAMES | {"NUM"} or verb.index > token.index:
        return None
    own = [other for other in tokens if other.head == token.index]
    if any(other.dep in SUBJECTS | {"cop"} for other in own):
        return None  # a clause of its own: "and the mayor a suspect"
    case = {other.lower for other in own if other.dep == "case"}
    before = [
        other
        for other in tokens[: token.index]
        if other.head == verb.index and other.index > verb.index and other.dep in ARGUMENTS and other.pos in NAMES
    ]
    same = [other for other in before if case <= cases(tokens, other)]
    return (same[-1].index, "conj") if same else None


def second_figure(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join the second figure of "ocho muertos según la policía y once según los vecinos" to the first."""
    voice = tokens[token.head]
    if token.pos != "NUM" or not cases(tokens, voice) & ACCORDING:
        return None
    counted = {other.head for other in tokens[: voice.index] if other.dep == "nummod"}
    before = [other for other in tokens[: voice.index] if other.index in counted and other.dep in ARGUMENTS]
    return (before[-1].index, "conj") if before else None


def figure_as_subject(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a figure that stands alone before its verb the subject: "otras 20 quedaron heridas", "12 más murieron"."""
    if token.pos != "NUM" or cases(tokens, token):
        return None
    more = tokens[token.head]
    counts_on = more.index == token.index + 1 and more.pos in {"ADV", "ADJ", "DET", "PRON"}
    verb = tokens[more.head] if counts_on else more
    if verb.pos != "VERB" or verb.index < token.index or has_subject(tokens, verb):
        return None
    between = tokens[token.index + 1 : verb.index]
    if any(other.pos in {"NOUN", "PROPN", "PUNCT"} for other in between):
        return None
    return verb.index, "nsubj"


def counted_on(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make "half a dozen more" the subject of the verb behind: "en el lugar y media docena más quedó lesionada"."""
    verb = tokens[min(token.index + 2, len(tokens) - 1)]
    more = tokens[min(token.index + 1, len(tokens) - 1)].lower in ADDING
    if not more or verb.pos not in {"VERB", "AUX"} or has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def before_reflexive(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make what stands before a Spanish reflexive verb its subject: "cayeron dos y un tercero se debate entre ..."."""
    behind = tokens[token.index + 1 : token.index + 3]
    reflexive = len(behind) > 1 and behind[0].lower == "se" and behind[1].pos == "VERB"
    return (behind[1].index, "nsubj") if reflexive and not has_subject(tokens, behind[1]) else None


def beside_a_parent(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join "her sister" to the mother and not to her children: "a mother of three and her sister"."""
    children = tokens[token.head]
    of = children.pos == "NUM" and children.dep == "nmod" and token.pos in NAMES
    return (children.head, "conj") if of else None


def listed_predicate(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join the middle of a list to its first: "police said the dead were a farmer, his son and a customer"."""
    said = [one for one in tokens[: token.index] if one.head == token.head and one.dep == "ccomp" and one.pos in NAMES]
    own = {one.dep for one in tokens if one.head == token.index}
    is_list = bool(said) and token.pos in NAMES and not own & (SUBJECTS | {"cop", "mark"})
    return (said[0].index, "conj") if is_list else None


def counted_too(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join "two more" to those counted by the verb before: "once murieron en el sitio y dos más en el hospital"."""
    verb = verb_above(tokens, token)
    if verb is None or tokens[min(token.index + 1, len(tokens) - 1)].lower not in ADDING or token.pos != "NUM":
        return None
    counted = {other.head for other in tokens if other.dep == "nummod"}
    told = (other for other in tokens[: token.index] if other.head == verb.index and other.dep in SUBJECTS | {"obj"})
    people = [other for other in told if other.pos == "NUM" or other.index in counted]
    return (people[-1].index, "conj") if people else None


def listed_before_teller(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join to a list what was taken for who tells: "killed four of them, two farmers and a guide, the mayor said"."""
    says = tokens[token.head]
    tellers = [one for one in tokens if one.head == says.index and one.dep in SUBJECTS and one.index < says.index]
    if says.lemma not in SAYING or token.pos not in NAMES or len(tellers) < TELLERS or tellers[-1] is token:
        return None
    start = min(one.index for one in tokens if one.head == token.index or one is token)
    start = start + 1 if tokens[start].text == "," else start
    if not start or tokens[start - 1].text != ",":
        return None
    objects = [one for one in tokens[: start - 1] if one.dep == "obj" and tokens[one.head].lemma in HARMING]
    return (objects[-1].index, "conj") if objects else None


TELLERS = 2  # subjects of one verb: the first belongs to the words before
