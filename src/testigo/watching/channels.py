"""Alerts go out: to a webhook, by e-mail, into an Atom feed, or as CAP 1.2, a test for named people until approved.

Every alert carries an id that never changes. A feed and a folder of CAP files are views, written anew and whole, so
that an alert is in them once. A webhook and a mail server may have taken an alert whose answer was lost with the
process or the network: it is sent again under the same key (``Idempotency-Key``, ``Message-ID``), and they know it.
What became of an alert refers to it: as an update or a cancellation of CAP, an answer to its e-mail, its entry anew.
"""

import json
import smtplib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from secrets import token_hex

import urllib3

from testigo.exports import IncidentRecord
from testigo.exports.atom import atom_feed, entry_of
from testigo.exports.cap import Envelope, cap_alert, cap_time, headline
from testigo.exports.edition import uuid_of
from testigo.exports.narrative import narrative
from testigo.exports.quotes import quotes
from testigo.model import Alert, AlertMessage, ServiceError
from testigo.watching.mail import Login, letter, post
from testigo.watching.rules import Channel

SILENCE = 20.0  # seconds that a receiver may take to answer
MARKS = {AlertMessage.ALERT: "", AlertMessage.UPDATE: "Updated: ", AlertMessage.CANCEL: "Cancelled: "}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The last of a thread of alerts with its incident as it was then; ``actual`` are those that a person approved."""

    thread: tuple[Alert, ...]
    record: IncidentRecord
    actual: frozenset[str]

    @property
    def alert(self) -> Alert:
        """What is sent."""
        return self.thread[-1]

    @property
    def is_actual(self) -> bool:
        """Whether a person approved it."""
        return self.alert.id in self.actual

    @property
    def title(self) -> str:
        """The alert in a line."""
        mark = "" if self.is_actual else "[Test] "
        return f"{mark}{MARKS[self.alert.message]}{self.alert.rule}: {headline(self.record)}"

    def key(self, alert: Alert) -> str:
        """Return the name under which receivers know an alert: what goes out as actual is another than its test."""
        return f"{alert.id}-actual" if alert.id in self.actual else alert.id


def outgoing(thread: tuple[Alert, ...], approved: Collection[str]) -> Outgoing:
    """Return the last of a thread ready to be sent."""
    return Outgoing(thread, IncidentRecord.model_validate_json(thread[-1].record), frozenset(approved))


def send(
    channel: Channel, name: str, fresh: Sequence[Outgoing], everything: Sequence[Outgoing], login: Login | None = None
) -> None:
    """Send what is fresh through a channel; a feed is written with everything. Raises ServiceError: try again."""
    try:
        if channel.atom is not None:
            _write(channel.atom, _feed(name, everything))
        for each in fresh:
            if channel.webhook is not None:
                _post(channel.webhook, each)
            elif channel.email:
                post(channel, _letter(channel, each), login, SILENCE)
            elif channel.cap is not None:
                _write(channel.cap / f"{each.key(each.alert)}.xml", _cap(channel, each))
    except (OSError, smtplib.SMTPException, urllib3.exceptions.HTTPError) as error:
        raise ServiceError(f"the channel {name} did not take it ({error})") from error


def _post(address: str, each: Outgoing) -> None:
    alert = each.alert
    said = {
        "alert": alert.id,
        "message": alert.message,
        "about": [earlier.id for earlier in each.thread[:-1]],
        "rule": alert.rule,
        "reason": alert.reason,
        "raised_at": alert.raised_at.isoformat(),
        "status": "actual" if each.is_actual else "test",
        "incident": json.loads(alert.record),
    }
    headers = {"Content-Type": "application/json", "Idempotency-Key": each.key(alert)}
    with urllib3.PoolManager(retries=False, timeout=SILENCE) as pool:
        status = pool.request("POST", address, body=json.dumps(said).encode(), headers=headers, redirect=False).status
    if not 200 <= status < 300:
        raise ServiceError(f"the webhook says {status}")


def _letter(channel: Channel, each: Outgoing) -> EmailMessage:
    said = "\n".join(quote.line for quote in quotes(each.record))
    links = [report.url or report.title or report.id for report in each.record.reports]
    paragraphs = [narrative(each.record), f"Why: {each.alert.reason}", said, "\n".join(links)]
    return letter(channel, each.title, paragraphs, [each.key(alert) for alert in each.thread])


def _feed(name: str, everything: Sequence[Outgoing]) -> str:
    entries = [
        replace(
            entry_of(each.record, each.alert.raised_at),
            id=uuid_of("alert", each.thread[0].id).urn,
            title=each.title,
        )
        for each in everything
    ]
    latest: datetime = max(each.alert.raised_at for each in everything)
    return atom_feed(entries, id=uuid_of("alerts", name).urn, title=f"Alerts: {name}", updated=latest)


def _cap(channel: Channel, each: Outgoing) -> str:
    """Return the alert as CAP. What becomes of one that the public was told refers to that, else to the test."""
    alert, earlier = each.alert, each.thread[:-1]
    public = tuple(one for one in earlier if one.id in each.actual) if each.is_actual else ()
    envelope = Envelope(
        channel.sender,
        alert.raised_at,
        channel.to or (channel.sender,),
        status="Test",
        message=alert.message.capitalize(),
        references=tuple(_reference(channel, one, bool(public)) for one in public or earlier),
        note=alert.reason,
    )
    if each.is_actual:
        envelope = replace(envelope, status="Actual", scope="Public", addresses=())
    return cap_alert([each.record], envelope, _cap_id(alert, each.is_actual))


def _reference(channel: Channel, alert: Alert, actual: bool) -> str:
    return f"{channel.sender},{_cap_id(alert, actual)},{cap_time(alert.raised_at)}"


def _cap_id(alert: Alert, actual: bool) -> str:
    return str(uuid_of("cap", f"{alert.id} {'Actual' if actual else 'Test'}"))


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
