"""To whom something is done, also where the parse does not tell: Spanish hangs "a dos personas" on the nearest noun."""

from testigo.extraction.clauses import done_to, patients, subjects
from testigo.extraction.nouns import coordinated, preposition
from testigo.extraction.once import once
from testigo.extraction.parties import ARMED, Party, parties, person_at
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

ON_PEOPLE = frozenset(
    {"killing", "abduction", "disappearance", "torture", "threat", "attack", "shooting", "arrest", "injury", "arson"}
)
ON_PEOPLE_TOO = frozenset({"killed", "injured", "abducted", "detained", "missing"})  # words of harm
PERSONAL = frozenset({"a", "al"})  # the Spanish preposition before people to whom something is done
AIMED = PERSONAL | {"contra"}
STRIKING = frozenset({"attack", "ambush", "bombing"})
AIMING = frozenset({"attack", "shooting"})  # "dispararon desde una moto contra el concejal"


@once
def whom(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return whom the words of a hit are done to: as the parse has it, behind an "a", or by a pronoun."""
    heads = done_to(scene, hit)
    found = _living(hit, parties(scene, heads)) or _behind(scene, hit) or _meant(scene, hit) or _bare(scene, hit)
    return found or _called(scene, hit, heads) or of_tellers(scene, hit)


def _living(hit: Hit, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, without things where what is done to them is done to the living: "shot dead on the road"."""
    return tuple(party for party in found if party.is_people) if hit.label in ON_THE_LIVING else found


ON_THE_LIVING = frozenset({"killing", "death", "injury", "massacre", "torture", "sexual_violence", "disappearance"})


def _called(scene: Scene, hit: Hit, heads: tuple[int, ...]) -> tuple[Party, ...]:
    """Return those known by one name behind an "a": "ejecutaron a Luis, a quien sacaron de su casa"."""
    people = (head for head in heads if preposition(scene.sentence, head) in PERSONAL)
    named = (person_at(scene, head) for head in people if hit.label in ON_PEOPLE)
    return tuple(party for party in named if party is not None)


def _behind(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return the people behind a Spanish "a" below the verb, or behind a passive.

    "asesinaron en el río a dos personas", "fueron asesinadas de varios disparos, tres personas".
    """
    sentence, verb = scene.sentence, scene.head(hit)
    if hit.label not in ON_PEOPLE | ON_PEOPLE_TOO or hit.part == "nouns" or scene.report.language != "es":
        return ()
    aimed = AIMED if hit.label in AIMING else PERSONAL
    cases = frozenset({""}) if is_passive(sentence, verb) else aimed
    for head in (at for at in sentence.subtree(verb) if at > verb):
        token = sentence.tokens[head]
        case = preposition(sentence, head)
        if case in cases and not scene.is_place(token.start, token.end):
            # only an "a" tells a name alone from a thing: "contra su Volkswagen"
            party = person_at(scene, head) if case in PERSONAL or head in scene.who else None
            if party is not None and party.is_people:
                return tuple(one for each in coordinated(sentence, head) if (one := person_at(scene, each)))
    return ()


def _bare(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return the first people or thing without a preposition behind a Spanish verb of attack in the active.

    The parse may hang it on a time or a place between: "atacaron en horas de la noche una patrulla del Ejército".
    """
    sentence, verb = scene.sentence, scene.head(hit)
    active = sentence.tokens[verb].pos == "VERB" and not is_passive(sentence, verb)
    if hit.label not in STRIKING or hit.part == "nouns" or not active or scene.report.language != "es":
        return ()
    for head in (at for at in scene.who if at > verb):
        token = sentence.tokens[head]
        if any(one.pos == "VERB" and "VerbForm=Fin" in one.feats for one in sentence.tokens[verb + 1 : head]):
            return ()
        determined = sentence.child(head, "det", "nummod") is not None
        if determined and not preposition(sentence, head) and verb in sentence.ancestors(head) and token.dep != "nsubj":
            return parties(scene, (head,))
    return ()


def object_pronoun(scene: Scene, hit: Hit) -> int | None:
    """Return the Spanish pronoun before a verb that is done to it: "les prendieron fuego"."""
    sentence, verb = scene.sentence, scene.head(hit)
    pronoun = sentence.child(verb, "obj", "iobj")
    if pronoun is None or pronoun > verb or sentence.tokens[pronoun].lower not in small_words("object_pronouns"):
        return None
    return pronoun


def _meant(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return the people that a Spanish object pronoun stands for: those of the verb before, or the last unarmed ones.

    "sacaron de su casa a Luz Toro y la ejecutaron".
    """
    sentence, verb = scene.sentence, scene.head(hit)
    pronoun = object_pronoun(scene, hit)
    if pronoun is None:
        return ()
    above = sentence.tokens[verb].head
    shared = tuple(head for head in patients(sentence, above) if head < pronoun)
    named = tuple(party for head in shared if (party := person_at(scene, head)) and party.is_people)
    before = tuple(head for head, who in scene.who.items() if head < pronoun and who.part == "people")
    return (
        named
        or tuple(party for party in parties(scene, before) if party.kind not in ARMED)[-1:]
        or _names_before(scene, pronoun)
    )


def _names_before(scene: Scene, pronoun: int) -> tuple[Party, ...]:
    """Return the last person named before a pronoun: "irrumpieron en la casa de Luz Toro y la mataron"."""
    proper = [token.index for token in scene.sentence.tokens[:pronoun] if token.pos == "PROPN" and token.dep != "flat"]
    return tuple(party for party in parties(scene, tuple(proper)) if party.sort == "person")[-1:]


def of_tellers(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return the unarmed people who tell what was done to them: "two women said that they had been beaten"."""
    sentence, verb = scene.sentence, scene.head(hit)
    if hit.label not in ON_PEOPLE | {"sexual_violence"} or not is_passive(sentence, verb):
        return ()
    if not any(sentence.tokens[at].lower in small_words("own_pronouns") for at in subjects(sentence, verb)):
        return ()
    sayings = {scene.head(said) for said in scene.tells("says")}
    above = next((at for at in sentence.ancestors(verb) if at in sayings), None)
    told = parties(scene, tuple(subjects(sentence, above)) if above is not None else ())
    return tuple(party for party in told if party.kind not in ARMED and party.is_people)
