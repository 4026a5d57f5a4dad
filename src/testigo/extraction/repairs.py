"""What the small parsers get wrong of news sentences and the words around settle: one rule a function.

Each rule looks at one token and says where it hangs instead, as (head, relation), or nothing. The sentences that the
treebanks lack are those that news is full of: victims listed after a Spanish "a", subjects behind dates, figures alone.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from testigo.extraction.headlines import read_headline
from testigo.extraction.relations import NAMES, SUBJECTS, VERBS, Place, cases, has_subject, verb_above
from testigo.extraction.relatives import doer_behind, sufferer_before
from testigo.extraction.repairs_of_lists import (
    before_reflexive,
    beside_a_parent,
    counted_on,
    counted_too,
    figure_as_subject,
    list_member,
    listed_before_teller,
    listed_predicate,
    second_figure,
)
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words

Rule = Callable[[Sequence[Token], Token], Place | None]

PASSED = small_words("passed")
PAST = ("ed", "hurt", "shot")  # endings of an English participle
HARMING = small_words("harming_verbs")
CALLED_BY_DEED = small_words("victim_nouns") | small_words("mere_suspects")  # "shooting suspects"
AIMING = small_words("aiming")
DONE_TO = small_words("direct_pronouns")
SAYING = small_words("saying_verbs")
ARMED = small_words("armed_words")
PERSONAL = frozenset({"a", "al"})  # as a case these are Spanish alone
WOUNDS = small_words("wounds")
OF_WEAPONS = small_words("of_weapons")
BEARING = small_words("bearing")
INTRANSITIVE = small_words("intransitive_verbs")
RESULTING = small_words("resulting_verbs")
MEASURES = small_words("measures")
TIMES = small_words("time_nouns")
LATER = small_words("later")


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a parsed sentence with what the rules set right."""
    found = list(tokens)
    _join_subjects(found)
    read_headline(found)
    _read_deeds(found)
    _read_ages(found)
    _read_wounds(found)
    for token in tuple(found):
        for rule in RULES.get(token.dep, ()):
            place = rule(found, token)
            if place is not None:
                found[token.index] = token._replace(head=place[0], dep=place[1])
                break
    return tuple(found)


def _join_subjects(tokens: list[Token]) -> None:
    """Make both of "an officer and four gunmen were killed" subjects, where the first was taken for a clause."""
    for verb in tuple(tokens):
        first = tokens[verb.head]
        if verb.dep != "conj" or verb.pos != "VERB" or first.pos != "NOUN" or first.index > verb.index:
            continue
        second = next((other for other in tokens if other.head == verb.index and other.dep in SUBJECTS), None)
        between = tokens[first.index + 1 : second.index] if second else []
        if second is None or not between or between[0].pos != "CCONJ" or any(one.pos in VERBS for one in between):
            continue
        tokens[first.index] = first._replace(head=verb.index, dep=second.dep)
        tokens[verb.index] = verb._replace(head=verb.index if first.dep == "root" else first.head, dep=first.dep)


def _read_deeds(tokens: list[Token]) -> None:
    """Make a noun of "shooting" before whoever is called by it, where it was taken for a verb: "the shooting
    suspect"."""
    for token, behind in pairwise(tuple(tokens)):
        if token.lower == "shooting" and token.pos == "VERB" and behind.lower in CALLED_BY_DEED:
            tokens[token.index] = token._replace(pos="NOUN", lemma="shooting", feats=frozenset())


def _read_ages(tokens: list[Token]) -> None:
    """Make a noun of the "old" of an age that stands for somebody: "a 14-year-old and a 15-year-old were hurt"."""
    for token in tuple(tokens):
        if token.lower not in OLD or token.pos != "ADJ" or token.dep in INNER or token.index < AGE_WORDS:
            continue
        if tokens[token.index - 1].text != "-" or tokens[token.index - AGE_WORDS].pos != "NUM":
            continue
        tokens[token.index] = token._replace(pos="NOUN")
        first = tokens[token.index - AGE_WORDS - 1]
        if first.pos == "DET" and first.dep in SUBJECTS and token.index > AGE_WORDS:
            tokens[first.index] = first._replace(head=token.index, dep="det")


OLD = frozenset({"old", "olds"})
INNER = frozenset({"amod", "compound", "flat", "nmod:desc"})  # "a 14-year-old boy"
AGE_WORDS = 4  # tokens before "old": "14-year-"


def _read_wounds(tokens: list[Token]) -> None:
    """Make a noun of "gunshot wound", and a participle of "suffering" behind whoever bears it, where they were taken
    for a verb and for a compound of the two: "found a man suffering from gunshot wounds"."""
    for before, token in pairwise(tuple(tokens)):
        if token.lower in WOUNDS and token.pos == "VERB" and before.lower in OF_WEAPONS:
            tokens[token.index] = token._replace(pos="NOUN", lemma=token.lower.removesuffix("s"), feats=frozenset())
        elif token.lower in BEARING and before.dep == "compound" and before.head == token.index:
            tokens[before.index] = before._replace(head=token.head, dep=token.dep)
            for part in tokens[: before.index]:
                if part.head == token.index:
                    tokens[part.index] = part._replace(head=before.index)
            feats = frozenset({"VerbForm=Ger"})
            tokens[token.index] = token._replace(
                pos="VERB", lemma=token.lower.removesuffix("ing"), head=before.index, dep="acl", feats=feats
            )


