"""The rule-based extractor: a report to its mentions and claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from testigo.extraction.aftermath import aftermath
from testigo.extraction.attackers import attacker_claims
from testigo.extraction.cast import cast_claims
from testigo.extraction.circumstances import leading_claims, lone_date_claims
from testigo.extraction.claims import sentence_claims
from testigo.extraction.datings import told_times
from testigo.extraction.denials import counter_blames
from testigo.extraction.mentions import Found, Manner, group_named, may_be_grounded, mentions
from testigo.extraction.parsing import Parser
from testigo.extraction.pointing import places_pointed
from testigo.extraction.roles import role_claims
from testigo.extraction.scanning import deed_sentences, may_tell, telling_sentences
from testigo.extraction.scene import Background, NamedActor, Scene
from testigo.extraction.speakers import speaker_claims
from testigo.extraction.standins import naming_claims
from testigo.extraction.tokens import Sentence
from testigo.extraction.toponyms import toponyms
from testigo.extraction.whereabouts import following_claims, is_capital, is_seat, lone_place_claims, may_be_town
from testigo.lexicon import calendar, numbers, words
from testigo.lexicon.register import Register
from testigo.model import Claim, Mention, Report, Status
from testigo.protocols import Gazetteer, PlaceRole, ToldTime, Toponym


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read in a report: its mentions, what they claim, and every place it names."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    toponyms: tuple[Toponym, ...]
    scenes: tuple[Scene, ...] = ()
    """The sentences that were read, with what the word lists found in them."""
    times: tuple[ToldTime, ...] = ()


NOTHING = Extraction((), (), ())
MANY = 0.4  # share of sentences that may give grounds: reports of incidents have more, nine of ten others fewer


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads reports with word lists and rules over parsed sentences."""

    parser: Parser
    gazetteer: Gazetteer
    register: Register
    whole: bool = False  # every sentence is read, and not only those that may tell of an incident

    def extract(self, report: Report) -> Extraction:
        """Return what a report tells of incidents. The same report always gives the same answer."""
        looked = self._look(report)
        if looked is None:
            return NOTHING
        known, scenes, manner = looked
        told = aftermath([mention for scene in scenes for mention in mentions(scene, manner)])
        others = counter_blames(scenes, told)
        found = [one for one in told if one.mention.id not in others]
        claims = list(_claims(found, scenes, self.gazetteer))
        named = _groups_named(scenes, manner, claims)
        claims += [claim for one in named for claim in role_claims(one)]
        claims += attacker_claims(scenes, found, claims)
        claims += lone_date_claims(found, scenes, claims)
        claims += lone_place_claims(found, known.toponyms, claims, self.gazetteer)
        claims += naming_claims(report, known.actors, claims)
        claims += cast_claims(scenes, found, claims)
        claims += speaker_claims(scenes, found, claims)
        unique = {claim.id: claim for claim in reversed(claims)}
        mentioned = tuple(one.mention for one in (*found, *named))
        return Extraction(
            mentioned,
            tuple(reversed(unique.values())),
            tuple(sorted((*known.toponyms, *places_pointed(scenes)), key=lambda place: place.start)),
            scenes,
            told_times(scenes, _happened(found, claims)),
        )

    def _look(self, report: Report) -> tuple[Background, tuple[Scene, ...], Manner] | None:
        """Return a report's scenes and how it speaks; nothing where it gives no grounds, as then it makes no account.

        Where few sentences may give grounds they are parsed first, and the others only if they do.
        """
        if not (self.whole or may_tell(report.text, report.language)):
            return None
        opened = self.parser.open(report.text, report.language)
        deeds = deed_sentences(opened.words, report.language)
        if not (self.whole or any(deeds)):
            return None
        wanted = [True] * len(deeds) if self.whole else telling_sentences(opened.words, report.language)
        first = deeds if sum(deeds) < MANY * len(deeds) else wanted
        known = self._background(report)
        headlines = cache(lambda: self._title_scenes(report))
        scenes = _scenes(opened.parsed(first), known)
        if not (self.whole or may_be_grounded(tuple(scenes.values()), headlines)):
            return None
        rest = [sentence for sentence in opened.sentences(wanted) if sentence.index not in scenes]
        scenes |= _scenes(rest, known)
        told = tuple(scenes[index] for index in sorted(scenes))
        manner = Manner.of(told, self.title_hits(report), headlines)
        return (known, told, manner) if self.whole or manner.grounded else None

    def title_hits(self, report: Report) -> tuple[words.Hit, ...]:
        """Return what the word lists find in a report's title, unparsed."""
        read = self.parser.sentences(report.title or "", report.language, _unparsed)
        return tuple(hit for sentence in read for hit in words.load(report.language).hits(sentence.tokens))

    def _title_scenes(self, report: Report) -> tuple[Scene, ...]:
        """Return the scenes of a report's title, which may not stand in its text: nothing is quoted from it."""
        if not report.title:
            return ()
        title = Report(report.id, report.title, report.language, published=report.published)
        known = self._background(title)
        return tuple(Scene.of(sentence, known) for sentence in self.parser.sentences(title.text, title.language))

    def _background(self, report: Report) -> Background:
        actors = tuple(
            NamedActor(name.start, name.end, name.actor_id, self.register.entry(name.actor_id).kind)
            for name in self.register.find(report.text)
        )
        places = tuple(
            place
            for place in toponyms(report.text, report.language, self.gazetteer)
            if not any(place.start < actor.end and actor.start < place.end for actor in actors)
        )
        dated = [place for place in places if place.role is PlaceRole.DATELINE]
        holders = {place.parent for place in dated}
        known = [(place, self.gazetteer.lookup(place.name)) for place in places]
        return Background(
            report,
            words.load(report.language),
            actors,
            places,
            calendar.find(report.text, report.language),
            numbers.find(report.text, report.language),
            frozenset(place.name for place, entries in known if may_be_town(place, entries)),
            next((place for place, entries in known if is_capital(place, entries)), None),
            next((place for place, entries in known if is_seat(place, entries)), None),
            tuple(sorted(dated, key=lambda place: place.start in holders)),
            frozenset(place.near for place in places if place.near is not None),
        )


