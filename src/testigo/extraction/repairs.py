"""What the small parsers get wrong of news sentences and the words around settle: one rule a function.

Each rule looks at one token and says where it hangs instead, as (head, relation), or nothing. The sentences that the
treebanks lack are those that news is full of: victims listed after a Spanish "a", subjects behind dates, figures alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words

Place = tuple[int, str]  # head and relation
Rule = Callable[[Sequence[Token], Token], Place | None]

VERBS = frozenset({"VERB", "AUX", "PUNCT"})
NAMES = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl"}
PASSED = small_words("passed")
PAST = ("ed", "hurt", "shot")  # endings of an English participle
HARMING = small_words("harming_verbs")
PERSONS = small_words("male_words") | small_words("female_words") | small_words("person_words")
AIMING = small_words("aiming")
ADDING = small_words("adding")
ACCORDING = small_words("according")
SAYING = small_words("saying_verbs")
ARMED = small_words("armed_words")
PERSONAL = frozenset({"a", "al"})  # as a case these are Spanish alone
WOUNDS = small_words("wounds")
OF_WEAPONS = small_words("of_weapons")
BEARING = small_words("bearing")
INTRANSITIVE = small_words("intransitive_verbs")
RESULTING = small_words("resulting_verbs")
MEASURES = small_words("measures")


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a parsed sentence with what the rules set right."""
    found = list(tokens)
    _join_subjects(found)
    _read_headlines(found)
    _read_wounds(found)
    for token in tuple(found):
        for rule in RULES.get(token.dep, ()):
            place = rule(found, token)
            if place is not None:
                found[token.index] = replace(token, head=place[0], dep=place[1])
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
        tokens[first.index] = replace(first, head=verb.index, dep=second.dep)
        tokens[verb.index] = replace(verb, head=verb.index if first.dep == "root" else first.head, dep=first.dep)


def _read_headlines(tokens: list[Token]) -> None:
    """Make a participle of "shot" behind a person, where it was taken for a noun: "Man shot, wounded in Leeds"."""
    for token in tuple(tokens):
        before = tokens[token.index - 1]
        if token.lower == "shot" and token.pos in NAMES and before.lower in PERSONS and before.head == token.index:
            tokens[token.index] = replace(token, pos="VERB", lemma="shoot", feats=frozenset({"VerbForm=Part"}))
            tokens[before.index] = replace(before, dep="nsubj:pass")


def _read_wounds(tokens: list[Token]) -> None:
    """Make a noun of "gunshot wound", and a participle of "suffering" behind whoever bears it, where they were taken
    for a verb and for a compound of the two: "found a man suffering from gunshot wounds"."""
    for before, token in pairwise(tuple(tokens)):
        if token.lower in WOUNDS and token.pos == "VERB" and before.lower in OF_WEAPONS:
            tokens[token.index] = replace(token, pos="NOUN", lemma=token.lower.removesuffix("s"), feats=frozenset())
        elif token.lower in BEARING and before.dep == "compound" and before.head == token.index:
            tokens[before.index] = replace(before, head=token.head, dep=token.dep)
            for part in tokens[: before.index]:
                if part.head == token.index:
                    tokens[part.index] = replace(part, head=before.index)
            feats = frozenset({"VerbForm=Ger"})
            tokens[token.index] = replace(
                token, pos="VERB", lemma=token.lower.removesuffix("ing"), head=before.index, dep="acl", feats=feats
            )


def _list_member(tokens: Sequence[Token], token: Token) -> Place | None:
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
    same = [other for other in before if case <= _cases(tokens, other)]
    return (same[-1].index, "conj") if same else None


def _joined_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join a verb to the one before it, where it was joined to a noun: "forced four men off a bus and shot them"."""
    noun = tokens[token.head]
    verb = tokens[noun.head]
    if token.pos != "VERB" or noun.pos not in NAMES or verb.pos != "VERB" or not verb.index < noun.index < token.index:
        return None
    own = {other.dep for other in tokens if other.head == token.index}
    return (verb.index, "conj") if "VerbForm=Fin" in token.feats and "cc" in own and not own & SUBJECTS else None


def _cases(tokens: Sequence[Token], token: Token) -> set[str]:
    return {other.lower for other in tokens if other.head == token.index and other.dep == "case"}


def _case_of_year(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join the "de" of a date to its year, where it was joined to what follows: "7 de diciembre de 2021 hombres"."""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    return (following.index, "case") if _is_year(following) and token.head > following.index else None


