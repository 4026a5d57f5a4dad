"""Which mentions of one report tell of one incident.

News tells of one incident until it says otherwise: a mention joins the account before it unless its
family of event types, its date, its place or its own words ("in a separate attack") forbid that.
"""

from collections import Counter
from collections.abc import Sequence

from testigo.lexicon.grammar import small_words
from testigo.model import DateRange, Mention, Reading
from testigo.resolution.drafts import COUNTS, HARMFUL, Draft, dates_agree, family, places_agree, tables, weight
from testigo.resolution.people import SOME

DEADLY = ("protest", "abduction", "body_found", "sexual_violence")  # families beside "attack" whose victims die
VICTIMS_ONLY = frozenset({"attack_on_civilians", "targeted_killing"})
EXODUS = 10  # people or families, from which on news counts those who fled by themselves


def threads(mentions: Sequence[Mention], readings: dict[str, list[Reading]]) -> list[Draft]:
    """Return the accounts that mentions make; ``readings`` are their claims with meaning, by mention id."""
    drafts: list[Draft] = []
    for group in _groups(mentions, readings):
        own = [reading for mention in group for reading in readings.get(mention.id, [])]
        family_of = "any" if drafts and _counts_on(own) else _family(group)
        _place_group(drafts, Draft(family_of, group, own))
    told = [draft for draft in drafts if draft.family != "any"]
    firsts = [*told[:1], *[draft for draft in told if not draft.background][:1]]
    return [draft for draft in told if any(draft is first for first in firsts) or _stands_alone(draft)]


def _counts_on(own: Sequence[Reading]) -> bool:
    """Say whether bodies are counted on from those told of before: "a seventh body", "los otros dos cadáveres"."""
    killed = (reading.claim.words.quote.split() for reading in own if reading.claim.attribute == "killed")
    return any(word.casefold() in COUNTED_ON for words in killed for word in words[:-1])


COUNTED_ON = (small_words("ordinals") - small_words("first_ordinals")) | small_words("other_people")


def _stands_alone(draft: Draft) -> bool:
    """Say whether an account tells enough to be an incident beside the report's first, and the first of its news."""
    if any(mention.anew for mention in draft.mentions):
        return True  # "in another attack"
    details = [("date",), ("place",), ("perpetrator", "target"), COUNTS, ("weapon",)]
    told = sum(any(draft.values(attribute) for attribute in group) for group in details)
    if draft.family == "attack":
        told += any(mention.event_type not in VICTIMS_ONLY for mention in draft.mentions)  # "a grenade went off"
    return told >= int(tables()[0].get(draft.family, {}).get("details", 0))


def _groups(mentions: Sequence[Mention], readings: dict[str, list[Reading]]) -> list[list[Mention]]:
    """Return the mentions that make incidents, those of one sentence and one family together.

    Deaths that nobody is said to have caused belong to the other deed of their sentence, where it has one that people
    die of: "two students were killed when police fired on a march", "the bodies of three men killed were found".
    """
    groups: dict[tuple[int, str, int], list[Mention]] = {}
    typed: Counter[int] = Counter()  # a word that only points belongs to what its sentence told before it
    for mention in sorted(mentions, key=lambda mention: mention.trigger.start):
        if mention.told.makes_incidents:
            kind = family(mention.event_type)
            place = mention.sentence.start
            groups.setdefault((place, kind, typed[place] if kind == "any" else 0), []).append(mention)
            typed[place] += kind != "any"
    for (sentence, kind, _), group in tuple(groups.items()):
        deed = next((groups[sentence, other, 0] for other in DEADLY if (sentence, other, 0) in groups), None)
        if kind == "attack" and deed is not None and _is_consequence(group, readings) and deed[0].told is group[0].told:
            deed.extend(groups.pop((sentence, kind, 0)))
    return list(groups.values())


def _is_consequence(group: Sequence[Mention], readings: dict[str, list[Reading]]) -> bool:
    """Say whether mentions only tell of victims: of no type of attack, and of nobody who did it."""
    acting = any(reading.claim.attribute == "perpetrator" for one in group for reading in readings.get(one.id, []))
    return not acting and all(one.event_type in VICTIMS_ONLY for one in group)


def _family(group: Sequence[Mention]) -> str:
    return family(max((one.event_type for one in group), key=weight))