def _scenes(sentences: Iterable[Sentence], known: Background) -> dict[int, Scene]:
    """Return the scenes of sentences by their numbers; lines that stand apart from the text have none."""
    told = (sentence for sentence in sentences if not known.report.is_apart(sentence.start, sentence.end))
    return {sentence.index: Scene.of(sentence, known) for sentence in told}


def _unparsed(sentences: Sequence[Sequence[str]], _language: str) -> list[bool]:
    return [False] * len(sentences)


def _groups_named(scenes: tuple[Scene, ...], manner: Manner, claims: list[Claim]) -> list[Found]:
    """Return the mentions of groups in sentences of which nothing is claimed of who did it."""
    told = {claim.words.start for claim in claims if claim.attribute == "perpetrator"}
    silent = (scene for scene in scenes if not any(scene.sentence.start <= at < scene.sentence.end for at in told))
    return [one for scene in silent for one in group_named(scene, manner)]


def _happened(found: list[Found], claims: list[Claim]) -> frozenset[int]:
    """Return where the times start that date what took place."""
    past = {one.mention.id for one in found if one.mention.status is Status.OCCURRED}
    return frozenset(claim.words.start for claim in claims if claim.attribute == "date" and claim.mention_id in past)


def _claims(found: list[Found], scenes: tuple[Scene, ...], gazetteer: Gazetteer) -> Iterator[Claim]:
    by_sentence: dict[int, list[Found]] = {}
    for one in found:
        yield from role_claims(one)
        by_sentence.setdefault(one.mention.sentence.start, []).append(one)
    for group in by_sentence.values():
        yield from sentence_claims(group)
    yield from leading_claims(scenes, by_sentence)
    yield from following_claims(scenes, by_sentence, gazetteer)
