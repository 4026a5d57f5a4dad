"""How well an incident is founded as a whole, and how surely it is one. The grades are those of the codebook."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from testigo.codebook import load
from testigo.lexicon.register import Register
from testigo.model import Account, Actor, Cell, Certainty, Code, DateRange, Place, PlacePrecision, Report, Status
from testigo.reconciliation.belligerents import is_partisan, speaks_of_itself
from testigo.reconciliation.standing import voice_of

_TRUSTED = frozenset({"official", "institution"})
_FINEST_FIRST = tuple(PlacePrecision)


def grade(
    accounts: Sequence[Account], reports: Mapping[str, Report], copies: Mapping[str, str], actors: Register
) -> Cell:
    """Return the grade: the first of the rules below that holds, from what speaks against the incident to what for it.

    ``copies`` gives for a report the one it copies. The basis are the mentions, or what the rule looked at.
    """
    denying = [each for each in accounts if Certainty.DENIED is each.certainty or each.status is Status.DENIED]
    telling = [each for each in accounts if each not in denying]
    disputed = denying or [each for each in telling if each.certainty is Certainty.DISPUTED]
    several = len({copies.get(each.report_id, each.report_id) for each in telling}) > 1
    languages = {each.id: reports[each.report_id].language for each in telling}
    rules: tuple[tuple[str, str, Sequence[Account]], ...] = (
        ("discounted", "denied_by_all", () if telling else denying),
        ("contested", "denied_by_some", telling if disputed else ()),
        ("contested", "rival_perpetrators", _rivals(telling, copies)),
        ("confirmed", "admitted", [each for each in telling if _admits(each, languages[each.id], actors)]),
        ("confirmed", "established", [each for each in telling if each.certainty is Certainty.CONFIRMED]),
        ("fair", "independent_reports", telling if several else ()),
        ("fair", "authority_quoted", [each for each in telling if _quotes_authority(each, languages[each.id], actors)]),
        ("weak", "one_report", telling),
    )
    code, rule, basis = next(each for each in rules if each[2])
    against = [each for each in denying if each not in basis]
    return Cell("grade", Code("grade", code), mentions_of(basis), mentions_of(against), rule)


def clarity(date: Cell, place: Cell, accounts: Sequence[Account]) -> Cell:
    """Return whether the incident is told closely enough to know it from others, by the marks of the codebook."""
    marks = load().clear
    days = date.value.days if isinstance(date.value, DateRange) else None
    close = isinstance(place.value, Place) and (
        _FINEST_FIRST.index(place.value.located) <= _FINEST_FIRST.index(PlacePrecision(marks.place))
    )
    clear = days is not None and days <= marks.days and close
    code, rule = ("clear", "told_closely") if clear else ("summary", "told_widely")
    return Cell("clarity", Code("clarity", code), mentions_of(accounts), (), rule)


def _rivals(accounts: Sequence[Account], copies: Mapping[str, str]) -> list[Account]:
    """Return two accounts of different voices that name different groups for what one side did, or none."""
    for one, other in combinations(accounts, 2):
        same_voice = copies.get(one.report_id, one.report_id) == copies.get(other.report_id, other.report_id)
        mutual = load().two_sided & {one.event_type, other.event_type}
        named = _named_perpetrators(one), _named_perpetrators(other)
        if not same_voice and not mutual and all(named) and not named[0] & named[1]:
            return [one, other]
    return []


def _named_perpetrators(account: Account) -> frozenset[str]:
    acting = [each.value for each in account.of("perpetrator") if not each.claim.retracted]
    return frozenset(actor.actor_id for actor in acting if isinstance(actor, Actor) and actor.actor_id)


def _admits(account: Account, language: str, actors: Register) -> bool:
    return any(speaks_of_itself(each, language, actors) for each in account.of("perpetrator"))


def _quotes_authority(account: Account, language: str, actors: Register) -> bool:
    return any(
        each.claim.attributed_to is not None
        and voice_of(each.claim.attributed_to.quote, language) in _TRUSTED
        and not is_partisan(each, account, language, actors)
        for each in account.readings
    )


def mentions_of(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Return the mentions of accounts, or the account itself where it has none, each once."""
    found = [[mention.id for mention in account.mentions] or [account.id] for account in accounts]
    return tuple(dict.fromkeys(each for ids in found for each in ids))
