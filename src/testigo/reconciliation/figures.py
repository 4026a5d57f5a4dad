"""What one account says of a number of people: groups add up, repeated tellings do not."""

from collections.abc import Sequence
from dataclasses import dataclass

from testigo.model import Count
from testigo.reconciliation.groups import (
    died_since,
    groups_of,
    is_another,
    is_general,
    is_individual,
    is_part,
    is_rest,
)
from testigo.reconciliation.lists import is_bare, lists_of, told_by_members
from testigo.reconciliation.testimony import Testimony


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one speaker gives it in one account, with the testimonies it is made of."""

    value: Count
    told: tuple[Testimony, ...]
    rule: str = ""

    @property
    def strongest(self) -> Testimony:
        """The testimony that gives the figure its weight."""
        return max(self.told, key=lambda each: each.strength)

    @property
    def speaker(self) -> str:
        """Who gives the figure."""
        return self.strongest.speaker

    def allows(self, number: int) -> bool:
        """Say whether the figure leaves room for a number."""
        return self.value.low <= number and (self.value.high is None or number <= self.value.high)


def figures_of(told: Sequence[Testimony]) -> list[Figure]:
    """Return the figures of one account, one for each speaker, from its testimonies in order of the text.

    A plural without a figure ("all the attackers") adds nothing to one, but for those listed beside it; nor do the
    members that a figure is told by ("five people, two officers and three farmers").

    Each side of the incident ("two officers", "two gunmen") is a group and groups are added. A figure of no side
    that is at least as large as every group is the total, and nothing is added to it.
    """
    told = _without_zeros(told)
    counted, parts = _without_parts(told)
    side_of = _sides(counted)
    sides = {
        side: _of_side([each for each in counted if side_of[each.claim_id] == side])
        for side in dict.fromkeys(side_of.values())
    }
    unsided = sides.pop(None, [])
    if not unsided or not sides:
        return _added(list(sides.values()) or [unsided], parts)
    sided = [figure for figures in sides.values() for figure in figures]
    totals = [figure for figure in unsided if _size(figure.value) >= max(_size(each.value) for each in sided)]
    if not totals:
        return _added(list(sides.values()), parts)
    if len(sides) == 1 and _is_of_all(sided) and not {each.speaker for each in sided} & {one.speaker for one in totals}:
        return [*sided, *totals]
    rest = (*parts, *(each for figure in sided for each in figure.told))
    return [Figure(figure.value, (*figure.told, *rest), "stated_total") for figure in totals]


def _is_of_all(figures: Sequence[Figure]) -> bool:
    """Say whether figures are of everybody struck, and no sums of groups: others' totals do not take them in."""
    return all(figure.rule != "sum_of_groups" and any(map(is_general, figure.told)) for figure in figures)


def _without_zeros(told: Sequence[Testimony]) -> Sequence[Testimony]:
    """Return the testimonies, less a zero that nobody is named for where the account counts somebody all the same.

    "A shell killed two. On Tuesday a drone was shot down. No casualties were reported": nobody more.
    """
    some = any(count_of(each).high != 0 for each in told)
    return [each for each in told if not some or count_of(each).high != 0 or each.reading.claim.attributed_to]


def _without_parts(told: Sequence[Testimony]) -> tuple[Sequence[Testimony], list[Testimony]]:
    """Return the testimonies that count, and those that only tell of some or all of the same people again."""
    again = [each for whole, members in told_by_members(told) for each in ([whole] if is_bare(whole) else members)]
    lists = lists_of(told)
    bare = [each for each in told if is_bare(each) and not any(each in members for members in lists)]
    figured = [each for each in told if each not in again and each not in bare] or [
        each for each in told if each not in again
    ]
    parts = [each for each in figured if any(_is_within(each, whole) for whole in figured)]
    if len(parts) == len(figured):
        parts = []
    return [each for each in figured if each not in parts], [*parts, *again]


def _is_within(each: Testimony, whole: Testimony) -> bool:
    """Say whether one figure counts some of those of another."""
    rest = is_rest(each) and not is_rest(whole) and _size(count_of(whole)) > _size(count_of(each))
    return rest or is_part(each, whole) or _is_of_total(each, whole)


def _is_of_total(each: Testimony, whole: Testimony) -> bool:
    """Say whether the report's own word for some of the dead is no figure of its own beside a speaker's total.

    "Four people died, the army said ... two officers were killed": "people" counts everybody.
    """
    larger = _size(count_of(whole)) > _size(count_of(each))
    own = each.reading.claim.attributed_to is None and whole.reading.claim.attributed_to is not None
    return larger and own and is_general(whole) and not any(map(is_another, (each, whole))) and not is_general(each)


