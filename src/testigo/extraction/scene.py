"""A sentence with everything the word lists found in it: what the extraction rules look at."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from testigo.extraction.nouns import head_of, offsets
from testigo.extraction.tokens import Sentence
from testigo.lexicon.calendar import TimeExpression
from testigo.lexicon.grammar import small_words
from testigo.lexicon.numbers import NumberExpression, NumberKind
from testigo.lexicon.words import Hit, Lexicon
from testigo.model import Report, Span
from testigo.protocols import PlaceRole, Toponym

_REMEMBERED = 400  # code points back to the town that "the town" means: two or three sentences


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An entry of the register named at ``start`` to ``end`` (code points of the report)."""

    start: int
    end: int
    actor_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Background:
    """What was found in the report's whole text before its sentences are looked at one by one."""

    report: Report
    lexicon: Lexicon
    actors: Sequence[NamedActor] = ()
    toponyms: Sequence[Toponym] = ()
    times: Sequence[TimeExpression] = ()
    numbers: Sequence[NumberExpression] = ()
    towns: frozenset[str] = frozenset()  # those of the toponyms' names that may mean a town
    capital: Toponym | None = None  # the first that is a country's capital
    seat: Toponym | None = None  # the first that bears the name of its state, as most of whose capitals do
    datelines: tuple[Toponym, ...] = ()  # those of the dateline, the towns first
    beside: frozenset[int] = frozenset()  # starts of those that tell where others are: "near Sake, 25 km west of Goma"


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence of a report, its word-list hits, and quick ways to ask about them."""

    report: Report
    sentence: Sentence
    hits: tuple[Hit, ...]
    actors: tuple[NamedActor, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    numbers: tuple[NumberExpression, ...] = ()
    datelines: tuple[Toponym, ...] = ()  # the places of the report's dateline, the towns first
    told_place: Toponym | None = None  # the last town that the report names before, else that of its dateline
    same_town: Toponym | None = None  # the last town that it told something to be in or near
    capital: Toponym | None = None  # the capital of a country that the report names
    seat: Toponym | None = None  # the capital of a state that the report names
    towns: frozenset[str] = frozenset()  # those of the report's names of places that may mean a town
    who: dict[int, Hit] = field(default_factory=dict)  # head token -> the people or thing it names
    weapons: dict[int, Hit] = field(default_factory=dict)  # head token -> the weapon it names
    telling: tuple[Hit, ...] = ()  # the hits of the telling lists
    answers: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # see `once`

    @classmethod
    def of(cls, sentence: Sentence, known: Background) -> "Scene":
        """Return the scene of a sentence, with what of the report's findings lies in it."""
        hits = known.lexicon.hits(sentence.tokens)
        heads = {hit: head_of(sentence, hit.start, hit.end) for hit in hits}

        def inside(found: Sequence) -> tuple:  # type: ignore[type-arg]
            return tuple(one for one in found if sentence.start <= one.start and one.end <= sentence.end)

        towns, times = _told_towns(sentence, known), inside(known.times)

        return cls(
            known.report,
            sentence,
            hits,
            inside(known.actors),
            inside(known.toponyms),
            times,
            inside(known.numbers),
            known.datelines,
            next(iter((*towns, *known.datelines)), None),
            next((place for place in towns if place.start not in known.beside), None),
            known.capital,
            known.seat,
            known.towns,
            {
                heads[hit]: hit
                for hit in hits
                if hit.subject == "who"
                and not _is_timed(sentence, hit, times)
                and not _is_of_a_name(sentence, hit, known.toponyms)
            },
            {heads[hit]: hit for hit in hits if hit.subject == "weapon" and not _is_in_longer_thing(hit, hits)},
            tuple(hit for hit in hits if hit.subject == "telling" and not _is_unsaid(sentence, hit)),
        )

    def head(self, hit: Hit) -> int:
        """Return the token that governs a hit's words."""
        return head_of(self.sentence, hit.start, hit.end)

    def members(self, hit: Hit) -> tuple[int, ...]:
        """Return the verbs and nouns among a hit's words: "opened fire on them" has its target at the noun."""
        tokens = self.sentence.tokens
        inside = tuple(at for at in range(hit.start, hit.end) if tokens[at].pos in {"VERB", "NOUN", "PROPN"})
        return inside or (self.head(hit),)

    def tells(self, *labels: str) -> tuple[Hit, ...]:
        """Return the hits of the telling lists named."""
        return tuple([hit for hit in self.telling if hit.label in labels])

    def span(self, start: int, end: int) -> Span:
        """Return the span of the tokens ``start`` to ``end`` (exclusive)."""
        return self.report.span(*offsets(self.sentence, start, end))

    def with_age(self, words: Span) -> Span:
        """Return words with the age that begins them: "22-year-old man" where the phrase alone is "old man"."""
        ages = [one for one in self.numbers if one.kind is NumberKind.AGE and one.start < words.start <= one.end + 1]
        return self.report.span(ages[0].start, words.end) if ages and self.report.text[ages[0].start] != "," else words

    def stretch(self, one: Span, other: Span) -> Span:
        """Return the stretch that holds both spans: the evidence a reader is shown."""
        return self.report.span(min(one.start, other.start), max(one.end, other.end))

    @property
    def whole(self) -> Span:
        """The span of the whole sentence."""
        return self.report.span(self.sentence.start, self.sentence.end)

    def actor_in(self, start: int, end: int) -> NamedActor | None:
        """Return the first known actor named between two offsets."""
        return next((actor for actor in self.actors if actor.start < end and start < actor.end), None)

    def is_place(self, start: int, end: int) -> bool:
        """Say whether the stretch is part of a place's name; "nine Palestinians" are none."""
        named = (place for place in self.toponyms if place.role is not PlaceRole.DEMONYM)
        return any(place.start < end and start < place.end for place in named)

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers a code-point offset, or the last before it."""
        return max((token.index for token in self.sentence.tokens if token.start <= offset), default=0)


def _is_timed(sentence: Sentence, hit: Hit, times: Sequence[TimeExpression]) -> bool:
    """Say whether a word for people or things is one of a time: "on 7 March" is no march."""
    start = sentence.tokens[hit.start].start
    return any(time.start <= start < time.end for time in times)


def _is_of_a_name(sentence: Sentence, hit: Hit, places: Sequence[Toponym]) -> bool:
    """Say whether a word for a thing begins a longer name of a place: "Puerto Príncipe" is no port."""
    first, last = sentence.tokens[hit.start], sentence.tokens[hit.end - 1]
    if hit.part != "objects" or not first.is_capitalised or first.is_all_capitals:
        return False
    return any(
        place.start == first.start and last.end < place.end and place.role is not PlaceRole.DEMONYM for place in places
    )


def _is_unsaid(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a denial is itself denied: "did not rule out", "no descarta"."""
    before = sentence.tokens[max(hit.start - 1, 0) : hit.start]
    return hit.label in {"denied", "retracted"} and any(token.lower in small_words("negation") for token in before)


def _is_in_longer_thing(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a weapon's name is a part of a longer name of a thing: "iron mine"."""
    things = (other for other in hits if other.part == "objects")
    return any(
        other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
        for other in things
    )


def _told_towns(sentence: Sentence, known: Background) -> list[Toponym]:
    """Return the towns that something was told to be in or near before a sentence, the last first."""
    return [
        place
        for place in reversed(known.toponyms)
        if sentence.start - _REMEMBERED <= place.end <= sentence.start
        and place.name in known.towns
        and place.role in {PlaceRole.LOCATION, PlaceRole.LANDMARK}
    ]
