"""Which times of a sentence date what happened in it, and which of several dates which deed."""

from collections.abc import Iterator, Sequence, Set

from testigo.extraction.clauses import VERBAL
from testigo.extraction.mentions import Found
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_on_calendar
from testigo.lexicon.calendar import TimeExpression, TimeKind
from testigo.lexicon.grammar import small_words
from testigo.protocols import PlaceRole, ToldTime

DASHES = ("--", "—", "–", ".-", " - ")
DATELINE_REST = 40  # code points: how far before its dash the date of a dateline stands, with an agency between
_CLAUSE, _PHRASE = 2, 1  # how far a verb, or a noun, between a time and a deed puts them apart
_BESIDE = 2  # small words and participles between a deed and a time right behind it
_CLAUSE_REACH = 6  # tokens back from a time to the verb of its clause
_FAR = 100  # farther than any two words of a sentence are apart


def told_times(scenes: Sequence[Scene], happened: Set[int]) -> tuple[ToldTime, ...]:
    """Return every time that the sentences tell; those that begin at ``happened`` date what took place."""
    return tuple(
        ToldTime(
            time,
            scene.sentence.start,
            _dates_the_saying(scene, time) or _in_dateline(scene, time.end),
            time.start in happened,
        )
        for scene in scenes
        for time in scene.times
    )


def event_times(scene: Scene) -> Iterator[TimeExpression]:
    """Yield the times of a sentence that date what happened."""
    for time in scene.times:
        named = scene.is_place(time.start, time.end) or scene.actor_in(time.start, time.end) is not None
        dates = time.kind in {TimeKind.DATE, TimeKind.TIME} and not named  # no "19 April Movement"
        if dates and not _dates_the_saying(scene, time) and not _in_dateline(scene, time.end):
            yield time


def datings(scene: Scene, told: Sequence[tuple[TimeExpression, Found]]) -> Iterator[tuple[TimeExpression, Found]]:
    """Yield those of a sentence's times, each with the mention it may date, that date it: the nearest in the parse.

    "Sappers destroyed mines on Tuesday where a farmer was hurt in October": on Tuesday. The clock and the part of a
    day go beside any. The day of a clause that a deed comes before is none of the deed's: "signed on Monday after ...".
    """
    apart = {time: _distance(scene, found, time) for time, found in told}
    least = {found.mention.id: _FAR for _, found in told}
    for time, found in told:
        if is_on_calendar(time):
            least[found.mention.id] = min(least[found.mention.id], apart[time])
    close = min(least.values(), default=0) == 0
    for time, found in told:
        beside = apart[time] == least[found.mention.id] < _FAR and not (close and apart[time])
        if beside or not is_on_calendar(time):
            yield time, found


def _distance(scene: Scene, found: Found, time: TimeExpression) -> int:
    """Return how many clauses and phrases of the parse lie between the words of a deed and a time."""
    if found.scene is not scene or not scene.sentence.parsed:
        return 0
    sentence, deed, at = scene.sentence, scene.head(found.trigger), scene.token_at(time.start)
    if _opens_clause(scene, time, deed) or _is_beside(scene, found, at):
        return 0
    up, below = (deed, *sentence.ancestors(deed)), (at, *sentence.ancestors(at))
    joint = next((token for token in below if token in up), None)
    if joint is None:
        return _CLAUSE
    aside, above = below[1 : below.index(joint)], up[: up.index(joint)]
    lawful = any(sentence.tokens[token].lemma in small_words("law_verbs") for token in (*aside, joint))
    if any(_comes_after(scene, token) for token in above) or (lawful and joint != deed):
        return _FAR  # "two were charged on Tuesday in a shooting"
    # "the attack that shook the town on Sunday"
    own = set(aside[-1:]) if joint == deed and sentence.tokens[deed].pos not in VERBAL else set()
    verbs = sum(sentence.tokens[token].pos in VERBAL for token in (*(set(aside) - own), *above[1:]))
    nouns = sum(sentence.tokens[token].pos not in VERBAL for token in above[1:])
    later = time.reading.direction == "after" and bool(aside or above)  # "the hostages were found the next day"
    return _FAR if later and verbs else _CLAUSE * verbs + _PHRASE * nouns


