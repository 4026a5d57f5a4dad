"""How a sentence speaks of violence: as news, as background, of many events, of law, of plans, of a film."""

from itertools import pairwise

from testigo.extraction.deeds import is_dated, is_told_outright
from testigo.extraction.gatherings import is_called_for, is_gathering
from testigo.extraction.kinds import Kind
from testigo.extraction.once import once
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_day, is_whole_day
from testigo.extraction.unmeant import is_likened, is_of_animals, is_of_most, is_possible, is_tallied, is_undone
from testigo.extraction.worlds import is_elsewhere
from testigo.lexicon.calendar import TimeExpression
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.model import Status, Told

NEAR = 5  # tokens before a trigger within which a cue is about it
ACCUSING = frozenset({"blame", "claimed", "suspected"})  # "officials blame the cartel": said now of what happened then
MODALS = small_words("modals")


@once
def told(scene: Scene, trigger: Hit, kind: Kind) -> Told:
    """Return how the sentence tells of what the trigger names, in a report of this kind."""
    outright = is_told_outright(scene, trigger)
    near = scene.times if outright else _own_times(scene, trigger)
    if kind.court and not any(is_whole_day(time) for time in near):
        return Told.LEGAL
    dated = outright or (not kind.court and _has_its_day(scene, trigger))
    if (trigger.label == "arrest" or not dated) and any(_bears_on(scene, hit, trigger) for hit in scene.tells("legal")):
        return Told.LEGAL
    if is_tallied(scene, trigger) or (not (outright and is_dated(scene)) and _is_aggregate(scene)):
        return Told.AGGREGATE
    if (
        is_called_for(scene, trigger)
        or (kind.announced and is_gathering(trigger))
        or _is_habit(scene, trigger)
        or is_possible(scene, trigger)
        or is_undone(scene, trigger)
        or is_of_most(scene, trigger)
    ):
        return Told.GENERIC
    if is_likened(scene, trigger) or is_of_animals(scene, trigger) or is_elsewhere(scene, trigger, kind):
        return Told.OTHER
    return Told.BACKGROUND if _is_recalled(scene, trigger, outright) else Told.NEWS


def _own_times(scene: Scene, trigger: Hit) -> list[TimeExpression]:
    """Return the times that stand in the clause of a trigger."""
    clauses = {_verb(scene, scene.head(trigger)), scene.head(trigger)}
    return [time for time in scene.times if _verb(scene, scene.token_at(time.start)) in clauses]


def _has_its_day(scene: Scene, trigger: Hit) -> bool:
    """Say whether a day hangs on a trigger, and not on the law at work: "charged with shooting him last Tuesday"."""
    days = (scene.token_at(time.start) for time in scene.times if is_whole_day(time))
    legal = {scene.head(hit) for hit in scene.tells("legal")} - {scene.head(trigger)}
    return any(
        scene.head(trigger) in (above := scene.sentence.ancestors(day))
        and legal.isdisjoint(above[: above.index(scene.head(trigger))])
        for day in days
    )


def _is_recalled(scene: Scene, trigger: Hit, outright: bool) -> bool:
    """Say whether a sentence recalls what the trigger names: by any word, or in its own clause where told outright.

    "Gunmen fired on a mass for the victims of an earlier massacre": the massacre is recalled, the shots are news.
    """
    if is_years_ago(scene, trigger):
        return True
    tokens = scene.sentence.tokens
    cues = [hit for hit in scene.tells("background") if not _counts_from(scene, hit)]
    if not outright:
        return bool(cues)
    above = {_verb(scene, scene.head(trigger)), *scene.sentence.ancestors(scene.head(trigger))}
    return any(_clause(scene, scene.head(hit)) in above and tokens[scene.head(hit)].dep != "amod" for hit in cues)


def is_years_ago(scene: Scene, trigger: Hit) -> bool:
    """Say whether the clause of a trigger names a year before the last one: "shot by paramilitaries in 2001"."""
    published = scene.report.published
    now = published.date.latest if published else None
    if now is None:
        return False
    own = _own_times(scene, trigger)
    years = [time.reading.year for time in own if time.reading.year is not None and not time.reading.bound]
    fresh = any(is_day(time) and time.reading.year is None for time in own)
    return bool(years) and not fresh and max(years) < now.year - 1


def _clause(scene: Scene, cue: int) -> int:
    """Return the verb whose clause a cue belongs to; "hace un año" is no clause of its own, "que recuerda" is."""
    token = scene.sentence.tokens[cue]
    return cue if token.pos == "VERB" and token.dep.startswith("acl") else _verb(scene, token.head)