def _place_group(drafts: list[Draft], group: Draft) -> None:
    if drafts and _is_aftermath(group) and not _is_earlier(group.date, drafts[-1].date):
        # when and where somebody died later is not when and where the attack was
        kept = [reading for reading in group.readings if reading.claim.attribute not in {"date", "place"}]
        group = Draft(group.family, group.mentions, kept)
    hosts = drafts
    if group.family == "any" and (_is_aftermath(group) or group.values("perpetrator")):
        hosts = [draft for draft in drafts if draft.family in HARMFUL] or drafts
        # "leaflets signed by the gang threatened the schools": the threat, and not the attack before
        here = group.mentions[0].sentence.start
        hosts = [draft for draft in drafts if any(one.sentence.start == here for one in draft.mentions)] or hosts
    for draft in reversed(hosts):
        if _is_same(draft, group):
            draft.mentions.extend(group.mentions)
            draft.readings.extend(group.readings)
            if draft.family == "any":
                draft.family = group.family
            return
    drafts.append(group)


def _is_earlier(one: DateRange | None, other: DateRange | None) -> bool:
    """Say whether one date ends before the other begins."""
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _is_aftermath(group: Draft) -> bool:
    """Say whether a group only tells of the victims of an attack told before, or of what it damaged."""
    told = (*group.values("killed"), *group.values("injured"))
    return group.family == "any" and (any(count.high != 0 for count in told) or bool(group.values("damage")))


def _is_same(draft: Draft, group: Draft) -> bool:
    if not (_are_kin(draft, group) and dates_agree(draft.date, group.date)):
        return False
    if not places_agree(draft.place, group.place) and _tells_its_own(draft, group):
        return False
    open_times = _times_left_open(draft), _times_left_open(group)
    if all(open_times) and open_times[0].isdisjoint(open_times[1]):
        return False  # "on Tuesday" and "the week before", in a report without a date
    if group.mentions[0].anew and _is_told_apart(group):
        return draft.mentions[0].sentence.start == group.mentions[0].sentence.start
    recalled = group.date is None and all(mention.recalls for mention in group.mentions)
    if group.background != draft.background and not recalled:
        return group.date is not None and group.date == draft.date
    return True


def _are_kin(draft: Draft, group: Draft) -> bool:
    """Say whether the family of an account's types takes in that of a group."""
    joins = [] if _is_exodus(group) else tables()[0].get(draft.family, {}).get("joins", [])
    return "any" in {draft.family, group.family} or draft.family == group.family or group.family in joins


def _tells_its_own(draft: Draft, group: Draft) -> bool:
    """Say whether a group elsewhere has a day, victims or a type of its own.

    Where it has nothing but a place, that may be a road, a home or a hospital.
    """
    if all(mention.recalls for mention in group.mentions):
        return False
    known = {mention.event_type for mention in draft.mentions}
    if any(mention.event_type not in known | VICTIMS_ONLY | {""} or mention.anew for mention in group.mentions):
        return True
    dated = draft.date is None and group.date is not None
    counted = any(
        count.high != 0 and count != SOME and count not in draft.values(attribute)
        for attribute in COUNTS
        for count in group.values(attribute)
    )
    return dated or counted or not _attacked(group) <= _attacked(draft)


def _attacked(draft: Draft) -> frozenset[str]:
    """Return the words for those attacked, but for words that point at people told of before: "the officers"."""
    told = (reading.claim.words.quote.casefold() for reading in draft.readings if reading.claim.attribute == "target")
    return frozenset(words for words in told if words.split()[0] not in small_words("pointers"))


def _is_exodus(group: Draft) -> bool:
    """Say whether so many fled that it is told as an incident of its own: not "several families"."""
    return group.family == "displacement" and any(count.low >= EXODUS for count in group.values("displaced"))


def _times_left_open(draft: Draft) -> frozenset[str]:
    """Return the words for the times that could not be resolved, where none could."""
    if draft.date is not None:
        return frozenset()
    dated = (reading.claim for reading in draft.readings if reading.claim.attribute == "date")
    return frozenset(claim.words.quote.casefold() for claim in dated)


def _is_told_apart(group: Draft) -> bool:
    """Say whether a group has a time, a place or a target of its own, and not only words that point."""
    dated = any(reading.claim.attribute == "date" for reading in group.readings)
    return group.family != "any" and (dated or group.place is not None or bool(group.values("target")))
