"""What the accounts of one incident say as a whole: its type, whether it happened, how sure that is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from testigo.codebook import load
from testigo.model import Account, Cell, Certainty, Code, Report, Status
from testigo.reconciliation.testimony import published_day, withdrawn_codes

_SUREST_FIRST = tuple(Certainty)
_PLAINEST_FIRST = tuple(Status)


def reconcile_event_type(accounts: Sequence[Account], reports: Mapping[str, Report], copies: Mapping[str, str]) -> Cell:
    """Return the cell of the event type: the code of most voices, then the narrower, then the latest.

    A type whose weapon a report takes back ("it was no drone") loses its votes, unless no other type is told.
    A wider type votes for a narrower one that is told beside it.
    """
    withdrawn = withdrawn_codes("weapon", accounts)
    standing = [account for account in accounts if _weapon(account.event_type) not in withdrawn] or list(accounts)
    told = {account.event_type for account in standing}
    votes: dict[str, set[str]] = {}
    latest: dict[str, str] = {}
    for account in standing:
        voice = copies.get(account.report_id, account.report_id)
        for event_type in _narrower(account.event_type) & told or {account.event_type}:
            votes.setdefault(event_type, set()).add(voice)
            latest[event_type] = max(latest.get(event_type, ""), published_day(reports[account.report_id]))
    chosen = max(sorted(votes), key=lambda code: (len(votes[code]), latest[code]))
    agreeing = [account for account in accounts if chosen in {account.event_type, *_narrower(account.event_type)}]
    others = [account for account in accounts if account not in agreeing]
    rule = _rule(accounts)
    return Cell("event_type", Code("event_type", chosen), _evidence(agreeing), _evidence(others), rule)


def reconcile_status(accounts: Sequence[Account]) -> Status:
    """Return the status that most accounts give, denials aside; where they tie, the plainest."""
    told = [account.status for account in accounts if account.status is not Status.DENIED]
    if not told:
        return Status.DENIED
    counts = Counter(told)
    return max(counts, key=lambda status: (counts[status], -_PLAINEST_FIRST.index(status)))


def reconcile_certainty(accounts: Sequence[Account]) -> Certainty:
    """Return the certainty of the surest account, or "disputed" where another account denies the incident."""
    denying = [
        account for account in accounts if Certainty.DENIED in {account.certainty} or account.status is Status.DENIED
    ]
    if len(denying) == len(accounts):
        return Certainty.DENIED
    surest = min((account.certainty for account in accounts if account not in denying), key=_SUREST_FIRST.index)
    return Certainty.DISPUTED if denying else surest


def _rule(accounts: Sequence[Account]) -> str:
    if len(accounts) == 1:
        return "only_claim"
    return "all_agree" if len({account.event_type for account in accounts}) == 1 else "majority_type"


def _evidence(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Return what an event type rests on: the mentions that give it, or the account where it has none."""
    found = [
        [mention.id for mention in account.mentions if mention.event_type == account.event_type] or [account.id]
        for account in accounts
    ]
    return tuple(dict.fromkeys(each for ids in found for each in ids))


def _weapon(event_type: str) -> str | None:
    entry = load().event_types.get(event_type)
    return entry.weapon if entry else None


def _narrower(event_type: str) -> frozenset[str]:
    return _narrower_types().get(event_type, frozenset())


@cache
def _narrower_types() -> dict[str, frozenset[str]]:
    table = yaml.safe_load(files("testigo.reconciliation").joinpath("narrower_types.yaml").read_text("utf-8"))
    return {wide: frozenset(narrow) for wide, narrow in table.items()}
