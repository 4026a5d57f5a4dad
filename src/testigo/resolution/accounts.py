"""Mentions to accounts: which mentions of one report tell of one incident.

News tells of one incident until it says otherwise: a mention joins the account before it unless its
family of event types, its date, its place or its own words ("in a separate attack") forbid that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import read_list
from testigo.model import (
    Account,
    Actor,
    Certainty,
    Claim,
    Code,
    DateRange,
    Gap,
    Mention,
    Place,
    PlacePrecision,
    Reading,
    Report,
    Resolution,
    Status,
    Told,
    content_id,
)
from testigo.resolution import dates

TELLING = frozenset({Told.NEWS, Told.BACKGROUND})
OLD_NEWS = 21  # days before publication from which an incident told beside fresher ones is background
SURENESS = (Certainty.CONFIRMED, Certainty.REPORTED, Certainty.ALLEGED, Certainty.DISPUTED, Certainty.DENIED)


@dataclass(slots=True)
class Draft:
    """An account in the making."""

    family: str
    mentions: list[Mention] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    @property
    def background(self) -> bool:
        """Whether it is told as background, as its first mention is."""
        return self.mentions[0].told is Told.BACKGROUND

    def values(self, attribute: str) -> list[Any]:
        """Return the meanings of what it says of an attribute, but for what is taken back."""
        found = (reading for reading in self.readings if reading.claim.attribute == attribute)
        return [reading.value for reading in found if reading.value is not None and not reading.claim.retracted]

    @property
    def date(self) -> DateRange | None:
        """The narrowest date told."""
        return min(self.values("date"), key=_width, default=None)

    @property
    def place(self) -> Place | None:
        """The closest place told; of equally close ones the first."""
        return min(self.values("place"), key=lambda place: PRECISIONS.index(place.precision), default=None)


PRECISIONS = tuple(PlacePrecision)


def _width(date: DateRange) -> int:
    return date.days if date.days is not None else 10_000


@cache
def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    table = read_list("", "families")
    return table["families"], table["types"]


def family(event_type: str) -> str:
    """Return the family of an event type; "any" for words that only point at an incident."""
    return str(_tables()[1][event_type]["family"]) if event_type else "any"


def weight(event_type: str) -> int:
    """Return how much an event type says, against the others of its account."""
    return int(_tables()[1][event_type]["weight"]) if event_type else 0


def gather(report: Report, mentions: Sequence[Mention], readings: Iterable[Reading]) -> tuple[Account, ...]:
    """Return the accounts of a report. Mentions that tell of no incident make none."""
    by_mention: dict[str, list[Reading]] = {}
    for reading in readings:
        by_mention.setdefault(reading.claim.mention_id, []).append(reading)
    drafts: list[Draft] = []
    for group in _groups(mentions):
        own = [reading for mention in group for reading in by_mention.get(mention.id, [])]
        _place_group(drafts, Draft(family(group[0].event_type), group, own))
    drafts = [draft for number, draft in enumerate(drafts) if draft.family != "any" and (not number or _stands_alone(draft))]
    for position, draft in enumerate(drafts):
        _inherit(draft, drafts[:position], report.language)
        _name_the_known(draft, drafts[:position])
    return _finished(report, drafts)


SIDELINES = {  # families that are told along with others, and how many details make one an incident of its own
    "threat": 2,
    "arrest": 2,
    "seizure": 3,
    "displacement": 2,
    "agreement": 2,
    "looting": 2,
    "property": 2,
    "protest": 2,
    "sexual_violence": 2,
}


def _stands_alone(draft: Draft) -> bool:
    """Say whether an account of a lesser kind tells enough to be an incident beside the report's first."""
    details = [("date",), ("place",), ("perpetrator", "target"), COUNTS, ("weapon",)]
    told = sum(any(draft.values(attribute) for attribute in group) for group in details)
    return told >= SIDELINES.get(draft.family, 0)


COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions that make incidents, those of one sentence and one family together."""
    groups: dict[tuple[int, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.trigger.start):
        if mention.told in TELLING:
            groups.setdefault((mention.sentence.start, family(mention.event_type)), []).append(mention)
    return list(groups.values())


def _place_group(drafts: list[Draft], group: Draft) -> None:
    if _is_aftermath(group) and not any(_is_earlier(group.date, draft.date) for draft in drafts[-1:]):
        # when and where somebody died later is not when and where the attack was
        kept = [reading for reading in group.readings if reading.claim.attribute not in {"date", "place"}]
        group = Draft(group.family, group.mentions, kept)
    hosts = drafts
    if group.family == "any" and (_is_aftermath(group) or group.values("perpetrator")):
        hosts = [draft for draft in drafts if draft.family in HARMFUL] or drafts
    for draft in reversed(hosts):
        if _is_same(draft, group):
            draft.mentions.extend(group.mentions)
            draft.readings.extend(group.readings)
            if draft.family == "any":
                draft.family = group.family
            return
    drafts.append(group)


HARMFUL = frozenset({"attack", "abduction", "protest", "sexual_violence"})  # families whose victims die or are hurt


def _is_earlier(one: DateRange | None, other: DateRange | None) -> bool:
    """Say whether one date ends before the other begins."""
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _is_aftermath(group: Draft) -> bool:
    """Say whether a group only tells of the victims of an attack told before."""
    return group.family == "any" and any(group.values(count) for count in ("killed", "injured"))


def _is_same(draft: Draft, group: Draft) -> bool:
    joins = _tables()[0].get(draft.family, {}).get("joins", [])
    if "any" not in {draft.family, group.family} and draft.family != group.family and group.family not in joins:
        return False
    if not _dates_agree(draft.date, group.date) or not _places_agree(draft.place, group.place):
        return False
    told_apart = any(reading.claim.attribute == "date" for reading in group.readings) or group.place is not None or bool(group.values("target"))
    if any(mention.anew for mention in group.mentions) and told_apart and group.family != "any":
        return draft.mentions[0].sentence.start == group.mentions[0].sentence.start
    if group.background != draft.background and not (
        group.date is None and all(mention.recalls for mention in group.mentions)
    ):
        return group.date is not None and group.date == draft.date
    return True


def _dates_agree(one: DateRange | None, other: DateRange | None) -> bool:
    return one is None or other is None or one.overlaps(other)


def _places_agree(one: Place | None, other: Place | None) -> bool:
    """Say whether two places can be one: the same, or one within the other as far as is known."""
    if one is None or other is None or one.gazetteer_id == other.gazetteer_id:
        return True
    if one.country != other.country:
        return False
    if PlacePrecision.COUNTRY in {one.precision, other.precision}:
        return True
    if one.admin1 != other.admin1:
        return False
    if PlacePrecision.STATE in {one.precision, other.precision}:
        return True
    return one.admin2 == other.admin2 and one.admin2 is not None


def _inherit(draft: Draft, before: Sequence[Draft], language: str) -> None:
    """Give an account without place or date those of the account it follows on."""
    for attribute in ("place", "date"):
        if draft.values(attribute) or (draft.background and attribute == "date"):
            continue
        sources = [
            other for other in before if other.values(attribute) and (other.background == draft.background or _is_there(draft))
        ]
        if attribute == "date" and sources and _counted_from(draft, sources[-1].date, language):
            continue
        if sources:
            taken = [
                reading for reading in sources[-1].readings if reading.claim.attribute == attribute and reading.value
            ]
            draft.readings.extend(_as_inherited(reading, draft.mentions[0]) for reading in taken)


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
        named = [reading for reading in other.readings if reading.claim.attribute == "perpetrator" and _is_named(reading)]
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
    claim = replace_claim(reading.claim, mention.id)
    reason = f"told of the incident before, which this one follows on; {reading.resolution.reason}"
    return Reading(claim, Resolution(claim.id, reading.resolution.value, reason))


def replace_claim(claim: Claim, mention_id: str) -> Claim:
    """Return the same words claimed of another mention."""
    return replace(claim, id=content_id("inherited", claim.id, mention_id), mention_id=mention_id)


def _finished(report: Report, drafts: Sequence[Draft]) -> tuple[Account, ...]:
    scores = [
        0 if _is_old(report, draft) else sum(weight(mention.event_type) for mention in draft.mentions)
        for draft in drafts
    ]
    leading = max(scores, default=0)
    return tuple(
        _account(report, draft, main=score > 0 and (score == leading or draft.family in HARMFUL))
        for draft, score in zip(drafts, scores, strict=True)
    )


def _is_old(report: Report, draft: Draft) -> bool:
    if draft.background:
        return True
    published = report.published.date.latest if report.published else None
    date = draft.date
    return bool(published and date and date.latest and (published - date.latest).days > OLD_NEWS)


def _account(report: Report, draft: Draft, *, main: bool) -> Account:
    mentions = tuple(draft.mentions)
    told = Told.BACKGROUND if _is_old(report, draft) else Told.NEWS
    happened = [mention.status for mention in mentions if weight(mention.event_type)]
    return Account(
        id=content_id("account", report.id, *(mention.id for mention in mentions)),
        report_id=report.id,
        mentions=mentions,
        readings=tuple(draft.readings),
        event_type=event_type(draft),
        told=told,
        status=Status.OCCURRED if Status.OCCURRED in happened else happened[0],
        certainty=min((mention.certainty for mention in mentions), key=SURENESS.index),
        main=main,
    )


def event_type(draft: Draft) -> str:
    """Return the type of an account: its heaviest, refined by a weapon that the account names elsewhere."""
    heaviest = max((mention.event_type for mention in draft.mentions), key=weight)
    weapons = {code.code for code in draft.values("weapon") if isinstance(code, Code)}
    if heaviest == "targeted_killing" and any(count.low > 1 for count in draft.values("killed")):
        heaviest = "attack_on_civilians"
    table = read_list("", "refinement")["weapon"]
    if heaviest in REFINABLE:
        refined = next((kind for code, kind in table.items() if code in weapons and code not in INCIDENTAL), None)
        return str(refined) if refined and weight(refined) >= weight(heaviest) else heaviest
    if heaviest in set(table.values()) and not any(table.get(code) == heaviest for code in weapons):
        # the weapon that named the type was taken back: "not drones, as first said, but a mine"
        return next((str(kind) for code, kind in table.items() if code in weapons), heaviest)
    return heaviest


INCIDENTAL = frozenset({"aircraft", "explosive"})  # often only seen or seized near an attack of another type
REFINABLE = frozenset({"attack_on_civilians", "landmine_ied", "targeted_killing"})
