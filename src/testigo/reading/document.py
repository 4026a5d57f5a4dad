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

    ``dates`` stand in the order of trust, ``troubles`` say in words what could not be used though
    the text could.
    """

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    given_id: str | None = None
    dates: tuple[Stated, ...] = ()
    troubles: tuple[str, ...] = ()


Reader = Callable[[Capture, bytes], Document]
"""A reader raises InputError where the bytes hold no text it can read."""