def add(counts: Sequence[Count]) -> Count:
    """Return the sum: an end that one part leaves open is open in the sum."""
    bests, highs = [count.best for count in counts], [count.high for count in counts]
    best = None if None in bests else sum(each for each in bests if each is not None)
    high = None if None in highs else sum(each for each in highs if each is not None)
    return Count(sum(count.low for count in counts), best, high)


def _sides(told: Sequence[Testimony]) -> dict[str, str | None]:
    """Return the side of each claim; whom a list counts without a word for it is of the side of the others."""
    sides = {each.claim_id: _side(each) for each in told}
    for members in lists_of(told):
        known = next((side for each in members if (side := sides[each.claim_id])), None)
        sides |= {each.claim_id: sides[each.claim_id] or known for each in members}
    return sides


def _side(testimony: Testimony) -> str | None:
    """Return whose people are counted: the wounded who died are of those attacked."""
    return testimony.reading.claim.side or ("targets" if died_since(testimony) else None)


def _of_side(told: Sequence[Testimony]) -> list[Figure]:
    """Return the figures of one side: one figure that is the sum of the other groups is their total, not a group.

    A single person told of by name or as known ("Reyes", "the driver") is one of those whom a figure counts.
    """
    lists = lists_of(told)
    members = [each for one in lists for each in one]
    single = tuple(each for each in told if is_individual(each) and each not in members)
    if single and len(single) < len(told):
        figures = _of_side([each for each in told if each not in single])
        return [Figure(figure.value, (*figure.told, *single), figure.rule) for figure in figures]
    for whole in told:
        if whole in members and not is_general(whole):
            continue  # a member of the list, as large as the others together
        groups = groups_of([each for each in told if each.value != whole.value])
        counts = [_by_speaker(group)[0].value for group in groups]
        if len(groups) > 1 and (_is_sum(whole, counts) or _takes_in(whole, counts)):
            return [Figure(count_of(whole), tuple(told), "stated_total")]
    return _added([_by_speaker(group) for group in groups_of(told)], [])


def _takes_in(whole: Testimony, counts: Sequence[Count]) -> bool:
    """Say whether a figure of everybody has room for groups: "3 dead ... he killed his wife and her niece"."""
    return is_general(whole) and not is_another(whole) and _size(add(counts)) < _size(count_of(whole))


def _is_sum(whole: Testimony, counts: Sequence[Count]) -> bool:
    """Say whether a figure is the sum of others: "at least two" and one and one."""
    best = count_of(whole).best
    return best is not None and best == add(counts).best


def _by_speaker(group: Sequence[Testimony]) -> list[Figure]:
    """Return the figure that each speaker settles on: of repeated tellings the most exact, then the largest."""
    speakers = dict.fromkeys(each.speaker for each in group)
    return [_settled([each for each in group if each.speaker == speaker]) for speaker in speakers]


def _settled(told: Sequence[Testimony]) -> Figure:
    best = max(told, key=lambda each: (_exactness(count_of(each)), _size(count_of(each)), each.claim_id))
    return Figure(count_of(best), tuple(told))


def _added(groups: list[list[Figure]], parts: Sequence[Testimony]) -> list[Figure]:
    """Return for each speaker the sum over groups; where it is silent on one, the strongest voice fills in."""
    if not groups:
        return []
    rule = "sum_of_groups" if len(groups) > 1 else "including_figure" if parts else ""
    sums: dict[Count, Figure] = {}
    for speaker in dict.fromkeys(figure.speaker for group in groups for figure in group):
        chosen = [_of_speaker(group, speaker) for group in groups]
        value = add([figure.value for figure in chosen])
        told = tuple(each for figure in chosen for each in figure.told)
        known = sums[value].told if value in sums else ()
        kept = rule or next((figure.rule for figure in chosen if figure.rule), "")
        sums[value] = Figure(value, tuple(dict.fromkeys((*known, *told, *parts))), kept)
    return list(sums.values())


def _of_speaker(group: Sequence[Figure], speaker: str) -> Figure:
    own = [figure for figure in group if figure.speaker == speaker]
    return own[0] if own else max(group, key=lambda figure: figure.strongest.strength)


def count_of(testimony: Testimony) -> Count:
    """Return the count that a testimony gives."""
    assert isinstance(testimony.value, Count)
    return testimony.value


def _exactness(count: Count) -> int:
    return (count.best is not None) + (count.high is not None)


def _size(count: Count) -> int:
    return count.low if count.best is None else count.best
