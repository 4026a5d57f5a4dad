"""What kind of report it is, by its title and all its sentences: of a game or a film, from a court, of a quake."""

from collections import Counter
from dataclasses import dataclass

from testigo.extraction.deeds import is_meant_harm, is_of_nature, is_shot, is_violent, nature
from testigo.extraction.gatherings import are_announced
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit

FOREIGN_CUES = 2  # different cues of sport, film or weather that make a whole report one of those, and
FOREIGN_RATE = 0.2  # how many a sentence: of our 56 examples, look-alikes have 0.21 or more, news 0.18 or less
PLAYED_RATE = 0.1  # words of a world in which nobody is hurt, a sentence: long reports on victims tell of their games
OPENING = 2  # sentences: the dateline may be one
IN_TITLE = 2  # cues that one in the title is worth: it tells what the news is
TOPIC_CUES = 3  # different words of one topic, one in the title counted twice, that make it the report's: one of the
# training part's 189 reports of incidents has so many, 25 of the 53 others
TOPIC_RATE = 0.03  # how many a word, in longer reports
TOPIC_WORDS = 30  # a report of fewer has no topic
OF_LAW = frozenset({"court", "wanted"})  # topics of which the deeds told are old
PLAYED = frozenset({"sport", "fiction", "drill", "market", "cyber", "politics"})  # worlds where nobody is hurt


@dataclass(frozen=True, slots=True)
class Kind:
    """What a whole report is about."""

    foreign: bool = False  # it only uses the words of war: sport, film, weather, memory, exercises, prices
    quiet: bool = False  # nothing in it is meant harm
    natural: bool = False  # its title speaks of nature or an accident, and nothing in it is meant harm
    court: bool = False  # it is from a court: deeds without a day are old
    announced: bool = False  # the demonstration that it tells of is only called for

    @classmethod
    def of(cls, scenes: tuple[Scene, ...], title: tuple[Hit, ...] = ()) -> "Kind":
        """Return the kind of a report by its sentences, and by what the word lists find in its title."""
        meant = (is_meant_harm(scene) for scene in scenes if not nature(scene))
        natural = any(map(is_of_nature, title)) and not any(map(is_shot, title)) and not any(meant)
        quiet = natural or not any(is_violent(scene) for scene in scenes)
        found = topics(scenes, title)
        law = "court" in found or is_court(scenes, title)
        court = "wanted" in found or (law and is_settled(scenes, title))
        foreign = bool(found - OF_LAW) or is_foreign(scenes, title)
        return cls(foreign, quiet, natural, court, are_announced(scenes))


def topics(scenes: tuple[Scene, ...], title: tuple[Hit, ...] = ()) -> set[str]:
    """Return the rows of the lists of topics (lexicon: `about`) of which a report has words enough."""
    words = sum(len(scene.sentence.tokens) for scene in scenes)
    found = {(hit.part, _form(scene, hit)) for scene in scenes for hit in scene.tells("about")}
    told = Counter(part for part, _ in found) + Counter({hit.part: IN_TITLE for hit in title if hit.label == "about"})
    enough = max(TOPIC_CUES, TOPIC_RATE * words)
    return {part for part, number in told.items() if words >= TOPIC_WORDS and number >= enough}


def is_foreign(scenes: tuple[Scene, ...], title: tuple[Hit, ...] = ()) -> bool:
    """Say whether a whole report only uses the words of war: sport, film, weather, memory, exercises, prices.

    Two cues of a world in which nobody is hurt are enough, and one where the title has it: of the 242 reports of the
    training part, none that tells of an incident has so many.
    """
    cues = [_form(scene, hit) for scene in scenes for hit in scene.tells("other")]
    if len(set(cues)) >= FOREIGN_CUES and len(cues) >= FOREIGN_RATE * len(scenes):
        return True
    played = [_form(scene, hit) for scene in scenes for hit in scene.hits if _is_played(hit)]
    named = IN_TITLE * any(map(_is_played, title))
    often = len(played) + named >= PLAYED_RATE * len(scenes)
    return often and len(set(played)) + named >= FOREIGN_CUES


def _form(scene: Scene, hit: Hit) -> str:
    return " ".join(token.lemma for token in scene.sentence.tokens[hit.start : hit.end])


def _is_played(hit: Hit) -> bool:
    return (hit.label == "figure" and hit.part == "phrases") or (hit.label == "world" and hit.part in PLAYED)


def is_court(scenes: tuple[Scene, ...], title: tuple[Hit, ...] = ()) -> bool:
    """Say whether a report is from a court: its title or opening tells of a sentence, a plea, a hearing."""
    opening = [scene for scene in scenes if not scene.datelines or scene.sentence.root is not None][:OPENING]
    return any(hit.label == "legal" for hit in title) or any(_is_court(scene) for scene in opening)


def is_settled(scenes: tuple[Scene, ...], title: tuple[Hit, ...] = ()) -> bool:
    """Say whether law speaks of old deeds: of trials, sentences, rewards; not only of charges, which follow fresh ones.

    One such word is enough in the title or the opening, elsewhere it takes two.
    """
    opening = any(scene.tells("settled") for scene in scenes[:OPENING])
    words = {_form(scene, hit) for scene in scenes for hit in scene.tells("settled")}
    return opening or any(hit.label == "settled" for hit in title) or len(words) >= SETTLED_CUES


SETTLED_CUES = 2


def _is_court(scene: Scene) -> bool:
    root = scene.sentence.root
    return root is not None and scene.sentence.tokens[root].lemma in small_words("court_heads")