def _verb(scene: Scene, index: int) -> int:
    """Return the verb of the clause that a word stands in."""
    above = (index, *scene.sentence.ancestors(index))
    return next((at for at in above if scene.sentence.tokens[at].pos == "VERB"), index)


def _counts_from(scene: Scene, cue: Hit) -> bool:
    """Say whether a cue counts from something else: "days before the trial", "días antes de la boda"."""
    following = scene.sentence.tokens[cue.end : cue.end + 1]
    return any(token.lower in small_words("of_cases") for token in following)


def _bears_on(scene: Scene, cue: Hit, trigger: Hit) -> bool:
    """Say whether a cue is about the trigger: it comes first or close behind, governs it, or is the main word."""
    head, tokens = scene.head(cue), scene.sentence.tokens
    beside = 0 <= cue.start - trigger.end < NEAR  # "their assault and guerrilla tactics"
    governs = head in scene.sentence.ancestors(scene.head(trigger)) or tokens[head].dep == "root"
    return cue.start <= trigger.start or beside or governs


def _is_aggregate(scene: Scene) -> bool:
    cues = scene.tells("aggregate")
    periods = [hit for hit in cues if hit.part == "phrases"]
    plurals = [
        hit for hit in cues if hit.part == "nouns" and "Number=Sing" not in scene.sentence.tokens[hit.end - 1].feats
    ]
    wars = [hit for hit in cues if hit.part == "nouns_total"]
    counted = any(number.count is not None for number in scene.numbers)
    one_toll = any(token.lemma in small_words("one_toll") for token in scene.sentence.tokens)
    hundreds = not one_toll and any(number.count is not None and number.count.low >= 100 for number in scene.numbers)
    years = any(_is_long(time) or time.reading.unit == "year" or time.reading.bound for time in scene.times)
    dozens = any(number.count is not None and number.count.low >= DOZENS for number in scene.numbers)
    span = any(time.reading.month and time.reading.to and not time.reading.day for time in scene.times)
    since = any(
        (time.reading.bound == "since" or time.reading.to) and not (is_day(time) or time.reading.day)
        for time in scene.times
    )
    if since and counted and (plurals or hundreds or _counts_to_now(scene)):
        return True
    if _is_sum(scene) and (years or any(map(_is_year, scene.times))):
        return True  # "son 14 los asesinados en 2023"
    if span and dozens:
        return True  # "87 drivers were murdered between January and September"
    several = any(number.count is not None and number.count.low > 1 for number in scene.numbers)
    if several and _counts_to_now(scene) and any(map(_is_year, scene.times)):
        return True  # "en 2022 han muerto 87 trabajadores"
    grows = not one_toll and any(hit.part == "growth" for hit in cues)
    return grows or bool(periods and counted) or bool(plurals and (years or hundreds)) or bool(wars and hundreds)


def _is_long(time: TimeExpression) -> bool:
    """Say whether a time is a stretch of more than days: "cuatro días de ataques" are one wave of them."""
    return time.kind == "duration" and time.reading.unit not in {"day", "night", "hour", "minute"}


def _is_year(time: TimeExpression) -> bool:
    return time.reading.year is not None and time.reading.month is None


DOZENS = 20  # people harmed within months: a sum


def _counts_to_now(scene: Scene) -> bool:
    """Say whether a sentence counts up to now: "have been killed since", "son 39 los asesinados desde"."""
    perfect = small_words("perfect")
    return _is_sum(scene) or any(token.dep == "aux" and token.lower in perfect for token in scene.sentence.tokens)


def _is_sum(scene: Scene) -> bool:
    """Say whether a sentence only tells how many they are by now: "son 14 los asesinados"."""
    figures = {number.start for number in scene.numbers}
    return any(
        token.dep == "cop" and "Tense=Pres" in token.feats and following.start in figures
        for token, following in pairwise(scene.sentence.tokens)
    )


def _is_habit(scene: Scene, trigger: Hit) -> bool:
    if any(_bears_on(scene, hit, trigger) for hit in scene.tells("habit")) or (
        trigger.label not in ACCUSING and _is_verb(scene, trigger) and _is_present(scene, trigger)
    ):
        return True
    return any(
        hit.end <= trigger.start and trigger.start - hit.end < NEAR for hit in scene.tells("planned")
    ) or _is_modal(scene, trigger)