def _year_of_date(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join a year to its date, where it was taken for a number of what follows."""
    governor = tokens[token.head]
    is_of_date = _is_year(token) and bool(_cases(tokens, token)) and governor.head < token.index < governor.index
    return (governor.head, "nmod") if is_of_date else None


def _is_year(token: Token) -> bool:
    return token.pos == "NUM" and len(token.text) == YEAR_DIGITS and token.text[:2] in {"19", "20"}


YEAR_DIGITS = 4


def _second_figure(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join the second figure of "ocho muertos según la policía y once según los vecinos" to the first."""
    voice = tokens[token.head]
    if token.pos != "NUM" or not _cases(tokens, voice) & ACCORDING:
        return None
    counted = {other.head for other in tokens[: voice.index] if other.dep == "nummod"}
    before = [other for other in tokens[: voice.index] if other.index in counted and other.dep in ARGUMENTS]
    return (before[-1].index, "conj") if before else None


def _subject_behind_date(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a bare noun between a date and its verb the subject: "El 7 de diciembre de 2021 hombres armados mataron"."""
    if token.pos not in NAMES or _cases(tokens, token) or tokens[token.index - 1].pos not in {"NUM", "PROPN", "PUNCT"}:
        return None
    verb = _verb_above(tokens, token)
    if verb is None or verb.index < token.index or _has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def _figure_as_subject(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make a figure that stands alone before its verb the subject: "otras 20 quedaron heridas", "12 más murieron"."""
    if token.pos != "NUM" or _cases(tokens, token):
        return None
    more = tokens[token.head]
    counts_on = more.index == token.index + 1 and more.pos in {"ADV", "ADJ", "DET", "PRON"}
    verb = tokens[more.head] if counts_on else more
    if verb.pos != "VERB" or verb.index < token.index or _has_subject(tokens, verb):
        return None
    between = tokens[token.index + 1 : verb.index]
    if any(other.pos in {"NOUN", "PROPN", "PUNCT"} for other in between):
        return None
    return verb.index, "nsubj"


def _counted_on(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make "half a dozen more" the subject of the verb behind: "en el lugar y media docena más quedó lesionada"."""
    verb = tokens[min(token.index + 2, len(tokens) - 1)]
    more = tokens[min(token.index + 1, len(tokens) - 1)].lower in ADDING
    if not more or verb.pos not in {"VERB", "AUX"} or _has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def _counted_too(tokens: Sequence[Token], token: Token) -> Place | None:
    """Join "two more" to those counted by the verb before: "once murieron en el sitio y dos más en el hospital"."""
    verb = _verb_above(tokens, token)
    if verb is None or tokens[min(token.index + 1, len(tokens) - 1)].lower not in ADDING or token.pos != "NUM":
        return None
    counted = {other.head for other in tokens if other.dep == "nummod"}
    told = (other for other in tokens[: token.index] if other.head == verb.index and other.dep in SUBJECTS | {"obj"})
    people = [other for other in told if other.pos == "NUM" or other.index in counted]
    return (people[-1].index, "conj") if people else None


def _subject_of_state(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make those counted behind a state the subject of its verb: "quedaron heridas veinte personas"."""
    state = tokens[token.head]
    verb = tokens[state.head]
    if state.dep != "xcomp" or state.index > token.index or verb.lemma not in RESULTING or _has_subject(tokens, verb):
        return None
    return verb.index, "nsubj"


def _case_behind_measure(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give the "a" of "al menos a doce fieles" to those it stands before, where it hangs on the measure."""
    measure = tokens[token.head]
    if measure.dep != "fixed" or measure.lower not in MEASURES or measure.index > token.index:
        return None
    return tokens[measure.head].head, "case"


def _listed_before_teller(tokens: Sequence[Token], token: Token) -> Place | None:
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


def _subject_behind_verb(tokens: Sequence[Token], token: Token) -> Place | None:
    """Make what follows a verb that takes no object its subject: "murieron cuatro personas"."""
    verb = tokens[token.head]
    if verb.lemma not in INTRANSITIVE or verb.index > token.index or _has_subject(tokens, verb):
        return None
    return None if _cases(tokens, token) else (verb.index, "nsubj")


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
    return (token.head, "obj") if _cases(tokens, token) & PERSONAL and token.pos in NAMES else None


def _agent_of_time(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give a passive its agent, where it was joined to the time between: "privados ... el domingo pasado por X"."""
    governor = tokens[token.head]
    verb = _verb_above(tokens, governor)
    return (verb.index, token.dep) if governor.lower in PASSED and verb is not None else None


def _subject_of_next(tokens: Sequence[Token], token: Token) -> Place | None:
    """Give a verb the subject that hangs on the participle before it: "six men armed with rifles stormed"."""
    part = tokens[token.head]
    if part.index < token.index or part.lower not in ARMED or token.pos not in NAMES:
        return None
    behind = tokens[part.index + 1 :]
    verb = next((other for other in behind if other.pos in VERBS), part)
    near = verb.pos == "VERB" and verb.head in {part.head, part.index}
    return (verb.index, "nsubj") if near and not _has_subject(tokens, verb) else None


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
    if said is None or _has_subject(tokens, said):
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
    return (verb.index, "nsubj") if says and not _has_subject(tokens, verb) else None


PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


def _verb_above(tokens: Sequence[Token], token: Token) -> Token | None:
    seen: set[int] = set()
    while token.head != token.index and token.index not in seen:
        seen.add(token.index)
        token = tokens[token.head]
        if token.pos == "VERB":
            return token
    return None


def _has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    return any(other.head == verb.index and other.dep in SUBJECTS for other in tokens)


RULES: dict[str, tuple[Rule, ...]] = {
    "nsubj": (_object_before_verb, _name_between_commas, _subject_of_next, _harmed_subject, _listed_before_teller),
    "nsubj:pass": (_name_between_commas, _listed_before_teller),
    "obl:agent": (_agent_of_time,),
    "conj": (
        _second_figure,
        _counted_on,
        _counted_too,
        _teller,
        _list_member,
        _joined_verb,
    ),
    "nmod": (_subject_behind_date, _teller),
    "appos": (_teller,),
    "obl": (_teller, _figure_as_subject, _subject_behind_date),
    "nummod": (_year_of_date, _figure_as_subject),
    "case": (_case_of_year, _case_behind_measure),
    "advmod": (_figure_as_subject,),
    "compound": (_harmed_subject,),
    "obj": (
        _subject_of_said,
        _counted_on,
        _teller,
        _subject_of_state,
        _subject_behind_verb,
    ),
    "amod": (_state_of_verb,),
}
