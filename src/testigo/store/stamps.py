"""Time stamps (RFC 3161): an authority's word that the log of custody stood at a head at a time.

With one, not even whoever holds the whole database can make a new chain for the time before it.
"""

import base64
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

from testigo.model import ConfigurationError, ServiceError
from testigo.store.custody import Entry
from testigo.store.verification import Flaw

REQUEST_TYPE = "application/timestamp-query"


def request(head: str) -> bytes:
    """Return the request for a stamp of a head, to be posted to an authority."""
    asked: bytes = _library().TimestampRequestBuilder().data(head.encode()).build().as_bytes()
    return asked


def token(answer: bytes) -> str:
    """Return an authority's answer as it is kept. Raises ServiceError where it is no stamp."""
    try:
        if _library().decode_timestamp_response(answer).status != 0:
            raise ServiceError("the authority refused to give a time stamp")
    except ValueError as error:
        raise ServiceError(f"what the authority sent is no time stamp ({error})") from error
    return base64.b64encode(answer).decode()


def stamps(entries: Iterable[Entry], roots: bytes) -> Iterator[tuple[str, datetime] | Flaw]:
    """Yield for every stamp in the log the authority and its time, or what is wrong with it.

    ``roots`` are the certificates in PEM that are trusted. A stamp must be of a head that stands in the log before it.
    """
    library, certificates = _library(), _certificates(roots)
    builder = library.VerifierBuilder()
    for certificate in certificates:
        builder = builder.add_root_certificate(certificate)
    verifier, heads = builder.build(), set()
    for entry in entries:
        says = entry.says
        if says.get("act") == "stamped":
            try:
                answer = library.decode_timestamp_response(base64.b64decode(says["token"]))
                verifier.verify_message(answer, says["head"].encode())
                if says["head"] not in heads:
                    raise ValueError("its head is not in the log before it")
                yield says["authority"], answer.tst_info.gen_time
            except (ValueError, KeyError, library.VerificationError) as error:
                yield Flaw(f"log of custody, entry {entry.row}", f"its time stamp does not hold ({error})")
        heads.add(entry.hash)


def _certificates(roots: bytes) -> list[Any]:
    try:
        found: list[Any] = import_module("cryptography.x509").load_pem_x509_certificates(roots)
    except ValueError as error:
        raise ConfigurationError(f"the certificates cannot be read ({error}): give them as PEM") from error
    return found


def _library() -> Any:
    try:
        return import_module("rfc3161_client")
    except ImportError as error:
        raise ConfigurationError("time stamps need rfc3161-client: pip install 'testigo[watch]'") from error