def _is_verb(scene: Scene, trigger: Hit) -> bool:
    """Say whether the trigger is a verb."""
    return scene.sentence.tokens[scene.head(trigger)].pos == "VERB"


def _is_present(scene: Scene, trigger: Hit) -> bool:
    """Say whether the trigger hangs on a verb in the present tense, which English news keeps for habits."""
    tokens = scene.sentence.tokens
    head = scene.head(trigger)
    verbs = [index for index in (head, *scene.sentence.ancestors(head)) if tokens[index].pos == "VERB"]
    tense = next((found for index in verbs if (found := _tense(scene, index))), "")
    in_body = scene.sentence.tokens[-1].text in CLOSING  # headlines are in the present too
    return tense == PRESENT and in_body and scene.report.language == "en"


def _tense(scene: Scene, verb: int) -> str | None:
    """Return the tense of a verb, or of its auxiliary ("were killed"); None where it has none of its own.

    A verb of saying above it, in the present, says nothing of when it was. "Has killed" is done.
    """
    tokens = scene.sentence.tokens
    below = [tokens[child] for child in scene.sentence.children(verb) if tokens[child].dep in {"aux", "aux:pass"}]
    finite = [word for word in (*below, tokens[verb]) if "VerbForm=Fin" in word.feats]
    if not finite:
        marks = {tokens[child].lower for child in scene.sentence.children(verb)}
        return None if marks.isdisjoint(small_words("after")) else "Tense=Past"  # "is in hospital after being shot"
    return PRESENT if all(PRESENT in word.feats and word.lemma != "have" for word in finite) else "Tense=Past"


PRESENT = "Tense=Pres"
CLOSING = frozenset({".", "”", '"', "!", "?"})


def _is_modal(scene: Scene, trigger: Hit) -> bool:
    head = scene.head(trigger)
    if {"Mood=Sub", "Tense=Pres", "VerbForm=Fin"} <= scene.sentence.tokens[head].feats:
        return True  # "antes de que explote"
    if _is_future(scene, head):
        return True
    auxiliaries = (scene.sentence.tokens[child] for child in scene.sentence.children(head))
    return any(token.dep == "aux" and token.lower in MODALS for token in auxiliaries)


def _is_future(scene: Scene, head: int) -> bool:
    """Say whether the clause of a trigger is in the Spanish future tense: "anunciará el ataque"."""
    tokens = scene.sentence.tokens
    above = (tokens[at] for at in (head, *scene.sentence.ancestors(head)) if "VerbForm=Fin" in tokens[at].feats)
    return "Tense=Fut" in next(iter(above), tokens[head]).feats


def status(scene: Scene, trigger: Hit) -> Status:
    """Return whether what the trigger names took place."""
    if is_negated(scene, trigger):
        return Status.DENIED
    for label, value in (
        ("foiled", Status.FOILED),
        ("denied", Status.DENIED),
        ("threatened", Status.THREATENED),
        ("attempted", Status.ATTEMPTED),
    ):
        near = (hit for hit in scene.tells(label) if -NEAR <= trigger.start - hit.end <= NEAR)
        near = (hit for hit in near if label != "denied" or not _is_of_zero(scene, hit))
        if any(
            hit.start != trigger.start and not _is_beside(scene, hit, trigger) and not _is_identity(scene, hit)
            for hit in near
        ):
            return value
    return Status.OCCURRED


def _is_of_zero(scene: Scene, cue: Hit) -> bool:
    """Say whether a cue only belongs to words by which nobody died or was hurt: "no hubo muertos por la explosión"."""
    return any(one.start <= cue.start and cue.end <= one.end for one in scene.tells("none_killed", "none_injured"))


def _is_identity(scene: Scene, cue: Hit) -> bool:
    """Say whether a Spanish cue only tells what something is: "se trata de la matanza", but not "trató de matarlo"."""
    tokens = scene.sentence.tokens
    following = tokens[min(cue.end, len(tokens) - 1)]
    return tokens[cue.end - 1].lower == "de" and "VerbForm=Inf" not in following.feats and following.pos != "VERB"


def _is_beside(scene: Scene, cue: Hit, trigger: Hit) -> bool:
    """Say whether cue and trigger are two deeds told one after the other: "killed a man and threatened another"."""
    tokens = scene.sentence.tokens
    pair = {scene.head(cue), scene.head(trigger)}
    joined = any(tokens[at].dep == "conj" and tokens[at].head in pair for at in pair) and len(pair) > 1
    return joined or _is_of_somebody(scene, cue, trigger)


