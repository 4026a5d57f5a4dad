"""Whom or what a noun phrase names: people by kind, things by owner, known actors, named persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from testigo.extraction.nouns import phrase_bounds, preposition
from testigo.extraction.once import once
from testigo.extraction.scene import NamedActor, Scene
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.model import Span
from testigo.protocols import PlaceRole

NAME_TAGS = frozenset({"PROPN"})
ARMED = PERPETRATOR_KINDS | {"police", "military", "militia", "private security"}
COUNTING_NOUNS = small_words("counting_nouns")
GROUP_NOUNS = small_words("group_nouns")
AGED = frozenset({"old"})
FULL_NAME = 2  # capitals: in a list of people no place, whatever the gazetteer has
BELONGING = small_words("belonging_words")
NAME_REACH = 9  # tokens between a phrase for armed people and the name of their group


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that names people, a thing or an actor: tokens ``start`` to ``end`` of its sentence."""

    head: int
    start: int
    end: int
    kind: str  # a code of the codebook's actor kinds
    sort: str  # "people", "objects", "actor", "person" or "nationals", who make no incident of a history
    words: Span

    @property
    def is_people(self) -> bool:
        """Whether the words stand for human beings and not for a thing."""
        return self.sort != "objects"


@once
def party_at(scene: Scene, head: int) -> Party | None:
    """Return the party whose phrase ``head`` governs, or None where it names nobody we know of."""
    start, end = phrase_bounds(scene.sentence, head)
    start = _behind_time(scene, start, head)
    words = scene.with_age(scene.span(start, end))
    if head in scene.weapons and (head not in scene.who or scene.who[head].part == "objects"):
        owner = _owner(scene, head, start, end)
        if owner is not None or scene.sentence.tokens[head].lemma not in small_words("carriers"):
            return owner  # "a car bomb" is no car
    named = scene.actor_in(words.start, words.end) or _named_beside(scene, head, start, end)
    if named is not None:
        words = scene.report.span(min(words.start, named.start), max(words.end, named.end))
    if named is not None:
        # "the police of X" stays police; "members of the X cartel" are the cartel's
        return Party(head, start, end, named.kind, "actor", words)
    inside = [scene.who[index] for index in range(start, end) if index in scene.who]
    counts = scene.sentence.tokens[head].lemma in COUNTING_NOUNS  # "a couple of liquor stores" are stores
    hit = (None if counts and len(inside) > 1 else scene.who.get(head)) or (
        inside[-1 if counts else 0] if inside else None
    )
    if hit is not None and hit.part == "objects":
        words = scene.span(start, _told_until(scene, head, end, small_words("carrying_verbs")))
    if hit is not None and hit.part == "people" and (label_end := _called_until(scene, head, end)) > end:
        words = scene.span(start, label_end)
    if hit is not None:
        unarmed = hit.label == "civilians" and hit.part == "people"
        armed = unarmed and (_is_armed(scene, head) or _carries(scene, head))
        label = "armed group" if armed else _kind(scene, hit, inside)
        return Party(head, start, end, label, hit.part, words)
    if scene.sentence.tokens[head].pos == "NOUN" and _is_armed(scene, head):
        return Party(head, start, end, "armed group", "people", words)
    if _is_name(scene, head, start, end):
        told = scene.span(start, _told_until(scene, head, end, small_words("occupation_verbs")))
        return Party(head, start, end, "civilians", "person", told)
    return _striking_state(scene, head) or _unlisted(scene, head, start, end, words)


def _unlisted(scene: Scene, head: int, start: int, end: int, words: Span) -> Party | None:
    """Return people whom no list knows, by what they are of or by what is done to them."""
    sort = "nationals" if _are_of_a_country(scene, head) else "people"
    people = sort == "nationals" or _is_other_people(scene, head) or _can_only_be_people(scene, head)
    return Party(head, start, end, "civilians", sort, words) if people else None


def _kind(scene: Scene, hit: Hit, inside: Sequence[Hit]) -> str:
    """Return the kind of people by the most telling word: "miembros de la Policía", "members of a gang"."""
    general = hit.part == "people" and scene.sentence.tokens[hit.start].lower in MEMBERS
    others = (one.label for one in inside if one.start > hit.start and one.part == "people")
    return next(others, hit.label) if general and hit.label == "civilians" else hit.label


def _told_until(scene: Scene, head: int, end: int, verbs: frozenset[str]) -> int:
    """Return where words end that tell by a clause whom a thing carries, or what somebody does.

    "A vehicle carrying election workers", "Ana Ruiz, who ran a news site": what decides the kind.
    """
    tokens, sentence = scene.sentence.tokens, scene.sentence
    clauses = (at for at in sentence.children(head) if tokens[at].dep in {"acl", "acl:relcl"})
    telling = (at for at in clauses if tokens[at].lemma in verbs)
    below = (at for verb in telling for at in sentence.children(verb) if at > verb and at in scene.who)
    return max((phrase_bounds(sentence, at)[1] for at in below), default=end)


