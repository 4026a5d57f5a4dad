"""Whether a sentence tells of a deed outright, whatever else it speaks of: a man was shot on Monday, near a cinema."""

from collections.abc import Iterator

from testigo.extraction.clauses import differs_in_number, doers, done_to, patients, subjects
from testigo.extraction.nouns import preposition
from testigo.extraction.parties import ARMED, Party, parties
from testigo.extraction.scene import Scene
from testigo.extraction.strikes import is_used
from testigo.extraction.sufferers import whom
from testigo.extraction.times import is_day
from testigo.extraction.unmeant import is_likened
from testigo.extraction.words_alone import is_in_words_alone, takes_people
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

NO_DEEDS = frozenset({"threat", "blame", "claimed", "suspected", "habit", "generic", "agreement", "territory_change"})
ON_THINGS = frozenset({"arson", "looting_robbery"})
JOINED = frozenset({"conj", "xcomp", "ccomp", "parataxis"})  # a clause of the same standing, or what somebody says
VERBAL = frozenset({"VERB", "AUX"})
WARRING = ARMED - {"police", "private security"}


def is_told_outright(scene: Scene, trigger: Hit) -> bool:
    """Say whether a main clause tells of a deed: by armed people, or on a day to people or with a weapon."""
    if trigger.label in NO_DEEDS:
        return False
    carrying = _carrying(scene, trigger)
    if carrying is not None:
        return is_told_outright(scene, carrying)
    if not is_main(scene, scene.head(trigger)):
        return False
    if any(party.kind in ARMED and party.is_people for party in parties(scene, doers(scene, trigger))):
        return True
    suffer = any(party.is_people or trigger.label in ON_THINGS for party in victims(scene, trigger))
    return is_dated(scene) and (suffer or bool(scene.weapons) or trigger.label == "body_found")


def _carrying(scene: Scene, trigger: Hit) -> Hit | None:
    """Return the deed of which a noun tells how it was done: "were killed in an ambush", "murieron en un ataque"."""
    token = scene.sentence.tokens[scene.head(trigger)]
    if trigger.part != "nouns" or token.dep not in {"obl", "nmod"}:
        return None
    verbs = {scene.head(hit): hit for hit in scene.hits if hit.subject == "trigger" and hit.part != "nouns"}
    return verbs.get(token.head)


def is_proven(scene: Scene, trigger: Hit) -> bool:
    """Say whether a deed is told outright and done to people that a list knows: "shot two policemen on Monday".

    Names alone are none, as teams and players have them; an arrest is none, as every fair has one. A protest, which is
    often about prices and votes, is proven by the people who take part.
    """
    if trigger.label == "protest":
        return takes_people(scene, trigger) and is_main(scene, scene.head(trigger))
    if trigger.label == "arrest" or not is_told_outright(scene, trigger):
        return False
    return any(party.sort in {"people", "actor"} for party in victims(scene, trigger))


def is_main(scene: Scene, head: int) -> bool:
    """Say whether a trigger is the main thing said, or joined to it: "were shot", "police said that ... were shot"."""
    tokens = scene.sentence.tokens
    token = tokens[head]
    if token.pos not in VERBAL and token.dep not in {
        "root",
        "conj",
        "ccomp",
    }:  # "an attack took place": its verb decides
        if tokens[token.head].lower in small_words("victim_nouns"):  # "was the object of threats"
            return is_main(scene, token.head)
        bearer = _bearer(scene, head)
        if bearer is not None:
            return is_main(scene, bearer)
        verbs = small_words("occurrence_verbs") | small_words("support_verbs") | small_words("suffer_verbs")
        above = tokens[token.head].lemma
        light = above in verbs and token.dep in {"nsubj", "nsubj:pass", "obj", "obl"}
        told = above in small_words("happening_verbs") and token.dep in {"nsubj", "obj", "obl"}
        return (light or told) and is_main(scene, token.head)
    while tokens[head].head != head:
        follows = tokens[head].dep == "advcl" and not {"VerbForm=Ger", "VerbForm=Part"}.isdisjoint(tokens[head].feats)
        # "two brothers were shot by": a finite passive that the parse hangs on its own subject
        finite = tokens[head].dep == "acl" and scene.sentence.child(head, "aux:pass") is not None
        if tokens[head].dep not in JOINED and not follows and not finite and not _is_cleft(scene, head):
            return False
        # "pararon el carro en que iba el alcalde y lo secuestraron": joined to the clause within, it is of the main one
        within = differs_in_number(scene.sentence, head)
        head = tokens[tokens[tokens[head].head].head].head if within else tokens[head].head
    return True


def _is_cleft(scene: Scene, head: int) -> bool:
    """Say whether a clause only tells who did it apart: "it was soldiers who opened fire"."""
    tokens, noun = scene.sentence.tokens, scene.sentence.tokens[head].head
    beside = {tokens[at].lower for at in scene.sentence.children(noun) if at < noun}
    cleft = scene.sentence.child(noun, "cop") is not None and not beside.isdisjoint(small_words("cleft_words"))
    return tokens[head].dep == "acl:relcl" and cleft


def _bearer(scene: Scene, head: int) -> int | None:
    """Return the verb that tells of whoever bears a wound: "found a man with a gunshot wound"."""
    tokens, sentence = scene.sentence.tokens, scene.sentence
    wound = next((at for at in (head, tokens[head].head) if tokens[at].lower in small_words("wounds")), None)
    above = sentence.ancestors(wound)[:BEARER_REACH] if wound is not None else ()
    return next((at for at in above if tokens[at].pos in VERBAL and not tokens[at].dep.startswith("acl")), None)


