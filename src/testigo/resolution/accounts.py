"""Mentions to accounts: one report's tellings of incidents, each with what it claims."""

from collections.abc import Iterable, Sequence

from testigo.lexicon.register import Register
from testigo.lexicon.words import read_list
from testigo.model import (
    Account,
    Actor,
    Certainty,
    Code,
    DateRange,
    Mention,
    Place,
    Reading,
    Report,
    Status,
    Told,
    content_id,
)
from testigo.resolution.doers import without_others
from testigo.resolution.drafts import HARMFUL, Draft, places_agree, weight
from testigo.resolution.inheritance import inherit, inherit_back, lay_to_habit, share_places
from testigo.resolution.struck_things import complete_targets
from testigo.resolution.suspects import lay_to_the_one_named
from testigo.resolution.threads import threads

OLD_NEWS = 21  # days before publication from which an incident told beside fresher ones is background
HISTORY_YEARS = 30  # before its report an incident is history
HISTORY_YEAR = 1960  # the same, where the report has no date
SURENESS = (Certainty.CONFIRMED, Certainty.REPORTED, Certainty.ALLEGED, Certainty.DISPUTED, Certainty.DENIED)
INCIDENTAL = frozenset({"aircraft", "explosive"})  # often only seen or seized near an attack of another type
REFINABLE = frozenset({"attack_on_civilians", "landmine_ied", "targeted_killing"})


def gather(
    report: Report, mentions: Sequence[Mention], readings: Iterable[Reading], register: Register
) -> tuple[Account, ...]:
    """Return the accounts of a report. Mentions that tell of no incident make none."""
    by_mention: dict[str, list[Reading]] = {}
    for reading in readings:
        by_mention.setdefault(reading.claim.mention_id, []).append(reading)
    drafts = [draft for draft in threads(mentions, by_mention) if not _is_history(report, draft)]
    loose = _loose_days(mentions, drafts, by_mention)
    share_places(drafts)
    for position, draft in enumerate(drafts):
        inherit(draft, drafts[:position], report.language, loose)
    inherit_back(drafts)
    lay_to_habit(drafts, mentions, by_mention)
    lay_to_the_one_named(drafts, mentions, by_mention)
    complete_targets(drafts, report.language)
    for draft in drafts:
        draft.readings = without_others(draft, event_type(draft), register)
    return _finished(report, drafts)


def _loose_days(
    mentions: Sequence[Mention], drafts: Sequence[Draft], readings: dict[str, list[Reading]]
) -> list[Reading]:
    """Return the days told of what makes no account, in the order of the text."""
    used = {mention.id for draft in drafts for mention in draft.mentions}
    told = [reading for mention in mentions if mention.id not in used for reading in readings.get(mention.id, ())]
    days = [reading for reading in told if isinstance(reading.value, DateRange) and reading.value.days == 1]
    return sorted(days, key=lambda reading: reading.claim.words.start)


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


def _is_history(report: Report, draft: Draft) -> bool:
    """Say whether an incident lies a generation before the report: history books tell of it, not the news."""
    published = report.published.date.latest if report.published else None
    oldest = published.year - HISTORY_YEARS if published else HISTORY_YEAR
    return any(date.latest is not None and date.latest.year < oldest for date in draft.values("date"))


def _account(report: Report, draft: Draft, *, main: bool) -> Account:
    mentions = tuple(draft.mentions)
    told = Told.BACKGROUND if _is_old(report, draft) else Told.NEWS
    happened = [mention.status for mention in mentions if weight(mention.event_type)]
    return Account(
        id=content_id("account", report.id, *(mention.id for mention in mentions)),
        report_id=report.id,
        mentions=mentions,
        readings=tuple(_without_strays(draft)),
        event_type=event_type(draft),
        told=told,
        status=Status.OCCURRED if Status.OCCURRED in happened else happened[0],
        certainty=min((mention.certainty for mention in mentions), key=SURENESS.index),
        main=main,
    )


def _without_strays(draft: Draft) -> list[Reading]:
    """Return what an account says, but for places told of words that only point at it, away from where its deeds were.

    "An air strike hit Nyala. ... A letter signed by the gang was brought to clinics in Carrefour."
    """
    deeds = {mention.id for mention in draft.mentions if mention.event_type}
    placed = [(reading, reading.value) for reading in draft.readings if isinstance(reading.value, Place)]
    sites = [place for reading, place in placed if reading.claim.mention_id in deeds]
    strays = [
        reading.claim.id
        for reading, place in placed
        if sites and reading.claim.mention_id not in deeds and not any(places_agree(place, site) for site in sites)
    ]
    return [reading for reading in draft.readings if reading.claim.id not in strays]


def _opening_type(draft: Draft) -> str | None:
    """Return the type of the deed that an account opens with, where it says outright who was killed or who attacked.

    "The mayor was murdered; his body was found", "gang members stormed the town ... two were hit in a clash with
    police": what comes later tells more of it, and is not what happened.
    """
    typed = [mention for mention in draft.mentions if weight(mention.event_type)]
    first = [mention for mention in typed if mention.sentence.start == typed[0].sentence.start]
    deeds = [mention for mention in first if mention.event_type != "body_found"] or first
    opening = max((mention.event_type for mention in deeds), key=weight)
    named = {reading.claim.mention_id for reading in draft.readings if reading.claim.attribute == "perpetrator"}
    acting = any(mention.id in named for mention in first if mention.event_type == opening)
    told = opening in OUTRIGHT or (opening == "attack_on_civilians" and acting)
    return opening if told else None


SOUGHT = frozenset({"government", "journalists"})  # of whom one killed is one sought out
OUTRIGHT = frozenset({"targeted_killing", "riot", "armed_clash"})
ON_THE_WAY = frozenset({"armed_clash", "body_found", "abduction", "enforced_disappearance", "excessive_force"})


def event_type(draft: Draft) -> str:
    """Return the type of an account: its heaviest, refined by a weapon that the account names elsewhere."""
    heaviest = max((mention.event_type for mention in draft.mentions), key=weight)
    opening = _opening_type(draft)
    if heaviest in ON_THE_WAY and opening is not None:
        heaviest = opening
    weapons = {code.code for code in draft.values("weapon") if isinstance(code, Code)}
    killed = [count.low for count in draft.values("killed")]
    struck = {actor.kind for actor in draft.values("target") if isinstance(actor, Actor)}
    if heaviest == "attack_on_civilians" and max(killed, default=0) == 1 and struck & SOUGHT:
        heaviest = "targeted_killing"
    if heaviest == "targeted_killing" and max(killed, default=0) > 1:
        heaviest = "attack_on_civilians"
    table = read_list("", "refinement")["weapon"]
    if heaviest in REFINABLE:
        refined = next((kind for code, kind in table.items() if code in weapons and code not in INCIDENTAL), None)
        return str(refined) if refined and weight(refined) >= weight(heaviest) else heaviest
    if heaviest in set(table.values()) and not any(table.get(code) == heaviest for code in weapons):
        # the weapon that named the type was taken back: "not drones, as first said, but a mine"
        return next((str(kind) for code, kind in table.items() if code in weapons), heaviest)
    return heaviest
