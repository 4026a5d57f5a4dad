"""What an account takes over from the one before it in the same report: place, date, the name of a group."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from testigo.lexicon.grammar import small_words
from testigo.model import (
    Actor,
    Certainty,
    Code,
    DateRange,
    Gap,
    Mention,
    Reading,
    Resolution,
    Status,
    Told,
    content_id,
)
from testigo.resolution import dates
from testigo.resolution.drafts import Draft

ONE_STORY = 14  # days between incidents that a report tells as one story, each where the one before was
BLASTS = frozenset({"landmine", "ied", "explosive", "bomb"})  # weapon codes that one habit of use covers


def inherit(draft: Draft, before: Sequence[Draft], language: str, loose: Sequence[Reading] = ()) -> None:
    """Give an account what it leaves to the one before it. Every value keeps its quote and says whose it was.

    ``loose`` are the days that the report tells of what makes no account: "after 62 murders on Saturday ...".
    """
    _place_and_date(draft, before, language)
    if not draft.background and not draft.values("date"):
        _day_told_before(draft, loose)
    _name_the_known(draft, before)
    _weapon_of_the_sentence(draft, before)


def _place_and_date(draft: Draft, before: Sequence[Draft], language: str) -> None:
    """Give an account without place or date those of the account it follows on."""
    for attribute in ("place", "date"):
        if draft.values(attribute) or (draft.background and attribute == "date"):
            continue
        there = _is_there(draft)
        sources = [each for each in before if each.values(attribute) and (there or _is_near_in_time(draft, each))]
        if attribute == "date" and sources and _counted_from(draft, sources[-1].date, language):
            continue
        if sources:
            taken = _told(sources[-1], attribute)
            draft.readings.extend(_as_inherited(reading, draft.mentions[0]) for reading in taken)


def _day_told_before(draft: Draft, loose: Sequence[Reading]) -> None:
    """Give an account that nothing dates the last day that was told before its first sentence."""
    told = [reading for reading in loose if reading.claim.words.start < draft.mentions[0].sentence.end]
    if told:
        draft.readings.append(_as_inherited(told[-1], draft.mentions[0]))


def share_places(drafts: Sequence[Draft]) -> None:
    """Give an account without a place that of another deed of its sentence: "blocked roads and shot at the airport"."""
    placed = {
        mention.sentence.start: draft
        for draft in reversed(drafts)
        for mention in draft.mentions
        if any(reading.claim.words.within(mention.sentence) for reading in _told(draft, "place"))
    }
    for draft in drafts:
        beside = [placed[mention.sentence.start] for mention in draft.mentions if mention.sentence.start in placed]
        if beside and not draft.place and beside[0].background == draft.background:
            draft.readings.extend(_as_inherited(reading, draft.mentions[0]) for reading in _told(beside[0], "place"))


def _told(draft: Draft, attribute: str) -> list[Reading]:
    return [reading for reading in draft.readings if reading.claim.attribute == attribute and reading.value]


def inherit_back(drafts: Sequence[Draft]) -> None:
    """Give the first account of the news day and place of the next: "Ten were killed ... He was held on Thursday"."""
    for first, second in list(pairwise(draft for draft in drafts if not draft.background))[:1]:
        for attribute in ("place", "date"):
            if not first.values(attribute):
                told = _told(second, attribute)
                first.readings.extend(_as_inherited(reading, first.mentions[0]) for reading in told)


def _is_near_in_time(draft: Draft, other: Draft) -> bool:
    """Say whether two accounts belong to one stretch of news: an incident of years ago was elsewhere."""
    if draft.background != other.background:
        return False
    if draft.date is None or other.date is None or draft.date.overlaps(other.date):
        return True
    ends = [(draft.date.latest, other.date.earliest), (other.date.latest, draft.date.earliest)]
    return any(before and after and 0 <= (after - before).days <= ONE_STORY for before, after in ends)


def _is_there(draft: Draft) -> bool:
    """Say whether an account puts itself where the one before was: "in the same neighbourhood"."""
    words = {word.strip(".,;").casefold() for mention in draft.mentions for word in mention.sentence.quote.split()}
    return not words.isdisjoint(small_words("same_place"))


def _name_the_known(draft: Draft, before: Sequence[Draft]) -> None:
    """Give "the armed group", "los agresores" the name of the group that the incident before was laid to."""
    doers = [reading for reading in draft.readings if reading.claim.attribute == "perpetrator"]
    if not any(_is_pointed(reading) for reading in doers) or any(_is_named(reading) for reading in doers):
        return
    for other in reversed(before):
        doers = [reading for reading in other.readings if reading.claim.attribute == "perpetrator"]
        named = [reading for reading in doers if _is_named(reading)]
        if named:
            draft.readings.append(_as_inherited(named[0], draft.mentions[0]))
            return


def _is_pointed(reading: Reading) -> bool:
    """Say whether words for attackers take them as known: "the gunmen", "cartel members"."""
    first = reading.claim.words.quote.split(maxsplit=1)[0].casefold()
    gang = isinstance(reading.value, Actor) and reading.value.kind == "criminal group"
    return gang or first in small_words("pointers")


def _is_named(reading: Reading) -> bool:
    return isinstance(reading.value, Actor) and reading.value.actor_id is not None


def _counted_from(draft: Draft, event: DateRange | None, language: str) -> bool:
    """Resolve an account's dates that count from the incident before ("the next day"); say whether any could be."""
    for place, reading in enumerate(draft.readings):
        if reading.claim.attribute == "date" and isinstance(reading.resolution.value, Gap):
            value, reason = dates.resolve(reading.claim.words.quote, language, None, event=event)
            if isinstance(value, DateRange):
                resolution = Resolution(reading.claim.id, value, reason)
                draft.readings[place] = Reading(reading.claim, resolution)
    return draft.date is not None


