"""Mail as a document: the body is the text, the sender the source, the Date header the date."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from testigo.model import Capture, InputError
from testigo.reading.document import Document, Stated
from testigo.reading.page import page_text
from testigo.reading.text import decode
from testigo.reading.wrapping import unwrapped

_SOFT_BREAK = re.compile(r"(?<! ) \n(?!-- \n)")  # RFC 3676: a line that ends in a space goes on
MOST_PARTS = 50  # each may hold the next, and the parser goes down into all of them


def read_mail(capture: Capture, data: bytes) -> Document:  # noqa: ARG001 (every reader takes the capture)
    """Read a message: its plain text where there is one, else its HTML."""
    if data.count(b"multipart/") > MOST_PARTS:
        raise InputError(f"the message holds more than {MOST_PARTS} messages and parts within each other")
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("it has no mail headers: is it really a saved message?")
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise InputError("the message has no text: save its attachment as a file and give that")
    content = body.get_payload(decode=True)
    text = decode(content if isinstance(content, bytes) else b"", body.get_content_charset())
    if body.get_content_subtype() == "html":
        text = page_text(text)
    elif str(body.get_param("format", "")).lower() == "flowed":
        text = _SOFT_BREAK.sub(" ", text)
    else:
        text = unwrapped(text)
    if not text.strip():
        raise InputError("the message has no text: save its attachment as a file and give that")
    return Document(text.strip("\n"), title=_header(message, "Subject"), source=_sender(message), dates=_sent(message))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, LookupError, AttributeError):  # the parser of headers trips over broken ones
        return None
    words = " ".join(str(value).split()) if value else ""
    return words or None


def _sender(message: EmailMessage) -> str | None:
    sender = _header(message, "From")
    if sender is None:
        return None
    name = sender.partition("<")[0].strip().strip('"').strip()
    return name or sender.strip("<> ")


def _sent(message: EmailMessage) -> tuple[Stated, ...]:
    value = _header(message, "Date")
    try:
        return (Stated(parsedate_to_datetime(value).date().isoformat(), "Date header"),) if value else ()
    except (TypeError, ValueError):
        return (Stated(value or "", "Date header"),)