MEMBERS = small_words("members")


def _behind_time(scene: Scene, start: int, head: int) -> int:
    """Return where a phrase begins behind the day that the parse took for its first words: "On 2 July police"."""
    tokens = scene.sentence.tokens
    days = [time for time in scene.times if tokens[start].start <= time.start < tokens[head].start]
    ends = [at + 1 for at in range(start, head) for time in days if time.start <= tokens[at].start < time.end]
    return max(ends, default=start)


def _called_until(scene: Scene, head: int, end: int) -> int:
    """Return where the name of a group ends that no list has, behind a phrase for its people, or ``end``.

    "Un grupo de encapuchados, llamado Los Autónomos", 'un comando de "Los Granados"'.
    """
    tokens = scene.sentence.tokens
    attackers = head in scene.who and scene.who[head].label in PERPETRATOR_KINDS
    if not attackers and tokens[head].lemma not in small_words("collective_nouns"):
        return end
    at = end
    quoted = at < len(tokens) and tokens[at].text in OPENING_QUOTES and tokens[at - 1].lower in small_words("of_cases")
    while not quoted and at < len(tokens) and tokens[at].text == ",":
        at += 1
    if not quoted:
        if at >= len(tokens) or tokens[at].lower not in small_words("calling_words"):
            return end
        at += 1
    while at < len(tokens) and (tokens[at].text in OPENING_QUOTES or tokens[at].lower in small_words("likening")):
        at += 1
    start = at
    while at < len(tokens) and tokens[at].is_capitalised:
        at += 1
    return at if at > start else end


OPENING_QUOTES = frozenset({'"', "«", "“", "'", "‘"})


def _is_armed(scene: Scene, head: int) -> bool:
    """Say whether people are told to be armed or masked: "settlers armed with shotguns", "jóvenes encapuchados"."""
    tokens = scene.sentence.tokens
    below = (tokens[child] for child in scene.sentence.children(head))
    return any(token.lower in small_words("armed_words") and token.dep in {"amod", "acl", "appos"} for token in below)


def _carries(scene: Scene, head: int) -> bool:
    """Say whether people of whom nothing else is told carry weapons: "men with rifles", not "hunters with rifles"."""
    tokens = scene.sentence.tokens
    people = tokens[slice(*phrase_bounds(scene.sentence, head))]
    if not any(one.lower in small_words("generic_people") and "Number=Plur" in one.feats for one in people):
        return False  # one man may hunt
    held = (at for at in scene.sentence.children(head) if at in scene.weapons and tokens[at].dep == "nmod")
    with_cases, shots = small_words("with_cases"), small_words("shots")
    return any(preposition(scene.sentence, at) in with_cases and tokens[at].lemma not in shots for at in held)


def _owner(scene: Scene, head: int, start: int, end: int) -> Party | None:
    """Return whose weapon it is that strikes: "air force jets", "an army drone", "un helicóptero del Ejército"."""
    near = (at for at in range(start, end) if at != head and at in scene.who)
    owners = [at for at in near if scene.who[at].label in ARMED]
    if not owners:
        return _of_a_state(scene, head, start, end) if scene.weapons[head].label in OF_STATES else None
    hit = scene.who[owners[-1]]
    return Party(head, hit.start, hit.end, hit.label, "people", scene.span(hit.start, hit.end))


def _of_a_state(scene: Scene, head: int, start: int, end: int) -> Party | None:
    """Return the forces of a state whose arms or strike a word of its people tells: "Russian artillery"."""
    offsets = range(scene.sentence.tokens[start].start, scene.sentence.tokens[end - 1].end)
    told = any(place.role is PlaceRole.DEMONYM and place.start in offsets for place in scene.toponyms)
    return Party(head, start, end, "military", "people", scene.span(start, end)) if told else None


def _striking_state(scene: Scene, head: int) -> Party | None:
    """Return the state that a strike is told to be of: "el bombardeo ruso de un hospital"."""
    token = scene.sentence.tokens[head]
    strikes = {scene.head(hit) for hit in scene.hits if hit.subject == "trigger" and hit.label in STRIKES}
    return _of_a_state(scene, head, head, head + 1) if token.dep == "amod" and token.head in strikes else None


OF_STATES = frozenset({"mortar_artillery", "aircraft", "drone", "rocket_missile"})  # arms
STRIKES = frozenset({"air_strike", "shelling", "bombing", "attack"})  # deeds of which a people may be told


