"""Alerts go out: to a webhook, by e-mail, into an Atom feed, or as CAP 1.2, a test for named people until approved.

Every alert carries an id that never changes. A feed and a folder of CAP files are views, written anew and whole, so
that an alert is in them once. A webhook and a mail server may have taken an alert whose answer was lost with the
process or the network: it is sent again under the same id (``Idempotency-Key``, ``Message-ID``), by which they know it.
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
from testigo.exports.cap import Envelope, cap_alert, headline
from testigo.exports.edition import uuid_of
from testigo.exports.narrative import narrative
from testigo.model import Alert, ServiceError
from testigo.watching.rules import Channel

SILENCE = 20.0  # seconds that a receiver may take to answer


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An alert with its incident as it was then; ``actual`` once a person approved it."""

    alert: Alert
    record: IncidentRecord
    actual: bool

    @property
    def title(self) -> str:
        """The alert in a line."""
        return f"{'' if self.actual else '[Test] '}{self.alert.rule}: {headline(self.record)}"


def outgoing(alert: Alert, approved: Collection[str]) -> Outgoing:
    """Return an alert ready to be sent."""
    return Outgoing(alert, IncidentRecord.model_validate_json(alert.record), alert.id in approved)


def send(channel: Channel, name: str, fresh: Sequence[Outgoing], everything: Sequence[Outgoing]) -> None:
    """Send what is fresh through a channel; a feed is written with everything. Raises ServiceError: try again."""
    try:
        if channel.atom is not None:
            _write(channel.atom, _feed(name, everything))
        for each in fresh:
            if channel.webhook is not None:
                _post(channel.webhook, each)
            elif channel.email:
                _mail(channel, each)
            elif channel.cap is not None:
                _write(channel.cap / f"{each.alert.id}{'-actual' if each.actual else ''}.xml", _cap(channel, each))
    except (OSError, smtplib.SMTPException, urllib3.exceptions.HTTPError) as error:
        raise ServiceError(f"the channel {name} did not take it ({error})") from error


def _post(address: str, each: Outgoing) -> None:
    alert = each.alert
    said = {
        "alert": alert.id,
        "rule": alert.rule,
        "reason": alert.reason,
        "raised_at": alert.raised_at.isoformat(),
        "status": "actual" if each.actual else "test",
        "incident": json.loads(alert.record),
    }
    headers = {"Content-Type": "application/json", "Idempotency-Key": alert.id}
    with urllib3.PoolManager(retries=False, timeout=SILENCE) as pool:
        status = pool.request("POST", address, body=json.dumps(said).encode(), headers=headers, redirect=False).status
    if not 200 <= status < 300:
        raise ServiceError(f"the webhook says {status}")


def _mail(channel: Channel, each: Outgoing) -> None:
    message = EmailMessage()
    message["Subject"] = " ".join(each.title.split())
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.email)
    message["Message-ID"] = f"<{each.alert.id}@testigo>"
    links = [report.url or report.title or report.id for report in each.record.reports]
    message.set_content("\n\n".join([narrative(each.record), f"Why: {each.alert.reason}", "\n".join(links)]))
    host, _, port = channel.server.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=SILENCE) as server:
        server.send_message(message)


def _feed(name: str, everything: Sequence[Outgoing]) -> str:
    entries = [
        replace(
            entry_of(each.record, each.alert.raised_at),
            id=uuid_of("alert", each.alert.id).urn,
            title=each.title,
        )
        for each in everything
    ]
    latest: datetime = max(each.alert.raised_at for each in everything)
    return atom_feed(entries, id=uuid_of("alerts", name).urn, title=f"Alerts: {name}", updated=latest)


def _cap(channel: Channel, each: Outgoing) -> str:
    addresses = channel.to or (channel.sender,)
    envelope = Envelope(channel.sender, each.alert.raised_at, addresses, status="Test")
    if each.actual:
        envelope = replace(envelope, status="Actual", scope="Public", addresses=())
    return cap_alert([each.record], envelope, str(uuid_of("cap", f"{each.alert.id} {envelope.status}")))


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