def _is_of_somebody(scene: Scene, cue: Hit, trigger: Hit) -> bool:
    """Say whether a cue tells what one of those struck was about: "a guard who tried to ring the bell was killed"."""
    tokens, at = scene.sentence.tokens, scene.head(cue)
    clause = next((one for one in (at, *scene.sentence.ancestors(at)) if tokens[one].dep == "acl:relcl"), at)
    noun = tokens[clause].head
    verb = scene.head(trigger)
    joined = {verb, tokens[verb].head} if tokens[verb].dep == "conj" else {verb}  # "... was shot and died"
    return noun not in {clause, verb} and not joined.isdisjoint(scene.sentence.ancestors(noun))


def is_supposed(scene: Scene, hit: Hit) -> bool:
    """Say whether words tell of what would have come about: "estaríamos lamentando decenas de muertos".

    The conditional of "haber" is none: with it Spanish news tells what is said ("habrían muerto").
    """
    tokens = scene.sentence.tokens
    head = scene.head(hit)
    above = (head, *scene.sentence.ancestors(head)[:2])
    near = {*above, *(child for at in above for child in scene.sentence.children(at) if tokens[child].pos == "AUX")}
    return any(
        tokens[at].lower.endswith(CONDITIONAL) and tokens[at].pos in VERBAL and tokens[at].lemma not in SUPPOSING
        for at in near
    )


VERBAL = frozenset({"VERB", "AUX"})
CONDITIONAL = ("ría", "rían", "ríamos", "rías")  # the tagger knows it only of common verbs
SUPPOSING = small_words("reporting_conditionals")
NOBODY = small_words("nobody")
NOT = small_words("negation")


def is_negated(scene: Scene, trigger: Hit) -> bool:
    """Say whether the sentence says that what the trigger names did not happen: "no deaths", "nobody was hurt"."""
    tokens = scene.sentence.tokens
    head = scene.head(trigger)
    inside = tokens[trigger.start + 1 : trigger.end]
    if any(token.lower in NOT | NOBODY and token.pos != "ADP" for token in inside):
        return True  # "found no bodies", "a body that has not been recovered", but not "hallados sin vida"
    occurs = tokens[tokens[head].head].lemma in small_words("occurrence_verbs")
    if (tokens[head].dep == "obj" or (tokens[head].dep == "nsubj:pass" and occurs)) and _denies(
        scene, tokens[head].head
    ):
        return True  # "la violencia no dio tregua", "shots were not reported"
    noun = tokens[tokens[head].head]
    if tokens[head].dep in {"amod", "acl"} and noun.dep == "obj" and _denies(scene, noun.head):
        return True  # "no hay personas detenidas"
    for child in scene.sentence.children(head):
        token = tokens[child]
        if token.lower in NOT and token.dep in {"advmod", "det", "case", "mark", "neg"} and child < trigger.start:
            return True
        # "ninguna organización se lo ha atribuido", where the parse joins it to the verb
        apart = token.lower in NOBODY and token.pos == "DET" and child < trigger.start
        if apart or (token.dep.startswith("nsubj") and (token.lower in NOBODY or _quantified(scene, child) & NOBODY)):
            return True
    return False


def _denies(scene: Scene, verb: int) -> bool:
    children = (scene.sentence.tokens[child] for child in scene.sentence.children(verb))
    return any(token.lower in NOT and token.dep == "advmod" for token in children)


def _quantified(scene: Scene, head: int) -> set[str]:
    return {scene.sentence.tokens[child].lower for child in scene.sentence.children(head)}


def opens_another(scene: Scene, trigger: Hit) -> bool:
    """Say whether the sentence opens another incident ("another attack", "hours later", "separately")."""
    cues = [hit for hit in scene.tells("new_event") if not _counts_people(scene, hit)]
    return any(hit.start <= trigger.start for hit in cues)


POINTERS = small_words("pointers")


def points_back(scene: Scene, trigger: Hit) -> bool:
    """Say whether a trigger noun is one that was told before: "the attack", "este ataque"."""
    children = scene.sentence.children(scene.head(trigger))
    words = {scene.sentence.tokens[child].lower for child in children if scene.sentence.tokens[child].dep == "det"}
    return trigger.part == "nouns" and bool(words & POINTERS)


def _counts_people(scene: Scene, hit: Hit) -> bool:
    """Say whether a cue only counts on: "another three were wounded", "otros dos policías"."""
    following = scene.sentence.tokens[hit.end : hit.end + 1]
    return any(token.pos == "NUM" or token.index in scene.who for token in following)