def _named_beside(scene: Scene, head: int, start: int, end: int) -> NamedActor | None:
    """Return the group named beside a phrase for its people: "gunmen linked to the CJNG", "Viv Ansanm, the coalition".

    Between a phrase and the name behind it stand words of belonging, capitals and marks, and nothing else.
    """
    tokens = scene.sentence.tokens
    hit = scene.who.get(head)
    attackers = hit is not None and hit.label in PERPETRATOR_KINDS
    if not attackers and tokens[head].lemma not in GROUP_NOUNS:
        return None
    for actor in scene.actors:
        if actor.kind not in PERPETRATOR_KINDS | {"militia"}:
            continue
        first, last = scene.token_at(actor.start), scene.token_at(actor.end - 1)
        if last + 2 == start and tokens[last + 1].text == "," and tokens[head].dep == "appos":
            return actor
        if first >= end:
            between = tokens[end:first]
            return actor if len(between) <= NAME_REACH and all(map(_leads_to_name, between)) else None
    return None


def _leads_to_name(token: Token) -> bool:
    return token.lower in BELONGING or token.lemma in BELONGING or token.is_capitalised or token.text in ',"«“('


def _is_name(scene: Scene, head: int, start: int, end: int) -> bool:
    tokens = scene.sentence.tokens[start:end]
    capitals = [token for token in tokens if token.is_capitalised and token.pos in NAME_TAGS]
    named = scene.sentence.tokens[head]
    aged = any(token.lower in AGED for token in tokens) and named.is_capitalised
    if (named.pos not in NAME_TAGS or len(capitals) < FULL_NAME) and not (aged and capitals):
        return False  # "20-year-old Devon Price", whose name is a noun as well
    return not any(scene.is_place(token.start, token.end) for token in tokens)


def person_at(scene: Scene, head: int) -> Party | None:
    """Return the party at ``head``, or a person known by one name alone: "a Antonio"."""
    token = scene.sentence.tokens[head]
    bare = token.pos in NAME_TAGS and token.is_capitalised and _is_free(scene, head)
    party = party_at(scene, head)
    if party is not None or not bare:
        return party
    start, end = phrase_bounds(scene.sentence, head)
    return Party(head, start, end, "civilians", "person", scene.span(start, end))


def _is_other_people(scene: Scene, head: int) -> bool:
    """Say whether a word stands for more people without naming them: "mataron a uno e hirieron a otra"."""
    token = scene.sentence.tokens[head]
    counted_on = token.lower in small_words("ordinals") and token.pos in {"NOUN", "ADJ"}  # "and injured a third"
    if not (counted_on or token.lower in small_words("other_people")):
        return False
    return token.dep in {"obj", "iobj", "nsubj:pass"} or (not counted_on and token.dep in {"obl", "nmod", "conj"})


def _can_only_be_people(scene: Scene, head: int) -> bool:
    """Say whether a verb that is done to people alone is done to a noun that no list has: "mataron a dos payasos".

    In Spanish the "a" before the object tells people from things; in English an article or a number has to do.
    """
    tokens = scene.sentence.tokens
    token = tokens[head]
    if token.pos not in {"NOUN", "PROPN"} or head in scene.weapons or not _is_free(scene, head):
        return False
    if _dies(scene, head):
        return True
    language = scene.report.language
    done = DONE_TO_PEOPLE | ({"injury"} if language == "es" else frozenset())
    deeds = (hit for hit in scene.hits if hit.subject == "trigger" and hit.label in done)
    # "execute an order"; the Spanish "a" tells the two apart
    verbs = {scene.head(hit) for hit in deeds if hit.part != "weak" or language == "es"}
    if token.head not in verbs or tokens[token.head].pos != "VERB":
        return False
    if token.dep == "nsubj:pass":
        return True
    cases = {tokens[child].lower for child in scene.sentence.children(head) if tokens[child].dep == "case"}
    if language == "es":
        return token.dep == "obj" and bool(cases & {"a", "al"})
    named = token.pos == "PROPN" and token.is_capitalised
    determined = any(tokens[child].dep in {"det", "nummod", "nmod:poss"} for child in scene.sentence.children(head))
    return token.dep == "obj" and not cases and (named or determined)


def _dies(scene: Scene, head: int) -> bool:
    """Say whether a noun that no list has is one who died: "murió un subintendente", "a lance corporal died"."""
    tokens = scene.sentence.tokens
    token = tokens[head]
    deaths = {scene.head(hit) for hit in scene.hits if hit.subject == "trigger" and hit.label == "death"}
    one = any(
        tokens[at].lower in small_words("indefinite_ones")
        for at in scene.sentence.children(head)
        if tokens[at].dep == "det"
    )
    lifeless = token.lemma in small_words("animals") | small_words("unmeant_killing")
    verb = tokens[token.head]
    return token.dep == "nsubj" and verb.index in deaths and verb.pos == "VERB" and one and not lifeless


