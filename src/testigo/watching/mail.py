"""Letters go out: by TLS unless the mail server is on this computer, and with a password where the operator has one."""

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address

from testigo.model import ServiceError
from testigo.watching.rules import Channel, Security

PLAIN_PORT, TLS_PORT = 25, 465


@dataclass(frozen=True, slots=True)
class Login:
    """How the operator is known to the mail server."""

    user: str
    password: str = field(repr=False)


def post(channel: Channel, letter: EmailMessage, login: Login | None, silence: float) -> None:
    """Hand a letter to the channel's server; ``silence`` is how many seconds it may take to answer.

    Raises ServiceError, OSError or SMTPException: try again.
    """
    host, _, port = channel.server.partition(":")
    security = channel.security or _by_default(host, int(port or PLAIN_PORT))
    if login is not None and security == "plain" and not _is_here(host):
        raise ServiceError(f"no password is sent to {host} without TLS")
    with _connected(host, int(port or PLAIN_PORT), security, silence) as server:
        if login is not None:
            server.login(login.user, login.password)
        server.send_message(letter)


def letter(channel: Channel, subject: str, paragraphs: Sequence[str], ids: Sequence[str]) -> EmailMessage:
    """Return a letter; ``ids`` are those of its thread, the oldest first and its own last."""
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.email)
    *earlier, own = (f"<{each}@testigo>" for each in ids)
    message["Message-ID"] = own
    if earlier:
        message["In-Reply-To"], message["References"] = earlier[-1], " ".join(earlier)
    message.set_content("\n\n".join(paragraphs))
    return message


def _connected(host: str, port: int, security: Security, silence: float) -> smtplib.SMTP:
    if security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=silence, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=silence)
    if security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _by_default(host: str, port: int) -> Security:
    if port == TLS_PORT:
        return "tls"
    return "plain" if _is_here(host) else "starttls"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
