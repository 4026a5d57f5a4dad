"""A number of people: official and later figures over early and unnamed ones, the others as the range."""

from collections.abc import Sequence

from testigo.model import Cell, Count
from testigo.reconciliation.cells import cell, voices
from testigo.reconciliation.figures import Figure, figures_of
from testigo.reconciliation.standing import weight_of
from testigo.reconciliation.testimony import Testimony


def reconcile_count(attribute: str, told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of a count, or None where nobody gives a figure.

    ``low`` is the lowest and ``high`` the highest figure that still stands; ``best`` is that of the strongest
    voice. What leaves no room for ``best`` dissents.
    """
    counted = [each for each in told if isinstance(each.value, Count) and not each.denied]
    accounts = dict.fromkeys(each.account_id for each in counted)
    figures = [
        figure
        for account in accounts
        for figure in figures_of([each for each in counted if each.account_id == account])
    ]
    if not figures:
        return None
    chosen = _chosen(figures)
    standing = [figure for figure in figures if figure is chosen or not _superseded(figure, figures)]
    value = _span(standing, chosen.value.best)
    agreeing = [figure for figure in figures if figure is chosen or _agrees(figure, chosen)]
    basis = [each for figure in agreeing for each in figure.told]
    return cell(attribute, value, basis, counted, _rule(figures, chosen, counted))


def _chosen(figures: Sequence[Figure]) -> Figure:
    """Return the strongest figure, or where it is vague the strongest exact one that it leaves room for."""
    strongest = max(figures, key=_strength)
    if strongest.value.best is not None:
        return strongest
    exact = [figure for figure in figures if figure.value.best is not None and strongest.allows(figure.value.best)]
    return max(exact, key=_strength, default=strongest)


def _superseded(early: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a voice at least as strong and as late updates the figure.

    It does where it gives a closed figure within an open one ("at least two", then "three"), and where on a later
    day the same speaker gives another or a voice of the same standing a higher one: tolls grow.
    """
    return any(_supersedes(late, early) for late in figures if _strength(late) > _strength(early))


def _supersedes(late: Figure, early: Figure) -> bool:
    one, other = late.strongest, early.strongest
    if one.published < other.published:
        return False
    if early.value.high is None and late.value.high is not None:
        return early.value.low <= late.value.low
    if one.published == other.published or late.value.best is None:
        return False
    grows = late.value.low > (early.value.best or early.value.low)
    return one.speaker == other.speaker or (one.standing == other.standing and grows)


def _span(figures: Sequence[Figure], best: int | None) -> Count:
    highs = [figure.value.high for figure in figures]
    high = None if None in highs else max(each for each in highs if each is not None)
    return Count(min(figure.value.low for figure in figures), best, high)


def _agrees(figure: Figure, chosen: Figure) -> bool:
    if chosen.value.best is None:
        return figure.value.high is None or figure.value.high >= chosen.value.low
    return figure.allows(chosen.value.best)


def _strength(figure: Figure) -> tuple[int, str, str]:
    return figure.strongest.strength


def _rule(figures: Sequence[Figure], chosen: Figure, told: Sequence[Testimony]) -> str:
    if all(each.partisan for each in told):
        return "belligerent_word"
    if chosen.rule:
        return chosen.rule
    if len(told) == 1:
        return "only_claim"
    if len({figure.value for figure in figures}) == 1:
        return "all_agree" if voices(told) > 1 else "only_claim"
    strongest = max(figures, key=_strength)
    if chosen is not strongest:
        return "exact_over_vague"
    return _rule_of_rank(chosen.strongest.standing, [each.strongest.standing for each in figures if each is not chosen])


def _rule_of_rank(chosen: int, others: Sequence[int]) -> str:
    """Return why the strongest voice is: its rank, or where others have the same the later day."""
    if chosen == weight_of("official"):
        return "official_later_over_early"
    if chosen == max(others):
        return "later_over_early"
    return "institution_over_reports" if chosen == weight_of("institution") else "highest_ranked_voice"
