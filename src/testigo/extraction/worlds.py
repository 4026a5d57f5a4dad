"""Words of violence about something else: sport, fiction, memory, drills, politics, nature, times long past."""

import re

from testigo.extraction.clauses import agents, doers, done_to
from testigo.extraction.deeds import is_done_by, is_told_outright, nature
from testigo.extraction.kinds import Kind
from testigo.extraction.nouns import preposition
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

FRAMES = frozenset({"fiction", "drill", "sport"})  # worlds that a sentence can open with: "in the series, a hitman ..."
LOOSE_CUES = 2  # words that are of another world only in company: "season", "fans", "match"
UNMEANT = frozenset(
    {"killing", "death", "injury", "displacement", "property_destruction", "arson", "body_found", "bombing", "clash"}
)  # triggers that nature and accidents share with violence


def is_elsewhere(scene: Scene, trigger: Hit, kind: Kind) -> bool:
    """Say whether a sentence speaks of another world than the violence of the news.

    Nature and accidents count only in a quiet report: elsewhere a car that overturns may have hit a mine.
    """
    cues = scene.tells("world")
    natural = nature(scene)
    unmeant = trigger.label in UNMEANT or trigger.part == "weak"
    if unmeant and (kind.natural or (kind.quiet and natural)):
        return True
    if any(_is_remembered(scene, cue, trigger) for cue in cues):
        return True
    if is_done_by(scene, trigger, natural) or _is_caused_by(scene, trigger, natural):
        return True
    others = [hit for hit in cues if hit.part != "nature"]
    if _is_long_past(scene) or any(_frames(scene, hit, trigger) for hit in others):
        return True
    loose = {hit.start for hit in scene.tells("other")}
    return (bool(others) or len(loose) >= LOOSE_CUES) and not is_told_outright(scene, trigger)


def _is_remembered(scene: Scene, cue: Hit, trigger: Hit) -> bool:
    """Say whether a trigger is what years are counted from: "forty years after soldiers killed the villagers, ..."."""
    tokens = scene.sentence.tokens
    counts = cue.part == "memory" and tokens[cue.end - 1].lower in small_words("counting_from")
    between = range(cue.end, scene.head(trigger))
    return counts and cue.end <= trigger.start and not any(tokens[at].pos == "VERB" for at in between)


def _is_caused_by(scene: Scene, trigger: Hit, natural: tuple[Hit, ...]) -> bool:
    """Say whether nature or an accident is the subject of what brings the trigger about: "a leak caused a blast"."""
    causes = {scene.head(cue) for cue in natural}
    head = scene.head(trigger)
    acting = (at for above in (head, *scene.sentence.ancestors(head)) for at in agents(scene.sentence, above))
    return trigger.label in UNMEANT and not causes.isdisjoint(acting)


def _frames(scene: Scene, cue: Hit, trigger: Hit) -> bool:
    """Say whether a cue opens the sentence as the stage of all that follows, or stands before a trigger as its mark."""
    tokens = scene.sentence.tokens
    reach = 2 if tokens[scene.head(cue)].dep == "amod" else 1  # "un grupo de falsos terroristas"
    within = {scene.head(cue), *scene.sentence.ancestors(scene.head(cue))[:reach]}
    if cue.part == "drill" and (cue.overlaps(trigger) or within & {*done_to(scene, trigger), *doers(scene, trigger)}):
        return True  # "fired blanks", "dispararon cartuchos de salva", "fake gunmen took hostages"
    if cue.part not in FRAMES or cue.end > trigger.start:
        return False
    marks = tokens[scene.head(cue)].head == scene.head(trigger) and tokens[scene.head(cue)].dep in {"amod", "compound"}
    stage = preposition(scene.sentence, scene.head(cue)) in small_words("stage_cases") and cue.start <= FIRST
    return marks or stage


def _is_long_past(scene: Scene) -> bool:
    """Say whether a sentence names a year of centuries ago: "in 1521"."""
    tokens = scene.sentence.tokens
    years = (token for token in tokens[1:] if OLD_YEAR.fullmatch(token.text))
    return any(tokens[year.index - 1].lower in small_words("year_cases") for year in years)


OLD_YEAR = re.compile(r"1[0-8]\d\d")
FIRST = 3  # tokens: how near its beginning a sentence sets its stage