def _are_of_a_country(scene: Scene, head: int) -> bool:
    """Say whether a word counts people by their country: "four Americans", "tres venezolanos"."""
    token = scene.sentence.tokens[head]
    named = any(place.role is PlaceRole.DEMONYM and place.start <= token.start < place.end for place in scene.toponyms)
    counted = scene.sentence.child(head, "nummod", "nummod:gov") is not None
    return named and counted and token.pos in {"NOUN", "PROPN"} and head not in scene.weapons


def listed_person(scene: Scene, head: int) -> Party | None:
    """Return somebody whom no word list knows, and whom a list of people tells of: "two priests and a tour guide"."""
    tokens = scene.sentence.tokens
    token = tokens[head]
    below = [tokens[child] for child in scene.sentence.children(head)]
    determined = any(one.dep in {"det", "nummod", "nmod:poss"} or one.lower == "al" for one in below)
    free = head not in scene.weapons and head not in scene.who and _is_free(scene, head)
    start, end = phrase_bounds(scene.sentence, head)
    named = [one for one in tokens[start:end] if one.is_capitalised and one.pos in NAME_TAGS]
    if len(named) >= FULL_NAME:
        return Party(head, start, end, "civilians", "person", scene.span(start, end))
    if token.pos != "NOUN" or not determined or not free or token.lemma in small_words("animals"):
        return None
    return Party(head, start, end, "civilians", "people", scene.span(start, end))


DONE_TO_PEOPLE = frozenset({"killing", "abduction", "torture", "sexual_violence", "disappearance"})


NAMING = frozenset(
    {"legal", "charged", "world", "other", "official", "about"}
)  # lists of telling whose words may name people: "defendant"


def _is_free(scene: Scene, head: int) -> bool:
    """Say whether a word is none that a list, a place or a time holds."""
    token = scene.sentence.tokens[head]
    over = [hit for hit in scene.hits if hit.start <= head < hit.end]
    held = any(
        hit.subject in {"trigger", "harm"} or (hit.subject == "telling" and hit.label not in NAMING) for hit in over
    )
    timed = any(time.start <= token.start < time.end for time in scene.times)
    return not (held or timed or scene.is_place(token.start, token.end))


def parties(scene: Scene, heads: tuple[int, ...]) -> tuple[Party, ...]:
    """Return the parties of several heads, leaving out those that name nobody."""
    found = (party_at(scene, head) for head in heads)
    return tuple(party for party in found if party is not None)


def actor_party(scene: Scene, actor: NamedActor) -> Party:
    """Return the party of a known actor's name alone."""
    start, end = scene.token_at(actor.start), scene.token_at(actor.end - 1) + 1
    return Party(start, start, end, actor.kind, "actor", scene.report.span(actor.start, actor.end))


def named_members(scene: Scene, party: Party) -> tuple[Party, ...]:
    """Return a party, or the actors one by one where its phrase names several: "members of X and Y"."""
    if party.sort != "actor":
        return (party,)
    tokens = scene.sentence.tokens
    below = [tokens[index] for index in scene.sentence.subtree(party.head) if not _in_clause(scene, index, party.head)]
    named = [actor for actor in scene.actors if any(actor.start <= token.start < actor.end for token in below)]
    named = [actor for actor in named if not is_whole(scene, actor, named)]
    if len({actor.actor_id for actor in named}) < 2:
        return (party,)
    return tuple(actor_party(scene, actor) for actor in {actor.actor_id: actor for actor in reversed(named)}.values())


def is_whole(scene: Scene, actor: NamedActor, named: Sequence[NamedActor]) -> bool:
    """Say whether an actor only tells what another, named before it, is a part of: "X, a faction of Y"."""
    for other in named:
        if other.end < actor.start:
            between = scene.sentence.tokens[scene.token_at(other.end - 1) + 1 : scene.token_at(actor.start)]
            parts = any(token.lower in small_words("part_of_group") for token in between)
            if parts and between[0].text in {",", "(", ")", "-", "—", "–"}:
                return True
    return False


def _in_clause(scene: Scene, index: int, head: int) -> bool:
    """Say whether a clause stands between a word and the head it hangs on."""
    tokens = scene.sentence.tokens
    while index != head:
        clause = tokens[index].dep.startswith(("acl", "advcl", "parataxis", "appos", "ccomp"))
        if (clause and tokens[index].lemma not in BELONGING) or tokens[index].head == index:
            return True
        index = tokens[index].head
    return False
