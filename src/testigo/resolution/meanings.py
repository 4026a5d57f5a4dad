"""What the words of claims mean: each kind of value by its own file."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from testigo.lexicon import calendar
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import FORCES, kind_of
from testigo.lexicon.register import Register
from testigo.lexicon.words import label_of
from testigo.model import (
    Actor,
    Claim,
    Code,
    Count,
    DateRange,
    Gap,
    GapReason,
    Place,
    PlacePrecision,
    Reading,
    Report,
    Resolution,
    Value,
    Words,
)
from testigo.protocols import Gazetteer, ToldTime, Toponym
from testigo.resolution import actors, counts, dates, people, persons
from testigo.resolution.dated_lines import written_on
from testigo.resolution.drafts import COUNTS
from testigo.resolution.outlet_homes import Home, home_of, town_of
from testigo.resolution.places import resolve_places
from testigo.resolution.told_days import told_days

Meaning = tuple[Value | Gap, str]
Known = Mapping[tuple[int, int], Meaning]  # by the offsets of the words
ZERO = Count.exactly(0)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Gives claims their meaning.

    ``home`` is the country all sources report from, where the operator says so; ``homes`` are those of outlets, by
    host and by folded name.
    """

    gazetteer: Gazetteer
    register: Register
    home: str | None = None
    homes: Mapping[str, Home] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)  # of the report at hand: countries by mention

    def resolve(
        self, report: Report, claims: Iterable[Claim], toponyms: tuple[Toponym, ...], times: Sequence[ToldTime] = ()
    ) -> tuple[Reading, ...]:
        """Return each claim with its meaning, in the order given; ``times`` are those that the report tells."""
        claims = tuple(claims)
        if not claims:
            return ()
        outlet = home_of(report, self.homes)
        home = self.home or (outlet.country if outlet else self._country_of_actors(report))
        placed = resolve_places(toponyms, self.gazetteer, home, town_of(outlet, self.gazetteer))
        places: dict[tuple[int, int], Meaning] = {
            (reading.toponym.start, reading.toponym.end): (reading.value, reading.reason) for reading in placed
        }
        within = replace(self, home=home or _country_of_places(places.values()), sites=_sites(claims, places))
        written = written_on(report.text, report.language, _published(report))
        known = {"place": places, "date": told_days(times, report.text, report.language, written, within.home)}
        meanings = ((claim, within._meaning(report, claim, known, written)) for claim in claims)
        return tuple(Reading(claim, Resolution(claim.id, *meaning)) for claim, meaning in meanings)

    def _country_of_actors(self, report: Report) -> str | None:
        """Return the country at home in which most of the report's known actors are, where one leads."""
        named = (self.register.entry(name.actor_id).countries for name in self.register.find(report.text))
        leading = Counter(countries[0] for countries in named if countries).most_common(2)
        tied = len(leading) == 2 and leading[0][1] == leading[1][1]
        return leading[0][0] if leading and not tied else None

    def _meaning(  # noqa: PLR0911 - one return for each kind of attribute
        self,
        report: Report,
        claim: Claim,
        known: Mapping[str, Known],
        written: DateRange | None,
    ) -> Meaning:
        quote, language = claim.words.quote, report.language
        meant = known.get(claim.attribute, {}).get((claim.words.start, claim.words.end))
        if claim.attribute == "place":
            meaning = meant or _unresolved("no place of this name was looked up")
            return _coarsened(report.text[max(0, claim.words.start - NEAR_REACH) : claim.words.start], quote, meaning)
        if claim.attribute == "date" and meant:
            return meant
        if claim.attribute == "date":
            tense = calendar.tense(report.text, claim.words.start, language)
            return dates.resolve(quote, language, written, tense, country=self.home)
        if claim.attribute in COUNTS:
            return self._count(claim, language)
        if claim.attribute == "weapon":
            code = label_of(quote, language, "weapon")
            return (Code("weapon", code), "a word of the weapon list") if code else _unresolved("no known weapon")
        if claim.attribute in {"victim", "suspect"}:
            return persons.resolve(report, claim)
        if claim.attribute in {"damage", "voice"}:
            told = claim.span if claim.attribute == "damage" else claim.words
            return Words(told.quote), "the report's own words"
        return self._actor(report, claim, known["place"])

    def _count(self, claim: Claim, language: str) -> Meaning:
        if claim.words == claim.span and str(label_of(claim.words.quote, language, "telling")).startswith("none"):
            return ZERO, "the words state that there were none"
        ordinal = people.ordinal(claim.words.quote, language) if claim.attribute == "killed" else None
        if ordinal is not None:
            return ordinal, "an ordinal counts up to itself"
        return people.resolve(claim.words.quote, language)

    def _country(self, claim: Claim, kind: str | None, places: Known) -> str | None:
        """Return whose country an actor is of: that of a people named ("Russian artillery"), else the report's home.

        A force is the force of where its sentence tells something to have been: "an army jet hit Nyala".
        """
        if (named := _country_named(claim, places)) is not None:
            return named
        return (self.sites.get(claim.mention_id) if kind in FORCES else None) or self.home

    def _actor(self, report: Report, claim: Claim, places: Known) -> Meaning:
        quote, language = claim.words.quote, report.language
        kind = kind_of(quote, language)
        if claim.attribute == "perpetrator" and kind == "civilians":
            kind = "armed group"  # "two men opened fire": whoever uses arms is not counted among civilians
        country = self._country(claim, kind, places)
        on = _published(report)
        value, reason = actors.resolve(quote, language, kind, country, on, self.register)
        state = _country_named(claim, places) if claim.attribute == "perpetrator" and kind is None else None
        if state and isinstance(value, Actor) and value.actor_id is None:  # "Russian artillery"
            military = replace(value, kind="military")
            value, reason = actors.forces_of(state, quote, on, self.register) or (military, reason)
        if isinstance(value, Actor) and claim.attribute == "perpetrator":
            stated, _ = counts.resolve(quote, language)
            # an article is no number of a group: "a cartel" is not one person
            several = isinstance(stated, Count) and stated.low > 1 and value.people is None and value.actor_id is None
            return (replace(value, people=stated) if isinstance(stated, Count) and several else value), reason
        value = people.struck(value) if isinstance(value, Actor) else value
        if isinstance(value, Actor) and value.people is None and not people.is_thing(quote, language):
            people_count, _ = people.resolve(quote, language)
            count = None if isinstance(people_count, Gap) or people_count.best is None else people_count
            return Actor(value.description, value.kind, value.name, value.actor_id, count), reason
        return value, reason