def _as_inherited(reading: Reading, mention: Mention) -> Reading:
    """Return what was told of the incident before as told of ``mention``, which follows on it."""
    claim = replace(reading.claim, id=content_id("inherited", reading.claim.id, mention.id), mention_id=mention.id)
    reason = f"told of the incident before, which this one follows on; {reading.resolution.reason}"
    return Reading(claim, Resolution(claim.id, reading.resolution.value, reason))


def _weapon_of_the_sentence(draft: Draft, before: Sequence[Draft]) -> None:
    """Name an explosive by what the same sentence says was cleared: "disarmed 12 mines after one wounded ten"."""
    codes = {code.code for code in draft.values("weapon")}
    if not codes or not codes <= {"explosive", "bomb"}:
        return
    sentences = {mention.sentence.start for mention in draft.mentions}
    for other in before:
        if other.family == "disposal" and sentences & {mention.sentence.start for mention in other.mentions}:
            named = [reading for reading in other.readings if reading.claim.attribute == "weapon" and reading.value]
            draft.readings.extend(_as_inherited(reading, draft.mentions[0]) for reading in named)


def lay_to_habit(drafts: Sequence[Draft], mentions: Sequence[Mention], readings: dict[str, list[Reading]]) -> None:
    """Lay a blast that nobody is named for to the one group that the report says uses such weapons: alleged, no more.

    "Most of the explosive devices used by the X cartel ...". Not where the report says that nobody claimed it.
    """
    habits = [mention for mention in mentions if mention.told is Told.GENERIC and not mention.event_type]
    users = [reading for mention in habits for reading in readings.get(mention.id, []) if _is_user(reading)]
    unclaimed = any(mention.status is Status.DENIED and not mention.event_type for mention in mentions)
    if unclaimed or len({reading.value.actor_id for reading in users if isinstance(reading.value, Actor)}) != 1:
        return
    for draft in drafts:
        blasts = {code.code for code in draft.values("weapon") if isinstance(code, Code)} & BLASTS
        if blasts and draft.family == "attack" and not draft.background and not draft.values("perpetrator"):
            inherited = _as_inherited(users[0], draft.mentions[0])
            claim = replace(inherited.claim, certainty=Certainty.ALLEGED)
            reason = f"the one group the report says uses such weapons; {users[0].resolution.reason}"
            draft.readings.append(Reading(claim, Resolution(claim.id, inherited.resolution.value, reason)))


def _is_user(reading: Reading) -> bool:
    return reading.claim.attribute == "perpetrator" and _is_named(reading)