def _joined_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join a verb to the one before it, where it was joined to a noun: "forced four men off a bus and shot them"."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.pos != "VERB" or noun.pos not in NAMES or verb.pos != "VERB" or not verb.index < noun.index < token.index:
        return None
    own = {other.dep for other in tokens if other.head == token.index}
    return (verb.index, "conj") if "VerbForm=Fin" in token.feats and "cc" in own and not own & SUBJECTS else None


def _case_of_year(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join the "de" of a date to its year, where it was joined to what follows: "7 de diciembre de 2021 hombres"."""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    return (following.index, "case") if _is_year(following) and token.head > following.index else None


def _year_of_date(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join a year to its date, where it was taken for a number of what follows."""
    governor = tokens[token.head]
    is_of_date = _is_year(token) and bool(cases(tokens, token)) and governor.head < token.index < governor.index
    return (governor.head, "nmod") if is_of_date else None


def _is_year(token: Token) -> bool:
    return token.pos == "NUM" and len(token.text) == YEAR_DIGITS and token.text[:2] in {"19", "20"}


YEAR_DIGITS = 4


def _subject_behind_date(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a bare noun between a date and its verb the subject: "El 7 de diciembre de 2021 hombres armados mataron"."""
    if token.pos not in NAMES or cases(tokens, token) or tokens[token.index - 1].pos not in {"NUM", "PROPN", "PUNCT"}:
        return None
    verb = verb_above(tokens, token)
    if verb is None or verb.index < token.index or has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def _subject_of_state(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make those counted behind a state the subject of its verb: "quedaron heridas veinte personas"."""
    state = tokens[token.head]
    verb = tokens[state.head]
    if state.dep != "xcomp" or state.index > token.index or verb.lemma not in RESULTING or has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def _case_behind_measure(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give the "a" of "al menos a doce fieles" to those it stands before, where it hangs on the measure."""
    measure = tokens[token.head]
    if measure.dep != "fixed" or measure.lower not in MEASURES or measure.index > token.index:
        return None
    return tokens[measure.head].head, "case"


def _subject_behind_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make what follows a verb that takes no object its subject: "murieron cuatro personas"."""
    verb = tokens[token.head]
    if verb.lemma not in INTRANSITIVE or verb.index > token.index or has_subject(tokens, verb):
        return None
    return None if cases(tokens, token) else (verb.index, "nsubj")


def _subject_behind_pronoun(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make people behind a Spanish verb that has its object before it the subject: "lo secuestraron dos hombres"."""
    verb = tokens[token.head]
    if verb.index > token.index or token.pos not in NAMES or cases(tokens, token) or has_subject(tokens, verb):
        return None
    below = (other for other in tokens[: verb.index] if other.head == verb.index and other.dep == "obj")
    return (verb.index, "nsubj") if any(other.lower in DONE_TO for other in below) else None


def _subject_who_shot(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make whoever "shot at" somebody the subject of an active verb: "men in a pickup shot at him"."""
    verb = tokens[token.head]
    passive = any(other.head == verb.index and other.dep.startswith("aux") for other in tokens)
    behind = tokens[verb.index + 1 : verb.index + 2]
    aimed = verb.lower == "shot" and any(other.lower in AIMING for other in behind)
    return (verb.index, "nsubj") if aimed and not passive and verb.index > token.index else None


def _state_of_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Hang "dead" on "shot", not on whoever follows: "gunmen shot dead journalist Ana Robles"."""
    before = tokens[token.index - 1]
    if token.lower != "dead" or not token.index or before.pos != "VERB":
        return None
    return before.index, "xcomp"


def _name_between_commas(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a name between commas behind a subject its name: "the driver, Luis Mena, died"."""
    verb, start = tokens[token.head], token.index
    while start and tokens[start - 1].pos == "PROPN":
        start -= 1
    end = token.index + 1
    while end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    if (
        token.pos != "PROPN"
        or not start
        or tokens[start - 1].text != ","
        or tokens[min(end, len(tokens) - 1)].text != ","
    ):
        return None
    before = [other for other in tokens[:start] if other.head == verb.index and other.dep in SUBJECTS]
    return (before[-1].index, "appos") if before else None


def _object_before_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a name behind a Spanish "a" the object, where it was taken for the subject: "A Luz Toro la mataron"."""
    return (token.head, "obj") if cases(tokens, token) & PERSONAL and token.pos in NAMES else None


def _time_after_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make "hours later" a time of its verb, where it was taken for the subject: "murió horas después"."""
    following = tokens[min(token.index + 1, len(tokens) - 1)].lower
    return (token.head, "obl") if token.lemma in TIMES and following in LATER else None


def _agent_of_time(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give a passive its agent, where it was joined to the time between: "privados ... el domingo pasado por X"."""
    governor = tokens[token.head]
    verb = verb_above(tokens, governor)
    return (verb.index, token.dep) if governor.lower in PASSED and verb is not None else None


def _subject_of_next(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give a verb the subject that hangs on the participle before it: "six men armed with rifles stormed"."""
    part = tokens[token.head]
    if part.index < token.index or part.lower not in ARMED or token.pos not in NAMES:
        return None
    behind = tokens[part.index + 1 :]
    verb = next((other for other in behind if other.pos in VERBS), part)
    near = verb.pos == "VERB" and verb.head in {part.head, part.index}
    return (verb.index, "nsubj") if near and not has_subject(tokens, verb) else None


def _harmed_subject(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make the subject of "killed" with no object its victim: "two brothers killed in Celaya", "a man hurt when"."""
    verb = tokens[token.head]
    if verb.pos != "VERB" or verb.lemma not in HARMING or not verb.lower.endswith(PAST) or verb.index < token.index:
        return None
    below = [other for other in tokens if other.head == verb.index]
    # "shot and killed two men": the object of the second verb is that of the first
    joined = [other for verb in below if verb.dep == "conj" for other in tokens if other.head == verb.index]
    own = {other.dep for other in (*below, *joined)} | {other.lower for other in below if other.dep == "aux"}
    behind = [other for other in tokens[verb.index + 1 : verb.index + 3] if other.lower != "dead"][:1]
    aimed = any(other.lower in AIMING or other.pos in {"DET", "PRON"} for other in behind)
    return None if aimed or own & {"obj", "ccomp", "have", "has", "had"} else (verb.index, "nsubj:pass")


def _subject_of_said(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give what is said the subject taken for the object of "said": "police said Tom Roe, of York, was hurt"."""
    says = tokens[token.head]
    if says.lemma not in SAYING or token.pos not in NAMES or says.index > token.index:
        return None
    said = next(
        (one for one in tokens if one.head == says.index and one.dep == "ccomp" and one.index > token.index), None
    )
    if said is None or has_subject(tokens, said):
        return None
    passive = any(one.dep == "aux:pass" and one.head == said.index for one in tokens)
    return said.index, "nsubj:pass" if passive else "nsubj"


def _teller(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give "said" its subject, where it was joined to a list: "killing two men, the mayor, Ana Ruiz, said"."""
    if token.pos not in NAMES or tokens[token.head].index >= token.index:
        return None
    start = token.index
    while start and tokens[start - 1].pos in PHRASE and tokens[start - 1].text != ",":
        start -= 1
    if not start or tokens[start - 1].text != "," or tokens[token.head].index >= start:
        return None
    end = token.index + 1
    while end < len(tokens) and tokens[end].pos in PHRASE | {"ADP", "CCONJ"}:
        end += 1
    if end < len(tokens) and tokens[end].text == ",":  # the name of an office-holder
        after = end + 1
        while after < len(tokens) and tokens[after].pos == "PROPN":
            after += 1
        end = after + 1 if end + 1 < after < len(tokens) and tokens[after].text == "," else end
    verb = tokens[end] if end < len(tokens) else token
    says = verb.lemma in SAYING and verb.pos == "VERB"
    return (verb.index, "nsubj") if says and not has_subject(tokens, verb) else None


def _second_teller(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join who says something to the one before: "marched 40 students off, parents and a teacher said"."""
    verb = tokens[min(token.index + 1, len(tokens) - 1)]
    start = token.index
    while start and tokens[start - 1].pos in PHRASE:
        start -= 1
    first = tokens[max(start - 2, 0)]
    joined = start > 1 and tokens[start - 1].pos == "CCONJ" and first.dep in SUBJECTS and first.head == verb.index
    return (first.index, "conj") if joined and verb.lemma in SAYING and verb.pos == "VERB" else None


PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


RULES: dict[str, tuple[Rule, ...]] = {
    "mark": (sufferer_before,),
    "xcomp": (doer_behind,),
    "nsubj": (
        sufferer_before,
        _time_after_verb,
        _object_before_verb,
        _name_between_commas,
        _subject_of_next,
        _harmed_subject,
        listed_before_teller,
    ),
    "nsubj:pass": (_subject_who_shot, _name_between_commas, listed_before_teller),
    "obl:agent": (_agent_of_time,),
    "conj": (
        _second_teller,
        second_figure,
        before_reflexive,
        beside_a_parent,
        counted_on,
        counted_too,
        _teller,
        list_member,
        _joined_verb,
    ),
    "nmod": (_subject_behind_date, _teller),
    "appos": (_teller,),
    "obl": (_teller, figure_as_subject, _subject_behind_date),
    "nummod": (_year_of_date, figure_as_subject),
    "case": (_case_of_year, _case_behind_measure),
    "advmod": (figure_as_subject,),
    "compound": (_harmed_subject,),
    "obj": (
        _time_after_verb,
        doer_behind,
        _subject_of_said,
        counted_on,
        _teller,
        _subject_of_state,
        _subject_behind_verb,
        _subject_behind_pronoun,
    ),
    "amod": (_state_of_verb,),
    "ccomp": (listed_predicate,),
}
