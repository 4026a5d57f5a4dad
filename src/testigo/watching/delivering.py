"""Which alerts are still to be sent where: once each, tried again with growing pauses until a channel takes it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from testigo.model import Delivery, ServiceError
from testigo.store import Store
from testigo.watching.channels import Outgoing, outgoing, send
from testigo.watching.rules import Orders

FIRST_RETRY = timedelta(minutes=1)  # doubled with every failure
LONGEST_RETRY = timedelta(hours=1)


def deliver(store: Store, orders: Orders, now: datetime) -> None:
    """Send what was not sent, and keep every try."""
    ledger, approved = store.watching, store.watching.approved()
    everything, tries = [outgoing(alert, approved) for alert in ledger.alerts()], ledger.deliveries()
    for name, channel in orders.channels.items():
        rules = {rule.name for rule in orders.rules if name in rule.send}
        mine = [each for each in everything if each.alert.rule in rules]
        due = [each for each in mine if _is_due(_tries(tries, each, _way(name, each)), now)]
        batches = [due] if channel.atom else [[each] for each in due]
        for batch in filter(None, batches):
            note = ""
            try:
                send(channel, name, batch, mine)
            except ServiceError as error:
                note = str(error)
            for each in batch:
                ledger.add_delivery(Delivery(each.alert.id, _way(name, each), now, not note, note))


def _way(name: str, each: Outgoing) -> str:
    """Return the name under which a delivery is kept: what a person approved goes out anew, as actual."""
    return f"{name} (actual)" if each.actual else name


def _tries(tries: Sequence[Delivery], each: Outgoing, way: str) -> list[Delivery]:
    return [one for one in tries if (one.alert_id, one.channel) == (each.alert.id, way)]


def _is_due(tries: Sequence[Delivery], now: datetime) -> bool:
    if not tries:
        return True
    if any(one.delivered for one in tries):
        return False
    pause: timedelta = min(FIRST_RETRY * 2 ** min(len(tries) - 1, 10), LONGEST_RETRY)
    return now < tries[-1].at or now - tries[-1].at >= pause
