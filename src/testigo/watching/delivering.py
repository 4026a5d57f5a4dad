"""Which alerts are still to be sent where: once each, tried again with growing pauses until a channel takes it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from testigo.model import Alert, Delivery, ServiceError
from testigo.store import Store
from testigo.watching.channels import outgoing, send
from testigo.watching.following import threads
from testigo.watching.mail import Login
from testigo.watching.rules import Channel, Orders

FIRST_RETRY = timedelta(minutes=1)  # doubled with every failure
LONGEST_RETRY = timedelta(hours=1)
Tries = Mapping[tuple[str, str], Sequence[Delivery]]  # by alert and way


def deliver(store: Store, orders: Orders, now: datetime, login: Login | None = None) -> None:
    """Send what was not sent, and keep every try; ``login`` is for the mail server."""
    tries: dict[tuple[str, str], list[Delivery]] = defaultdict(list)
    for each in store.watching.deliveries():
        tries[each.alert_id, each.channel].append(each)
    told, approved = threads(store.watching.alerts()), frozenset(store.watching.approved())
    for name, channel in orders.channels.items():
        rules = {rule.name for rule in orders.rules if name in rule.send}
        mine = [thread for thread in told if thread[0].rule in rules]
        _Way(store, name, channel, tries, approved, login).send(mine, now)


@dataclass(frozen=True, slots=True)
class _Way:
    store: Store
    name: str
    channel: Channel
    tries: Tries
    approved: Collection[str]
    login: Login | None

    def send(self, told: Sequence[tuple[Alert, ...]], now: datetime) -> None:
        due = [
            outgoing(thread[: at + 1], self.approved)
            for thread in told
            for at, alert in enumerate(thread)
            if _is_due(self.tried(alert), now) and (at == 0 or self.has(thread[at - 1]))
        ]
        everything = [outgoing(thread, self.approved) for thread in told] if due and self.channel.atom else []
        for batch in filter(None, [due] if self.channel.atom else [[each] for each in due]):
            note = ""
            try:
                send(self.channel, self.name, batch, everything, self.login)
            except ServiceError as error:
                note = str(error)
            for each in batch:
                self.store.watching.add_delivery(Delivery(each.alert.id, self.way(each.alert), now, not note, note))

    def way(self, alert: Alert) -> str:
        """Return the name under which a delivery is kept: what a person approved goes out anew, as actual."""
        return f"{self.name} (actual)" if alert.id in self.approved else self.name

    def tried(self, alert: Alert) -> Sequence[Delivery]:
        return self.tries.get((alert.id, self.way(alert)), ())

    def has(self, alert: Alert) -> bool:
        """Say whether an alert was taken: before that, what became of it since is not sent."""
        return any(one.delivered for one in self.tried(alert))


def _is_due(tries: Sequence[Delivery], now: datetime) -> bool:
    if not tries:
        return True
    if any(one.delivered for one in tries):
        return False
    pause: timedelta = min(FIRST_RETRY * 2 ** min(len(tries) - 1, 10), LONGEST_RETRY)
    return now < tries[-1].at or now - tries[-1].at >= pause
