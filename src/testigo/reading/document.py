"""What a reader makes of a capture, before language, date and id are settled."""

from collections.abc import Callable
from dataclasses import dataclass

from testigo.model import Capture


@dataclass(frozen=True, slots=True)
class Stated:
    """A date of publication as metadata state it, and where they do ("article:published_time")."""

    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a capture and what its metadata say.

    ``dates`` stand in the order of trust, ``beside`` holds short lines around the headline that are no part of the
    text, ``troubles`` say in words what could not be used though the text could.
    """

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    given_id: str | None = None
    dates: tuple[Stated, ...] = ()
    beside: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


Reader = Callable[[Capture, bytes], Document]
"""A reader raises InputError where the bytes hold no text it can read."""
