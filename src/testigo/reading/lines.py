"""One line of JSON Lines as a document."""

import json
from typing import Any

from testigo.model import Capture, InputError
from testigo.reading.document import Document, Stated
from testigo.reading.headline import headline
from testigo.reading.text import decode

# Our names for the fields first, then the names other corpora give them.
NAMES = {
    "id": ("id", "doc_id"),
    "text": ("text", "content"),
    "title": ("title",),
    "url": ("url", "uri"),
    "source": ("source",),
    "published": ("published", "dct"),
    "language": ("language",),
}
LONGEST_ID = 200  # characters


def read_line(capture: Capture, data: bytes) -> Document:  # noqa: ARG001 (every reader takes the capture)
    """Read a JSON object with ``id`` and ``text``, and what else is known of the report."""
    try:
        record = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is not valid JSON ({error}): each line should be one JSON object") from error
    if not isinstance(record, dict):
        raise InputError('it is not a JSON object: write {"id": ..., "text": ...}')
    fields, troubles = _fields(record)
    if not fields.get("text", "").strip():
        raise InputError("it has no text: give the report's words under 'text'")
    given = fields.get("id", "").strip()
    if len(given) > LONGEST_ID:
        raise InputError(f"its id is longer than {LONGEST_ID} characters: give a shorter one")
    name = "published" if record.get("published") is not None else "dct"
    return Document(
        fields["text"].replace("\r\n", "\n").replace("\r", "\n"),
        title=fields.get("title") or headline(fields["text"]),
        url=fields.get("url"),
        source=fields.get("source"),
        language=fields.get("language"),
        given_id=given or None,
        dates=(Stated(fields["published"], name),) if fields.get("published") else (),
        troubles=tuple(troubles),
    )


def _fields(record: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    fields, troubles = {}, []
    for field, names in NAMES.items():
        value = next((record[name] for name in names if record.get(name) is not None), None)
        if isinstance(value, bool | list | dict | float):
            troubles.append(f"'{field}' is not plain text, and was left out")
        elif value is not None:
            fields[field] = str(value)
    return fields, troubles