BEARER_REACH = 3  # words from a wound up to the verb: "found a man suffering from a wound"


def is_dated(scene: Scene) -> bool:
    """Say whether a sentence names the day or the part of a day of something."""
    return any(is_day(time) for time in scene.times)


def is_violent(scene: Scene) -> bool:
    """Say whether a sentence tells of violence for sure: armed people, a weapon, a deed done on purpose.

    Police and guards are none by themselves: they come to accidents and fires as well.
    """
    tokens = scene.sentence.tokens
    armed = {at for at, hit in scene.who.items() if hit.label in WARRING and hit.part == "people"}
    named = [at for at in armed if tokens[at].pos == "NOUN"]  # no "criminal charges", no "General Services"
    # "elementos" may be of anything, "elementos militares" are not
    clear = (not armed.isdisjoint(scene.sentence.children(at)) for at in named)
    told = any(
        sure or tokens[at].lemma not in small_words("mere_suspects") for at, sure in zip(named, clear, strict=True)
    )
    return told or any(actor.kind in WARRING for actor in scene.actors) or is_meant_harm(scene)


def is_meant_harm(scene: Scene) -> bool:
    """Say whether a sentence tells of a weapon or of a deed done on purpose, whoever else it speaks of."""
    deeds = [hit for hit in scene.hits if hit.subject == "trigger" and not _is_said_only(scene, hit)]
    meant = any(hit.label in ON_PURPOSE and hit.part != "weak" and _is_meant(scene, hit) for hit in deeds)
    used = any(is_used(scene, scene.head(hit)) and not _is_named(scene, hit) for hit in weapons(scene))
    return meant or used or any(_is_murder(scene, hit) for hit in deeds)


def _is_said_only(scene: Scene, hit: Hit) -> bool:
    """Say whether a word of violence means none here: "execute a search warrant", "hang up", "secuestró 50 autos"."""
    suffering = parties(scene, done_to(scene, hit))
    return (hit.part == "weak" and not suffering) or is_in_words_alone(scene, hit, suffering)


def _is_named(scene: Scene, hit: Hit) -> bool:
    """Say whether a word for a weapon is somebody's name: "Paul Stone"."""
    tokens = scene.sentence.tokens[hit.start : hit.end]
    return all(token.pos == "PROPN" and token.is_capitalised and not token.is_all_capitals for token in tokens)


RULED_OUT = 8  # tokens between "ruled out" and what is


def _is_murder(scene: Scene, hit: Hit) -> bool:
    """Say whether a word of killing can only be of people by people: "murdered", not "killed"."""
    lemma = scene.sentence.tokens[scene.head(hit)].lemma
    return hit.label == "killing" and lemma not in small_words("unclear_verbs")


def is_done_by(scene: Scene, trigger: Hit, cues: tuple[Hit, ...]) -> bool:
    """Say whether one of these words names who or what does it: "killed by a shark", "the hurricane hit"."""
    heads = {scene.head(cue) for cue in cues}
    return any(head in heads for head in doers(scene, trigger))


def nature(scene: Scene) -> tuple[Hit, ...]:
    """Return the words of nature and accidents; none where shots are told, which no storm fires and no crash."""
    if any(is_shot(hit) and not is_likened(scene, hit) for hit in scene.hits):
        return ()
    return tuple(filter(is_of_nature, scene.hits))


def is_shot(hit: Hit) -> bool:
    """Say whether a word is one of shooting."""
    return hit.subject == "trigger" and hit.label == "shooting"


def is_of_nature(hit: Hit) -> bool:
    """Say whether a word is of nature or of an accident."""
    return hit.subject == "telling" and hit.label == "world" and hit.part == "nature"


def _is_meant(scene: Scene, hit: Hit) -> bool:
    """Say whether a word of attack is one: no figure of speech, nothing that nature does, nothing ruled out."""
    figures = scene.tells("figure")
    if any(0 <= hit.start - cue.start <= RULED_OUT for cue in scene.tells("denied")):
        return False
    return (
        not is_likened(scene, hit)
        and not any(hit.overlaps(figure) for figure in figures)
        and not is_done_by(scene, hit, nature(scene))
    )


ON_PURPOSE = frozenset(
    {"attack", "shooting", "ambush", "massacre", "abduction", "suicide_bombing", "grenade", "torture"}
)


def weapons(scene: Scene) -> Iterator[Hit]:
    """Yield weapons that are things: not the deed or the fire that names one ("blast", "burned")."""
    tokens = scene.sentence.tokens
    deeds = [hit for hit in scene.hits if hit.subject == "trigger"]
    for hit in scene.weapons.values():
        token = tokens[scene.head(hit)]
        thing = (token.pos in {"NOUN", "PROPN"} or token.dep in {"obl", "nsubj"}) and hit.label != "fire"
        likened = preposition(scene.sentence, scene.head(hit)) in small_words("likening")  # "fue como una bomba"
        # "stepped on a mine": the words of the deed hold a weapon that is one
        if thing and not likened and not any(hit.overlaps(deed) and deed.part != "suffer" for deed in deeds):
            yield hit


def victims(scene: Scene, trigger: Hit) -> Iterator[Party]:
    """Yield whom or what a deed is done to, or who suffers it, but for people of whom only the country is told.

    Histories count those: "Nineteen Americans died".
    """
    bearer = _bearer(scene, scene.head(trigger))
    bearing = () if bearer is None else patients(scene.sentence, bearer) or tuple(subjects(scene.sentence, bearer))
    suffering = (*subjects(scene.sentence, scene.head(trigger)), *bearing)
    found = (*whom(scene, trigger), *parties(scene, suffering))
    yield from (party for party in found if party.sort != "nationals")
