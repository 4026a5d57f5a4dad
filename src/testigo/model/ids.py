"""Content ids: the same content has the same id on every machine, in every run."""

import hashlib
import json

ID_LENGTH = 20  # hex digits: 80 bits, so a billion records collide with a chance below one in a million

IdPart = str | int | None
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # json.dumps would make one for each id


def content_id(*parts: IdPart) -> str:
    """Return the id of the content that ``parts`` make up.

    The parts are hashed as one JSON array, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    return hashlib.sha256(_ENCODER.encode(parts).encode()).hexdigest()[:ID_LENGTH]


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hex digits: what a capture is known by."""
    return hashlib.sha256(data).hexdigest()