def _opens_clause(scene: Scene, time: TimeExpression, deed: int) -> bool:
    """Say whether a time is told anew by the clause of a deed: "held since last Friday, when gunmen stopped ..."."""
    after = [token for token in scene.sentence.tokens if token.start >= time.end and token.is_word][:1]
    return any(token.lower in small_words("when") and token.index < deed for token in after)


def _is_beside(scene: Scene, found: Found, time: int) -> bool:
    """Say whether a time stands right behind the words of a deed: "missing since Saturday"."""
    between = scene.sentence.tokens[found.trigger.end : time]
    small = all(token.pos in {"ADP", "DET"} or "VerbForm=Part" in token.feats for token in between)
    return found.trigger.end <= time and len(between) <= _BESIDE and small


def _comes_after(scene: Scene, at: int) -> bool:
    """Say whether words stand behind an "after": what they tell was before the clause that they hang on."""
    tokens = scene.sentence.tokens
    marks = (tokens[child] for child in scene.sentence.children(at) if tokens[child].dep in {"mark", "case", "cc"})
    return any(mark.lower in small_words("after") for mark in marks)


def _in_dateline(scene: Scene, end: int) -> bool:
    """Say whether a time stands in the dateline ("Puerto Príncipe, 16 oct (Antillas).- ...")."""
    if not any(place.role is PlaceRole.DATELINE for place in scene.toponyms):
        return False
    head, body = scene.report.text[scene.sentence.start : end], scene.report.text[end : end + DATELINE_REST]
    return not any(dash in head for dash in DASHES) and any(dash in body for dash in DASHES)


def _ends_clause(scene: Scene, time: int) -> bool:
    """Say whether a time ends the clause of a verb before it: "the bar where gunmen shot four on Friday said ..."."""
    sayings = {hit.start for hit in scene.tells("says")}
    for at in range(time - 1, max(-1, time - _CLAUSE_REACH), -1):
        token = scene.sentence.tokens[at]
        if token.pos in VERBAL or not token.is_word:
            return token.pos in VERBAL and at not in sayings
    return False


def _dates_the_saying(scene: Scene, said: TimeExpression) -> bool:
    """Say whether a time tells when something was said ("police said on Monday"), not when it happened."""
    sayings = {scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs"}
    tokens = scene.sentence.tokens
    time, after = scene.token_at(said.start), scene.token_at(said.end - 1) + 1
    verbs = {hit.start for hit in scene.tells("says") if hit.part == "verbs"}
    deeds = {scene.head(hit) for hit in scene.hits if hit.subject == "trigger"}
    beside = (after in verbs and not _ends_clause(scene, time)) or time - 1 in verbs
    if beside or (time - 2 in verbs and tokens[time - 1].pos == "ADP"):
        # "Police on Thursday accused ...", "... said on Tuesday": side by side, whatever the parse; not "reported that
        # on 10 March alleged members of the gang killed ..."
        return all(tokens[at].lower not in small_words("complementizers") for at in range(max(0, time - 2), time))
    above = scene.sentence.ancestors(time)
    verb = next((index for index in above if tokens[index].pos == "VERB"), None)
    own = verb is not None and all(tokens[at].start >= said.start for at in above[: above.index(verb)])
    if own and verb is not None and tokens[verb].lemma in small_words("toll_verbs"):
        return True  # "on Monday police raised the toll to five": they had died before
    if verb not in sayings or verb is None or (time < verb and tokens[verb - 1].text == ","):
        return False  # "a blast on Tuesday night, confirmed the prosecutor": what was said stands before its verb
    if deeds.intersection(above[: above.index(verb)]) or any(verb < deed < time for deed in deeds):
        return False  # "blamed a gang for Thursday's attack", "say they found the car of the shooting last month"
    if any(tokens[child].dep == "nsubj:pass" for child in scene.sentence.children(verb)):
        return False  # "Last year the same gang was blamed for kidnapping ..."
    # "informed that on Tuesday 24 August ...": what follows the "that" is what was said
    return not any(tokens[at].lower in small_words("complementizers") for at in range(verb + 1, time))
