"""The rule-based extractor: a report to its mentions and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testigo.extraction.aftermath import aftermath
from testigo.extraction.attackers import attacker_claims
from testigo.extraction.cast import cast_claims
from testigo.extraction.circumstances import leading_claims, lone_date_claims
from testigo.extraction.claims import sentence_claims
from testigo.extraction.datings import told_times
from testigo.extraction.denials import counter_blames
from testigo.extraction.mentions import Found, Manner, group_named, mentions
from testigo.extraction.parsing import Parser
from testigo.extraction.pointing import places_pointed
from testigo.extraction.roles import role_claims
from testigo.extraction.scanning import may_tell, telling_sentences
from testigo.extraction.scene import Background, NamedActor, Scene
from testigo.extraction.speakers import speaker_claims
from testigo.extraction.standins import naming_claims
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


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Reads reports with word lists and rules over parsed sentences."""

    parser: Parser
    gazetteer: Gazetteer
    register: Register
    whole: bool = False  # every sentence is read, and not only those that may tell of an incident

    def extract(self, report: Report) -> Extraction:
        """Return what a report tells of incidents. The same report always gives the same answer."""
        if not (self.whole or may_tell(report.text, report.language)):
            return NOTHING
        wanted = None if self.whole else telling_sentences
        parsed = self.parser.sentences(report.text, report.language, wanted)
        if not (self.whole or any(sentence.parsed for sentence in parsed)):
            return NOTHING
        known = self._background(report)
        scenes = tuple(
            Scene.of(sentence, known) for sentence in parsed if not report.is_apart(sentence.start, sentence.end)
        )
        manner = Manner.of(scenes, self.title_hits(report), lambda: self._title_scenes(report))
        if not (self.whole or manner.grounded):
            return NOTHING  # whatever it mentions makes no account
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