def _country_named(claim: Claim, places: Known) -> str | None:
    """Return the country that the words of a claim name: "Russian artillery"."""
    named = ((value, start, end) for (start, end), (value, _) in places.items() if isinstance(value, Place))
    for place, start, end in named:
        if claim.words.start <= start and end <= claim.words.end and place.precision is PlacePrecision.COUNTRY:
            return place.country
    return None


def _sites(claims: Iterable[Claim], places: Known) -> Mapping[str, str]:
    """Return the country of the first place that each mention claims, by the mention's id."""
    told = ((claim, places.get((claim.words.start, claim.words.end))) for claim in claims if claim.attribute == "place")
    placed = [(claim.mention_id, meant[0]) for claim, meant in told if meant is not None]
    return {key: place.country for key, place in reversed(placed) if isinstance(place, Place) and place.country}


def _country_of_places(places: Iterable[Meaning]) -> str | None:
    """Return the country in which all or most of the report's places are: there "the army" is that country's."""
    countries = Counter(value.country for value, _ in places if isinstance(value, Place))
    leading = countries.most_common(1)
    return leading[0][0] if leading and 2 * leading[0][1] > countries.total() else None


def _coarsened(before: str, quote: str, meaning: Meaning) -> Meaning:
    """Make a place no more exact than its words: on the road to a town is somewhere in its municipality.

    The same holds for "in the same area" as a town, which the report named before.
    """
    value, reason = meaning
    words = re.split(r"[.;:,(\n]", before)[-1].casefold().split()
    wide = not small_words("areas").isdisjoint(quote.casefold().split())
    if not isinstance(value, Place) or value.precision is not PlacePrecision.SETTLEMENT:
        return meaning
    if words[-1:] == ["at"] or words[-2:] == ["altura", "de"]:
        return meaning  # "on the highway at Saint-Marc"
    around = _last_among(words, small_words("around_places"))
    near = _last_among(words, small_words("close_to"))
    # "on the highway near El Papayo" is near it, "in the hills near El Plateado" somewhere about it
    if wide or around > near or (around >= 0 and not small_words("terrain").isdisjoint(words)):
        return replace(value, precision=PlacePrecision.MUNICIPALITY), f"{reason}; the words put it about the town"
    if not small_words("near_places").isdisjoint(words):
        return value, f"{reason}; the words put it near, not in, the town"
    return meaning


def _last_among(words: Sequence[str], listed: frozenset[str]) -> int:
    """Return where the last of the words stands that a list has, or -1."""
    return max((at for at, word in enumerate(words) if word in listed), default=-1)


NEAR_REACH = 60  # code points before a place's name in which words say how near it was


def _published(report: Report) -> DateRange | None:
    return report.published.date if report.published else None


def _unresolved(why: str) -> Meaning:
    return Gap(GapReason.UNRESOLVED, why), why
